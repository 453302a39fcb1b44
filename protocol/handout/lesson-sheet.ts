/**
 * What a lesson gives to its worksheet: its steps, with what happened at each and what was to be predicted, and a trace
 * of its solution. The page gets it as one file, as whoever has not done the lesson gets it, too.
 */
import * as v from "valibot";
import { readAs } from "../text/mod.ts";
import { readTrace, type Trace } from "../trace/mod.ts";
import { type Block, heading, said } from "./sheet.ts";

const STEP = v.object({
  title: v.string(),
  /** What has happened at its end, as plain text. */
  done: v.string(),
  /** A question before a press, what may be answered, and the answer with its reason. */
  prediction: v.optional(v.object({ question: v.string(), options: v.array(v.string()), answer: v.string() })),
});
const FILE = v.object({
  format: v.literal("out-of-band/lesson-sheet"),
  version: v.literal(1),
  steps: v.array(STEP),
  trace: v.optional(v.unknown()),
});

/** A step of a lesson, as its worksheet shows it. */
export type LessonStep = v.InferOutput<typeof STEP>;
/** What a worksheet of a lesson is made from; a lesson that nothing was recorded of has its steps alone. */
export interface LessonSheet {
  readonly steps: readonly LessonStep[];
  readonly trace?: Trace;
}

/** Writes the file that {@link readLessonSheet} reads. */
export const writeLessonSheet = ({ steps, trace }: LessonSheet): string =>
  JSON.stringify({ format: "out-of-band/lesson-sheet", version: 1, steps, ...(trace && { trace }) });

/** Reads such a file; `undefined` where it is none. */
export function readLessonSheet(text: string): LessonSheet | undefined {
  const file = readAs(FILE, text);
  if (!file) return undefined;
  const { steps, trace } = file;
  if (trace === undefined) return { steps };
  const reading = readTrace(JSON.stringify(trace));
  return reading.ok ? { steps, trace: reading.trace } : undefined;
}

/** What of a lesson stands on its sheet: the predictions with room to tick and the answers, and what each step brought. */
export function lessonBlocks(steps: readonly LessonStep[]): readonly Block[] {
  const asked = steps.flatMap(({ prediction }) => prediction ?? []);
  const predictions = asked.map(({ question, options, answer }) => [
    said(question, "strong"),
    // An em space (U+2003) between them, which no format makes narrower.
    said(`${options.map((option) => `\u2003☐ ${option}`).join("")}\u2003What happened, and why: `),
    said(answer),
  ]);
  const seen = steps.map(({ title, done }, i) => [said(`${i + 1}. ${title}: `, "strong"), said(done)]);
  return [
    ...(predictions.length > 0
      ? [heading("Predict before you press"), { kind: "list", asks: "predictions", items: predictions } as const]
      : []),
    ...(seen.length > 0 ? [heading("What did you see?"), { kind: "list", asks: "steps", items: seen } as const] : []),
  ];
}
