/** Numbered lines: what a text is taken apart into, so that a problem can say which line it is about. */
import type { AtLine } from "../problems/mod.ts";
import { shorten } from "../text/mod.ts";

/** A line of the pasted text, without its ending; pieces of one line share its number. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of a text, whatever their endings, from 1. */
export const linesOf = (text: string): readonly Line[] =>
  text.split(/\r\n|\n|\r/).map((text, index) => ({ number: index + 1, text }));

export const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text).join("\n");

/** A line as a problem quotes it. */
export const atLine = ({ number, text }: Line): AtLine => ({ number, text: shorten(text.trim(), 120) });

/** Lines with each text changed, or `undefined` if none was. */
export function changed(lines: readonly Line[], change: (text: string) => string): readonly Line[] | undefined {
  let any = false;
  const after = lines.map((line) => {
    const text = change(line.text);
    if (text === line.text) return line;
    any = true;
    return { ...line, text };
  });
  return any ? after : undefined;
}

/** Takes lines apart where their texts have got line breaks in them. */
export const split = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) =>
    /[\r\n]/.test(line.text) ? linesOf(line.text).map(({ text }) => ({ ...line, text })) : [line]
  );

/** Shorter rows are no sign of a cut. */
const NARROWEST = 30;

/**
 * How many lines, from the first on, a hard cut at one column has made of one: all of them that are as long as the
 * first, and a shorter last one. Fewer than two full ones tell nothing; then it is 0.
 */
export function evenRows(lines: readonly Line[]): number {
  const width = lines[0].text.length;
  const odd = lines.findIndex(({ text }) => text.length !== width);
  const full = odd < 0 ? lines.length : odd;
  if (width < NARROWEST || full < 2) return 0;
  return odd >= 0 && lines[odd].text.length < width ? full + 1 : full;
}

/** The offset of each line in their text. */
export function startsOf(lines: readonly Line[]): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const { text } of lines) {
    starts.push(at);
    at += text.length + 1;
  }
  return starts;
}
