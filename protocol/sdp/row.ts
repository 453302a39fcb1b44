/** Rows: what the reader knows of each line type and attribute. Adding an attribute is adding a row. */
import type { Context } from "./context.ts";
import type { AnnotatedField } from "./annotated.ts";
import { type SdpLine, type Token, tokensOf } from "./lines.ts";
import { ownValue } from "../text/mod.ts";

/** What a row is about: rows of one family stand in one file. */
export type Family =
  | "session"
  | "ice"
  | "dtls"
  | "sctp"
  | "rtp"
  | "codecs"
  | "extensions"
  | "feedback"
  | "simulcast"
  | "telephony"
  | "other";

/** What is known of one line type or attribute. */
export interface Row {
  /** `ice-ufrag`, or `v=` for a line that is no attribute. */
  readonly name: string;
  readonly family: Family;
  /** How it is written. */
  readonly grammar: string;
  /** RFC (or draft, or code) and section. */
  readonly source: string;
  /** What it is, in one sentence that a newcomer understands. */
  readonly summary: string;
  /** What the other side may answer, where that is ruled. */
  readonly answer?: string;
  /** The fields of its value, each explained by what it says. Without it the whole value is one field. */
  readonly fields?: (line: SdpLine, context: Context) => readonly AnnotatedField[];
}

/** What a word means: by its text, its line and the rest of the description. */
export type Meaning = (text: string, line: SdpLine, context: Context, index: number) => string;

/** A field over a token. */
export const fieldOf = ({ start, end, text }: Token, name: string, meaning: string): AnnotatedField => ({
  start,
  end,
  text,
  name,
  meaning,
});

/**
 * Fields for a value that is words between spaces, one `[name, meaning]` each. With more words than that, `rest`
 * explains the others; without `rest` they are named as more than the grammar has.
 */
export const words =
  (specs: readonly (readonly [name: string, meaning: Meaning])[], rest?: readonly [name: string, meaning: Meaning]) =>
  (line: SdpLine, context: Context): readonly AnnotatedField[] =>
    tokensOf(line).map((token, i) => {
      const [name, meaning] = specs[i] ?? rest ?? SURPLUS;
      return fieldOf(token, name, meaning(token.text, line, context, i));
    });

const SURPLUS: readonly [string, Meaning] = [
  "more than expected",
  (text) => `“${text}” is more than this line’s grammar has; a receiver may refuse the line.`,
];

/** The parts of a token between separators, with their columns: `parts(token, ";")`. Empty parts are left out. */
export function parts(token: Token, separator: string | RegExp): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  for (const text of token.text.split(separator)) {
    const start = token.text.indexOf(text, at);
    if (text !== "") found.push({ start: token.start + start, end: token.start + start + text.length, text });
    at = start + text.length;
  }
  return found;
}

/** A value as one token, spaces and all. */
export const wholeOf = (line: SdpLine): Token => ({
  start: line.valueStart,
  end: line.valueStart + line.value.length,
  text: line.value,
});

/** A meaning from a table of the words that a grammar lists; another word is named as none of them. */
export const oneOf =
  (table: Readonly<Record<string, string>>, other = "is none of the words this line may hold"): Meaning => (text) => {
    const known = ownValue(table, text);
    return known === undefined ? `“${text}” ${other}.` : `“${text}”: ${known}`;
  };
