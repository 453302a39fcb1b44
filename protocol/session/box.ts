/** What is done with that which a paste box has read: which method applies it, and what of it is given later. */
import type { BlobReading } from "../blob/mod.ts";
import type { CandidateInit, SignalingMessage } from "../facts/mod.ts";
import { readSdp, writeSdp } from "../sdp/mod.ts";

/** A method that applies something carried. */
export type Applies = "setRemoteDescription" | "addIceCandidate";

/** The method for a reading. A description goes first; candidates that came with it stay in the box. */
export const methodFor = (reading: BlobReading): Applies =>
  reading.ok && reading.messages.length > 0 && reading.messages.every((message) => message.kind !== "description")
    ? "addIceCandidate"
    : "setRemoteDescription";

interface Withheld {
  readonly reading: BlobReading;
  /** Each with its section; the end of candidates is the empty one. */
  readonly candidates: readonly CandidateInit[];
}

/**
 * Takes the candidates out of the offer that a reading holds, to be given later; other readings stay as they are. An
 * answerer that has candidates starts its checks before its answer is carried back, and browsers wait for that only so
 * long.
 */
export function stripCandidates(reading: BlobReading): Withheld {
  if (!reading.ok) return { reading, candidates: [] };
  const candidates: CandidateInit[] = [];
  const messages = reading.messages.map((message): SignalingMessage => {
    if (message.kind !== "description" || message.type !== "offer") return message;
    const { sdp, found } = split(message.sdp);
    candidates.push(...found);
    return { ...message, sdp };
  });
  return candidates.length === 0 ? { reading, candidates } : { reading: { ...reading, messages }, candidates };
}

function split(sdp: string): { sdp: string; found: readonly CandidateInit[] } {
  const { lines } = readSdp(sdp);
  const mids = new Map(lines.filter(({ name }) => name === "mid").map(({ section, value }) => [section, value]));
  const found = lines.flatMap(({ name, text, section }): CandidateInit[] => {
    const place = { sdpMid: mids.get(section) ?? null, sdpMLineIndex: section };
    if (name === "candidate") return [{ candidate: text.slice(2), ...place }];
    return text === "a=end-of-candidates" ? [{ candidate: "", ...place }] : [];
  });
  const rest = lines.filter(({ name, text }) => name !== "candidate" && text !== "a=end-of-candidates");
  return { sdp: writeSdp({ lines: rest }), found };
}
