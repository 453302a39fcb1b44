/** Messages in bits: one description, or any number of candidates of one generation. */
import type { SdpType, SignalingMessage } from "../../facts/mod.ts";
import { normalizeSdp } from "../../sdp/mod.ts";
import { readAddress, writeAddress } from "./address.ts";
import { type BitReader, type BitWriter, Unreadable } from "./bits.ts";
import { type CandidateFacts, candidateLine, numberOf, putCandidate, takeCandidate } from "./candidate.ts";
import { readFacts, rebuild } from "./description.ts";
import { putDescription, takeDescription } from "./fields.ts";
import { putText, takeText } from "./packed.ts";
import { type CandidateMessage, fromText, readRun } from "./run.ts";

type DescriptionMessage = SignalingMessage & { kind: "description" };

/** What was taken, and whether from a packed text: that has many forms, and everything else has one. */
interface Taken {
  readonly messages: readonly SignalingMessage[];
  readonly answers?: number;
  readonly packed: boolean;
}

/**
 * A description; `answers` is the number of the offer that it answers, 24 bits. One that is packed gets the line endings
 * that every description ends up with before a browser sees it.
 */
export function putMessage(bits: BitWriter, { type, sdp }: DescriptionMessage, answers?: number): void {
  if (type !== "offer" && bits.flag(answers !== undefined)) bits.put(answers!, 24);
  const facts = readFacts(sdp);
  if (bits.flag(facts !== undefined)) putDescription(bits, facts!, type);
  else putText(bits, normalizeSdp(sdp));
}

/** A line that does not end with CRLF. */
const UNFIT = /\r(?!\n)|(?<!\r)\n|[^\n]$/;

/** Takes what {@link putMessage} wrote. */
export function takeMessage(bits: BitReader, type: SdpType): Taken {
  const answers = type !== "offer" && bits.flag() ? bits.take(24) : undefined;
  const packed = !bits.flag();
  const sdp = packed ? takeText(bits) : rebuild(takeDescription(bits, type));
  if (UNFIT.test(sdp)) throw new Unreadable();
  return { messages: [{ kind: "description", type, sdp }], packed, ...(answers !== undefined && { answers }) };
}

/** Candidates as browsers give them: of section 0, named "0". */
export function putCandidates(bits: BitWriter, messages: readonly CandidateMessage[]): void {
  const run = readRun(messages);
  if (!bits.flag(run !== undefined)) return putText(bits, JSON.stringify(messages));
  const { ufrag, mid, index, inside, candidates, end } = run!;
  writeAddress(bits, ufrag, []);
  bits.flag(inside);
  bits.flag(mid === "0" && index === 0) || putPlace(bits, mid, index);
  if (bits.flag(end !== undefined)) { for (const named of end!) bits.flag(named); }
  for (const [i, candidate] of candidates.entries()) {
    bits.flag(true);
    const foundation = numberOf(candidate.foundation, 0xffffffff);
    if (bits.flag(foundation !== undefined)) bits.put(foundation!, 32);
    else writeAddress(bits, candidate.foundation, []);
    putCandidate(bits, candidate, candidates.slice(Math.max(0, i - 16), i));
  }
  bits.flag(false);
}

function putPlace(bits: BitWriter, mid: string, index: number): void {
  writeAddress(bits, mid, []);
  bits.put(index, 16);
}

/** Takes what {@link putCandidates} wrote. */
export function takeCandidates(bits: BitReader): Taken {
  if (!bits.flag()) return { messages: fromText(takeText(bits)), packed: true };
  const usernameFragment = readAddress(bits, []);
  const inside = bits.flag();
  const place = bits.flag()
    ? { sdpMid: "0", sdpMLineIndex: 0 }
    : { sdpMid: readAddress(bits, []), sdpMLineIndex: bits.take(16) };
  const end = bits.flag() ? [bits.flag(), bits.flag(), bits.flag()] : undefined;
  const candidates: CandidateFacts[] = [];
  while (bits.flag()) {
    const foundation = bits.flag() ? `${bits.take(32)}` : readAddress(bits, []);
    candidates.push(takeCandidate(bits, candidates.slice(-16), foundation));
  }
  const messages = candidates.map((facts): CandidateMessage => ({
    kind: "candidate",
    candidate: candidateLine(facts, inside ? usernameFragment : undefined),
    ...place,
    usernameFragment,
  }));
  const last: CandidateMessage[] = end
    ? [{
      kind: "end-of-candidates",
      ...(end[0] && { sdpMid: place.sdpMid }),
      ...(end[1] && { sdpMLineIndex: place.sdpMLineIndex }),
      ...(end[2] && { usernameFragment }),
    }]
    : [];
  return { messages: [...messages, ...last], packed: false };
}
