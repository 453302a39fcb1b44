/** Saves what a walk through a lesson brought about, bench by bench, where `deno task record-lessons` asks for it. */
import type { Page } from "@playwright/test";
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import type { LessonFile } from "../../lessons/format/read.ts";
import { outdated, recordedText, tracesOf } from "../../lessons/format/recorded.ts";
import { readTrace } from "../../protocol/trace/mod.ts";
import { closeDrawers, openDrawer } from "./person.ts";

/** What to do at the end of each bench of a lesson; nothing where nobody wants it recorded. */
export function recorderOf(page: Page, lesson: LessonFile): (() => Promise<void>) | undefined {
  if (!process.env.RECORD_LESSONS?.split(",").includes(lesson.slug)) return undefined;
  let bench = 0;
  return async () => {
    const name = tracesOf(lesson)[bench];
    if (!name) throw new Error(`${lesson.slug} is reset more often than it has steps on a fresh bench`);
    await openDrawer(page, "What happened");
    // On the box every address is this machine’s own name for itself, and packets name the credentials as they are.
    if (lesson.network) await page.getByRole("checkbox", { name: "with real addresses and keys" }).check();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save trace" }).click();
    const read = readTrace(readFileSync(await (await download).path(), "utf8"));
    if (!read.ok) throw new Error(read.problem.code);
    const text = recordedText(read.trace, lesson);
    const written = readTrace(text);
    // What is to be seen of the network is there when the whole lesson was walked.
    const wrong = !written.ok ? written.problem.code : !lesson.network && outdated(lesson, bench, written.trace);
    if (wrong) throw new Error(`What was saved of ${name} ${wrong}.`);
    writeFileSync(`lessons/${name}`, text);
    await closeDrawers(page);
    bench++;
  };
}
