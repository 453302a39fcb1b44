/** Words of the format: known ones, and those that a newer page has written into a trace. */

/**
 * One of a few words, or one that a newer page wrote into a trace: that is kept, said as it stands, and changes nothing
 * else. Such a word indexes no table of the few (it does not compile); `ownValue` and `isOneOf` ask what it is.
 */
export type Word<W extends string> = W | (string & Record<never, never>);

/** Whether a word is one of the few that are known here. */
export const isOneOf = <W extends string>(words: readonly W[], word: string): word is W =>
  words.some((known) => known === word);
