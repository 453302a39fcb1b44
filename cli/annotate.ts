/** Reads an SDP, a description as JSON, or candidates, and explains it. */
import { existsSync, readFileSync } from "node:fs";
import { readLesson } from "../lessons/format/read.ts";
import { tracesOf } from "../lessons/format/recorded.ts";
import { sheetSteps } from "../lessons/format/sheet-steps.ts";
import { SLUGS } from "../lessons/mod.ts";
import { type Document, mendedText, readDocuments } from "../protocol/blob/mod.ts";
import {
  BLANKS,
  FORMATS,
  type Found,
  type Given as GivenToRead,
  handoutOf,
  writeHandout,
} from "../protocol/handout/mod.ts";
import { isNote, isPairNote } from "../protocol/sdp/mod.ts";
import type { Problem } from "../protocol/problems/mod.ts";
import { visible } from "../protocol/text/mod.ts";
import { isTrace, readTrace } from "../protocol/trace/mod.ts";
import { type Ending, give, type Given, main, type Refusal, refusalOf, say, tell, wrong } from "./command.ts";
import { readText } from "./input.ts";

const OPTIONS = {
  format: { takes: FORMATS.join("|"), says: "How it is written: as text, Markdown, a page, or JSON." },
  "as-it-stands": { says: "Leave nothing out and mend nothing: every line counts." },
  whole: { says: "Keep the real addresses, names and keys; else substitutes stand for them." },
  brief: { says: "Only what matters: long lists are counted." },
  lesson: { takes: "SLUG", says: "In place of files: a lesson, from its recorded session." },
  worksheet: { says: "The same with blanks." },
  key: { says: "What belongs in the blanks of the worksheet." },
  title: { takes: "TITLE", says: "What stands above it." },
  class: { takes: "CLASS", says: "The class that it is for." },
  date: { takes: "DATE", says: "The date that stands on it." },
} as const;

async function run({ values, files }: Given<typeof OPTIONS>): Promise<Ending> {
  const format = FORMATS.find((one) => one === (values.format ?? "text"));
  if (!format) return wrong(`There is no format “${values.format}”.`);
  const read = values.lesson === undefined
    ? await readAll(files.length === 0 ? ["-"] : files, values["as-it-stands"] === true)
    : files.length === 0
    ? lessonGiven(values.lesson)
    : wrong("A lesson is read in place of files.");
  if ("problem" in read) return refusalOf(read.problem);
  if ("refused" in read) return read;
  const redacted = !values.whole;
  const handout = handoutOf(read, {
    title: values.title ?? read.title ?? "",
    className: values.class ?? "",
    date: values.date ?? "",
    redacted,
    brief: values.brief === true,
    notes: false,
    sources: true,
    as: values.key ? "key" : values.worksheet ? "worksheet" : "handout",
    blanks: BLANKS,
  });
  if (handout.parts.length + handout.steps.length === 0) return wrong("There is nothing to read.");
  // Whoever reads it at once may have come for the real values; what goes on to a file or a program is left in peace.
  if (redacted && Deno.stdout.isTerminal()) {
    tell("Substitutes stand for addresses, names and keys. With --whole the real ones stay.");
  }
  const written = writeHandout(handout, format).trimEnd();
  if (format === "json") give(written);
  else if (format === "text" && Deno.stdout.isTerminal() && !Deno.noColor) console.log(coloured(visible(written)));
  else say(written);
  return handout.findings.some(({ code }) => !isPairNote(code)) ||
      handout.parts.some(({ annotated }) => annotated.problems.some((found) => !isNote(found)))
    ? 1
    : 0;
}

/** What is read: for a lesson with its title. */
type Reading = GivenToRead & { readonly title?: string } | { readonly problem: Problem } | Refusal;

/** A lesson: its steps, and its recorded trace, where there is one. */
function lessonGiven(slug: string): Reading {
  if (!SLUGS.some((one) => one === slug)) {
    return wrong(`There is no lesson “${slug}”. There is: ${SLUGS.join(", ")}.`);
  }
  const folder = new URL("../lessons/", import.meta.url);
  const lesson = readLesson(slug, readFileSync(new URL(`${slug}/lesson.md`, folder), "utf8"));
  if ("mistakes" in lesson) {
    return { refused: lesson.mistakes.map(({ line, says }) => `${slug}/lesson.md:${line}: ${says}`).join("\n") };
  }
  const of = { documents: [], steps: sheetSteps(lesson), title: lesson.title };
  const path = new URL(tracesOf(lesson)[0], folder);
  if (!existsSync(path)) return of;
  const recorded = readTrace(readFileSync(path, "utf8"));
  return recorded.ok ? { ...of, trace: recorded.trace } : { problem: recorded.problem };
}

/** What the files hold: one trace, or any number of descriptions and candidates. */
async function readAll(files: readonly string[], asItStands: boolean): Promise<Reading> {
  const texts: string[] = [];
  for (const file of files) {
    const text = await readText(file);
    if (typeof text !== "string") return text;
    texts.push(text);
  }
  const [first] = texts;
  if (texts.length === 1 && isTrace(first)) {
    const reading = readTrace(first);
    return reading.ok ? { documents: [], trace: reading.trace } : { problem: reading.problem };
  }
  const documents: Document[] = [];
  const found: { leftOut: number; mended: Set<string> } = { leftOut: 0, mended: new Set() };
  for (const text of texts) {
    const reading = readDocuments(text, { asItStands });
    if (!reading.ok) return { problem: reading.problem };
    documents.push(...reading.documents);
    found.leftOut += reading.leftOut.length;
    for (const said of mendedText(reading.repairs ?? [])) found.mended.add(said);
  }
  return { documents, found: { leftOut: found.leftOut, mended: [...found.mended] } satisfies Found };
}

/** In a terminal the lines of SDP are bold. */
const coloured = (text: string): string =>
  text.split("\n").map((line) => /^(?:[=≠+−] |\s{2})?\d+ \S/.test(line) ? `\x1b[1m${line}\x1b[0m` : line).join("\n");

if (import.meta.main) {
  await main({
    name: "annotate",
    does: "Explains an SDP, a description as JSON, or candidates.",
    reads: "[FILE …]",
    least: 0,
    most: Infinity,
    wants: "Any number of files can be read.",
    options: OPTIONS,
    endings: ["when it was read", "when something in it is wrong"],
    run,
  });
}
