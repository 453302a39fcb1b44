/**
 * The schema of every fact, checked against its type: a fact, or a member of one, that has no line here does not
 * compile. A schema only judges; what is kept is the very value that was read, with members that nobody knows here.
 */
import * as v from "valibot";
import type { Fact } from "../facts/mod.ts";
import { isKnownWord } from "./known-words.ts";
import {
  ARGUMENT,
  CANDIDATE,
  CANDIDATES,
  COUNT,
  DESCRIPTION,
  FLAG,
  type Members,
  MESSAGE,
  NEWER_MESSAGE,
  NUMBER,
  OPTIONS,
  PAIRS,
  PROBLEM,
  QUALITY,
  TEXT,
  TIME,
  WORD,
} from "./value-schemas.ts";

/** A line for each kind of fact. */
export type Schemas<F extends { readonly type: string }> = {
  readonly [T in F["type"]]: Members<Omit<Extract<F, { readonly type: T }>, "type">>;
};

const FACTS: Schemas<Fact> = {
  "call-started": { call: WORD, id: NUMBER, argument: v.optional(ARGUMENT), channel: v.optional(TEXT) },
  "call-finished": { call: WORD, id: NUMBER, result: v.optional(DESCRIPTION) },
  "call-failed": { call: WORD, id: NUMBER, name: TEXT, message: TEXT, sdpLineNumber: v.optional(NUMBER) },
  "state-changed": { machine: WORD, state: WORD },
  "candidate-found": { candidate: v.nullable(CANDIDATE) },
  "candidate-error": { url: TEXT, errorCode: NUMBER, errorText: TEXT },
  "description-read": { side: v.picklist(["local", "remote"]), description: v.nullable(DESCRIPTION) },
  "negotiation-needed": {},
  "channel-found": { label: TEXT },
  "track-found": { kind: WORD, mid: WORD },
  "track-changed": { mid: WORD, state: WORD },
  "channel-changed": { index: NUMBER, state: WORD, options: v.looseObject(OPTIONS) },
  "message-received": { text: TEXT, channel: v.optional(TEXT) },
  "pairs-read": { pairs: PAIRS },
  "quality-read": { quality: QUALITY },
  "mode-chosen": { mode: WORD },
  "predicted": { lesson: WORD, step: WORD, says: v.nullable(TEXT) },
  "withheld": { candidates: CANDIDATES },
  "released": {},
  "copied": { blob: WORD, by: v.optional(WORD) },
  "copy-refused": { blob: WORD },
  "held-back": { blob: WORD, held: FLAG },
  "thrown-away": { blob: WORD, thrown: FLAG },
  "moved": { blob: WORD, before: v.nullable(WORD) },
  "edit-refused": { blob: WORD },
  "edited": { blob: WORD, message: v.nullable(v.union([MESSAGE, NEWER_MESSAGE])) },
  "pasted": { text: TEXT, by: v.optional(WORD) },
  "paste-refused": { length: v.optional(COUNT) },
  "file-refused": { why: WORD },
  "delivered": { blob: WORD, by: WORD },
  "stopped": { call: WORD, problem: PROBLEM },
  "gathering-settled": {},
};

/** What any entry has, whatever it tells. */
const ENTRY = { type: WORD, at: TIME };
const ANY_ENTRY = v.looseObject(ENTRY);
const NEWER_CALL = v.looseObject({ ...ENTRY, ...FACTS["call-started"], argument: v.optional(v.unknown()) });
const ENTRIES = new Map<string, v.GenericSchema<unknown>>(
  Object.entries(FACTS).map(([type, members]) => [type, v.looseObject({ ...ENTRY, ...members })]),
);

/** Whether a fact is of a kind that is known here. */
export const isKnown = (type: string): boolean => ENTRIES.has(type);

/**
 * The member of an entry that is missing or is not what it should be, as a path like `pairs.0.id`, and empty if it is
 * none; `undefined` if the entry is whole. What a newer kind of fact, or a newer call, brings with it is not judged.
 */
export function flawOf(entry: unknown): string | undefined {
  const found = v.safeParse(schemaFor(entry), entry, { abortEarly: true });
  return found.success ? undefined : v.getDotPath(found.issues[0]) ?? "";
}

function schemaFor(entry: unknown): v.GenericSchema<unknown> {
  const { type, call } = typeof entry === "object" && entry !== null ? entry as Record<string, unknown> : {};
  if (typeof type !== "string") return ANY_ENTRY;
  const newer = type === "call-started" && typeof call === "string" && !isKnownWord("call", call);
  return newer ? NEWER_CALL : ENTRIES.get(type) ?? ANY_ENTRY;
}
