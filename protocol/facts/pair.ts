/** Candidate pairs, as a browser tells them (WebRTC Statistics, RTCIceCandidatePairStats and RTCIceCandidateStats). */
import type { Word } from "./word.ts";

/**
 * One end of a pair. A browser may hide an address: Chromium leaves it empty behind an mDNS name, Firefox writes
 * `(redacted)` for one that it learned from a check; both are read as no address.
 */
export interface CandidateRead {
  readonly id: string;
  /** `host`, `srflx`, `prflx` or `relay` (RTCIceCandidateType, WebRTC 1.0 §4.8.1.2). */
  readonly type: string;
  readonly protocol: string;
  readonly address?: string;
  readonly port?: number;
  readonly priority?: number;
  /** The STUN or TURN server that a local candidate came from. */
  readonly url?: string;
  /** How a local relay candidate reaches its TURN server. */
  readonly relayProtocol?: string;
}

/** RTCStatsIceCandidatePairState, which are the states of RFC 8445 §6.1.2.6, and one that only Firefox writes. */
export const PAIR_STATES = ["frozen", "waiting", "in-progress", "failed", "succeeded", "cancelled"] as const;
/** One of these states. */
export type PairState = typeof PAIR_STATES[number];

/** What is counted of a pair, by the names of WebRTC Statistics. Firefox counts only `responsesReceived` and bytes. */
export const COUNTERS = [
  "requestsSent",
  "responsesReceived",
  "requestsReceived",
  "responsesSent",
  "packetsSent",
  "packetsReceived",
] as const;
/** One of these counters. */
export type Counter = typeof COUNTERS[number];

/** A candidate pair as it was read. */
export interface PairRead extends Readonly<Partial<Record<Counter, number>>> {
  readonly id: string;
  readonly local: CandidateRead;
  readonly remote: CandidateRead;
  readonly state: Word<PairState>;
  readonly nominated: boolean;
  readonly selected: boolean;
  /** In seconds; absent until a check was answered (`currentRoundTripTime`). */
  readonly roundTripTime?: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/** The checks' own counters: that they began to count is told, how far they are is not. */
const CHECKS: readonly Counter[] = ["requestsSent", "responsesReceived", "requestsReceived"];

/** What a learner would notice in a pair: all but its bytes, its time, and how far its counters have come. */
const outline = ({ id, local, remote, state, nominated, selected, ...counts }: PairRead): string =>
  JSON.stringify([id, local, remote, state, nominated, selected, ...CHECKS.map((name) => (counts[name] ?? 0) > 0)]);

/** Whether nothing has changed that a learner would notice, in whatever order the pairs are told. */
export function samePairs(before: readonly PairRead[], now: readonly PairRead[]): boolean {
  if (before === now) return true;
  if (before.length !== now.length) return false;
  const known = new Set(before.map(outline));
  return now.every((pair) => known.has(outline(pair)));
}

/** The pairs as they are now; what is as it was stays the very object it was, and so does the whole list. */
export function keepPairs(before: readonly PairRead[], now: readonly PairRead[]): readonly PairRead[] {
  const known = new Map(before.map((pair) => [JSON.stringify(pair), pair]));
  const kept = now.map((pair) => known.get(JSON.stringify(pair)) ?? pair);
  const same = kept.length === before.length && kept.every((pair, index) => pair === before[index]);
  return same ? before : kept;
}

/** Local candidates down, remote ones across, the highest priority first; a cell is a pair or nothing. */
interface Grid {
  readonly remotes: readonly CandidateRead[];
  readonly rows: readonly { readonly local: CandidateRead; readonly cells: readonly (PairRead | undefined)[] }[];
}

/** The pairs as a grid. */
export function gridOf(pairs: readonly PairRead[]): Grid {
  const side = (which: "local" | "remote") =>
    [...new Map(pairs.map((pair) => [pair[which].id, pair[which]])).values()].sort((one, other) =>
      (other.priority ?? 0) - (one.priority ?? 0) || (one.id < other.id ? -1 : 1)
    );
  const found = new Map(pairs.map((pair) => [JSON.stringify([pair.local.id, pair.remote.id]), pair]));
  const remotes = side("remote");
  const rows = side("local").map((local) => ({
    local,
    cells: remotes.map((remote) => found.get(JSON.stringify([local.id, remote.id]))),
  }));
  return { remotes, rows };
}

/** How many of some pairs are in each state, most telling first: `1 succeeded, 2 waiting`. */
export function tally(pairs: readonly PairRead[]): string {
  const order: readonly PairState[] = ["succeeded", "in-progress", "waiting", "frozen", "failed", "cancelled"];
  return order.map((state) => ({ state, n: pairs.filter((pair) => pair.state === state).length }))
    .filter(({ n }) => n > 0).map(({ state, n }) => `${n} ${state}`).join(", ");
}

/** The sum of a counter over some pairs; `undefined` where no pair has it. */
export function sumOf(pairs: readonly PairRead[], counter: Counter): number | undefined {
  const told = pairs.flatMap((pair) => pair[counter] ?? []);
  return told.length > 0 ? told.reduce((sum, n) => sum + n, 0) : undefined;
}
