/** Takes apart what was given to the reader: one description or several, and candidates beside them. */
import type { Problem } from "../problems/mod.ts";
import { readSdp, writeSdp } from "../sdp/mod.ts";
import { typeOf } from "./description.ts";
import { parseJson } from "./json-form.ts";
import { type Repair, TOO_LONG } from "./reading.ts";
import type { SignalingMessage } from "../facts/mod.ts";
import { readBlob } from "./read.ts";

/** One thing to read: an SDP, or `a=candidate` lines alone. `sdp` is as it was given, byte for byte. */
export interface Document {
  /** "offer", "answer", "offer 2", "candidates", … */
  readonly name: string;
  readonly kind: "offer" | "pranswer" | "answer" | "description" | "candidates";
  readonly sdp: string;
}

type DocumentsReading =
  | {
    readonly ok: true;
    readonly documents: readonly Document[];
    /** How many lines stood around them and were passed over. */
    readonly passedOver: number;
    /** What had to be mended to find them; what stands there as it was given has no repairs. */
    readonly repairs?: readonly Repair[];
  }
  | { readonly ok: false; readonly problem: Problem };

/** More than this many descriptions at once are not taken apart. */
const MOST = 50;

/**
 * Reads any text. SDP is taken as it stands, damage and all, raw or inside JSON, and begins anew with each `v=` line;
 * lines before the first are passed over. Candidates may come as lines or as JSON. Never throws; a text longer than
 * twice {@link TOO_LONG} UTF-16 units is refused.
 */
export function readDocuments(text: string): DocumentsReading {
  if (text.length > TOO_LONG * 2) return { ok: false, problem: { code: "too-long", length: text.length } };
  const values = jsonOf(text.trim());
  const found: Gathered = { drafts: [], candidates: [], passedOver: 0, repairs: [] };
  const problem = values ? fromValues(values, found) : fromLines(text, found);
  if (found.candidates.length > 0) found.drafts.push({ kind: "candidates", sdp: found.candidates.join("") });
  if (problem && found.drafts.length === 0) return { ok: false, problem };
  const { drafts, passedOver, repairs } = found;
  return { ok: true, documents: named(drafts.slice(0, MOST)), passedOver, ...(repairs.length > 0 && { repairs }) };
}

type Draft = Omit<Document, "name">;
type Gathered = { drafts: Draft[]; candidates: string[]; passedOver: number; repairs: Repair[] };

/** One JSON value, or an array of them; `undefined` if the text as a whole is no JSON. */
function jsonOf(text: string): readonly unknown[] | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  const parsed = parseJson(text);
  return parsed && [parsed.value].flat(1);
}

function fromValues(values: readonly unknown[], found: Gathered): Problem | undefined {
  let problem: Problem | undefined;
  for (const value of values) {
    const { type, sdp } = (value ?? {}) as { type?: unknown; sdp?: unknown };
    if (typeof sdp === "string") {
      const kind = type === "offer" || type === "answer" || type === "pranswer" ? type : kindOf(sdp);
      found.drafts.push({ kind, sdp });
      continue;
    }
    if (value === null) {
      found.candidates.push("a=end-of-candidates\r\n");
      continue;
    }
    const reading = readBlob(JSON.stringify(value) ?? "");
    if (!reading.ok) {
      found.passedOver++;
      problem ??= inReadersWords(reading.problem);
      continue;
    }
    take(reading.messages, reading.repairs, found);
  }
  return problem;
}

/** Takes over what the paste boxes' reader has found. */
function take(messages: readonly SignalingMessage[], repairs: readonly Repair[], found: Gathered): void {
  for (const message of messages) {
    if (message.kind === "candidate") found.candidates.push(`a=${message.candidate}\r\n`);
    else if (message.kind === "end-of-candidates") found.candidates.push("a=end-of-candidates\r\n");
    else if (message.type !== "rollback") found.drafts.push({ kind: message.type, sdp: message.sdp });
  }
  found.repairs.push(...repairs.filter(({ code }) => !found.repairs.some((one) => one.code === code)));
}

/** Line by line: JSON, raw SDP from a `v=` line on, candidates; what comes before the first of them is passed over. */
function fromLines(text: string, found: Gathered): Problem | undefined {
  let open: Draft | undefined;
  let problem: Problem | undefined;
  const close = () => {
    if (open) found.drafts.push({ ...open, kind: kindOf(open.sdp) });
    open = undefined;
  };
  for (const line of readSdp(text).lines) {
    const trimmed = line.text.trim();
    const values = trimmed === "null" ? [null] : jsonOf(trimmed);
    const candidate = /^candidate:/.test(line.text) || (!open && /^a=(candidate:|end-of-candidates)/.test(line.text));
    if (values) {
      close();
      problem ??= fromValues(values, found);
    } else if (candidate) {
      close();
      found.candidates.push(`${line.text.replace(/^(a=)?/, "a=")}${line.ending || "\r\n"}`);
    } else if (line.name === "v=" || (!open && found.drafts.length === 0 && line.type !== "" && line.name !== "")) {
      close();
      open = { kind: "description", sdp: writeSdp({ lines: [line] }) };
    } else if (open) open = { ...open, sdp: open.sdp + writeSdp({ lines: [line] }) };
    else if (line.text.trim() !== "") found.passedOver++;
  }
  close();
  // A whole description on one line is none as it stands; so it is read as one that lost its line breaks.
  const oneLiners = found.drafts.length > 0 &&
    found.drafts.every(({ sdp }) => !/[\r\n]./.test(sdp) && sdp.length > 100);
  if (problem || (found.drafts.length > 0 && !oneLiners) || found.candidates.length > 0) return problem;
  const reading = readBlob(text);
  if (!reading.ok) return oneLiners ? undefined : inReadersWords(reading.problem);
  if (oneLiners) found.drafts.length = 0;
  take(reading.messages, reading.repairs, found);
  if (reading.messages.length > 0) found.passedOver = 0;
  return undefined;
}

/** The bench speaks of blobs and cards; the reader has neither. */
const inReadersWords = (problem: Problem): Problem =>
  problem.code === "not-a-blob" ? { code: "not-sdp", seen: problem.seen } : problem;

/** The kind of a description by its own words; without a word of its type it is just a description. */
const kindOf = (sdp: string): Draft["kind"] => typeOf(sdp) ?? "description";

function named(drafts: readonly Draft[]): readonly Document[] {
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const n = (counts.get(draft.kind) ?? 0) + 1;
    counts.set(draft.kind, n);
    return { ...draft, name: n === 1 ? draft.kind : `${draft.kind} ${n}` };
  });
}

/** What can be compared: an offer and its answer, else the first two descriptions. */
export function pairOf<D extends { readonly kind: string }>(documents: readonly D[]): readonly [D, D] | undefined {
  const descriptions = documents.filter(({ kind }) => kind !== "candidates");
  const offer = descriptions.find(({ kind }) => kind === "offer");
  const answer = descriptions.find(({ kind }) => kind === "answer" || kind === "pranswer");
  if (offer && answer) return [offer, answer];
  return descriptions.length > 1 ? [descriptions[0], descriptions[1]] : undefined;
}
