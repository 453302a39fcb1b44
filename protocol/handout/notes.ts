/** The numbered notes of a sheet: each thing is explained once, where it stands first. */
import type { AnnotatedField, AnnotatedLine } from "../sdp/mod.ts";
import { coded, type Piece, said, type SheetNote, type Words } from "./sheet.ts";

interface Draft {
  readonly number: number;
  readonly line: AnnotatedLine;
  readonly values: AnnotatedField[];
  readonly seen: Set<string>;
}

interface Options {
  /** Only the first value of each kind is explained. */
  readonly brief: boolean;
  readonly sources: boolean;
}

/** How many values of one note are explained at most; only what was made to be long has more. */
const MOST = 200;

/** Collects what lines mean. A line that says what another said before is given the same number. */
export class Notes {
  readonly #options: Options;
  readonly #drafts = new Map<string, Draft>();
  /** What a value was said to mean before, in any note. */
  readonly #said = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** The number of the note that explains a line. */
  numberOf(line: AnnotatedLine): number {
    const key = `${line.name} ${line.known ? line.summary : line.name || line.text}`;
    const draft = this.#drafts.get(key) ??
      { number: this.#drafts.size + 1, line, values: [], seen: new Set() };
    this.#drafts.set(key, draft);
    for (const field of line.fields.slice(1)) this.#explain(draft, field);
    return draft.number;
  }

  #explain({ values, seen }: Draft, field: AnnotatedField): void {
    if (this.#options.brief && PLAIN.includes(field.name)) return;
    const kind = this.#options.brief ? field.name : `${field.name} ${field.text}`;
    const meaning = `${field.name} ${withoutValue(field)}`;
    if (seen.has(kind) || this.#said.has(meaning) || values.length >= MOST) return;
    seen.add(kind);
    this.#said.add(meaning);
    values.push(field);
  }

  /** Every note, by its number. */
  items(): readonly SheetNote[] {
    return [...this.#drafts.values()].map(({ number, line, values }) => ({
      number,
      words: this.#words(line),
      values: values.map(valueWords),
    }));
  }

  #words({ fields: [head], text, summary, answer, source }: AnnotatedLine): Words {
    const words: Piece[] = [coded(head?.text ?? text.slice(0, 40)), said(` ${summary}`)];
    if (answer) words.push(said(` ${answer}`));
    if (this.#options.sources) words.push(said(` ${source}`, "source"));
    return words;
  }
}

/** What is said of every such value, whatever it is: another ufrag needs no second explanation. */
const withoutValue = ({ text, meaning }: AnnotatedField): string =>
  meaning.split(/([\w.:+/-]+)/).map((word) => word.replace(/[.:]$/, "") === text ? "…" : word).join("");

/** A value, what it is, and what it says; a meaning that begins with the value needs it no second time. */
function valueWords({ name, text, meaning }: AnnotatedField): Words {
  const told = [said(`${name}: `, "strong"), said(meaning)];
  return meaning.startsWith(text) ? told : [coded(text), said(" "), ...told];
}

/** Fields that hold the same in every description, or that nobody needs to look at first. */
const PLAIN: readonly string[] = [
  "username",
  "sess-version",
  "identification-tag",
  "nettype",
  "addrtype",
  "unicast-address",
  "keyword",
  "component-id",
  "generation",
  "network-cost",
  "hash-func",
];

/** The documents that explanations are from: `RFC 8839`, each once, in their order. */
export function sourcesOf(lines: readonly AnnotatedLine[]): readonly string[] {
  const found = lines.flatMap(({ source }) => [...source.matchAll(/RFC \d+/g)].map(([rfc]) => rfc));
  return [...new Set(found)].sort((one, two) => Number(one.slice(4)) - Number(two.slice(4)));
}
