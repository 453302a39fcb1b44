/** Which pieces of a text are lines of an SDP, which the rest of a line before, and which no part of it. */
import { unglue } from "./lost-line-breaks.ts";
import { fitsTight } from "../grammar.ts";
import type { TextLine } from "../lines.ts";
import type { Repair } from "../reading.ts";
import { note, noteBlankLines } from "./repairs.ts";
import { SOFT } from "./per-line-changes.ts";
import { positionAfter, type SdpPosition } from "./completeness.ts";
import type { Piece } from "./pieces.ts";

/** Two lines in one are longer than this. */
const SHORTEST = 8;
const AROUND = new RegExp(`^${SOFT}+|${SOFT}+$`, "g");

/** A piece with the line that it came from; `continues` if it is marked as the rest of the one before. */
interface Part extends Piece {
  readonly line: TextLine;
  readonly continues: boolean;
  /** What tells whether a line begins here. */
  readonly look: string;
}

/** The pieces of a physical line: more than one where it holds several lines, or where breaks are marked in it. */
export function partsOf(line: TextLine, repairs: Repair[]): readonly Part[] {
  if (line.text.trim() === "") {
    return [{ line, text: "", led: false, trailed: false, width: line.text.length, continues: false, look: "" }];
  }
  const soft = line.text.includes(SOFT) ? line.text.replace(AROUND, "").split(SOFT) : [line.text];
  return soft.flatMap((text, at) => {
    const glued = text.length > SHORTEST ? unglue(text.trim()) : undefined;
    if (glued) note(repairs, "line-breaks-lost");
    const pieces = glued ?? [text];
    return pieces.map((piece, index) => {
      const bare = piece.trim();
      return {
        line: { ...line, text: bare },
        text: bare,
        led: index === 0 && (bare !== "" || at > 0) && text !== text.trimStart(),
        trailed: !glued && bare !== "" && text !== text.trimEnd(),
        width: soft.length > 1 ? 0 : text.length,
        continues: index === 0 && at > 0,
        look: soft.length > 1 && !glued ? soft.join("").trim() : bare,
      };
    });
  });
}

/** A line, and the pieces that it has to be joined of. */
export type Group = { readonly line: TextLine; readonly pieces: readonly [Part, ...Part[]] };

/** Lines with the pieces that belong to them. A wrapped line was too long for its width, so shorter ones are not. */
export function grouped(
  parts: readonly Part[],
  repairs: Repair[],
): { groups: readonly Group[]; rest: readonly TextLine[]; strange?: TextLine } {
  const groups: { line: TextLine; pieces: [Part, ...Part[]] }[] = [];
  let place: SdpPosition = { type: "", media: false };
  let lone = false;
  let widest = 0;
  for (const part of parts) {
    if (part.text === "" && !part.continues) {
      // A space that a break has left alone on its line was one between words.
      lone = part.width > 0;
      continue;
    }
    const piece = lone ? { ...part, led: true } : part;
    lone = false;
    const next = groups.length === 0 ? { type: "v", media: false } : startOf(part.look, place);
    if (groups.length > 0 && (part.continues || !next)) {
      groups[groups.length - 1].pieces.push(piece);
      continue;
    }
    groups.push({ line: part.line, pieces: [part] });
    place = next!;
    widest = Math.max(widest, part.width);
  }
  const rest: TextLine[] = [];
  for (const [index, { pieces }] of groups.entries()) {
    const at = pieces.findIndex((piece, at) => at > 0 && !piece.continues && !isWrapped(pieces[at - 1], piece, widest));
    const cut = at < 0 && index === groups.length - 1 ? endOf(pieces) : at;
    if (cut <= 0) continue;
    if (index < groups.length - 1) return { groups, rest, strange: pieces[cut].line };
    rest.push(...pieces.splice(cut).map(({ line }) => line));
  }
  const ends = groups.flatMap(({ pieces }) => pieces.length === 1 ? pieces : []);
  const trailing = ends.some(({ text, trailed }) => trailed && !text.endsWith(" "));
  if (trailing) note(repairs, "trailing-spaces");
  const last = groups[groups.length - 1].pieces.at(-1);
  const inside = parts.findLastIndex(({ line }) => line === last?.line);
  const blank = parts.slice(0, inside).filter(({ text, continues }) => text === "" && !continues).length;
  noteBlankLines(repairs, blank);
  return { groups, rest };
}

/** Whether a wrapper would have broken here: it lets no line be longer than this one with the next word. */
const isWrapped = (before: Part, piece: Part, widest: number): boolean =>
  before.width === 0 || before.width + 1 + piece.text.split(" ", 1)[0].length + SLACK > widest;
/** Quote marks and indentation that are gone make a line narrower than it was. */
const SLACK = 12;

/** Behind the last line come words: from the first piece on that fits in no way. */
function endOf(pieces: readonly Part[]): number {
  const [first, ...more] = pieces;
  if (more.length === 0 || more[0].continues || !fitsTight(first.text)) return -1;
  const next = more[0].text;
  return [first.text + next, `${first.text} ${next}`].some((line) => fitsTight(line)) ? -1 : 1;
}

/** What may begin a line here, and look like one as far as one can see; so `e=1;apt=96` is the rest of another. */
function startOf(text: string, place: SdpPosition): SdpPosition | undefined {
  if (!/^[a-z]=/.test(text) || !LOOKS[text[0]]?.test(text.slice(2))) return undefined;
  return positionAfter(place, text[0], false) ?? (/^[acbm]/.test(text) ? place : undefined);
}
const LOOKS: Readonly<Record<string, RegExp>> = {
  ...{
    v: /^0/,
    o: /^\S/,
    s: /^/,
    i: /^/,
    u: /^/,
    e: /^/,
    p: /^/,
    t: /^\d/,
    r: /^\d/,
    z: /^\d/,
    k: /^(?:clear|base64|uri|prompt)/,
  },
  ...{ a: /^[A-Za-z][\w.-]*(?::|$)|^[A-Za-z][\w-]*$/, b: /^[A-Za-z]+:/, c: /^IN?\b|^in/, m: /^[a-z]{4,11}(?: |$)/ },
};
