/** Takes apart what was given to the reader: any number of descriptions, and candidates beside them. */
import type { CandidateInit } from "../facts/mod.ts";
import type { Problem } from "../problems/mod.ts";
import { readSdp, writeSdp } from "../sdp/mod.ts";
import { typedByPlace, typeOf } from "./description.ts";
import { type FoundMessage, isRefused } from "./outcome.ts";
import { findIn } from "./read.ts";
import { type Repair, TOO_LONG } from "./reading.ts";
import { knownForm } from "./known-forms.ts";
import { knownMessage } from "./known-messages.ts";
import { isPlain } from "./sdp-text.ts";

/** One thing to read: an SDP, or `a=candidate` lines alone. */
export interface Document {
  /** "offer", "answer", "offer 2", "candidates", … */
  readonly name: string;
  readonly kind: "offer" | "pranswer" | "answer" | "description" | "candidates";
  /** As it was given, byte for byte, where nothing had to be peeled off its lines. */
  readonly sdp: string;
  /** The event of a dump that it stands under. */
  readonly under?: string;
  /** Where candidates belong, each in its order: what stood beside it (`sdpMid`, `sdpMLineIndex`). */
  readonly places?: readonly Place[];
}
type Place = Pick<CandidateInit, "sdpMid" | "sdpMLineIndex" | "usernameFragment">;

/** What a text holds, what stood around it, and what had to be mended to find it. */
interface DocumentsFound {
  readonly ok: true;
  readonly documents: readonly Document[];
  /** The lines that stood around them and say nothing of a connection. */
  readonly leftOut: readonly string[];
  /** What had to be mended; what stands there as it was given has no repairs. */
  readonly repairs?: readonly Repair[];
}
type DocumentsReading = DocumentsFound | { readonly ok: false; readonly problem: Problem };

/** More than this many descriptions at once are not taken apart. */
const MOST = 50;

/**
 * Reads any text by the one pipeline: what stands around is peeled off, what shows damage is mended where that is
 * certain, and the rest stays as it was given. `asItStands` peels and mends nothing. Never throws; a text longer than
 * twice {@link TOO_LONG} UTF-16 units is refused.
 */
export function readDocuments(text: string, how: { readonly asItStands?: boolean } = {}): DocumentsReading {
  if (text.length > TOO_LONG * 2) return { ok: false, problem: { code: "too-long", length: text.length } };
  if (text.trim() === "") return { ok: true, documents: [], leftOut: [] };
  if (how.asItStands || isPlain(text.trimStart())) return plainDocuments(text);
  const found = findIn(text);
  if (isRefused(found)) {
    return { ok: false, problem: knownForm(text) ?? knownMessage(text) ?? inReadersWords(found.problem) };
  }
  const documents = documentsOf(once(found.messages));
  const { leftOut = [] } = found;
  const asGiven = found.messages.some((message) => message.given !== undefined);
  const repairs = found.repairs.filter(({ code }) => !asGiven || !LINE_ENDINGS.includes(code));
  return { ok: true, documents, leftOut, ...(repairs.length > 0 && { repairs }) };
}

/** What is not mended in what is shown as it was given. */
const LINE_ENDINGS: readonly string[] = ["final-line-break", "line-breaks", "blank-lines", "as-given"];

/** SDP and nothing else: it begins anew with each `v=` line, and stays as it is. */
function plainDocuments(text: string): DocumentsFound {
  const parts: string[] = [];
  let lines: ReturnType<typeof readSdp>["lines"][number][] = [];
  const close = () => {
    // A blank line before the next description, or before the first, is part of neither.
    const last = lines.findLastIndex((line) => line.text.trim() !== "");
    if (last >= 0) parts.push(writeSdp({ lines: lines.slice(0, last + 1) }));
    lines = [];
  };
  for (const line of readSdp(text).lines) {
    if (line.name === "v=" && lines.some((one) => one.name === "v=")) close();
    if (lines.length > 0 || line.text.trim() !== "") lines.push(line);
  }
  close();
  const messages = parts.map((sdp): FoundMessage => {
    const own = typeOf(sdp);
    return { kind: "description", type: own ?? "offer", sdp, given: sdp, ...(own !== "offer" && { isGuess: true }) };
  });
  return { ok: true, documents: documentsOf(typedByPlace(messages)), leftOut: [] };
}

