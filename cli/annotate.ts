/** Reads an SDP, a description as JSON, or candidates, and explains it. */
import { parseArgs } from "node:util";
import { type Document, pairOf, readDocuments } from "../protocol/blob/mod.ts";
import { explain } from "../protocol/problems/mod.ts";
import {
  annotate,
  compare,
  comparisonText,
  type Format,
  FORMATS,
  type Handout,
  isNote,
  redact,
  writeHandout,
} from "../protocol/sdp/mod.ts";

const USE = "deno task annotate [FILE …] [--format text|md|html|json] [--redact] [--title TITLE]";

/** Resolves to the exit status: 0 read, 1 read with problems, 2 unreadable. */
async function run(args: string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(`Explains an SDP, a description as JSON, or candidates. Use: ${USE}`);
    return 0;
  }
  const given = choices(args);
  if (typeof given === "string") return complain(`${given} Use: ${USE}`);
  const { files, format, redacted, title } = given;
  const documents: Document[] = [];
  for (const file of files) {
    const text = await textOf(file).catch(() => undefined);
    if (text === undefined) {
      return complain(`The file ${file} cannot be read. Name a file, or give the text on standard input.`);
    }
    const reading = readDocuments(text);
    if (!reading.ok) {
      const { said, next } = explain(reading.problem);
      return complain(`${said} ${next}`);
    }
    documents.push(...reading.documents);
  }
  if (documents.length === 0) return complain(`There is nothing to read. Use: ${USE}`);
  const handout = handoutOf(documents, redacted, title);
  const written = writeHandout(handout, format).trimEnd();
  console.log(format === "text" && Deno.stdout.isTerminal() && !Deno.noColor ? coloured(written) : written);
  return handout.parts.some(({ annotated }) => annotated.problems.some((found) => !isNote(found))) ? 1 : 0;
}

function choices(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: "string", default: "text" },
        redact: { type: "boolean", default: false },
        title: { type: "string", default: "An SDP, explained" },
      },
    });
    const format = FORMATS.find((one) => one === values.format);
    if (!format) return `There is no format “${values.format}”.`;
    const files = positionals.length === 0 ? ["-"] : positionals;
    return { files, format: format satisfies Format, redacted: values.redact, title: values.title };
  } catch (error) {
    return (error as Error).message.split(". ")[0] + ".";
  }
}

const textOf = (file: string): Promise<string> =>
  file === "-" ? new Response(Deno.stdin.readable).text() : Deno.readTextFile(file);

function handoutOf(documents: readonly Document[], redacted: boolean, title: string): Handout {
  const map = new Map<string, string>();
  const texts = documents.map(({ sdp }) => redacted ? redact(sdp, map) : sdp);
  const pair = pairOf(documents.map(({ kind }, i) => ({ kind, sdp: texts[i] })));
  const compared = pair
    ? comparisonText(compare(pair[0].sdp, pair[1].sdp, pair[1].kind === "answer" || undefined))
    : [];
  return {
    title,
    date: "",
    redacted,
    brief: false,
    notes: false,
    sources: true,
    parts: documents.map(({ name, kind }, i) => ({ name, annotated: annotate(texts[i], kind) })),
    comparison: compared,
  };
}

/** In a terminal the SDP is bold and the comments are dim. */
const coloured = (text: string): string =>
  text.split("\n").map((line) =>
    line.startsWith("  #") ? `\x1b[2m${line}\x1b[0m` : line === "" ? line : `\x1b[1m${line}\x1b[0m`
  ).join("\n");

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}

if (import.meta.main) Deno.exit(await run(Deno.args));
