/** Candidates of one generation and section, which a code can hold as bits; the others are packed as JSON. */
import { readCandidate, ufragOf } from "../../sdp/mod.ts";
import type { SignalingMessage } from "../../facts/mod.ts";
import { parseJson } from "../json-form.ts";
import { isAddress } from "./address.ts";
import { Unreadable } from "./bits.ts";
import { type CandidateFacts, factsOf } from "./candidate.ts";

/** A candidate, or the end of candidates. */
export type CandidateMessage = Exclude<SignalingMessage, { kind: "description" }>;

/** Candidates of one generation and one section, and perhaps word that there are no more. */
interface Run {
  readonly ufrag: string;
  readonly mid: string;
  readonly index: number;
  /** Whether the candidates name the ufrag in their lines, as Chromium has it; Firefox names it beside them only. */
  readonly inside: boolean;
  readonly candidates: readonly CandidateFacts[];
  /** Whether the end of candidates names the mid, the index and the ufrag; `undefined` if there is no end. */
  readonly end?: readonly [mid: boolean, index: boolean, ufrag: boolean];
}

/** Where a candidate belongs; the dictionary of an end has an index too (WebRTC 1.0, §4.8.1). */
const placeOf = (message: CandidateMessage) => {
  const { sdpMid: mid, sdpMLineIndex: index, usernameFragment: ufrag } = message as CandidateMessage & {
    readonly sdpMLineIndex?: number;
  };
  return { mid, index, ufrag };
};

/** The run that messages make; `undefined` if they make none that bits have a place for. */
export function readRun(messages: readonly CandidateMessage[]): Run | undefined {
  const last = messages.at(-1);
  const end = last?.kind === "end-of-candidates" ? placeOf(last) : undefined;
  const found = end ? messages.slice(0, -1) : messages;
  const { mid, index, ufrag } = found.length > 0
    ? placeOf(found[0])
    : { mid: end?.mid ?? "0", index: end?.index ?? 0, ufrag: end?.ufrag };
  if (!isWord(mid) || !isWord(ufrag) || !isIndex(index)) return undefined;
  const candidates: CandidateFacts[] = [];
  const inside = found.length > 0 && namesItself(found[0]);
  for (const message of found) {
    const place = placeOf(message);
    const facts = message.kind === "candidate" ? factsOf(message.candidate, ufrag) : undefined;
    const alike = place.mid === mid && place.index === index && place.ufrag === ufrag;
    if (!facts || !alike || namesItself(message) !== inside) return undefined;
    candidates.push(facts);
  }
  if (!end) return { ufrag, mid, index, inside, candidates };
  const ends = (end.mid ?? mid) === mid && (end.index ?? index) === index && (end.ufrag ?? ufrag) === ufrag;
  const named = [end.mid !== undefined, end.index !== undefined, end.ufrag !== undefined] as const;
  return ends ? { ufrag, mid, index, inside, candidates, end: named } : undefined;
}

const isWord = (text: string | undefined): text is string => text !== undefined && isAddress(text);
const isIndex = (index: number | undefined): index is number =>
  index !== undefined && Number.isInteger(index) && index >= 0 && index <= 0xffff;

function namesItself(message: CandidateMessage): boolean {
  const candidate = message.kind === "candidate" ? readCandidate(message.candidate) : undefined;
  return candidate !== undefined && ufragOf(candidate) !== undefined;
}

/** Packed candidates are messages as they are; a text of anybody's making is looked at before it is believed. */
export function fromText(text: string): readonly CandidateMessage[] {
  const value = parseJson(text)?.value;
  if (!Array.isArray(value) || value.length === 0 || !value.every(isMessage)) throw new Unreadable();
  return value;
}

const NAMES = ["kind", "candidate", "sdpMid", "sdpMLineIndex", "usernameFragment"];

function isMessage(value: unknown): value is CandidateMessage {
  if (typeof value !== "object" || value === null || !Object.keys(value).every((name) => NAMES.includes(name))) {
    return false;
  }
  const { kind, candidate, sdpMid = "", sdpMLineIndex = 0, usernameFragment = "" } = value as Record<string, unknown>;
  const said = kind === "candidate"
    ? typeof candidate === "string"
    : kind === "end-of-candidates" && candidate === undefined;
  return said && typeof sdpMid === "string" && Number.isInteger(sdpMLineIndex) && typeof usernameFragment === "string";
}
