/** What a connection and its channels report by themselves: every event becomes a fact. */
import type { PairRead, PeerFact, QualityRead, StatsRead } from "../protocol/facts/mod.ts";
import { type observer, SETTLE_MS } from "./observer.ts";

/** Candidate pairs are there only once a description is; until then nothing that reads them is loaded. */
export async function watch(
  connection: RTCPeerConnection,
  report: (fact: PeerFact) => void,
  onRead: (pairs: readonly PairRead[], stats: StatsRead) => void = () => {},
) {
  await new Promise((done) => connection.addEventListener("icegatheringstatechange", done, { once: true }));
  await new Promise((done) => setTimeout(done, SETTLE_MS));
  const { isNoticeable, samePairs, watchStats } = await import("./stats/lazy.ts");
  let told: readonly PairRead[] = [];
  let toldQuality: QualityRead | undefined;
  watchStats(connection, (pairs, stats) => {
    if (!samePairs(told, pairs)) report({ type: "pairs-read", pairs });
    told = pairs;
    const { channels: _, ...quality } = stats;
    if (isNoticeable(toldQuality, quality)) report({ type: "quality-read", quality: toldQuality = quality });
    onRead(pairs, stats);
  });
}

/** Reports every event of a connection. */
export function listen(
  connection: RTCPeerConnection,
  report: (fact: PeerFact) => void,
  { look, readSoon }: Pick<ReturnType<typeof observer>, "look" | "readSoon">,
  addChannel: (channel: RTCDataChannel) => void,
) {
  // The signaling state moves by calls only, and after them it is looked at.
  for (const event of ["icegatheringstatechange", "iceconnectionstatechange", "connectionstatechange"]) {
    connection.addEventListener(event, look);
  }
  connection.addEventListener("negotiationneeded", () => report({ type: "negotiation-needed" }));
  connection.addEventListener("icecandidate", ({ candidate }) => {
    readSoon("local");
    report({ type: "candidate-found", candidate: candidate ? candidate.toJSON() as { candidate: string } : null });
  });
  connection.addEventListener(
    "icecandidateerror",
    ({ url, errorCode, errorText }) => report({ type: "candidate-error", url, errorCode, errorText }),
  );
  connection.addEventListener("track", ({ track, transceiver }) => {
    const mid = transceiver.mid!;
    report({ type: "track-found", kind: track.kind, mid });
    for (const state of ["mute", "unmute", "ended"] as const) {
      track.addEventListener(state, () => report({ type: "track-changed", mid, state }));
    }
  });
  connection.addEventListener("datachannel", ({ channel }) => {
    report({ type: "channel-found", label: channel.label });
    addChannel(channel);
  });
}

/** Reports the messages of a channel, and has its state looked at when it changes. */
export function listenToChannel(
  channel: RTCDataChannel,
  report: (fact: PeerFact) => void,
  look: () => void,
  labelOf: () => { readonly channel?: string },
) {
  for (const event of ["open", "closing", "close", "error"]) channel.addEventListener(event, look);
  channel.addEventListener("message", ({ data }) => {
    const text = typeof data === "string" ? data : `${data.byteLength ?? data.size} bytes`;
    report({ type: "message-received", text, ...labelOf() });
  });
  look();
}
