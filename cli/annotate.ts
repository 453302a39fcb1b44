/** Reads an SDP, a description as JSON, or candidates, and explains it. */
import { comparisonsOf, type Document, type DocumentsFound, mendedText, readDocuments } from "../protocol/blob/mod.ts";
import {
  annotate,
  comparisonText,
  FORMATS,
  type Handout,
  isNote,
  isPairNote,
  mask,
  redact,
  writeHandout,
} from "../protocol/sdp/mod.ts";
import { visible } from "../protocol/text/mod.ts";
import { type Ending, give, type Given, main, refusalOf, say, wrong } from "./command.ts";
import { readText } from "./input.ts";

const OPTIONS = {
  format: { takes: FORMATS.join("|"), says: "How it is written: as text, Markdown, a page, or JSON." },
  "as-it-stands": { says: "Leave nothing out and mend nothing: every line counts." },
  redact: { says: "Put substitutes for addresses, names and keys." },
  title: { takes: "TITLE", says: "What stands above it." },
} as const;

async function run({ values, files }: Given<typeof OPTIONS>): Promise<Ending> {
  const format = FORMATS.find((one) => one === (values.format ?? "text"));
  if (!format) return wrong(`There is no format “${values.format}”.`);
  const documents: Document[] = [];
  const readings: DocumentsFound[] = [];
  for (const file of files.length === 0 ? ["-"] : files) {
    const text = await readText(file);
    if (typeof text !== "string") return text;
    const reading = readDocuments(text, { asItStands: values["as-it-stands"] === true });
    if (!reading.ok) return refusalOf(reading.problem);
    documents.push(...reading.documents);
    readings.push(reading);
  }
  if (documents.length === 0) return wrong("There is nothing to read.");
  const handout = handoutOf(documents, readings, values.redact === true, values.title ?? "An SDP, explained");
  const written = writeHandout(handout, format).trimEnd();
  if (format === "json") give(written);
  else if (format === "text" && Deno.stdout.isTerminal() && !Deno.noColor) console.log(coloured(visible(written)));
  else say(written);
  return handout.findings?.some(({ code }) => !isPairNote(code)) ||
      handout.parts.some(({ annotated }) => annotated.problems.some((found) => !isNote(found)))
    ? 1
    : 0;
}

function handoutOf(
  documents: readonly Document[],
  readings: readonly DocumentsFound[],
  redacted: boolean,
  title: string,
): Handout {
  const map = new Map<string, string>();
  const texts = documents.map(({ sdp }) => redacted ? redact(sdp, map) : sdp);
  const compared = comparisonsOf(documents, texts);
  const leftOut = readings.reduce((sum, reading) => sum + reading.leftOut.length, 0);
  const mended = new Set(
    readings.flatMap(({ repairs = [] }) => mendedText(repairs)).map((said) => redacted ? mask(said, map) : said),
  );
  return {
    title,
    date: "",
    redacted,
    brief: false,
    notes: false,
    sources: true,
    parts: documents.map(({ name, kind }, i) => ({ name, annotated: annotate(texts[i], kind) })),
    comparison: comparisonText(compared),
    answers: compared.some(({ answers }) => answers),
    findings: compared.flatMap(({ findings }) => findings),
    ...(leftOut + mended.size > 0 && { found: { leftOut, mended: [...mended] } }),
  };
}

/** In a terminal the SDP is bold and the comments are dim. */
const coloured = (text: string): string =>
  text.split("\n").map((line) =>
    line.startsWith("  #") ? `\x1b[2m${line}\x1b[0m` : line === "" ? line : `\x1b[1m${line}\x1b[0m`
  ).join("\n");

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
