/** Raw SDP somewhere in a text: its lines, mended, or what is wrong with them. */
import type { Problem } from "../../problems/mod.ts";
import { holdsBlob, isSuspect } from "./lost-line-breaks.ts";
import { fits, fitsTight, isKnown } from "../grammar.ts";
import { quoteLine, type TextLine } from "../lines.ts";
import type { Repair } from "../reading.ts";
import { type Group, grouped, partsOf } from "./split-lines.ts";
import { note } from "./repairs.ts";
import { straightened } from "./per-line-changes.ts";
import { type Flaw, flawOf } from "./completeness.ts";
import { joined } from "./wrapped-lines.ts";

type Region = { readonly sdp: string; readonly rest: readonly TextLine[] } | { readonly problem: Problem };

/**
 * Reads a description whose `v=0` stands in the first of `lines` at column `from`; `rest` are the lines behind it that
 * are not of it. `open`: no line break follows the last line.
 */
export function readRegion(lines: readonly TextLine[], from: number, open: boolean, repairs: Repair[]): Region {
  const straight = straightened(lines, from, repairs);
  const { groups, rest, strange } = grouped(straight.flatMap((line) => partsOf(line, repairs)), repairs);
  if (strange) return { problem: { code: "line-damaged", at: quoteLine(strange) } };
  const found = settled(groups);
  if ("problem" in found) return found;
  const { left } = found;
  const texts = found.texts.map(withItsSpace);
  if (groups.some(({ pieces }) => pieces.length > 1)) note(repairs, "wrapped-lines");
  const suspect = texts.findIndex((text) => isSuspect(text) && !text.startsWith("s="));
  if (suspect >= 0) {
    return { problem: { code: "glued-unsure", at: quoteLine({ ...groups[suspect].line, text: texts[suspect] }) } };
  }
  const behind = [...left, ...rest];
  const part = behind.find(({ text }, index) => holdsBlob(text) || (index < 2 && !isProse(text, texts)));
  if (part) return { problem: { code: "line-damaged", at: quoteLine(part) } };
  const ended = behind.length > 0 || !open || straight[straight.length - 1].text === "";
  const flaw = flawOf(texts, { open: !ended, mended: true });
  if (flaw) return { problem: inWords(flaw, groups.map(({ line }, index) => ({ ...line, text: texts[index] }))) };
  if (!ended && !repairs.some(({ code }) => code === "line-breaks-lost")) note(repairs, "final-line-break");
  return { sdp: texts.map((text) => `${text}\r\n`).join(""), rest: behind };
}

/** Whether what follows the last line can only be words: that line is known to be whole, and they are no digits. */
const isProse = (text: string, lines: readonly string[]): boolean =>
  isKnown(lines[lines.length - 1]) &&
  !(/\d/.test(text) && /^\W*\S+$|^[^A-Za-z]*(?:[A-Za-z][^A-Za-z]+)*[A-Za-z]?$/.test(text));

/** Chromium ends a line with a space where it hides an address, and a name may be one (RFC 8866 §5.3). */
const withItsSpace = (line: string): string => /^a=rtcp:\d+ IN IP[46]$|^s=$/.test(line) ? `${line} ` : line;

/** A flaw as a problem; `lines` are those that it counts. */
export function inWords(flaw: Flaw, lines: readonly TextLine[]): Problem {
  const line = flaw.index === undefined ? undefined : lines[flaw.index];
  const at = line ? { at: quoteLine(line) } : {};
  return flaw.code === "sdp-incomplete"
    ? { code: flaw.code, missing: flaw.missing, ...at }
    : { code: flaw.code, ...at };
}

type Settled = { readonly texts: readonly string[]; readonly left: readonly TextLine[] } | {
  readonly problem: Problem;
};

/** The one reading of all groups. What follows a last line that was whole could be its rest, or words behind it. */
function settled(groups: readonly Group[]): Settled {
  const all = groups.map(({ pieces }) => pieces);
  const last = all[all.length - 1];
  const texts = joined(all);
  const doubtful = last.length > 1 && fitsTight(last[0].text);
  if (!("unsure" in texts) && (!doubtful || isRepeated(texts))) return { texts, left: [] };
  if (doubtful && !last[1].continues) {
    const short = joined([...all.slice(0, -1), [last[0]]]);
    const left = groups[groups.length - 1].pieces.slice(1).map(({ line }) => line);
    if (!("unsure" in short) && ("unsure" in texts ? texts.none : isRepeated(short))) return { texts: short, left };
  }
  const unsure = "unsure" in texts ? texts : { unsure: groups.length - 1, none: false };
  return { problem: wordsFor(groups[unsure.unsure], unsure.none) };
}

/** Chromium says a source's `msid` twice (RFC 8830; once as `a=ssrc`), so its end is known. */
function isRepeated(texts: readonly string[]): boolean {
  const [, msid] = /^a=ssrc:\d+ msid:(.*)$/.exec(texts[texts.length - 1]) ?? [];
  return msid !== undefined && texts.includes(`a=msid:${msid}`);
}

function wordsFor({ line, pieces }: Group, none: boolean): Problem {
  const at = quoteLine({ ...line, text: pieces[0].text });
  if (/^a=fingerprint/.test(pieces[0].text) && none) return { code: "fingerprint-damaged", at };
  return none && !fits(pieces[0].text) ? { code: "line-damaged", at } : { code: "wrapped-unsure", at };
}
