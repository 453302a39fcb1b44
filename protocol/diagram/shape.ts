/** Shapes and measures that the page and the saved picture share. */
import type { Kind } from "./mark.ts";

/** How high rows are: 1 shows the most rows, 3 the most of each. */
export type Zoom = 1 | 2 | 3;

/** The height of a row, in pixels. Not even the lowest is too low for a finger (WCAG 2.2, 2.5.8). */
export const ZOOMS: Readonly<Record<Zoom, number>> = { 1: 24, 2: 30, 3: 60 };

/** The middle of a row. */
export const middleOf = (row: number, height: number): number => (row + 0.5) * height;

/** The path of an arrow, as SVG: it leaves one side and enters the other horizontally. */
export function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  return y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

/** What stands on a lifeline, around 0 0: every kind has a shape of its own. */
export const SHAPES: Readonly<Record<Kind, string>> = {
  call: "M-4 -7h8v14h-8z",
  blob: "M-6 -4.5h12v9h-12zM-6 -4.5l6 5l6 -5",
  state: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z",
  candidate: "M0 -6l6 6l-6 6l-6 -6z",
  message: "M-6 -5h12v8h-7l-3 3v-3h-2z",
  packet: "M-5 -3.5h10v7h-10z",
  trouble: "M0 -6.5l7 12.5h-14zM0 -2v4",
};

/** The head of an arrow to the right, its tip near 0 0. */
export const HEAD = "M-17 -5l10 5l-10 5z";

/** The cross that an arrow to the right ends in, in place of a head, where the browser refused. */
export const CROSS = "M-17 -4.5l9 9m0 -9l-9 9";

/** A hand that holds something, around 0 0. */
export const HAND = "M-5 1v3a5 5 0 0 0 5 5h1a5 5 0 0 0 5 -5v-8M-5 2v-7M-1.5 0v-8M2.5 0v-8M-5 4l-3.5 -3";

/** How far across the gap the hand is, in hundredths. */
export const HELD = 80;

/** How many rows are drawn of a long log: more than any screen shows. */
export const DRAWN_ROWS = 60;
