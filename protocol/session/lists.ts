/** How the fold makes the lists of a session longer: by copying them, or where nobody looks back, in place. */

/** What the fold does to a list; the list that comes back takes the place of the one that was given. */
export interface Lists {
  readonly append: <T>(list: readonly T[], item: T) => readonly T[];
  readonly put: <T>(list: readonly T[], index: number, item: T) => readonly T[];
}

/** Every list is copied, so that earlier sessions stay what they were. */
export const copying: Lists = {
  append: (list, item) => [...list, item],
  put: (list, index, item) => list.with(index, item),
};

/**
 * For a long log of which only the last session is asked: each list is copied once, and then grows in place, so that
 * the work grows with the log and not with its square. The sessions between must not be kept.
 */
export function growing(): Lists {
  const own = new WeakSet<object>();
  const owned = <T>(list: readonly T[]): T[] => {
    if (own.has(list)) return list as T[];
    const copy = [...list];
    own.add(copy);
    return copy;
  };
  return {
    append: (list, item) => {
      const mine = owned(list);
      mine.push(item);
      return mine;
    },
    put: (list, index, item) => {
      const mine = owned(list);
      mine[index] = item;
      return mine;
    },
  };
}
