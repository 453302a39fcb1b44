/**
 * A code to be read aloud: numbered lines of groups of five characters, each line with a character that checks it. So
 * whoever types it is told which line was misheard, and not only that something was.
 *
 *     1: O14R0 5XKQ7 8ZC3M 2TTGA 0PQ1V = K
 */
import { charactersOf, symbolOf } from "./alphabet.ts";
import type { Symbols } from "./bits.ts";

const GROUP = 5;
/** Characters in a line: fewer than 31, so that the place of each counts differently in the check. */
const LINE = 25;

/** Writes a code, or several, each on a line of its own, as lines to be read aloud. */
export function writeSpoken(codes: string): string {
  const characters = codes.replace(/\s+/g, "");
  const lines = characters.match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
  return lines.map((line, i) =>
    `${i + 1}: ${line.match(new RegExp(`.{1,${GROUP}}`, "g"))!.join(" ")} = ${checkOf(i + 1, symbolsOf(line))}`
  ).join("\n");
}

const symbolsOf = (characters: string): Symbols => [...characters].map((c) => symbolOf(c) ?? 0);

/**
 * The check of a line: its number and its symbols weighed by the powers of a primitive element of GF(32), in which
 * x⁵ + x² + 1 is nothing. It sees every wrong character, and every two that were swapped.
 */
function checkOf(number: number, symbols: Symbols): string {
  let sum = number % 32;
  for (const symbol of symbols) sum = (sum << 1 ^ (sum & 16 ? 0b100101 : 0)) ^ symbol;
  return charactersOf([sum << 1 ^ (sum & 16 ? 0b100101 : 0)]);
}

/** What was typed of spoken lines: the code, or the number of the line that is wrong or missing. */
type Spoken =
  | { readonly code: string }
  | { readonly line: number; readonly why: "wrong" | "missing" };

/** `3: O14R0 5XKQ7 = K`, with whatever marks somebody puts between. */
const SHAPE = /^\s*(\d{1,3})\s*[:.)]\s*([0-9A-Za-z](?:[ \t-]*[0-9A-Za-z])*)\s*=\s*([0-9A-Za-z])\s*$/;
/** No longer text is looked at: the longest code has 16 000 characters. */
const LONGEST = 60_000;

/** Reads lines that were read aloud; `undefined` for any other text. */
export function readSpoken(text: string): Spoken | undefined {
  if (text.length > LONGEST) return undefined;
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  const read = lines.map((line) => SHAPE.exec(line));
  if (lines.length === 0 || read.includes(null)) return undefined;
  const numbered = read.map((found) => ({ number: Number(found![1]), characters: found![2], check: found![3] }));
  let code = "";
  for (const [i, { number, characters, check }] of numbered.entries()) {
    if (number !== i + 1) return { line: i + 1, why: "missing" };
    const plain = characters.replace(/[^0-9A-Za-z]/g, "");
    const isLast = i === numbered.length - 1;
    const isWhole = isLast ? plain.length <= LINE : plain.length === LINE;
    const isKnown = [...plain, check].every((c) => symbolOf(c) !== undefined);
    if (!isWhole || !isKnown || symbolOf(checkOf(number, symbolsOf(plain))) !== symbolOf(check)) {
      return { line: number, why: "wrong" };
    }
    code += plain;
  }
  return { code };
}
