/** The SDP of one description by itself, whole or mended: as a text, or in a string of JSON. */
import { type FoundSdp, isRefused, type Read, type Refused, refused } from "./outcome.ts";
import { endsOpen, quoteLine, textLines } from "./lines.ts";
import type { Repair } from "./reading.ts";
import { flawOf } from "./mend/completeness.ts";
import { SOFT } from "./mend/per-line-changes.ts";
import { inWords, readRegion } from "./mend/raw-sdp.ts";
import { note, noteBlankLines, noteLineBreaks } from "./mend/repairs.ts";
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
  return { sdp: lines.map((line) => `${line.text}\r\n`).join(""), repairs };
}

/** The SDP of a description in JSON: as it stands if it is whole, mended if it is not. */
export function sdpInJson(sdp: string, deeper: (text: string) => Read): FoundSdp | Refused {
  const read = wholeSdp(sdp, 0);
  if (!isRefused(read)) return read;
  if (/^\s{0,9}(?:[{"]|[\w+/-]{40})/.test(sdp)) {
    const inner = deeper(sdp);
    if (isRefused(inner)) return inner;
    const [only, more] = inner.messages;
    if (only?.kind === "description" && !more) return { sdp: only.sdp, type: only.type, repairs: inner.repairs };
  }
  if (!/v ?= ?0/i.test(sdp)) {
    return refused({ code: "not-a-blob", seen: "its sdp does not begin with v=0 on a line of its own" });
  }
  return mendedSdp(sdp);
}

/** The SDP of a description in JSON, mended. */
function mendedSdp(sdp: string): FoundSdp | Refused {
  const repairs: Repair[] = [];
  const lines = peel(textLines(sdp.replaceAll(`\r${SOFT}\n`, "\r\n")), repairs);
  const first = lines.findIndex(({ text }) => /v ?= ?0/i.test(text));
  if (first < 0) return refused({ code: "not-a-blob", seen: "its sdp does not begin with v=0 on a line of its own" });
  if (/^\s*V/.test(lines[first].text)) return refused({ code: "case-changed" });
  noteLineBreaks(repairs, sdp);
  const from = lines[first].text.search(/v ?= ?0/);
  const read = readRegion(lines.slice(first), from, endsOpen(lines), repairs);
  if (isRefused(read)) return read;
  const behind = read.rest.find(({ text }) => text.trim() !== "");
  if (behind) return refused({ code: "line-damaged", at: quoteLine(behind) });
  const words = [...lines.slice(0, first), { text: lines[first].text.slice(0, from) }];
  if (words.some(({ text }) => /\w/.test(text))) note(repairs, "text-around");
  return { sdp: read.sdp, repairs };
}
