/** Tables of words. */

/**
 * What a table has for a word that came from outside; `undefined` where it has none of its own. A table also answers to
 * names that nobody put into it: `({})["toString"]` is a function.
 */
export const ownValue = <T>(table: Readonly<Partial<Record<string, T>>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
