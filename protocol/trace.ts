/** A trace: the saved logs of both clients. */
import type { ClientName, Entry, Fact } from "./fact.ts";

/** The file format `*.trace.json`, version 1. */
export interface Trace {
  readonly format: "out-of-band/trace";
  readonly version: 1;
  readonly clients: Readonly<Record<ClientName, { readonly log: readonly Entry[] }>>;
  readonly notes: readonly unknown[];
}

export type TraceReading =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly said: string; readonly next: string };

/** Writes the logs as a trace, two-space indented JSON with a final line break. */
export function writeTrace(logs: Readonly<Record<ClientName, readonly Entry[]>>): string {
  const trace: Trace = {
    format: "out-of-band/trace",
    version: 1,
    clients: { A: { log: logs.A }, B: { log: logs.B } },
    notes: [],
  };
  return JSON.stringify(trace, null, 2) + "\n";
}

/** Reads a saved trace. Facts of a newer kind are kept: the fold passes over them. */
export function readTrace(text: string): TraceReading {
  const refuse = (said: string) => ({ ok: false as const, said, next: "Name a file that Save trace has written." });
  let value: Partial<Trace> | null;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("This is not JSON, so it is no trace.");
  }
  if (typeof value !== "object" || value?.format !== "out-of-band/trace") return refuse("This JSON is no trace.");
  if (value.version !== 1) {
    const known = typeof value.version === "number";
    return refuse(
      known
        ? `This trace is of version ${value.version}; only version 1 can be read.`
        : "This trace does not say which version it is.",
    );
  }
  const logs = [value.clients?.A?.log, value.clients?.B?.log];
  const whole = logs.every((log) => Array.isArray(log) && log.every(isEntry));
  return whole ? { ok: true, trace: value as Trace } : refuse("This trace does not hold the logs of both clients.");
}

const isText = (value: unknown): boolean => typeof value === "string";
const isMaybeText = (value: unknown): boolean => value === undefined || isText(value);
const isFlag = (value: unknown): boolean => typeof value === "boolean";
const isNumber = (value: unknown): boolean => typeof value === "number";
const has = (value: unknown, ...names: string[]): boolean =>
  typeof value === "object" && value !== null && names.every((name) => isText(Reflect.get(value, name)));
const isDescription = (value: unknown): boolean => value == null || has(value, "type", "sdp");
const isCandidate = (value: unknown): boolean => value == null || has(value, "candidate");
const isArgument = (value: unknown): boolean =>
  value === undefined || isText(value) || has(value, "type", "sdp") || has(value, "candidate");

const isPair = (value: unknown): boolean =>
  has(value, "id", "state") && has(Reflect.get(value as object, "local"), "id", "type") &&
  has(Reflect.get(value as object, "remote"), "id", "type");

/** What the fold and its words rely on in each fact. */
const MEMBERS: Record<Fact["type"], Record<string, (value: unknown) => boolean>> = {
  "call-started": { call: isText, id: isNumber, argument: isArgument },
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
  "message-received": { text: isText },
  "pairs-read": { pairs: (value) => Array.isArray(value) && value.every(isPair) },
  "mode-chosen": { mode: isText },
  "copied": { blob: isText, by: isMaybeText },
  "copy-refused": { blob: isText },
  "pasted": { text: isText, by: isMaybeText },
  "paste-refused": { length: (value) => value === undefined || isNumber(value) },
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
