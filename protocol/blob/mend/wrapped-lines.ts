/**
 * Lines that were wrapped are joined: at each break there was a space or none, and only what the grammar, the rest
 * of the description, or the manner of all breaks leaves as the one possibility is taken.
 */
import { CertainLines } from "./certain-lines.ts";
import { MOST_WAYS, type Pieces, type Way, waysOf } from "./pieces.ts";

/** The lines of a description, or the index of the first that has no one reading: of none, or of several. */
export function joined(
  groups: readonly Pieces[],
): readonly string[] | { readonly unsure: number; readonly none: boolean } {
  const budget = { left: MOST_WAYS };
  const all = groups.map((pieces) => waysOf(pieces, budget));
  const none = all.findIndex((ways) => ways.length === 0);
  if (none >= 0) return { unsure: none, none: true };
  const rest = new CertainLines(groups, all);
  const known = all.map((ways, index) => ways.length > 1 ? ways.filter(({ line }) => rest.agree(line, index)) : ways);
  const manner = mannerOf(groups, known);
  const lines: string[] = [];
  for (const [index, ways] of known.entries()) {
    const pieces = groups[index];
    const [only] = ways.length < 2
      ? ways
      : ways.filter(({ spaces }) =>
        spaces.every((space, at) => wasSpaced(pieces, at) ? manner.keepsSpaces && space : manner.cutsHard && !space)
      );
    const dropped = only?.spaces.some((space, at) => !space && wasSpaced(pieces, at));
    if (!only || (dropped && !manner.hasTrailing)) return { unsure: index, none: false };
    lines.push(only.line);
  }
  return lines;
}

/** Whether the text itself had a space at a break. */
const wasSpaced = (pieces: Pieces, at: number): boolean => pieces[at + 1].led || pieces[at].trailed;

/** How whatever wrapped this text did so, as far as its certain breaks tell. */
interface Manner {
  /** It broke at one column, whatever stood there: where the text has no space at a break, there was none. */
  readonly cutsHard: boolean;
  /** It left the space that it broke at: where the text has a space at a break, there was one. */
  readonly keepsSpaces: boolean;
  /** Whole lines have spaces at their ends, too, so that one at a break need not have been there. */
  readonly hasTrailing: boolean;
}

function mannerOf(groups: readonly Pieces[], known: readonly (readonly Way[])[]): Manner {
  const breaks = groups.flatMap((pieces, index) =>
    pieces.slice(1).map((_, at) => {
      const [only, more] = known[index];
      return {
        kept: wasSpaced(pieces, at),
        width: pieces[at].width,
        space: only && !more ? only.spaces[at] : undefined,
      };
    })
  );
  return {
    cutsHard: breaks.every(({ width, space, kept }) => width > 0 && width === breaks[0].width && (!space || kept)) &&
      breaks.filter(({ space }) => space === false).length > 1,
    keepsSpaces: breaks.some(({ kept, space }) => kept && space) &&
      breaks.every(({ kept, space }) => space === undefined || space === kept),
    hasTrailing: groups.some((pieces) => pieces.length === 1 && (pieces[0].trailed || pieces[0].led)),
  };
}
