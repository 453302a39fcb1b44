/** The course as a map: every lesson under its chapter, with its question, how long it takes, and what it needs. */
import assert from "node:assert/strict";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Course } from "../../../components/lesson/Course.tsx";
import { FILES } from "../../lessons/course.ts";

Deno.test("each lesson stands under its chapter, with its question, its minutes and what it needs", () => {
  const lessons = FILES.map(({ steps, ...lesson }) => ({ ...lesson, steps: steps.map(({ id }) => id) }));
  const drawn = renderToString(h(Course, { lessons, base: "./", kept: undefined }))
    .replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const chapters = new Map<string, number>();
  for (const { chapter = "", minutes } of FILES) chapters.set(chapter, (chapters.get(chapter) ?? 0) + minutes);
  for (const [chapter, minutes] of chapters) {
    assert.ok(drawn.includes(`<h3>${chapter} <span class="minutes">${minutes} min</span></h3>`), chapter);
  }
  for (const { slug, title, summary, question = summary, needs, minutes } of FILES) {
    const row = drawn.split("<li ").find((one) => one.includes(`href="./${slug}/"`)) ?? "";
    assert.ok(row.includes(`>${title}</a>`), slug);
    assert.ok(row.includes(needs ? `${question} Needs ${needs}.` : question), `${slug}: its question`);
    assert.ok(row.includes(`<span class="quiet minutes">${minutes} min</span>`), `${slug}: its minutes`);
  }
});
