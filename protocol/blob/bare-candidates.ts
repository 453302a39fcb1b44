/** Candidate lines in a text: with or without `a=`, wrapped, or with characters that programs put in. */
import { readCandidate, ufragOf } from "../sdp/mod.ts";
import { shorten } from "../text/mod.ts";
import { type Read, refused } from "./outcome.ts";
import { quoteLine, type TextLine, textLines } from "./lines.ts";
import type { Repair } from "./reading.ts";
import type { SignalingMessage } from "../facts/mod.ts";
import { peel } from "./peel/wrappers.ts";
import { SOFT } from "./mend/per-line-changes.ts";
import { note } from "./mend/repairs.ts";
import { type Piece, type Pieces, waysOf } from "./mend/pieces.ts";

const piece = (text: string): Piece => ({
  text: text.trim().replace(/\t+/g, " "),
  led: /^\s/.test(text),
  trailed: /\s$/.test(text),
  width: text.length,
});

/** A candidate never fills more lines than this. */
const MOST_LINES = 6;

/** The one candidate that pieces can be, without `a=`; `undefined` if they are none, or could be several. */
function oneOf(texts: readonly string[], repairs: Repair[]): string | undefined {
  const [start, ...more] = texts;
  const rest = start.trim().replace(/^a ?= ?/, "");
  const named = rest.startsWith("candidate:");
  const pieces: Pieces = [piece(`a=${named ? "" : "candidate:"}${rest}`), ...more.map(piece)];
  const ways = waysOf(pieces, { left: 1 << MOST_LINES });
  const [only] = ways;
  if (ways.length !== 1 || (pieces.length === 1 && !isWhole(only.line))) return undefined;
  if (!named) note(repairs, "candidate-prefix");
  if (pieces.length > 1) note(repairs, "wrapped-lines");
  if (texts.some((text) => /\S\t/.test(text))) note(repairs, "tabs");
  return only.line.slice(2);
}
const isWhole = (line: string): boolean => waysOf([piece(line), piece("")], { left: 2 }).length > 0;

/** A candidate as it stood in JSON, mended; `undefined` if it is not certain. */
export function mendedCandidate(text: string, repairs: Repair[]): string | undefined {
  const lines = peel(textLines(text.trim().replaceAll(SOFT, "\n")), repairs).map(({ text }) => text);
  return lines.length > MOST_LINES ? undefined : oneOf(lines, repairs);
}

/** Candidates end with a number or one of these words; a line that does may be the rest of one. */
const LIKE_AN_END = /(?:\d|\b(?:active|passive|so|host|relay|srflx|prflx))\W{0,9}$|\\/;

/** Reads the candidate that begins in the first of `lines`, and says how many lines it fills. */
export function readBare(lines: readonly TextLine[], repairs: Repair[]): Read & { readonly used?: number } {
  const [first] = lines;
  if (/^(?:a ?= ?)?end-of-candidates\s*$/.test(first.text)) {
    return { messages: [{ kind: "end-of-candidates" }], repairs: [], used: 1 };
  }
  const filled = lines.flatMap(({ text }, index) => text.trim() === "" ? [] : [index]);
  for (let count = Math.min(filled.length, MOST_LINES); count > 0; count--) {
    const used = filled.slice(0, count);
    const candidate = oneOf(used.map((index) => lines[index].text), repairs);
    const read = candidate === undefined ? undefined : readCandidate(candidate);
    if (candidate === undefined || !read) continue;
    const behind = filled.slice(count, count + 3).map((index) => lines[index].text);
    const spaced = used.length > 1 && used[used.length - 1] >= used.length;
    const shorter = spaced && oneOf([first.text], []) !== undefined;
    if (shorter || behind.some((text) => LIKE_AN_END.test(text))) break;
    const ufrag = ufragOf(read);
    const message: SignalingMessage = { kind: "candidate", candidate, ...(ufrag && { usernameFragment: ufrag }) };
    return { messages: [message], repairs: [], used: used[count - 1] + 1 };
  }
  return refused({ code: "candidate-unreadable", line: shorten(first.text.trim(), 120), at: quoteLine(first) });
}
