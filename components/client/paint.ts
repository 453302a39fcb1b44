/** Colours a line of code that was not known when the page was rendered, in the kinds of `server/highlight.ts`. */
import type { ListingLine } from "../../protocol/listing/mod.ts";
import { type ShownLine, textOf, type Tokens } from "./Code.tsx";

const PARTS =
  /("(?:[^"\\]|\\.)*")|(\/\/.*)|\b(const|let|new|await|async|return|if)\b|\b(true|false|null|\d+)\b|(\w+)(?=\()/g;
const KINDS = ["s", "c", "k", "n", "f"];

/** Strings, comments, keywords, constants, calls; the rest is plain. */
export function paint(code: string): Tokens {
  const tokens: string[] = [];
  let end = 0;
  for (const match of code.matchAll(PARTS)) {
    if (match.index > end) tokens.push("", code.slice(end, match.index));
    tokens.push(KINDS[match.slice(1).findIndex((group) => group !== undefined)], match[0]);
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push("", code.slice(end));
  return tokens;
}

/** Each line as the server highlighted it, where it knew the text, and what lights it. */
export function painted(lines: readonly ListingLine[], known: readonly ShownLine[]): readonly ShownLine[] {
  const byText = new Map(known.map(({ tokens }) => [textOf(tokens), tokens]));
  return lines.map(({ code, ...more }) => ({ tokens: byText.get(code) ?? paint(code), ...more }));
}
