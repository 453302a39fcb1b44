/**
 * The recorded traces of a lesson: its solution, walked once in a real browser and saved redacted, one file for each
 * bench that it is walked on. A worksheet’s key is filled from them. Those of a lesson on the box are saved as they were,
 * since its packets are recorded beside them; its addresses are the machine’s own name for itself.
 */
import * as v from "valibot";
import { benchesOf, follow, type NetworkSeen } from "../../protocol/goals/mod.ts";
import type { Trace } from "../../protocol/trace/mod.ts";
import { stepOf } from "../checks/mod.ts";
import type { LessonFile } from "./read.ts";

/** What `deno task record-lessons` notes in a trace: the lesson, and a digest of the acts that were done. */
const NOTE = v.object({ type: v.literal("recorded"), lesson: v.string(), walked: v.string() });
type RecordedNote = v.InferOutput<typeof NOTE>;

/** The note of a lesson as its text is now. */
const noteOf = (lesson: LessonFile): RecordedNote => ({
  type: "recorded",
  lesson: lesson.slug,
  walked: digest(
    JSON.stringify([lesson.mode ?? "trickle", lesson.steps.map(({ fresh, solution }) => [fresh, solution])]),
  ),
});

/** FNV-1a, 32 bits: it tells a changed text from the same one, and is no secret. */
function digest(text: string): string {
  let state = 0x811c9dc5;
  for (const sign of text) state = Math.imul(state ^ sign.codePointAt(0)!, 0x01000193);
  return (state >>> 0).toString(16).padStart(8, "0");
}

/** The steps of a lesson by the bench that they are done on. */
function stepsByBench({ steps }: LessonFile): readonly LessonFile["steps"][] {
  const benches = benchesOf(steps);
  return [...new Set(benches)].map((bench) => steps.filter((_, i) => benches[i] === bench));
}

/** The files of a lesson’s recorded traces, beside its text, one for each bench. */
export const tracesOf = (lesson: LessonFile): readonly string[] =>
  stepsByBench(lesson).map((_, bench) => `${lesson.slug}/trace${bench === 0 ? "" : `-${bench + 1}`}.json`);

/**
 * Why a trace is none of this bench of a lesson any more, in a few words; `undefined` if it still is. `network` is what
 * was recorded beside it.
 */
export function outdated(
  lesson: LessonFile,
  bench: number,
  { clients, notes }: Trace,
  network?: NetworkSeen,
): string | undefined {
  const present = noteOf(lesson);
  const note = notes.find((one): one is RecordedNote => v.is(NOTE, one));
  if (note?.lesson !== present.lesson) return `is no recording of ${present.lesson}`;
  if (note.walked !== present.walked) return "is of an earlier text: other acts solve the lesson now";
  const steps = stepsByBench(lesson)[bench].map(stepOf);
  const logs = { A: clients.A.log, B: clients.B.log };
  const unmet = follow({ ...lesson, steps }, logs, network).filter(({ at }) => at === undefined);
  return unmet.length === 0 ? undefined : `does not meet ${unmet.map(({ id }) => id).join(", ")}`;
}

/** Writes a recorded trace: one fact a line, so that a new recording can be compared with the one before. */
export function recordedText(trace: Trace, lesson: LessonFile): string {
  const line = (value: unknown) => JSON.stringify(value);
  const log = (entries: Trace["clients"]["A"]["log"]) => `{"log": [\n${entries.map(line).join(",\n")}\n]}`;
  const { format, version, clients: { A, B } } = trace;
  return `{"format": ${line(format)}, "version": ${version}, "clients": {\n"A": ${log(A.log)},\n"B": ${
    log(B.log)
  }\n}, "notes": [${line(noteOf(lesson))}]}\n`;
}
