/** Numbered lines: what a text is taken apart into, so that a problem can say which line it is about. */
import type { AtLine } from "../problems/mod.ts";
import { shorten } from "../text/mod.ts";

/** A line of the pasted text, without its ending; pieces of one line share its number. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** The lines of a text, whatever their endings, from 1. */
export const textLines = (text: string): readonly TextLine[] =>
  text.split(/\r\n|\n|\r/).map((text, index) => ({ number: index + 1, text }));

/** Lines as one text, with line feeds between them. */
export const joinLines = (lines: readonly TextLine[]): string => lines.map(({ text }) => text).join("\n");

/** A line as a problem quotes it. */
export const quoteLine = ({ number, text }: TextLine): AtLine => ({ number, text: shorten(text.trim(), 120) });

/** Lines with each text changed, or `undefined` if none was. */
export function changeLines(
  lines: readonly TextLine[],
  change: (text: string) => string,
): readonly TextLine[] | undefined {
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
export const splitLines = (lines: readonly TextLine[]): readonly TextLine[] =>
  lines.flatMap((line) =>
    /[\r\n]/.test(line.text) ? textLines(line.text).map(({ text }) => ({ ...line, text })) : [line]
  );

/** Whether no line break follows the last line. */
export const endsOpen = (lines: readonly TextLine[]): boolean => lines[lines.length - 1].text.trim() !== "";

/** Shorter rows are no sign of a cut. */
const NARROWEST = 30;

/**
 * How many lines, from the first on, a hard cut at one column has made of one: all of them that are as long as the
 * first, and a shorter last one. Fewer than two full ones tell nothing; then it is 0.
 */
export function evenRows(lines: readonly TextLine[]): number {
  const width = lines[0].text.length;
  const odd = lines.findIndex(({ text }) => text.length !== width);
  const full = odd < 0 ? lines.length : odd;
  if (width < NARROWEST || full < 2) return 0;
  return odd >= 0 && lines[odd].text.length < width ? full + 1 : full;
}

/** Lines as one text, in which a place is an offset, and as lines again. */
export class NumberedText {
  readonly text: string;
  readonly #lines: readonly TextLine[];
  /** The offset of each line. */
  readonly #starts: readonly number[];

  constructor(lines: readonly TextLine[]) {
    this.text = joinLines(lines);
    this.#lines = lines;
    let next = 0;
    this.#starts = lines.map(({ text }) => {
      const start = next;
      next += text.length + 1;
      return start;
    });
  }

  /** The lines from the one on that an offset lies in, and its column there. */
  from(offset: number, most = Infinity): { readonly lines: readonly TextLine[]; readonly column: number } {
    const index = this.#indexAt(offset);
    return { lines: this.#lines.slice(index, index + most), column: offset - this.#starts[index] };
  }

  /** The lines between two offsets. The last one ends there; the first one begins there only if that is asked for. */
  between(begin: number, end: number, isExact = false): readonly TextLine[] {
    const [first, last] = [this.#indexAt(begin), this.#indexAt(Math.max(begin, end - 1))];
    return this.#lines.slice(first, last + 1).map((line, offset) => {
      const start = this.#starts[first + offset];
      const from = isExact && offset === 0 ? begin - start : 0;
      return { number: line.number, text: line.text.slice(from, Math.min(line.text.length, end - start)) };
    });
  }

  #indexAt(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
