/**
 * A map that is never changed, only followed by another that shares nearly all of it: a tree of sixteenths, by the bits
 * of the key’s hash. Older diagrams keep theirs, so that a late entry can go back to one.
 */
export type Trie<V> = Branch<V>;
type Branch<V> = readonly (Branch<V> | Leaf<V> | undefined)[];

/** Keys of one hash; nearly always one. */
interface Leaf<V> {
  readonly hash: number;
  readonly pairs: readonly (readonly [key: string, value: V])[];
}

const BITS = 4;
const SLOTS = 1 << BITS;
const DEEPEST = 32;

export const emptyTrie: Trie<never> = Array(SLOTS).fill(undefined);

const isLeaf = <V>(one: Branch<V> | Leaf<V>): one is Leaf<V> => !Array.isArray(one);

export function get<V>(trie: Trie<V>, key: string): V | undefined {
  const hash = hashOf(key);
  let here: Branch<V> = trie;
  for (let shift = 0; shift <= DEEPEST; shift += BITS) {
    const next: Branch<V> | Leaf<V> | undefined = here[slot(hash, shift)];
    if (next === undefined) return undefined;
    if (isLeaf(next)) return next.hash === hash ? next.pairs.find(([name]) => name === key)?.[1] : undefined;
    here = next;
  }
}

export const set = <V>(trie: Trie<V>, key: string, value: V): Trie<V> => put(trie, 0, hashOf(key), key, value);

function put<V>(branch: Branch<V>, shift: number, hash: number, key: string, value: V): Branch<V> {
  const copy = branch.slice();
  const i = slot(hash, shift);
  const here = copy[i];
  if (here === undefined) copy[i] = { hash, pairs: [[key, value]] };
  else if (!isLeaf(here)) copy[i] = put(here, shift + BITS, hash, key, value);
  else if (here.hash === hash) {
    copy[i] = { hash, pairs: [...here.pairs.filter(([name]) => name !== key), [key, value]] };
  } else {
    const deeper: (Branch<V> | Leaf<V> | undefined)[] = Array(SLOTS).fill(undefined);
    deeper[slot(here.hash, shift + BITS)] = here;
    copy[i] = put(deeper, shift + BITS, hash, key, value);
  }
  return copy;
}

const slot = (hash: number, shift: number): number => (hash >>> shift) & (SLOTS - 1);

/** FNV-1a over at most 256 characters, evenly taken, and the length: a long message costs no more than a short one. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5 ^ key.length;
  const stride = Math.max(1, Math.floor(key.length / 256));
  for (let i = 0; i < key.length; i += stride) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
