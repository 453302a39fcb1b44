/**
 * Where a mark stands: which row it has among those that are drawn, with a row for every silence between them. Chunks
 * are summed once for each choice of kinds; they never change, and so neither do their sums.
 */
import { arrives, type Filters, type Kind, KINDS, type Mark } from "./mark.ts";
import { type Chunk, type Rope, span } from "./rope.ts";

/** More milliseconds than this without a mark are a row of their own. */
export const SILENCE = 1000;

/** A choice of kinds as a number. */
export type Choice = number;

const bitOf = Object.fromEntries(KINDS.map((kind, i) => [kind, 1 << i])) as Record<Kind, number>;

export const choiceOf = (filters: Filters): Choice =>
  KINDS.reduce((sum, kind) => filters.has(kind) ? sum | bitOf[kind] : sum, 0);

/** A call that applied a blob is drawn with the blobs, too: its arrow ends there. */
export const isDrawn = (mark: Mark, choice: Choice): boolean =>
  (bitOf[mark.kind] & choice) !== 0 ||
  mark.kind === "call" && arrives(mark) && (bitOf.blob & choice) !== 0;

/** Some marks in a row. */
export interface Sum {
  /** How many rows they take, silences between them included. */
  readonly rows: number;
  readonly first: number;
  readonly last: number;
  readonly reach: number;
}

const known = new WeakMap<object, Sum[]>();

/** The row of silence before something, if there is one. */
export const silence = (last: number | undefined, next: number): 0 | 1 =>
  last !== undefined && next - last > SILENCE ? 1 : 0;

export function sumOf(chunk: Chunk<Mark>, height: number, choice: Choice): Sum {
  let sums = known.get(chunk);
  if (!sums) known.set(chunk, sums = []);
  return sums[choice] ??= added(chunk, height, choice, chunk.length);
}

/** The sum of so many of a chunk’s parts. It is asked for with every new mark, and so makes nothing on its way. */
function added(chunk: Chunk<Mark>, height: number, choice: Choice, parts: number, before?: Sum): Sum {
  let [rows, first, last, reach] = before ? [before.rows, before.first, before.last, before.reach] : [0, 0, 0, -1];
  for (let i = 0; i < parts; i++) {
    const one = chunk[i] as Mark & Chunk<Mark>;
    const sum = height > 0 ? sumOf(one, height - 1, choice) : undefined;
    if (sum ? sum.rows === 0 : !isDrawn(one, choice)) continue;
    const start = sum ? sum.first : one.at;
    if (rows === 0) first = start;
    else rows += silence(last, start);
    rows += sum ? sum.rows : 1;
    last = sum ? sum.last : one.at;
    reach = Math.max(reach, (sum ?? one).reach ?? -1);
  }
  return { rows, first, last, reach };
}

/** How many rows there are. */
export const rowsOf = (marks: Rope<Mark>, choice: Choice): number => sumOf(marks.root, marks.height, choice).rows;

/** The row of a mark, or of the last before it that is drawn; -1, if there is none. */
export function rowOf(marks: Rope<Mark>, choice: Choice, number: number): number {
  let sum: Sum | undefined;
  let chunk = marks.root;
  let rest = number + 1;
  for (let height = marks.height; height >= 0 && rest > 0; height--) {
    const each = height === 0 ? 1 : span(height - 1);
    const whole = Math.min(Math.floor(rest / each), chunk.length);
    sum = added(chunk, height, choice, whole, sum);
    rest -= whole * each;
    if (whole === chunk.length) break;
    chunk = chunk[whole] as Chunk<Mark>;
  }
  return (sum?.rows ?? 0) - 1;
}
