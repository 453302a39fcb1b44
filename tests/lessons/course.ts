/** The course as it is asked: every lesson's file, read as the build reads it, and its goals as checks. */
import { readFileSync } from "node:fs";
import { type LessonFile, readLesson } from "../../lessons/format/read.ts";
import { SLUGS, stepOf } from "../../lessons/mod.ts";
import type { Lesson } from "../../protocol/goals/mod.ts";

function fileOf(slug: string): LessonFile {
  const read = readLesson(slug, readFileSync(`lessons/${slug}/lesson.md`, "utf8"));
  if (!("mistakes" in read)) return read;
  throw new Error(read.mistakes.map(({ line, says }) => `${slug}/lesson.md:${line}: ${says}`).join("\n"));
}

export const FILES: readonly LessonFile[] = SLUGS.map(fileOf);

export const COURSE: readonly Lesson[] = FILES.map(({ steps, ...lesson }) => ({
  ...lesson,
  steps: steps.map(stepOf),
}));
