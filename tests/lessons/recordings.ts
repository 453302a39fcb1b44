/** The recorded traces of the lessons, as they lie beside their texts. */
import { readFileSync } from "node:fs";
import type { LessonFile } from "../../lessons/format/read.ts";
import { outdated, tracesOf } from "../../lessons/format/recorded.ts";
import { readTrace } from "../../protocol/trace/mod.ts";

/** What is wrong with a lesson’s recordings, each in a sentence that says which command mends it. */
export const recordingMistakes = (lesson: LessonFile): readonly string[] =>
  lesson.unrecorded ? [] : tracesOf(lesson).flatMap((name, bench) => {
    const wrong = mistakeIn(lesson, name, bench);
    return wrong ? [`lessons/${name} ${wrong}. Record it: deno task record-lessons ${lesson.slug}`] : [];
  });

function mistakeIn(lesson: LessonFile, name: string, bench: number): string | undefined {
  let text: string;
  try {
    text = readFileSync(`lessons/${name}`, "utf8");
  } catch {
    return "is missing";
  }
  const read = readTrace(text);
  return read.ok ? outdated(lesson, bench, read.trace) : "cannot be read";
}
