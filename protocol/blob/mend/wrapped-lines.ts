/**
 * Lines that were wrapped are joined: at each break there was a space or none, and only what the grammar, the rest
 * of the description, or the manner of all breaks leaves as the one possibility is taken.
 */
import { attributeOf, fitsTight } from "../grammar.ts";

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
interface Way {
  readonly line: string;
  readonly spaces: readonly boolean[];
}

/** More breaks than this in one line, or more ways in one text, are not tried. */
const MOST_BREAKS = 7;
const MOST_WAYS = 6_000;

/** A budget that all lines of a text share. */
export type Budget = { left: number };

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

/** Where a line's words stand again. */
const NEEDS: Readonly<Record<string, string>> = {
  "msid-semantic": "msid",
  "group": "mid",
  "ssrc-group": "ssrc",
  "ssrc": "msid",
  "fmtp": "",
};

/** The lines of a description, or the index of the first that has no one reading: of none, or of several. */
export function joined(
  groups: readonly Pieces[],
): readonly string[] | { readonly unsure: number; readonly none: boolean } {
  const budget = { left: MOST_WAYS };
  const all = groups.map((pieces) => waysOf(pieces, budget));
  const none = all.findIndex((ways) => ways.length === 0);
  if (none >= 0) return { unsure: none, none: true };
  const sections = groups.reduce<number[]>((found, [{ text }]) => {
    found.push((found.at(-1) ?? 0) + (text.startsWith("m=") ? 1 : 0));
    return found;
  }, []);
  const certain = Object.groupBy(
    all.flatMap((ways, index) => {
      const [name, value = ""] = ways.length === 1 ? attributeOf(ways[0].line) : [""];
      return [{ name, value, index }];
    }),
    ({ name }) => name,
  );
  /** Names of which not every line is certain: what they say may not be held against another. */
  const vague = new Set(all.flatMap((ways) => ways.length > 1 ? [attributeOf(ways[0].line)[0]] : []));
  const known = all.map((ways, index) => ways.length > 1 ? ways.filter((way) => agrees(way.line, index)) : ways);
  const breaks = groups.flatMap((pieces, index) =>
    pieces.slice(1).map((piece, at) => {
      const [only, more] = known[index];
      return {
        kept: piece.led || pieces[at].trailed,
        width: pieces[at].width,
        space: only && !more ? only.spaces[at] : undefined,
      };
    })
  );
  const cut = breaks.every(({ width, space, kept }) => width > 0 && width === breaks[0].width && (!space || kept)) &&
    breaks.filter(({ space }) => space === false).length > 1;
  const keeps = breaks.some(({ kept, space }) => kept && space) &&
    breaks.every(({ kept, space }) => space === undefined || space === kept);
  const trailing = groups.some((pieces) => pieces.length === 1 && (pieces[0].trailed || pieces[0].led));
  const lines: string[] = [];
  for (const [index, ways] of known.entries()) {
    const pieces = groups[index];
    const [only] = ways.length < 2 ? ways : ways.filter(({ spaces }) =>
      spaces.every((space, at) => {
        const kept = pieces[at + 1].led || pieces[at].trailed;
        return kept ? keeps && space : cut && !space;
      })
    );
    const dropped = only?.spaces.some((space, at) => !space && (pieces[at + 1].led || pieces[at].trailed));
    if (!only || (dropped && !trailing)) return { unsure: index, none: false };
    lines.push(only.line);
  }
  return lines;

  /** Whether what a line names is there in the rest of the description, as far as that is certain itself. */
  function agrees(line: string, index: number): boolean {
    const needed = line.startsWith("m=") ? "rtpmap" : NEEDS[attributeOf(line)[0]];
    if (needed === undefined || vague.has(needed)) return true;
    const here = (name: string) => named(name, (at) => sections[at] === sections[index]);
    if (line.startsWith("m=")) {
      const types = line.split(" ").slice(3);
      const mapped = here("rtpmap").map((value) => value.split(" ")[0]);
      return mapped.length === 0 || types.every((type) => mapped.includes(type));
    }
    const [name, value = ""] = attributeOf(line);
    const words = value.trim().split(" ");
    switch (name) {
      case "msid-semantic": {
        const streams = named("msid").map((msid) => msid.split(" ")[0]);
        return words.slice(1).every((word) => streams.includes(word));
      }
      case "group": {
        const mids = named("mid");
        return words.slice(1).every((word) => mids.includes(word)) && new Set(words).size === words.length;
      }
      case "ssrc-group":
        return words.slice(1).every((word) => here("ssrc").some((source) => source.startsWith(`${word} `)));
      case "ssrc": {
        const msid = value.split(" msid:")[1];
        return msid === undefined || here("msid").length === 0 || here("msid").includes(msid);
      }
      case "fmtp": {
        const others = named("fmtp");
        const [spaced, tight] = [/; /, /;\S/].map((way) => others.some((other) => way.test(other)));
        if (/; /.test(line) && /;\S/.test(line)) return false;
        return spaced === tight || (spaced ? !/;\S/.test(line) : !/; /.test(line));
      }
      default:
        return true;
    }
  }

  /** The values of all lines of a name that are certain. */
  function named(name: string, where: (index: number) => boolean = () => true): readonly string[] {
    return (certain[name] ?? []).filter(({ index }) => where(index)).map(({ value }) => value);
  }
}
