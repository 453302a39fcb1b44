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

/** Reads the value at an offset. `rows` are the lines from the one on that it begins in. */
export function jsonAt(text: string, index: number, rows: readonly TextLine[]): Json {
  if (/^[{["]\s{0,9}\\/.test(text.slice(index, index + 12))) return { value: unescaped(text, index), escaped: true };
  const value = readLoose(text, index);
  if (typeof value !== "string" && value.strict) return { value };
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

/** JSON that stood in a string, which is gone: every quotation mark and every backslash has one in front. */
function unescaped(text: string, index: number): Loose | Failure {
  const value = readLoose(text.slice(index).replace(/\\(["'\\/])/g, "$1"), 0);
  if (typeof value === "string") return value;
  let end = index;
  for (let left = value.end; left > 0; left--) end += text[end] === "\\" && /["'\\/]/.test(text[end + 1]) ? 2 : 1;
  return { ...value, end };
}
