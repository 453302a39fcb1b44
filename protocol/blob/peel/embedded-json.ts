/** The JSON value that stands somewhere in a text: by the rules, printed like JSON, cut into rows, or escaped. */
import { evenRows, type TextLine } from "../lines.ts";
import { type Failure, type Loose, readLoose } from "./loose-json.ts";

/** JSON in more rows than this is not put together. */
export const MOST_ROWS = 400;

/** The value, and what had to be done for it. `end` is an offset in the text. */
interface Json {
  readonly value: Loose | Failure;
  readonly escaped?: boolean;
  readonly cut?: boolean;
}

/** Reads the value at an offset. `rowsFrom` gives the lines from the one on that it begins in, where they are needed. */
export function jsonAt(text: string, index: number, rowsFrom: () => readonly TextLine[]): Json {
  if (/^[{["]\s{0,9}\\/.test(text.slice(index, index + 12))) return { value: unescaped(text, index), escaped: true };
  const value = readLoose(text, index);
  if (typeof value !== "string" && value.strict) return { value };
  const rows = rowsFrom();
  const whole = fromRows(index - (text.lastIndexOf("\n", index) + 1), rows);
  if (!whole) return { value };
  const start = text.lastIndexOf("\n", index) + 1;
  return { value: { ...whole, end: start + whole.end + Math.ceil(whole.end / rows[0].text.length) - 1 }, cut: true };
}

/** JSON that was cut hard into rows is read as one row, if that makes it JSON by the rules. */
function fromRows(column: number, rows: readonly TextLine[]): Loose | undefined {
  const texts = rows.slice(0, evenRows(rows)).map(({ text }) => text);
  if (texts.length === 0) return undefined;
  const value = readLoose(texts.join(""), column);
  return typeof value === "string" || !value.strict || value.end <= texts[0].length ? undefined : value;
}

/** So far beyond the end of a value the reader looks, and less: what comes later changes nothing about it. */
const LOOKED_AHEAD = 100;

/** A string that ends where it begins, and is no part of a longer one. */
const EMPTY = /^"\\"(?!\s{0,40}\+)/;

/**
 * JSON that stood in a string, which is gone: every quotation mark and every backslash has one in front. It is read from
 * as little of the text as holds it, since a text may have as many beginnings as characters.
 */
function unescaped(text: string, index: number): Loose | Failure {
  // Most beginnings of a text that is full of them: an empty string.
  if (EMPTY.test(text.slice(index, index + 44))) return { value: "", end: index + 3, strict: true };
  for (let length = 160;; length *= 4) {
    const isRest = index + length >= text.length;
    const part = text.slice(index, index + length).replace(/\\(["'\\/])/g, "$1");
    const value = readLoose(part, 0);
    if (typeof value !== "string" && (isRest || value.end + LOOKED_AHEAD < part.length)) {
      let end = index;
      for (let left = value.end; left > 0; left--) end += text[end] === "\\" && /["'\\/]/.test(text[end + 1]) ? 2 : 1;
      return { ...value, end };
    }
    if (typeof value === "string" && isRest) return value;
  }
}