/** A log tells a description when it is made, and again when it is applied: told twice in a row, it is one. */
function once(messages: readonly FoundMessage[]): readonly FoundMessage[] {
  let last: FoundMessage | undefined;
  return messages.filter((message) => {
    if (message.kind !== "description") return true;
    const again = last?.kind === "description" && last.type === message.type && last.sdp === message.sdp &&
      last.under === message.under;
    last = message;
    return !again;
  });
}

type Draft = Omit<Document, "name">;

/** Descriptions in their order; then the candidates, those of each event of a dump by themselves. */
function documentsOf(messages: readonly FoundMessage[]): readonly Document[] {
  const drafts: Draft[] = [];
  const candidates = new Map<string, { lines: string[]; places: Place[] }>();
  const descriptions = messages.filter((message) => message.kind === "description");
  for (const message of messages) {
    const { under } = message;
    if (message.kind === "description") {
      if (message.type === "rollback") continue;
      // Alone and without a word of its type, it is just a description.
      const untold = message.isGuess && descriptions.length === 1 && typeOf(message.sdp) === undefined;
      const kind = untold ? "description" as const : message.type;
      drafts.push({ kind, sdp: message.given ?? message.sdp, ...(under !== undefined && { under }) });
      continue;
    }
    const own = candidates.get(under ?? "") ?? { lines: [], places: [] };
    candidates.set(under ?? "", own);
    own.lines.push(`a=${message.kind === "candidate" ? message.candidate : "end-of-candidates"}\r\n`);
    const { sdpMid, sdpMLineIndex, usernameFragment }: Place = message;
    own.places.push({ sdpMid, sdpMLineIndex, usernameFragment });
  }
  const alone = [...candidates].map(([under, { lines, places }]): Draft => ({
    kind: "candidates",
    sdp: lines.join(""),
    ...(under !== "" && { under }),
    ...(places.some(({ sdpMid, sdpMLineIndex }) => (sdpMid ?? sdpMLineIndex) != null) && { places }),
  }));
  return named([...drafts.slice(0, MOST), ...alone.slice(0, MOST)]);
}

/** The bench speaks of blobs and cards; the reader has neither. */
const inReadersWords = (problem: Problem): Problem =>
  problem.code === "not-a-blob" ? { code: "not-sdp", seen: problem.seen } : problem;

function named(drafts: readonly Draft[]): readonly Document[] {
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const n = (counts.get(draft.kind) ?? 0) + 1;
    counts.set(draft.kind, n);
    return { ...draft, name: n === 1 ? draft.kind : `${draft.kind} ${n}` };
  });
}

/** A description with what it answers, or with the one before it; both count among the documents. */
interface Round {
  readonly first: number;
  readonly second: number;
  readonly answers: boolean;
}

/**
 * The rounds of an exchange: each answer with the offer that waits for one, the last before it, or the next behind it.
 * Two descriptions without any such pair are one round, too.
 */
export function roundsOf(documents: readonly { readonly kind: string }[]): readonly Round[] {
  const open: number[] = [];
  const rounds: Round[] = [];
  let early: number | undefined;
  for (const [index, { kind }] of documents.entries()) {
    if (kind === "offer" && early !== undefined) {
      rounds.push({ first: index, second: early, answers: true });
      early = undefined;
    } else if (kind === "offer") open.push(index);
    else if (kind === "answer" || kind === "pranswer") {
      const first = open.pop();
      if (first === undefined) early ??= index;
      else rounds.push({ first, second: index, answers: true });
    }
  }
  if (rounds.length > 0) return rounds;
  const [first, second] = documents.flatMap(({ kind }, index) => kind === "candidates" ? [] : [index]);
  return second === undefined ? [] : [{ first, second, answers: false }];
}
