/** What a window shows of a diagram: its rows, and every arrow and bar that passes through. */
import type { ClientName } from "../facts/mod.ts";
import { findMark, type SequenceDiagram } from "./diagram.ts";
import { arrives, type Filters, leaves, type Mark } from "./mark.ts";
import { isDrawn, type Kinds, kindsOf, type RowIndex } from "./rows.ts";
import { detailOf } from "./mark-text.ts";

/** Rows from `from` up to, and without, `to`. */
interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** A row: a mark with what it says, or a silence. */
export type DrawnRow =
  | { readonly row: number; readonly mark: Mark; readonly number: number; readonly detail: string }
  /** Nothing that is drawn happened for so many milliseconds. */
  | { readonly row: number; readonly silence: number };

/** An arrow across the gap; without `to` it ends in the gap: in a hand, or on its way. */
export interface Arrow {
  readonly id: string;
  readonly kind: "blob" | "message" | "packet";
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

/** What a window shows. */
export interface DrawnWindow {
  /** How many rows there are in all. */
  readonly total: number;
  readonly rows: readonly DrawnRow[];
  readonly arrows: readonly Arrow[];
  readonly bars: readonly Bar[];
}

/** No window draws more of what began above it than this. */
const MOST_PASSING = 60;
/** Nor more than so many arrows from one mark. */
const MOST_ARROWS = 60;

const WHOLE: RowWindow = { from: 0, to: Infinity };

/** What a window shows of a diagram; without one, all of it. */
export function visible(diagram: SequenceDiagram, filters: Filters, window: RowWindow = WHOLE): DrawnWindow {
  const kinds = kindsOf(filters);
  const index = diagram.drawing.rows(kinds);
  const rows = rowsIn(diagram, index, window);
  const marks = rows.flatMap((row) => "mark" in row ? [row] : []);
  const above = marks.length === 0 ? [] : reaching(diagram, kinds, marks[0].number);
  const here = [...above, ...marks];
  const row = (number: number) => index.rowOf(number);
  const arrows = new Map<string, Arrow>();
  for (const { mark, number } of here) {
    for (const arrow of arrowsAt(diagram, kinds, row, mark, number)) arrows.set(arrow.id, arrow);
  }
  const { from, to } = window;
  const passes = (one: Arrow | Bar) => one.from < to && (one.to ?? one.from) >= from;
  return {
    total: index.total,
    rows,
    arrows: [...arrows.values()].filter(passes),
    bars: here.flatMap(({ mark, number }) => barOf(row, mark, number)).filter(passes),
  };
}

/** Where a mark stands among the rows that are drawn. */
export const rowOfMark = (diagram: SequenceDiagram, filters: Filters, id: string): number =>
  diagram.drawing.rows(kindsOf(filters)).rowOf(findMark(diagram, id)?.number ?? -1);

/** How many rows are drawn. */
export const totalOf = ({ drawing }: SequenceDiagram, filters: Filters): number => drawing.rows(kindsOf(filters)).total;

/** A mark by its id, with what it says. */
export function markText(
  diagram: SequenceDiagram,
  id: string,
): { readonly mark: Mark; readonly detail: string } | undefined {
  const found = findMark(diagram, id);
  return found && { mark: found.mark, detail: detailOf(found.mark, metBy(diagram, found.mark)) };
}

const metBy = ({ marks }: SequenceDiagram, { to = [] }: Mark): readonly Mark[] => to.map((number) => marks[number]);

function rowsIn(diagram: SequenceDiagram, index: RowIndex, { from, to }: RowWindow): readonly DrawnRow[] {
  const { marks } = diagram;
  const rows: DrawnRow[] = [];
  for (const { row, number, before } of index.within(from, to)) {
    const mark = marks[number];
    if (before !== undefined && row > from) rows.push({ row: row - 1, silence: mark.at - marks[before].at });
    if (row < to) rows.push({ row, mark, number, detail: detailOf(mark, metBy(diagram, mark)) });
  }
  return rows;
}

/** Drawn marks before a number, the nearest first, of which something reaches down to it. */
function reaching({ drawing, marks }: SequenceDiagram, kinds: Kinds, number: number) {
  const found: { mark: Mark; number: number }[] = [];
  for (const above of drawing.reaching(number)) {
    if (isDrawn(marks[above], kinds)) found.push({ mark: marks[above], number: above });
    if (found.length === MOST_PASSING) break;
  }
  return found;
}

type RowOf = (number: number) => number;

function arrowsAt(
  { marks }: SequenceDiagram,
  kinds: Kinds,
  row: RowOf,
  mark: Mark,
  number: number,
): readonly Arrow[] {
  const arrow = (left: Mark, from: number, there?: Mark, to?: number): Arrow => ({
    id: `${left.id} ${there?.id ?? ""}`.trimEnd(),
    kind: left.kind === "message" || left.kind === "packet" ? left.kind : "blob",
    client: left.client,
    from: row(from),
    ...(to !== undefined && { to: row(to) }),
    refused: there?.outcome === "failed",
    again: left.again === true,
  });
  const drawn = (one: Mark) => isDrawn({ ...one, from: undefined }, kinds);
  const came = arrives(mark) ? marks[mark.from] : undefined;
  const ends = came && drawn(came) ? [arrow(came, mark.from!, mark, number)] : [];
  if (!leaves(mark) || !drawn(mark)) return ends;
  if (mark.to === undefined) return [...ends, arrow(mark, number)];
  return [...ends, ...mark.to.slice(-MOST_ARROWS).map((to) => arrow(mark, number, marks[to], to))];
}

function barOf(row: RowOf, mark: Mark, number: number): readonly Bar[] {
  if (mark.kind !== "call" || mark.end === undefined) return [];
  const [from, to] = [row(number), row(mark.end)];
  return from === to ? [] : [{ id: mark.id, client: mark.client, from, to, failed: mark.outcome === "failed" }];
}
