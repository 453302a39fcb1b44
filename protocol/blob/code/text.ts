/** Codes in the texts of chats, e-mails and web pages: what was put around and between their symbols. */
import type { Symbols } from "./bits.ts";
import { symbolOf } from "./alphabet.ts";

/** Bytes as web addresses write them, and as quoted-printable does; there, `=01` may well begin an offer. */
const PERCENT = /(?:%[0-9a-f]{2})+/gi;
const QUOTED = /(?:=(?!01)[0-9a-f]{2}(?:=\r?\n(?==))?)+/gi;
/**
 * Markup, character references, escapes of JSON: their letters are no part of a code. A tag with a `#` may hold one.
 */
const ESCAPES = /<\/?[a-z]{1,10}\b[^<>#]{0,80}>|&(?:amp;)*(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});|\\(?:[nrt]|u[0-9a-f]{4})/gi;

/** A tag that a mail’s source has broken over two lines: the break is none of it (RFC 2045 §6.7, rule 5). */
const BROKEN_TAG = /<[^<>#]{0,90}=\r?\n[^<>#]{0,90}>/g;

/**
 * A text without its wrapping. Compatibility characters are replaced in short runs: in long ones it takes ever longer.
 */
export const unwrap = (text: string): string =>
  text.replace(PERCENT, fromBytes).replace(QUOTED, fromBytes)
    .replace(BROKEN_TAG, (tag) => tag.replace(/=\r?\n/g, ""))
    .replace(/[^\0-\x7f]{1,30}/gu, (run) => run.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, ""))
    .replace(ESCAPES, " ");

function fromBytes(run: string): string {
  try {
    return decodeURIComponent(run.replace(/=\r?\n/g, "").replaceAll("=", "%"));
  } catch {
    return run;
  }
}

/** Symbols that stand in a text one after the other, and where they end. */
interface Collected {
  readonly symbols: Symbols;
  readonly end: number;
}

/**
 * At most so many symbols from a place on. What is neither letter nor digit is passed over; a letter or digit that is
 * none of the alphabet ends them.
 */
export function collect(text: string, from: number, most: number): Collected {
  const symbols: number[] = [];
  let end = from;
  for (; end < text.length && symbols.length < most; end++) {
    const symbol = symbolOf(text[end]);
    if (symbol !== undefined) symbols.push(symbol);
    else if (isForeign(text[end])) break;
  }
  return { symbols, end };
}

const isForeign = (c: string): boolean => c === "U" || c === "u" || (c > "\x7f" && /[\p{L}\p{N}]/u.test(c));

/** Fewer symbols than these are not called a code that was damaged. */
const LEAST = 20;
/** So many symbols are looked at. */
const GLANCE = 40;

/**
 * Whether what begins like a code at a place, and is none, was meant as one. Words of a language, hashes, UUIDs, numbers
 * and base64 are not: a code has digits and letters beyond F, in one case, in one piece or in groups of one length.
 */
export function isMeant(text: string, at: number): boolean {
  if (!/^[0OAPRC]1[0-9A-Z]{2}/i.test(text.slice(at, at + 4))) return false;
  const { symbols, end } = collect(text, at + 2, GLANCE);
  const seen = text.slice(at, end);
  const first = symbols.slice(0, LEAST);
  if (first.length < LEAST || !/\d/.test(seen.slice(2)) || first.filter((symbol) => symbol > 15).length < 2) {
    return false;
  }
  const small = countOf(seen, /[a-hjkmnp-z]/g);
  const large = countOf(seen, /[A-HJKMNP-Z]/g);
  if (Math.min(small, large) * 8 > Math.max(small, large)) return false;
  if (small > large ? !/[oaprc]/.test(text[at]) : !/[0OAPRC]/.test(text[at])) return false;
  const pieces = seen.split(/[^0-9A-Za-z]+/);
  const lengths = pieces.slice(0, -1).map((piece) => piece.length);
  return pieces.some((piece) => piece.length > 15 && /\d/.test(piece)) ||
    (lengths.length > 2 && new Set(lengths).size === 1);
}

const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
