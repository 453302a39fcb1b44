/** Reads the course: every lesson’s text, or all that its authors have to mend. */
import { SLUGS } from "../lessons/mod.ts";
import { type LessonFile, readLesson } from "../lessons/format/read.ts";

/** Mistakes in the text of a lesson, a sentence with file and line for each. */
export class LessonMistakes extends Error {
  override readonly name = "LessonMistakes";
}

const ROOT = new URL("../lessons/", import.meta.url);

/** One lesson; a text with mistakes throws `LessonMistakes`. */
export async function lessonFile(slug: string, root = ROOT): Promise<LessonFile> {
  const path = `${slug}/lesson.md`;
  const lesson = readLesson(slug, await Deno.readTextFile(new URL(path, root)));
  if (!("mistakes" in lesson)) return lesson;
  throw new LessonMistakes(lesson.mistakes.map(({ line, says }) => `lessons/${path}:${line}: ${says}`).join("\n"));
}

/** All of them in order; mistakes of all lessons are said at once. */
export async function courseFiles(slugs: readonly string[] = SLUGS, root = ROOT): Promise<readonly LessonFile[]> {
  const read = await Promise.allSettled(slugs.map((slug) => lessonFile(slug, root)));
  const wrong = read.flatMap((one) => one.status === "rejected" ? [one.reason] : []);
  for (const error of wrong) if (!(error instanceof LessonMistakes)) throw error;
  if (wrong.length > 0) throw new LessonMistakes(wrong.map(({ message }) => message).join("\n"));
  return read.flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
}
