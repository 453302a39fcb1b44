/** Where marks stand: which row each has among those that are drawn, with a row for every silence between them. */
import { arrives, type Filters, type Kind, KINDS, type Mark } from "./mark.ts";

/** More milliseconds than this without a mark are a row of their own. */
const SILENCE_MS = 1000;

/** The kinds that are drawn, as a number with a bit for each. */
export type Kinds = number;

const bitOf = Object.fromEntries(KINDS.map((kind, i) => [kind, 1 << i])) as Record<Kind, Kinds>;

/** Kinds as a number. */
export const kindsOf = (filters: Filters): Kinds =>
  KINDS.reduce((sum, kind) => filters.has(kind) ? sum | bitOf[kind] : sum, 0);

/** Whether a mark is drawn. A call that applied a blob is drawn with the blobs, too: its arrow ends there. */
export const isDrawn = (mark: Mark, kinds: Kinds): boolean =>
  (bitOf[mark.kind] & kinds) !== 0 ||
  mark.kind === "call" && arrives(mark) && (bitOf.blob & kinds) !== 0;

/** The rows of all marks of some kinds. It follows marks as they grow, and begins anew where one of them changed. */
export class RowIndex {
  readonly #kinds: Kinds;
  /** The numbers of the marks that are drawn, and the row of each; both rise. */
  readonly #numbers: number[] = [];
  readonly #rows: number[] = [];
  /** Marks before this number have been looked at. */
  #seen = 0;

  constructor(kinds: Kinds) {
    this.#kinds = kinds;
  }

  /** Looks at the marks that have come since. */
  follow(marks: readonly Mark[]): void {
    for (; this.#seen < marks.length; this.#seen++) {
      const mark = marks[this.#seen];
      if (!isDrawn(mark, this.#kinds)) continue;
      const last = this.#numbers.at(-1);
      const silence = last !== undefined && mark.at - marks[last].at > SILENCE_MS;
      this.#rows.push((this.#rows.at(-1) ?? -1) + (silence ? 2 : 1));
      this.#numbers.push(this.#seen);
    }
  }

  /** Forgets the marks from a number on. */
  cut(number: number): void {
    while (this.#numbers.length > 0 && this.#numbers.at(-1)! >= number) {
      this.#numbers.pop();
      this.#rows.pop();
    }
    this.#seen = Math.min(this.#seen, number);
  }

  /** A mark became another. Its time did not change, so rows differ only if it is drawn now, or no longer. */
  changed(number: number, before: Mark, now: Mark): void {
    if (isDrawn(before, this.#kinds) !== isDrawn(now, this.#kinds)) this.cut(number);
  }

  /** How many rows there are. */
  get total(): number {
    return (this.#rows.at(-1) ?? -1) + 1;
  }

  /** The row of a mark, or of the last before it that is drawn; -1, if there is none. */
  rowOf(number: number): number {
    return this.#rows[lastAtMost(this.#numbers, number)] ?? -1;
  }

  /**
   * The drawn marks that stand from one row up to another, and the one after them. Where the row above a mark is a
   * silence, `before` is the number of the mark that it began at.
   */
  *within(from: number, to: number): Generator<{ readonly row: number; readonly number: number; before?: number }> {
    for (let i = lastAtMost(this.#rows, from - 1) + 1; i < this.#rows.length && this.#rows[i] <= to; i++) {
      const isSilence = i > 0 && this.#rows[i] - this.#rows[i - 1] > 1;
      yield { row: this.#rows[i], number: this.#numbers[i], ...(isSilence && { before: this.#numbers[i - 1] }) };
    }
  }
}

/** The place of the last of some rising numbers that is not above a limit; -1, if all are. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let [low, high] = [-1, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (numbers[middle] <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
