/** Begins a lesson: a folder with a text that passes, and a place at the end of the course. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { slugOf, templateOf } from "../lessons/format/template.ts";
import { SLUGS } from "../lessons/mod.ts";
import { type Ending, type Given, main, say, wrong } from "./command.ts";

const LESSONS = new URL("../lessons/", import.meta.url);
const ORDER = new URL("mod.ts", LESSONS);

// deno-lint-ignore require-await -- a command ends with a promise.
async function run({ files }: Given<Record<never, never>>): Promise<Ending> {
  const title = files.join(" ").trim();
  const slug = slugOf(title);
  if (slug === "") return wrong("A lesson needs a name with a letter in it.");
  if (SLUGS.some((one) => one === slug)) return wrong(`There is a lesson “${slug}” already.`);
  const order = readFileSync(ORDER, "utf8");
  const longer = order.replace(/,?\n?\] as const;/, `,\n  "${slug}",\n] as const;`);
  if (longer === order) return { refused: "lessons/mod.ts has no list that ends with ] as const." };
  const folder = new URL(`${slug}/`, LESSONS);
  mkdirSync(folder);
  writeFileSync(new URL("lesson.md", folder), templateOf(title));
  writeFileSync(ORDER, longer);
  say(`lessons/${slug}/lesson.md is the last lesson of the course now. docs/authoring.md says how it is written.`);
  return 0;
}

if (import.meta.main) {
  await main({
    name: "lesson",
    does: "Begins a lesson with this name, at the end of the course: a text that passes its own test.",
    reads: "NAME",
    least: 1,
    most: 20,
    wants: "A lesson needs a name.",
    options: {},
    endings: ["when it was written", "never"],
    run,
  });
}
