/** What every family of problems is made of: what a sentence needs to know, and the sentences. */

/** What happened, and what to do next: one sentence each. */
export interface Words {
  readonly said: string;
  readonly next: string;
}

/** The same as a pair, for long tables. */
export type WordPair = readonly [said: string, next: string];

/** The client that has the problem, and the one across. */
export interface Where {
  readonly client: string;
  readonly other: string;
}

/** A line that a problem is about: its number in the text as it was read, from 1, and the line itself. */
export interface AtLine {
  readonly number: number;
  readonly text: string;
}

/** Tells whether a value is what a sentence needs. A problem may come from a file, where anything can stand. */
type Is<T> = (value: unknown) => value is T;

export const TEXT: Is<string> = (value) => typeof value === "string";
export const NUMBER: Is<number> = (value) => typeof value === "number";
export const FLAG: Is<boolean> = (value) => typeof value === "boolean";
/** One of a few words. */
export const oneOf = <const W extends string>(...words: readonly W[]): Is<W> => (value): value is W =>
  words.some((word) => word === value);
/** What may be missing. */
export const optional = <T>(is: Is<T>): Is<T | undefined> => (value): value is T | undefined =>
  value === undefined || is(value);
export const WHERE = { client: TEXT, other: TEXT };

/** What the sentences of a code need, by the names of a problem’s members. */
export type Needs = Readonly<Record<string, Is<unknown>>>;

type TypeOf<I> = I extends Is<infer T> ? T : never;
type Optional<N extends Needs> = { [Name in keyof N]: undefined extends TypeOf<N[Name]> ? Name : never }[keyof N];

/** A problem that has what its sentences need. Any problem may name the line it is about. */
export type Given<N extends Needs> =
  & { readonly [Name in Exclude<keyof N, Optional<N>>]: TypeOf<N[Name]> }
  & { readonly [Name in Optional<N>]?: TypeOf<N[Name]> }
  & { readonly at?: AtLine };

/** What a page and a command line call the same things; a command line has no cards, boxes or buttons. */
export interface Setting {
  readonly isPage: boolean;
  /** What holds a blob. */
  readonly card: string;
  /** How a text is handed in. */
  readonly paste: string;
  /** What reads it. */
  readonly page: string;
  /** How to come by a newer one. */
  readonly renew: string;
}

export const PAGE: Setting = {
  isPage: true,
  card: "card",
  paste: "Paste",
  page: "page",
  renew: "Load this page anew",
};

export const COMMAND: Setting = {
  isPage: false,
  card: "text",
  paste: "Give",
  page: "program",
  renew: "Get a newer version of this program",
};

/** One code: what its sentences need, and the sentences. */
export interface Worded<N extends Needs> {
  readonly needs: N;
  readonly words: (problem: Given<N>, at: Setting) => Words;
}

/** Words a code. */
export const worded = <const N extends Needs>(needs: N, words: Worded<N>["words"]): Worded<N> => ({ needs, words });
