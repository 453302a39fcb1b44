/** Follows a saved trace: says when each step of a lesson was first met. */
import { readFileSync } from "node:fs";
import { readLesson } from "../lessons/format/read.ts";
import { SLUGS, stepOf } from "../lessons/mod.ts";
import { clock } from "../protocol/text/mod.ts";
import { follow } from "../protocol/goals/mod.ts";
import { readTrace } from "../protocol/trace/mod.ts";
import { type Ending, type Given, main, refusalOf, say, tell, wrong } from "./command.ts";
import { readText } from "./input.ts";

const OPTIONS = { lesson: { takes: "SLUG", says: `The lesson: ${SLUGS.join(", ")}. Without it, the first.` } } as const;

async function run({ values, files: [file = "-"] }: Given<typeof OPTIONS>): Promise<Ending> {
  const slug = SLUGS.find((one) => one === (values.lesson ?? SLUGS[0]));
  if (!slug) return wrong(`There is no lesson “${values.lesson}”. There is: ${SLUGS.join(", ")}.`);
  const text = await readText(file);
  if (typeof text !== "string") return text;
  const reading = readTrace(text);
  if (!reading.ok) return refusalOf(reading.problem);
  if (reading.note !== "") tell(reading.note);
  const { A, B } = reading.trace.clients;
  const read = readLesson(slug, readFileSync(new URL(`../lessons/${slug}/lesson.md`, import.meta.url), "utf8"));
  if ("mistakes" in read) return wrong(read.mistakes.map(({ line, says }) => `${slug}:${line}: ${says}`).join("\n"));
  const steps = follow({ ...read, steps: read.steps.map(stepOf) }, { A: A.log, B: B.log });
  for (const { id, at } of steps) say(`${at === undefined ? "   —" : clock(at).padStart(4)}  ${id}`);
  return steps.every(({ at }) => at !== undefined) ? 0 : 1;
}

if (import.meta.main) {
  await main({
    name: "follow",
    does: "Says when each step of a lesson was met in a saved trace.",
    reads: "[FILE]",
    least: 0,
    most: 1,
    wants: "Only one file can be read at a time.",
    options: OPTIONS,
    endings: ["when every step was met", "when some were not"],
    run,
  });
}
