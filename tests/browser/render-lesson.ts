/** Renders the page of a lesson that is no part of the course: its text comes in, the page of the built site goes out. */
import { Hono } from "hono";
import { type LessonFile, readLesson } from "../../lessons/format/read.ts";
import { lessonPage } from "../../routes/pages.tsx";

const text = await new Response(Deno.stdin.readable).text();
const lesson = readLesson("a-fixture", text);
if ("mistakes" in lesson) {
  console.error(lesson.mistakes.map(({ line, says }) => `${line}: ${says}`).join("\n"));
  Deno.exit(1);
}
const app = new Hono().get("/lessons/:slug/", (c) => lessonPage(c, lesson as LessonFile));
console.log(await (await app.request("/lessons/a-fixture/")).text());
