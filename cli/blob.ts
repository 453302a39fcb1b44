/** Reads a blob in any form, says what it is and what is wrong with it, and writes it in another form. */
import { type BlobReading, FORMS, mendedText, readBlob, writeBlob, type WrittenForm } from "../protocol/blob/mod.ts";
import type { ClientName, SignalingMessage } from "../protocol/facts/mod.ts";
import { identify, sketch } from "../protocol/sdp/mod.ts";
import { a, count } from "../protocol/text/mod.ts";
import {
  type Ending,
  give,
  giveLines,
  type Given,
  main,
  type Refusal,
  refusalOf,
  say,
  tell,
  wrong,
} from "./command.ts";
import { readText } from "./input.ts";

const OPTIONS = {
  "as-it-is": { says: "Take it as it is, where something in it shows damage." },
  to: { takes: FORMS.join("|"), says: "Write it in this form." },
  base: { takes: "ADDRESS", says: "For a link: the http or https address of the site." },
  lesson: { takes: "SLUG", says: "For a link: the lesson it leads to." },
  client: { takes: "A|B", says: "For a link: the client that is to have it." },
} as const;

async function run({ values, files: [file = "-"] }: Given<typeof OPTIONS>): Promise<Ending> {
  const form = FORMS.find((one) => one === values.to);
  if (values.to !== undefined && !form) return wrong(`There is no form “${values.to}”.`);
  const { base, lesson, client } = values;
  if (client !== undefined && !/^[AB]$/.test(client)) return wrong(`There is no client “${client}”.`);
  if (base !== undefined && !isWebAddress(base)) return wrong(`This is no http or https address: “${base}”.`);
  if (lesson !== undefined && !/^[\w-]+$/.test(lesson)) return wrong(`This is no name of a lesson: “${lesson}”.`);
  const text = await readText(file);
  if (typeof text !== "string") return text;
  const reading = readBlob(text, { asItIs: values["as-it-is"] === true });
  if (!reading.ok) return refusalOf(reading.problem);
  if (reading.messages.length === 0) return wrong("There is nothing to read.");
  const told = sentences(reading).join("\n");
  if (!form) {
    say(told);
    return reading.repairs.length > 0 ? 1 : 0;
  }
  // What was asked for goes to standard output, so that it can be piped; what is told goes beside it.
  tell(told);
  const written = writtenAs(form, reading.messages, { base, lesson, client: client as ClientName | undefined });
  if (typeof written !== "string") return written;
  const whole = form === "json" || form === "aiortc" ? give(written) : giveLines(written);
  if (!whole) tell("Control characters in it are written by their numbers. With --to json they stay what they are.");
  return whole && reading.repairs.length === 0 ? 0 : 1;
}

/** Whether this can stand in front of a link: an address of the web, without a character that none may have. */
const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s"<>\\^`{|}?#]+$/i.test(text) && URL.canParse(text);

/** The blob in another form; an empty line at its end is what ends an SDP for libdatachannel. */
function writtenAs(
  form: WrittenForm,
  messages: readonly SignalingMessage[],
  link: Parameters<typeof writeBlob>[2],
): string | Refusal {
  try {
    const text = writeBlob(messages, form, link);
    return text.endsWith("\n\n") ? `${text.trimEnd()}\n` : text.trimEnd();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { refused: `This has no compact code: ${error.message} Write it as json or sdp.` };
  }
}

const FORM_NAMES: Readonly<Record<string, string>> = {
  sdp: "raw SDP",
  json: "JSON",
  lines: "candidate lines",
  compact: "a compact code",
  link: "a link",
  mixed: "more than one form",
};

function sentences(
  { messages, repairs, form = "mixed", answers, leftOut }: BlobReading & { ok: true },
): readonly string[] {
  const words = messages.map(whatItIs);
  return [
    `${words.join("\n")}\nFound as ${FORM_NAMES[form] ?? form}.`,
    ...(answers ? [`It answers the offer ${answers}.`] : []),
    ...(leftOut && leftOut.length > 0 ? [`${count(leftOut.length, "line")} around it left out.`] : []),
    ...mendedText(repairs),
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

if (import.meta.main) {
  await main({
    name: "blob",
    does: "Reads an offer, an answer or candidates in any form, and writes them in another.",
    reads: "[FILE]",
    least: 0,
    most: 1,
    wants: "Only one file can be read at a time.",
    options: OPTIONS,
    endings: ["when it was read", "when it had to be mended"],
    run,
  });
}
