/** Reads saved traces: whole ones, and in words what is none. */
import type { Entry, Fact } from "../facts/mod.ts";
import type { Trace } from "./trace.ts";
import { count, shorten } from "../text/mod.ts";

export type TraceReading =
  | {
    readonly ok: true;
    readonly trace: Trace;
    /** What was kept and cannot be shown, in a sentence; empty if there is nothing. */
    readonly note: string;
  }
  | { readonly ok: false; readonly said: string; readonly next: string };

/** No trace has more UTF-16 units, or bytes, than this. */
export const LARGEST_TRACE = 50_000_000;

/** Reads a saved trace. Facts of a newer kind are kept: the fold passes over them. */
export function readTrace(text: string): TraceReading {
  const refuse = (said: string, next = "Name a file that Save trace has written.") => ({
    ok: false as const,
    said,
    next,
  });
  if (text.length > LARGEST_TRACE) return tooLarge(text.length);
  let value: Partial<Trace> | null;
  try {
    value = JSON.parse(text);
  } catch {
    const begun = /^\s*\{\s*"format":\s*"out-of-band\/trace"/.test(text);
    return begun
      ? refuse("This began as a trace, and a part of it is missing or was altered.", "Take the file as it was saved.")
      : refuse("This is not JSON, so it is no trace.");
  }
  if (typeof value !== "object" || value?.format !== "out-of-band/trace") return refuse("This JSON is no trace.");
  const version: unknown = value.version;
  if (typeof version !== "number") return refuse("This trace does not say which version it is.");
  if (version > 1) {
    return refuse(
      `This trace is of version ${version}, from a newer page than this one, which reads version 1.`,
      "Open it with the page that saved it, or load this page anew; the file is as it was.",
    );
  }
  if (version < 1) {
    return refuse(
      `This trace is of version ${version}, which is older than this page can read: it reads version 1.`,
      "Open it with the page that saved it; the file is as it was.",
    );
  }
  for (const client of ["A", "B"] as const) {
    const log: unknown = value.clients?.[client]?.log;
    if (!Array.isArray(log)) return refuse("This trace does not hold the logs of both clients.");
    const broken = log.findIndex((entry) => !isEntry(entry));
    if (broken >= 0) {
      return refuse(
        `Entry ${broken + 1} of Client ${client} is not whole, so this trace cannot be replayed.`,
        "Take the file as it was saved; what was written into it by hand may be wrong there.",
      );
    }
  }
  const trace = value as Trace;
  return { ok: true, trace, note: noteOf(unknownIn(trace)) };
}

/** What is said of a file that nobody needs to read to know that it is none. */
export const tooLarge = (size: number): TraceReading => ({
  ok: false,
  said: `This has ${Math.ceil(size / 1_000_000)} MB, and a trace has ${LARGEST_TRACE / 1_000_000} MB at most.`,
  next: "Name a file that Save trace has written.",
});

/** The entries of kinds that this version does not know. */
const unknownIn = ({ clients: { A, B } }: Trace): readonly Entry[] =>
  [...A.log, ...B.log].filter(({ type }) => !Object.hasOwn(MEMBERS, type));

function noteOf(unknown: readonly Entry[]): string {
  if (unknown.length === 0) return "";
  const kinds = [...new Set<string>(unknown.map(({ type }) => shorten(type, 30)))];
  const named = kinds.slice(0, 5).join(", ") + (kinds.length > 5 ? ", …" : "");
  return unknown.length === 1
    ? `1 fact of a kind that this page does not know was kept and passed over: ${named}.`
    : `${count(unknown.length, "fact")} of kinds that this page does not know were kept and passed over: ${named}.`;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isMaybeText = (value: unknown): boolean => value === undefined || isText(value);
const isFlag = (value: unknown): boolean => typeof value === "boolean";
const isNumber = (value: unknown): boolean => typeof value === "number";
const has = (value: unknown, ...names: string[]): boolean =>
  typeof value === "object" && value !== null && names.every((name) => isText(Reflect.get(value, name)));
const isDescription = (value: unknown): boolean => value == null || has(value, "type", "sdp");
const isCandidate = (value: unknown): boolean => value == null || has(value, "candidate");
const isOptions = (value: unknown): boolean => typeof value === "object" && value !== null;
const isConfiguration = (value: unknown): boolean => {
  if (!isOptions(value)) return false;
  const { iceServers, ...rest } = value as Record<string, unknown>;
  const known = ["iceTransportPolicy", "bundlePolicy", "iceCandidatePoolSize"];
  return Array.isArray(iceServers) ? iceServers.every((one) => has(one, "urls")) : known.some((name) => name in rest);
};
const isArgument = (value: unknown): boolean =>
  value === undefined || isText(value) || has(value, "type", "sdp") || has(value, "candidate") ||
  has(value, "label") || has(value, "kind", "source") || isConfiguration(value);

const isPair = (value: unknown): boolean =>
  has(value, "id", "state") && has(Reflect.get(value as object, "local"), "id", "type") &&
  has(Reflect.get(value as object, "remote"), "id", "type");

/** What the fold and its words rely on in each fact. */
const MEMBERS: Record<Fact["type"], Record<string, (value: unknown) => boolean>> = {
  "call-started": { call: isText, id: isNumber, argument: isArgument, channel: isMaybeText },
  "call-finished": { call: isText, id: isNumber, result: isDescription },
  "call-failed": {
    call: isText,
    id: isNumber,
    name: isText,
    message: isText,
    sdpLineNumber: (value) => value === undefined || isNumber(value),
  },
  "state-changed": { machine: isText, state: isText },
  "candidate-found": { candidate: isCandidate },
  "candidate-error": { url: isText, errorCode: isNumber, errorText: isText },
  "description-read": { side: isText, description: isDescription },
  "negotiation-needed": {},
  "channel-found": { label: isText },
  "track-found": { kind: isText, mid: isText },
  "track-changed": { mid: isText, state: isText },
  "channel-changed": { index: isNumber, state: isText, options: isOptions },
  "message-received": { text: isText, channel: isMaybeText },
  "pairs-read": { pairs: (value) => Array.isArray(value) && value.every(isPair) },
  "mode-chosen": { mode: isText },
  "copied": { blob: isText, by: isMaybeText },
  "copy-refused": { blob: isText },
  "pasted": { text: isText, by: isMaybeText },
  "paste-refused": { length: (value) => value === undefined || isNumber(value) },
  "withheld": { candidates: (value) => Array.isArray(value) && value.every((one) => has(one, "candidate")) },
  "released": {},
  "held-back": { blob: isText, held: isFlag },
  "thrown-away": { blob: isText, thrown: isFlag },
  "moved": { blob: isText, before: (value) => value === null || isText(value) },
  "edit-refused": { blob: isText },
  "edited": { blob: isText, message: (value) => value === null || has(value, "kind") },
  "file-refused": { why: isText },
  "delivered": { blob: isText, by: isText },
  "stopped": { call: isText, problem: (value) => has(value, "code") },
  "gathering-settled": {},
};

/** Whether an entry has its time and, if its kind is known, everything it needs. Unknown kinds are kept. */
function isEntry(entry: unknown): boolean {
  if (typeof entry !== "object" || entry === null) return false;
  const { at, type } = entry as Record<string, unknown>;
  if (!isNumber(at) || typeof type !== "string") return false;
  const members = Object.hasOwn(MEMBERS, type) ? MEMBERS[type as Fact["type"]] : {};
  return Object.entries(members).every(([name, fits]) => fits(Reflect.get(entry, name)));
}
