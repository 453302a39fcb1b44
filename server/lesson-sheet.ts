/** What a lesson’s worksheet is made from, as the page fetches it: its steps, and the recorded trace of its first bench. */
import { sheetSteps } from "../lessons/format/sheet-steps.ts";
import { tracesOf } from "../lessons/format/recorded.ts";
import { writeLessonSheet } from "../protocol/handout/mod.ts";
import { readTrace } from "../protocol/trace/mod.ts";
import { lessonFile } from "./course.ts";

const ROOT = new URL("../lessons/", import.meta.url);

/** That file, as text. Without a recording, which the tests ask for, it has the steps alone. */
export async function lessonSheetText(slug: string): Promise<string> {
  const lesson = await lessonFile(slug);
  const [name] = tracesOf(lesson);
  const text = await Deno.readTextFile(new URL(name, ROOT)).catch(() => "");
  const read = readTrace(text);
  return writeLessonSheet({ steps: sheetSteps(lesson), ...(read.ok && { trace: read.trace }) });
}
