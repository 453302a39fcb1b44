/** The geometry of the arrows in the picture of a state machine. */

/** A place in the picture of a machine, in its own units. */
export type Point = readonly [x: number, y: number];

/** How wide the picture is: as a phone has room for. */
export const DIAGRAM_WIDTH = 300;

/** An arrow from box to box, bowed by `bend` and moved by `shift` to its left, and its head. */
export function bowedArrow([ax, ay]: Point, [bx, by]: Point, halfA: Point, halfB: Point, bend: number, shift: number) {
  const long = Math.hypot(bx - ax, by - ay);
  const left: Point = [(by - ay) / long, (ax - bx) / long];
  const a: Point = [ax + shift * left[0], ay + shift * left[1]];
  const b: Point = [bx + shift * left[0], by + shift * left[1]];
  const c: Point = [(a[0] + b[0]) / 2 + 2 * bend * left[0], (a[1] + b[1]) / 2 + 2 * bend * left[1]];
  // The blossom of a quadratic curve: at (t, t) the point t of it, at (s, t) the control point of the part between.
  const at = (s: number, t: number): Point => {
    const mix = (i: 0 | 1) => (1 - s) * (1 - t) * a[i] + (s + t - 2 * s * t) * c[i] + s * t * b[i];
    return [mix(0), mix(1)];
  };
  const parts = Array.from({ length: 201 }, (_, i) => i / 200);
  const isIn = ([x, y]: Point, cx: number, cy: number, [w, h]: Point) => Math.abs(x - cx) <= w && Math.abs(y - cy) <= h;
  const start = parts.find((t) => !isIn(at(t, t), ax, ay, halfA)) ?? 0;
  const end = parts.findLast((t) => !isIn(at(t, t), bx, by, halfB)) ?? 1;
  const [from, control, tip] = [at(start, start), at(start, end), at(end, end)];
  return {
    line: `M${from}Q${control} ${back(tip, control, 4)}`,
    head: arrowhead(tip, control),
    reach: at(0.5, 0.5)[1],
  };
}

/** An arrow from box to box round the right edge of the picture. */
export function arrowAround([ax, ay]: Point, [bx, by]: Point, [w]: Point) {
  const edge = DIAGRAM_WIDTH - 3;
  const tip: Point = [bx + w, by];
  const bow = `H${edge - 8}Q${edge},${ay} ${edge},${ay + 8}V${by - 8}Q${edge},${by} ${edge - 8},${by}H${tip[0] + 4}`;
  return { line: `M${ax + w},${ay}${bow}`, head: arrowhead(tip, [edge, by]), reach: ay };
}

/** The point so far back from the tip. */
function back([x, y]: Point, [fx, fy]: Point, by: number, aside = 0): Point {
  const long = Math.hypot(x - fx, y - fy) || 1;
  const [dx, dy] = [(x - fx) / long, (y - fy) / long];
  return [x - by * dx - aside * dy, y - by * dy + aside * dx];
}

const arrowhead = (tip: Point, from: Point) => `M${tip}L${back(tip, from, 7, 3.2)}L${back(tip, from, 7, -3.2)}Z`;
