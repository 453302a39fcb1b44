/** The recording of a lesson on the box, as its page fetches it where no box serves it. */
import { tracesOf } from "../lessons/format/recorded.ts";
import { writeLessonRecording } from "../lessons/format/recording-file.ts";
import { lessonFile } from "./course.ts";

const ROOT = new URL("../lessons/", import.meta.url);

/** That file, as text; nothing where none was recorded. */
export async function lessonRecordingText(slug: string): Promise<string | undefined> {
  const lesson = await lessonFile(slug);
  const read = (name: string) => Deno.readTextFile(new URL(name, ROOT));
  try {
    const [packets, ...traces] = await Promise.all([`${slug}/packets.json`, ...tracesOf(lesson)].map(read));
    return writeLessonRecording(traces, packets);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
