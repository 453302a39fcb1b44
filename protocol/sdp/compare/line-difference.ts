/** The difference of two texts, line by line. */
import type { SdpLine } from "../lines.ts";

/** A line of either description; line numbers from 1. A kept line has both, the others one. */
export interface LineChange {
  readonly kind: "kept" | "removed" | "added";
  readonly text: string;
  readonly before?: number;
  readonly after?: number;
}

type Text = Pick<SdpLine, "text">;

/** The difference of two lists of lines; their endings do not count. */
export function compareLines(a: readonly Text[], b: readonly Text[]): readonly LineChange[] {
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start].text === b[start].text) start++;
  let end = 0;
  while (end < least - start && a[a.length - 1 - end].text === b[b.length - 1 - end].text) end++;
  const numbers = new Map<string, number>();
  const numberOf = ({ text }: Text) => numbers.get(text) ?? (numbers.set(text, numbers.size), numbers.size - 1);
  const middle = keptOf(
    Int32Array.from(a.slice(start, a.length - end), numberOf),
    Int32Array.from(b.slice(start, b.length - end), numberOf),
  );
  const changes: LineChange[] = [];
  let [x, y] = [0, 0];
  const until = (toX: number, toY: number) => {
    for (; x < toX; x++) changes.push({ kind: "removed", text: a[x].text, before: x + 1 });
    for (; y < toY; y++) changes.push({ kind: "added", text: b[y].text, after: y + 1 });
  };
  const keep = () => changes.push({ kind: "kept", text: a[x].text, before: ++x, after: ++y });
  while (x < start) keep();
  for (const [keptX, keptY] of middle) {
    until(start + keptX, start + keptY);
    keep();
  }
  until(a.length - end, b.length - end);
  while (x < a.length) keep();
  return changes;
}

type Place = readonly [x: number, y: number];
/** Edits after which a search is cut short; it goes on from the furthest place, so that time stays O(n · STRIDE). */
const STRIDE = 400;

/** The places of the lines that both have, in order: Myers’ O(n · d) difference, in strides. */
function keptOf(a: Int32Array, b: Int32Array): readonly Place[] {
  const kept: Place[] = [];
  for (let [x, y]: Place = [0, 0]; x < a.length && y < b.length;) {
    const [dx, dy] = stride(a.subarray(x), b.subarray(y), (i, j) => kept.push([x + i, y + j]));
    [x, y] = [x + dx, y + dy];
  }
  return kept;
}

function stride(a: Int32Array, b: Int32Array, keep: (x: number, y: number) => void): Place {
  const reach = new Int32Array(2 * STRIDE + 3);
  const middle = STRIDE + 1;
  const down = (v: Int32Array, at: number, k: number, d: number) => k === -d || (k !== d && v[at - 1] < v[at + 1]);
  const trace: Int32Array[] = [];
  let [farX, farY, farD] = [0, 0, 0];
  for (let d = 0; d <= STRIDE && farX + farY < a.length + b.length; d++) {
    for (let k = -d; k <= d; k += 2) {
      const at = middle + k;
      let x = down(reach, at, k, d) ? reach[at + 1] : reach[at - 1] + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[at] = x;
      if (x <= a.length && x - k <= b.length && 2 * x - k > farX + farY) [farX, farY, farD] = [x, x - k, d];
    }
    trace.push(reach.slice(middle - d - 1, middle + d + 2));
  }
  const found: Place[] = [];
  let [x, y] = [farX, farY];
  for (let d = farD; d >= 0; d--) {
    const [v, k] = [trace[d - 1], x - y];
    const from = d === 0 ? 0 : down(v, k + d, k, d) ? k + 1 : k - 1;
    const [fromX, fromY] = d === 0 ? [0, 0] : [v[from + d], v[from + d] - from];
    while (x > fromX && y > fromY) found.push([--x, --y]);
    [x, y] = [fromX, fromY];
  }
  for (const [x, y] of found.reverse()) keep(x, y);
  return [farX, farY];
}
