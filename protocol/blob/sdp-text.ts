/** The SDP of one description by itself, whole or mended: as a text, or in a string of JSON. */
import { type FoundSdp, isRefused, type Read, type Refused, refused } from "./outcome.ts";
import type { Problem } from "../problems/mod.ts";
import { endsOpen, quoteLine, type TextLine, textLines } from "./lines.ts";
import { givenSdp } from "./given-sdp.ts";
import type { Repair } from "./reading.ts";
import { damageOf, flawOf } from "./mend/completeness.ts";
import { SOFT } from "./mend/per-line-changes.ts";
import { inWords, readRegion } from "./mend/raw-sdp.ts";
import { note, noteAsGiven, noteBlankLines, noteLineBreaks } from "./mend/repairs.ts";
import { peel } from "./peel/wrappers.ts";

/** A description that needs no more than its line breaks put in order. `above` counts the blank lines before it. */
export function wholeSdp(sdp: string, above: number): FoundSdp | Refused {
  const plain = sdp.replaceAll("\r\r\n", "\r\n");
  const all = textLines(plain);
  const lines = all.filter((line) => line.text.trim() !== "");
  // An empty line at the end is how it is written for libdatachannel.
  const ending = /[^\n]\n\n$/.test(plain) ? 2 : /[\r\n]$/.test(plain) ? 1 : 0;
  const blank = all.length - lines.length - ending;
  const open = !/[\r\n]$/.test(sdp);
  const flaw = flawOf(lines.map((line) => line.text), { open, mended: false });
  if (flaw) return refused(inWords(flaw, lines.map((line) => ({ ...line, number: line.number + above }))));
  const repairs: Repair[] = [];
  noteLineBreaks(repairs, sdp);
  if (open) note(repairs, "final-line-break");
  noteBlankLines(repairs, blank);
  return { sdp: lines.map((line) => `${line.text}\r\n`).join(""), repairs, ...verbatim(sdp) };
}

/** Whether a text is SDP and nothing else, as far as each line by itself tells: then it needs no peeling. */
export const isPlain = (sdp: string): boolean =>
  /^v=\d{1,3} *(?:[\r\n](?:[a-z]=[^\r\n]*)?)+$/.test(sdp) && !INSIDE.test(sdp);
/** A blank line that is not between two descriptions, or what a terminal filled a line with. */
const INSIDE = /(?:\r\n|\n)(?:\r\n|\n)[a-uw-z]=| {12}[\r\n]/;

const verbatim = (sdp: string) => isPlain(sdp) ? { given: sdp } : {};

/** A description as it was given, and what in it shows damage. */
export function sdpAsGiven(
  lines: readonly TextLine[],
  from: number,
  open: boolean,
): FoundSdp & { readonly leftOut: readonly string[]; readonly used: number } {
  const repairs: Repair[] = [];
  const found = givenSdp(lines, from, open, repairs);
  const texts = found.lines.map(({ text }) => text);
  const flaw = damageOf(texts, found.open);
  const damage: Problem | undefined = found.between
    ? { code: "line-damaged", at: quoteLine(found.between) }
    : flaw && inWords(flaw, found.lines);
  noteAsGiven(repairs, found.lines);
  return {
    sdp: texts.map((text) => `${text}\r\n`).join(""),
    repairs,
    leftOut: found.leftOut,
    used: found.used,
    ...(found.type && { type: found.type }),
    ...(damage && { damage }),
  };
}

/** The SDP of a description in JSON: as it stands if it is whole, mended if it is not, else as it was given. */
export function sdpInJson(sdp: string, deeper: (text: string) => Read, asGiven: boolean): FoundSdp | Refused {
  const read = certainSdp(sdp, deeper);
  if (!isRefused(read) || !asGiven) return read;
  if (isPlain(sdp)) return plainAsGiven(sdp);
  const lines = peel(textLines(sdp.replaceAll(SOFT, "\n")), []);
  const first = lines.findIndex(({ text }) => /v[ \t]{0,9}=[ \t]{0,9}\d/.test(text));
  if (first < 0) return read;
  const found = sdpAsGiven(lines.slice(first), lines[first].text.search(/v[ \t]{0,9}=[ \t]{0,9}\d/), endsOpen(lines));
  const { leftOut: _, used, ...alone } = found;
  const behind = lines.slice(first + used).find(({ text }) => text.trim() !== "");
  // Nobody writes words behind a description into its own string: there its end was damaged.
  return behind ? { ...alone, damage: { code: "line-damaged", at: quoteLine(behind) } } : alone;
}

/** Plain SDP as it was given, every line of it. */
function plainAsGiven(sdp: string): FoundSdp {
  const lines = textLines(sdp).filter(({ text }) => text.trim() !== "");
  const flaw = damageOf(lines.map(({ text }) => text), !/[\r\n]$/.test(sdp));
  const repairs: Repair[] = [];
  noteAsGiven(repairs, lines);
  const damage = flaw && inWords(flaw, lines);
  return { sdp: lines.map(({ text }) => `${text}\r\n`).join(""), given: sdp, repairs, ...(damage && { damage }) };
}

function certainSdp(sdp: string, deeper: (text: string) => Read): FoundSdp | Refused {
  const read = wholeSdp(sdp, 0);
  if (!isRefused(read)) return read;
  if (/^\s{0,9}(?:[{"]|[\w+/-]{40})/.test(sdp)) {
    const inner = deeper(sdp);
    if (isRefused(inner)) return inner;
    const [only, more] = inner.messages;
    if (only?.kind === "description" && !more) return { sdp: only.sdp, type: only.type, repairs: inner.repairs };
  }
  if (!/v[ \t]{0,9}=[ \t]{0,9}0/i.test(sdp)) {
    return refused({ code: "not-a-blob", seen: "its sdp does not begin with v=0 on a line of its own" });
  }
  return mendedSdp(sdp);
}

/** The SDP of a description in JSON, mended. */
function mendedSdp(sdp: string): FoundSdp | Refused {
  const repairs: Repair[] = [];
  const lines = peel(textLines(sdp.replaceAll(`\r${SOFT}\n`, "\r\n")), repairs);
  const first = lines.findIndex(({ text }) => /v[ \t]{0,9}=[ \t]{0,9}0/i.test(text));
  if (first < 0) return refused({ code: "not-a-blob", seen: "its sdp does not begin with v=0 on a line of its own" });
  if (/^\s*V/.test(lines[first].text)) return refused({ code: "case-changed" });
  noteLineBreaks(repairs, sdp);
  const from = lines[first].text.search(/v[ \t]{0,9}=[ \t]{0,9}0/);
  const read = readRegion(lines.slice(first), from, endsOpen(lines), repairs);
  if (isRefused(read)) return read;
  const behind = read.rest.find(({ text }) => text.trim() !== "");
  if (behind) return refused({ code: "line-damaged", at: quoteLine(behind) });
  const words = [...lines.slice(0, first), { text: lines[first].text.slice(0, from) }];
  if (words.some(({ text }) => /\w/.test(text))) note(repairs, "text-around");
  return { sdp: read.sdp, repairs };
}
