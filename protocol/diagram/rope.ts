/**
 * A list that is never changed, only followed by another that shares nearly all of it: a tree of chunks of 32. Putting
 * one value costs the few chunks on its way, so the 10 000th costs about what the 100th did.
 */
const BITS = 5;
export const WIDTH = 1 << BITS;

/** A chunk: of values at the bottom (`height` 0), of chunks above. */
export type Chunk<T> = readonly (T | Chunk<T>)[];

export interface Rope<T> {
  readonly length: number;
  readonly height: number;
  readonly root: Chunk<T>;
}

export const emptyRope: Rope<never> = { length: 0, height: 0, root: [] };

/** How many values a chunk of this height holds when it is full. */
export const span = (height: number): number => WIDTH ** (height + 1);

export function push<T>(rope: Rope<T>, value: T): Rope<T> {
  const { length, height, root } = rope;
  const grown = length === span(height);
  const taller = grown ? height + 1 : height;
  return { length: length + 1, height: taller, root: put(grown ? [root] : root, taller, length, value) };
}

/** The same list with another value in one place. */
export const replaced = <T>(rope: Rope<T>, index: number, value: T): Rope<T> => ({
  ...rope,
  root: put(rope.root, rope.height, index, value),
});

export function at<T>(rope: Rope<T>, index: number): T | undefined {
  if (index < 0 || index >= rope.length) return undefined;
  let chunk = rope.root;
  for (let height = rope.height; height > 0; height--) chunk = chunk[slot(index, height)] as Chunk<T>;
  return chunk[slot(index, 0)] as T;
}

export const last = <T>(rope: Rope<T>): T | undefined => at(rope, rope.length - 1);

/** The values from an index on. */
export function* from<T>(rope: Rope<T>, index = 0): Generator<T> {
  for (let i = Math.max(0, index); i < rope.length; i++) yield at(rope, i)!;
}

const slot = (index: number, height: number): number => (index >>> (BITS * height)) & (WIDTH - 1);

function put<T>(chunk: Chunk<T>, height: number, index: number, value: T): Chunk<T> {
  const copy = chunk.slice();
  const i = slot(index, height);
  copy[i] = height === 0 ? value : put((copy[i] ?? []) as Chunk<T>, height - 1, index, value);
  return copy;
}
