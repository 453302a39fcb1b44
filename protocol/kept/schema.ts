/** The text in which all this is kept: JSON, read through a schema, since anybody can write into a browser's storage. */
import * as v from "valibot";
import type { Problem } from "../problems/mod.ts";
import { type Kept, keptNothing, type LessonKept, type SettingsKept, type StepKept } from "./kept.ts";

/** A browser keeps some five million UTF-16 units for a whole site; this is a thousand lessons and more. */
const LARGEST = 1_000_000;

const TIME = v.pipe(v.number(), v.finite(), v.minValue(0));
const WORD = v.pipe(v.string(), v.maxLength(200));
const STEP: v.GenericSchema<unknown, StepKept> = v.object({
  met: v.optional(TIME),
  skipped: v.optional(TIME),
  shown: v.optional(TIME),
});
const LESSON: v.GenericSchema<unknown, LessonKept> = v.object({
  steps: v.record(WORD, STEP),
  open: v.optional(WORD),
  predictions: v.optional(v.record(WORD, v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(100)))),
});
const SETTINGS: v.GenericSchema<unknown, SettingsKept> = v.object({
  iceServers: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000))), v.maxLength(100)),
  iceTransportPolicy: WORD,
  bundlePolicy: WORD,
  iceCandidatePoolSize: WORD,
});
const HEAD = v.looseObject({ format: v.literal("out-of-band/kept"), version: v.pipe(v.number(), v.finite()) });
const KEPT: v.GenericSchema<unknown, Kept> = v.object({
  lessons: v.record(WORD, LESSON),
  settings: v.optional(SETTINGS),
});

/** What was kept; or nothing, with the problem of a text that is none of ours. */
export interface KeptReading {
  readonly kept: Kept;
  readonly problem?: Problem;
}

/** Reads what was kept. Total: a text that cannot be read is nothing kept, and says so. */
export function readKept(text: string | null): KeptReading {
  if (text === null) return { kept: keptNothing };
  const unreadable: KeptReading = { kept: keptNothing, problem: { code: "kept-unreadable" } };
  if (text.length > LARGEST) return unreadable;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable;
  }
  if (!v.is(HEAD, value)) return unreadable;
  if (value.version !== 1) return { kept: keptNothing, problem: { code: "kept-version", version: value.version } };
  const read = v.safeParse(KEPT, value);
  return read.success ? { kept: read.output } : unreadable;
}

const HEADED = { format: "out-of-band/kept", version: 1 } as const;

/** Writes what is to be kept; `readKept` gives the same back. */
export const writeKept = (kept: Kept): string => JSON.stringify({ ...HEADED, ...kept });

/** The file that a learner takes along: the same, with whatever else this browser keeps. */
export const saveAs = (kept: Kept, others: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...HEADED, ...kept, ...others }, null, 2);
