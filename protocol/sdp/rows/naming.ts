/** Rows of attributes that are named and not explained value by value: their fields follow from their grammar. */
import type { AnnotatedField } from "../annotated.ts";
import { type SdpLine, type Token, tokensOf } from "../lines.ts";
import { type Family, fieldOf, parts, type Row, wholeOf } from "../row.ts";

/**
 * A row whose fields its grammar names. `value` is the grammar behind the colon; without it the attribute is a flag.
 *
 * Sample: `<role> <delay in milliseconds>` has two words; the last one covers whatever follows. With `<language> …`
 * the last one is repeated, with `<option>; …` it is repeated between semicolons, `<type>, …` between commas.
 */
export function named(name: string, source: string, summary: string, family: Family, value?: string): Row {
  const row = { name, family, source, summary };
  if (value === undefined) return { ...row, grammar: `a=${name}` };
  return { ...row, grammar: `a=${name}:${value}`, fields: fieldsBy(value) };
}

function fieldsBy(grammar: string): (line: SdpLine) => readonly AnnotatedField[] {
  const names = [...grammar.matchAll(/<([^>]+)>/g)].map(([, name]) => name);
  const repeat = /([;,]?) …$/.exec(grammar)?.[1];
  return (line) => {
    if (line.value === "") return [];
    if (repeat) return parts(wholeOf(line), repeat === ";" ? /; */ : /, */).map((part) => one(part, names[0], true));
    const words = repeat === "" ? tokensOf(line) : joined(tokensOf(line), names.length, line);
    return words.map((word, i) =>
      one(word, names[Math.min(i, names.length - 1)], i >= names.length - 1 && repeat === "")
    );
  };
}

/** The words, of which the last one permitted covers all that follow. */
function joined(words: readonly Token[], count: number, line: SdpLine): readonly Token[] {
  if (words.length <= count) return words;
  const { start } = words[count - 1];
  const { end } = words[words.length - 1];
  return [...words.slice(0, count - 1), { start, end, text: line.text.slice(start, end) }];
}

function one(word: Token, name: string, several: boolean): AnnotatedField {
  const [, what, unit] = /^(.+) in (.+)$/.exec(name) ?? [];
  const subject = several ? "One" : "The";
  if (unit === undefined) return fieldOf(word, name, `${subject} ${name} is “${word.text}”.`);
  return /^\d+(\.\d+)?$/.test(word.text)
    ? fieldOf(word, what, `${subject} ${what} is ${word.text} ${unit}.`)
    : fieldOf(word, what, `${subject} ${what} in ${unit} is “${word.text}”.`);
}
