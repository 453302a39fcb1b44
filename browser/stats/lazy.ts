/** Candidate pairs of a real connection, and how good it is, read from `getStats()` (WebRTC Statistics). */
import {
  type CandidateRead,
  type Counter,
  COUNTERS,
  keepPairs,
  PAIR_STATES,
  type PairRead,
  type PairState,
  type StatsRead,
} from "../../protocol/facts/mod.ts";
import { readQuality } from "./quality.ts";
import { numberOf, type Report, type Stats, textOf } from "./report.ts";

export { isNoticeable, samePairs } from "../../protocol/facts/mod.ts";

/** Every pair of a connection. What a browser does not tell is absent; a pair with an end that it hides is left out. */
function readPairs(report: Report): readonly PairRead[] {
  const all = [...report.values()];
  const chosen = new Set(all.filter(({ type }) => type === "transport").map((one) => one.selectedCandidatePairId));
  return all.filter(({ type }) => type === "candidate-pair").flatMap((stats) => {
    const local = candidateOf(report.get(String(stats.localCandidateId)));
    const remote = candidateOf(report.get(String(stats.remoteCandidateId)));
    return local && remote ? [pairOf(stats, local, remote, chosen)] : [];
  });
}

function pairOf(stats: Stats, local: CandidateRead, remote: CandidateRead, chosen: ReadonlySet<unknown>): PairRead {
  const counts: Partial<Record<Counter, number>> = Object.fromEntries(
    COUNTERS.flatMap((name): [Counter, number][] => {
      const n = numberOf(stats[name]);
      return n === undefined ? [] : [[name, n]];
    }),
  );
  const time = numberOf(stats.currentRoundTripTime);
  // Firefox says 0 seconds while nothing was answered.
  const answered = (numberOf(stats.responsesReceived) ?? 0) > 0;
  return {
    id: String(stats.id),
    local,
    remote,
    state: PAIR_STATES.find((state) => state === stats.state) ?? stateBy(counts),
    nominated: stats.nominated === true,
    // Firefox marks the pair, too.
    selected: chosen.has(stats.id) || stats.selected === true,
    ...(time !== undefined && answered && { roundTripTime: time }),
    ...counts,
    bytesSent: numberOf(stats.bytesSent) ?? 0,
    bytesReceived: numberOf(stats.bytesReceived) ?? 0,
  };
}

function candidateOf(stats: Stats | undefined): CandidateRead | undefined {
  if (!stats) return undefined;
  const [port, priority] = [numberOf(stats.port), numberOf(stats.priority)];
  const address = textOf(stats.address) ?? textOf(stats.ip);
  const [url, relayProtocol] = [textOf(stats.url), textOf(stats.relayProtocol)];
  return {
    id: String(stats.id),
    type: textOf(stats.candidateType) ?? "unknown",
    protocol: (textOf(stats.protocol) ?? "unknown").toLowerCase(),
    ...(address !== undefined && address !== "(redacted)" && { address }),
    ...(port !== undefined && { port }),
    ...(priority !== undefined && { priority }),
    ...(url !== undefined && { url }),
    ...(relayProtocol !== undefined && { relayProtocol }),
  };
}

/** The state that the counters imply, where a browser's word for it is none of the known ones. */
const stateBy = (counts: Partial<Record<Counter, number>>): PairState =>
  counts.responsesReceived ? "succeeded" : counts.requestsSent ? "in-progress" : "waiting";

/** Milliseconds until pairs are read after a state has changed: reading them takes the connection’s own threads. */
const SOON = 100;

/**
 * Reads the pairs and the rest every so often, while the page is visible and the connection is neither new nor closed,
 * never twice at a time. What has not changed is reported as the very objects that it was before, the list included, so
 * that a comparison by identity tells. It gives back the function that ends it.
 */
export function watchStats(
  pc: RTCPeerConnection,
  report: (pairs: readonly PairRead[], stats: StatsRead) => void,
  everyMs = 1000,
): () => void {
  let known: readonly PairRead[] = [];
  let knownStats: { readonly text: string; readonly stats: StatsRead } | undefined;
  let busy = false;
  let ended = false;
  let later: ReturnType<typeof setTimeout> | undefined;

  async function look() {
    if (busy || ended || document.visibilityState !== "visible" || pc.connectionState === "new") return;
    if (pc.connectionState === "closed") return stop();
    busy = true;
    try {
      const read = await pc.getStats() as unknown as Report;
      if (ended || (pc.connectionState as string) === "closed") return;
      known = keepPairs(known, readPairs(read));
      const stats = readQuality(read, known);
      const text = JSON.stringify(stats);
      if (knownStats?.text !== text) knownStats = { text, stats };
      report(known, knownStats.stats);
    } catch {
      // A connection that closes meanwhile has nothing to tell.
    } finally {
      busy = false;
    }
  }

  function soon() {
    clearTimeout(later);
    later = setTimeout(look, SOON);
  }

  function stop() {
    ended = true;
    clearInterval(timer);
    clearTimeout(later);
    for (const [target, event] of events) target.removeEventListener(event, soon);
  }

  const events = [
    [document, "visibilitychange"],
    [pc, "connectionstatechange"],
    [pc, "iceconnectionstatechange"],
  ] as const;
  for (const [target, event] of events) target.addEventListener(event, soon);
  const timer = setInterval(look, everyMs);
  soon();
  return stop;
}
