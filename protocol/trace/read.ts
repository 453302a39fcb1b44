/** Reads saved traces: whole ones, and in words what is none. */
import * as v from "valibot";
import type { Entry } from "../facts/mod.ts";
import { hasWords, type Problem } from "../problems/mod.ts";
import { count, shorten } from "../text/mod.ts";
import { flawOf, isKnown } from "./fact-schemas.ts";
import { isKnownWord, WORD_MEMBERS } from "./known-words.ts";
import type { Trace } from "./trace.ts";

export type TraceReading =
  | {
    readonly ok: true;
    readonly trace: Trace;
    /** What was kept and is not known here, in a sentence or two; empty if there is nothing. */
    readonly note: string;
  }
  | { readonly ok: false; readonly problem: Problem };

/** No trace has more UTF-16 units, or bytes, than this. */
export const LARGEST_TRACE = 50_000_000;
/** No log has more facts than this: ten data channels at full speed for half a minute. */
const MOST_ENTRIES = 100_000;
/** Facts that are no messages come less often; so many of them are a day on the bench. */
const MOST_BESIDES = 20_000;
/** A text in a trace has at most this many UTF-16 units; a channel’s message of a few MB is the longest there is. */
const LONGEST_TEXT = 10_000_000;
/** So deep lie objects and lists in each other; a fact of this version needs six. */
const DEEPEST = 40;

const HEAD = v.looseObject({ format: v.literal("out-of-band/trace") });
const VERSION = v.looseObject({ version: v.pipe(v.number(), v.finite()) });
const LOG = v.looseObject({ log: v.array(v.unknown()) });
const LOGS = v.looseObject({ clients: v.looseObject({ A: LOG, B: LOG }) });

/** Whether a text begins as a saved trace does; whether it is a whole one, {@link readTrace} says. */
export const isTrace = (text: string): boolean =>
  text.trimStart().startsWith("{") && /"format"\s*:\s*"out-of-band\/trace"/.test(text.slice(0, 20_000));

const refuse = (problem: Problem): TraceReading => ({ ok: false, problem });

/**
 * Reads a saved trace. Facts of a newer kind, and newer words in the known ones, are kept as they stand: the fold passes
 * over them, and the note names them.
 */
export function readTrace(text: string): TraceReading {
  if (text.length > LARGEST_TRACE) return tooLarge(text.length);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const begun = /^\s*\{\s*"format":\s*"out-of-band\/trace"/.test(text);
    return refuse({ code: begun ? "trace-cut-off" : "trace-not-json" });
  }
  if (!v.is(HEAD, value)) return refuse({ code: "not-a-trace" });
  if (!v.is(VERSION, value)) return refuse({ code: "trace-version-unsaid" });
  const { version } = value;
  if (version !== 1) return refuse({ code: version > 1 ? "trace-newer" : "trace-older", version });
  if (!v.is(LOGS, value)) return refuse({ code: "trace-logs-missing" });
  if (!isWithin(value, DEEPEST)) return refuse({ code: "trace-out-of-bounds" });
  for (const client of ["A", "B"] as const) {
    const { log } = value.clients[client];
    if (log.length > MOST_ENTRIES) {
      return refuse({ code: "trace-long", client, entries: log.length, besides: false, most: MOST_ENTRIES });
    }
    let besides = 0;
    for (const [index, entry] of log.entries()) {
      const member = flawOf(entry);
      if (member !== undefined) return refuse(broken(client, index, entry, member));
      if (!isOfMessage(entry as Entry)) besides++;
    }
    if (besides > MOST_BESIDES) {
      return refuse({ code: "trace-long", client, entries: besides, besides: true, most: MOST_BESIDES });
    }
  }
  const trace = value as unknown as Trace;
  return { ok: true, trace, note: noteOf([...trace.clients.A.log, ...trace.clients.B.log]) };
}

/** What is said of a file that nobody needs to read to know that it is none. */
export const tooLarge = (size: number): TraceReading =>
  refuse({ code: "trace-large", megabytes: Math.ceil(size / 1_000_000), most: LARGEST_TRACE / 1_000_000 });

/** Whether an entry tells of a message that was sent or received. */
const isOfMessage = (entry: Entry): boolean =>
  entry.type === "message-received" || "call" in entry && entry.call === "send";

function broken(client: string, index: number, entry: unknown, member: string): Problem {
  const kind = v.is(v.looseObject({ type: v.string() }), entry) ? shorten(entry.type, 40) : "";
  return { code: "entry-broken", client, entry: index + 1, kind, member: shorten(member, 60) };
}

/** Whether a value is no deeper than that, and no text in it is too long. */
function isWithin(value: unknown, deepest: number): boolean {
  if (typeof value === "string") return value.length <= LONGEST_TEXT;
  if (typeof value !== "object" || value === null) return true;
  return deepest > 0 && Object.values(value).every((one) => isWithin(one, deepest - 1));
}

/** Words in an entry of a known kind that are not known here, each with its member: `mode “of-next-year”`. */
function newWordsOf(entry: Entry): readonly string[] {
  const words = WORD_MEMBERS.flatMap((member) => {
    const word: unknown = Object.hasOwn(entry, member) ? Reflect.get(entry, member) : undefined;
    return typeof word === "string" && !isKnownWord(member, word) ? [`${member} “${shorten(word, 30)}”`] : [];
  });
  const code = entry.type === "stopped" && !hasWords(entry.problem) ? [entry.problem.code] : [];
  return [...words, ...code.map((one) => `problem “${shorten(one, 30)}”`)];
}

function noteOf(entries: readonly Entry[]): string {
  const unknown = entries.filter(({ type }) => !isKnown(type));
  const kinds = named(unknown.map(({ type }) => shorten(type, 30)));
  const words = named(entries.filter(({ type }) => isKnown(type)).flatMap(newWordsOf));
  const facts = unknown.length === 1 ? "1 fact of a kind" : `${count(unknown.length, "fact")} of kinds`;
  const were = unknown.length === 1 ? "is not known here was" : "are not known here were";
  return [
    ...(kinds === "" ? [] : [`${facts} that ${were} kept and passed over: ${kinds}.`]),
    ...(words === "" ? [] : [`What these words mean is not known here, and they were kept: ${words}.`]),
  ].join(" ");
}

/** Different names, at most five of them. */
function named(names: readonly string[]): string {
  const different = [...new Set(names)];
  return different.slice(0, 5).join(", ") + (different.length > 5 ? ", …" : "");
}
