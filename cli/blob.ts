/** Reads a blob in any form, says what it is and what is wrong with it, and writes it in another form. */
import { parseArgs } from "node:util";
import { type BlobReading, FORMS, readBlob, writeBlob } from "../protocol/blob/mod.ts";
import type { ClientName, SignalingMessage } from "../protocol/facts/mod.ts";
import { identify, sketch } from "../protocol/sdp/mod.ts";
import { explain } from "../protocol/problems/mod.ts";
import { a, count } from "../protocol/text/mod.ts";

const USE = `deno task blob [FILE] [--to ${FORMS.join("|")}] [--base ADDRESS] [--lesson SLUG] [--client A|B]`;

/** Resolves to the exit status: 0 read, 1 read and mended, 2 unreadable. */
async function run(args: string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(`Reads an offer, an answer or candidates in any form, and writes them in another. Use: ${USE}`);
    return 0;
  }
  const given = choices(args);
  if (typeof given === "string") return complain(`${given} Use: ${USE}`);
  const { file, form, link } = given;
  const text = await textOf(file).catch(() => undefined);
  if (text === undefined) {
    return complain(`The file ${file} cannot be read. Name a file, or give the text on standard input.`);
  }
  const reading = readBlob(text);
  if (!reading.ok) {
    const { said, next } = explain(reading.problem);
    const { at } = reading.problem;
    return complain(`${said} ${next}${at ? `\nLine ${at.number}: ${at.text}` : ""}`);
  }
  if (reading.messages.length === 0) return complain(`There is nothing to read. Use: ${USE}`);
  // What was asked for goes to standard output, so that it can be piped; what is told goes beside it.
  const tell = form ? console.error : console.log;
  for (const line of told(reading)) tell(line);
  if (form) {
    try {
      const text = writeBlob(reading.messages, form, link);
      // An empty line at the end is what ends an SDP for libdatachannel.
      console.log(text.endsWith("\n\n") ? `${text.trimEnd()}\n` : text.trimEnd());
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return complain(`This has no compact code: ${error.message} Write it as json or sdp.`);
    }
  }
  return reading.repairs.length > 0 ? 1 : 0;
}

function choices(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        to: { type: "string" },
        base: { type: "string" },
        lesson: { type: "string" },
        client: { type: "string" },
      },
    });
    const form = FORMS.find((one) => one === values.to);
    if (values.to !== undefined && !form) return `There is no form “${values.to}”.`;
    if (values.client !== undefined && !/^[AB]$/.test(values.client)) return `There is no client “${values.client}”.`;
    if (positionals.length > 1) return "Only one file can be read at a time.";
    const { base, lesson } = values;
    return {
      file: positionals[0] ?? "-",
      form,
      link: { base, lesson, client: values.client as ClientName | undefined },
    };
  } catch (error) {
    return (error as Error).message.split(". ")[0] + ".";
  }
}

const textOf = (file: string): Promise<string> =>
  file === "-" ? new Response(Deno.stdin.readable).text() : Deno.readTextFile(file);

const FORM_NAMES: Readonly<Record<string, string>> = {
  sdp: "raw SDP",
  json: "JSON",
  lines: "candidate lines",
  compact: "a compact code",
  link: "a link",
  mixed: "more than one form",
};

function told({ messages, repairs, form = "mixed", answers }: BlobReading & { ok: true }): readonly string[] {
  const words = messages.map(whatItIs);
  return [
    `${words.join("\n")}\nFound as ${FORM_NAMES[form] ?? form}.`,
    ...(answers ? [`It answers the offer ${answers}.`] : []),
    ...repairs.map(({ said }) => `Mended: ${said}`),
  ];
}

function whatItIs(message: SignalingMessage): string {
  if (message.kind === "candidate") return `A candidate: ${sketch(message.candidate)}.`;
  if (message.kind === "end-of-candidates") return "The end of candidates.";
  const { candidates, mids, ufrags } = identify(message.sdp);
  const sections = `${count(mids.length, "media section")}, ${count(candidates.length, "candidate")}`;
  const what = a(message.type).replace(/^a/, "A");
  return `${what} of ${count(message.sdp.length, "character")}: ${sections}${
    ufrags[0] ? `, ice-ufrag ${ufrags[0]}` : ""
  }.`;
}

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}

if (import.meta.main) Deno.exit(await run(Deno.args));
