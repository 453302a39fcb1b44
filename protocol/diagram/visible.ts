/** What a window shows of a diagram: its rows, and every arrow and bar that passes through. */
import type { ClientName } from "../facts/mod.ts";
import { findMark, type SequenceDiagram } from "./diagram.ts";
import { arrives, type Filters, leaves, type Mark } from "./mark.ts";
import { at, type Chunk, span } from "./rope.ts";
import { type Choice, choiceOf, isDrawn, rowOf, rowsOf, silence, sumOf } from "./rows.ts";
import { detailOf } from "./mark-text.ts";

/** Rows from `from` up to, and without, `to`. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export type Row =
  | { readonly row: number; readonly mark: Mark; readonly number: number; readonly detail: string }
  /** Nothing that is drawn happened for so many milliseconds. */
  | { readonly row: number; readonly silence: number };

/** An arrow across the gap; without `to` it ends in the gap: in a hand, or on its way. */
export interface Arrow {
  readonly id: string;
  readonly kind: "blob" | "message";
  readonly client: ClientName;
  readonly from: number;
  readonly to?: number;
  /** It was applied, and the browser refused it. */
  readonly refused: boolean;
  /** The same blob left again. */
  readonly again: boolean;
}

/** A call that took more than its own row. */
export interface Bar {
  readonly id: string;
  readonly client: ClientName;
  readonly from: number;
  readonly to: number;
  readonly failed: boolean;
}

export interface View {
  /** How many rows there are in all. */
  readonly total: number;
  readonly rows: readonly Row[];
  readonly arrows: readonly Arrow[];
  readonly bars: readonly Bar[];
}

/** No window draws more of what began above it than this. */
const PASSING = 60;
/** Nor more than so many arrows from one mark. */
const MOST = 60;

export const WHOLE: Window = { from: 0, to: Infinity };

export function visible(diagram: SequenceDiagram, filters: Filters, window: Window = WHOLE): View {
  const choice = choiceOf(filters);
  const total = rowsOf(diagram.marks, choice);
  const rows = rowsIn(diagram, choice, window);
  const marks = rows.flatMap((row) => "mark" in row ? [row] : []);
  const above = marks.length === 0 ? [] : reaching(diagram, choice, marks[0].number, PASSING);
  const here = [...above, ...marks];
  // Nearly every end of an arrow is in sight; only the others are looked for.
  const places = new Map(marks.map(({ number, row }) => [number, row]));
  const row = (number: number) => places.get(number) ?? rowOf(diagram.marks, choice, number);
  const arrows = new Map<string, Arrow>();
  for (const { mark, number } of here) {
    for (const arrow of arrowsAt(diagram, choice, row, mark, number)) arrows.set(arrow.id, arrow);
  }
  const { from, to } = window;
  const passes = (one: Arrow | Bar) => one.from < to && (one.to ?? one.from) >= from;
  return {
    total,
    rows,
    arrows: [...arrows.values()].filter(passes),
    bars: here.flatMap(({ mark, number }) => barOf(row, mark, number)).filter(passes),
  };
}

/** Where a mark stands among the rows that are drawn. */
export const rowOfMark = (diagram: SequenceDiagram, filters: Filters, id: string): number =>
  rowOf(diagram.marks, choiceOf(filters), findMark(diagram, id)?.number ?? -1);

/** How many rows are drawn. */
export const totalOf = (diagram: SequenceDiagram, filters: Filters): number => rowsOf(diagram.marks, choiceOf(filters));

/** A mark by its id, with what it says. */
export function markText(
  diagram: SequenceDiagram,
  id: string,
): { readonly mark: Mark; readonly detail: string } | undefined {
  const found = findMark(diagram, id);
  return found && { mark: found.mark, detail: detailOf(found.mark, metBy(diagram, found.mark)) };
}

const metBy = ({ marks }: SequenceDiagram, { to = [] }: Mark): readonly Mark[] =>
  to.map((number) => at(marks, number)!);

function rowsIn(diagram: SequenceDiagram, choice: Choice, { from, to }: Window): readonly Row[] {
  const { root, height } = diagram.marks;
  const rows: Row[] = [];
  let row = 0;
  let last: number | undefined;
  function visit(chunk: Chunk<Mark>, height: number, start: number) {
    const sum = sumOf(chunk, height, choice);
    if (sum.rows === 0 || row >= to) return;
    const all = silence(last, sum.first) + sum.rows;
    if (row + all <= from) [row, last] = [row + all, sum.last];
    else if (height === 0) (chunk as readonly Mark[]).forEach((mark, i) => draw(mark, start + i));
    else (chunk as readonly Chunk<Mark>[]).forEach((one, i) => visit(one, height - 1, start + i * span(height - 1)));
  }
  function draw(mark: Mark, number: number) {
    if (!isDrawn(mark, choice)) return;
    if (silence(last, mark.at) === 1) {
      if (row >= from && row < to) rows.push({ row, silence: mark.at - last! });
      row++;
    }
    if (row >= from && row < to) rows.push({ row, mark, number, detail: detailOf(mark, metBy(diagram, mark)) });
    row++;
    last = mark.at;
  }
  visit(root, height, 0);
  return rows;
}

/** Drawn marks before a number, the nearest first, of which something reaches down to it. */
function reaching(diagram: SequenceDiagram, choice: Choice, number: number, most: number) {
  const found: { mark: Mark; number: number }[] = [];
  function visit(chunk: Chunk<Mark>, height: number, start: number) {
    if (start >= number || found.length >= most || sumOf(chunk, height, choice).reach < number) return;
    for (let i = chunk.length - 1; i >= 0 && found.length < most; i--) {
      if (height > 0) visit(chunk[i] as Chunk<Mark>, height - 1, start + i * span(height - 1));
      else {
        const mark = chunk[i] as Mark;
        const is = start + i < number && (mark.reach ?? -1) >= number && isDrawn(mark, choice);
        if (is) found.push({ mark, number: start + i });
      }
    }
  }
  visit(diagram.marks.root, diagram.marks.height, 0);
  return found;
}

type Place = (number: number) => number;

function arrowsAt(
  { marks }: SequenceDiagram,
  choice: Choice,
  row: Place,
  mark: Mark,
  number: number,
): readonly Arrow[] {
  const arrow = (left: Mark, from: number, there?: Mark, to?: number): Arrow => ({
    id: `${left.id} ${there?.id ?? ""}`.trimEnd(),
    kind: left.kind === "message" ? "message" : "blob",
    client: left.client,
    from: row(from),
    ...(to !== undefined && { to: row(to) }),
    refused: there?.outcome === "failed",
    again: left.again === true,
  });
  const drawn = (one: Mark) => isDrawn({ ...one, from: undefined }, choice);
  const came = arrives(mark) ? at(marks, mark.from) : undefined;
  const ends = came && drawn(came) ? [arrow(came, mark.from!, mark, number)] : [];
  if (!leaves(mark) || !drawn(mark)) return ends;
  if (mark.to === undefined) return [...ends, arrow(mark, number)];
  return [...ends, ...mark.to.slice(-MOST).map((to) => arrow(mark, number, at(marks, to)!, to))];
}

function barOf(row: Place, mark: Mark, number: number): readonly Bar[] {
  if (mark.kind !== "call" || mark.end === undefined) return [];
  const [from, to] = [row(number), row(mark.end)];
  return from === to ? [] : [{ id: mark.id, client: mark.client, from, to, failed: mark.outcome === "failed" }];
}
