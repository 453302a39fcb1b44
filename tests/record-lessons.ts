/**
 * Records each lesson’s traces: walks its solution in Chromium, as the browser tests do, and saves what came about. Those
 * whose recording is missing or of an earlier text; with names, those; with --all, every one.
 */
import { findChromium } from "./find-browser.ts";
import { FILES } from "./lessons/course.ts";
import { recordingMistakes } from "./lessons/recordings.ts";

const named = Deno.args.filter((arg) => !arg.startsWith("--"));
const unknown = named.filter((name) => !FILES.some(({ slug }) => slug === name));
if (unknown.length > 0) fail(`There is no lesson ${unknown.join(", ")}. There is: ${FILES.map(({ slug }) => slug)}`);
const wanted = FILES.filter((lesson) =>
  named.length > 0
    ? named.includes(lesson.slug)
    : Deno.args.includes("--all")
    ? !lesson.unrecorded
    : recordingMistakes(lesson).length > 0
);
if (wanted.length === 0) {
  console.log("Every lesson has its recorded traces, and they are of its present text.");
  Deno.exit(0);
}
const found = await findChromium();
if ("reason" in found) fail(found.reason);
const { success } = await new Deno.Command(Deno.execPath(), {
  args: [
    ...["run", "-A", "npm:@playwright/test/cli", "test", "--config", "tests/browser/playwright.config.ts"],
    ...["--workers=1", "lessons.spec.ts", "-g", `(${wanted.map(({ slug }) => slug).join("|")}): a hand`],
  ],
  env: { CHROMIUM_PATH: found.path, RECORD_LESSONS: wanted.map(({ slug }) => slug).join(",") },
  stdout: "inherit",
  stderr: "inherit",
}).output();
const left = wanted.flatMap(recordingMistakes);
for (const mistake of left) console.error(mistake);
Deno.exit(success && left.length === 0 ? 0 : 1);

function fail(sentence: string): never {
  console.error(sentence);
  Deno.exit(2);
}
