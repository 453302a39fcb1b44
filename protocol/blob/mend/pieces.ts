/** The pieces of a line that was broken, and the ways in which they can be one line again. */
import { fitsTight } from "../grammar.ts";

/** A part of a line: its text without spaces around it, whether some stood at its ends, and where the break lay. */
export interface Piece {
  readonly text: string;
  readonly led: boolean;
  readonly trailed: boolean;
  /** Columns of the physical line that it ends. */
  readonly width: number;
}

/** The parts of one line, in order. */
export type Pieces = readonly [Piece, ...Piece[]];

/** How a line may have read, and whether each break then was a space. */
export interface Way {
  readonly line: string;
  readonly spaces: readonly boolean[];
}

/** More breaks than this in one line are not tried. */
const MOST_BREAKS = 7;
/** Nor more ways than this in one text. */
export const MOST_WAYS = 6_000;

/** A budget that all lines of a text share. */
type Budget = { left: number };

/** Every way in which pieces can be one well-formed line. */
export function waysOf(pieces: Pieces, budget: Budget): readonly Way[] {
  const breaks = pieces.length - 1;
  if (breaks === 0) return [{ line: pieces[0].text, spaces: [] }];
  if (breaks > MOST_BREAKS || (budget.left -= 1 << breaks) < 0) return [];
  const ways: Way[] = [];
  for (let bits = 0; bits < 1 << breaks; bits++) {
    const spaces = pieces.slice(1).map((_, index) => (bits >> index & 1) === 1);
    const line = pieces.map(({ text }, index) => index > 0 && spaces[index - 1] ? ` ${text}` : text).join("");
    if (fitsTight(line)) ways.push({ line, spaces });
  }
  return ways;
}
