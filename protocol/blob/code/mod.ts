/**
 * The compact code: descriptions and candidates in capitals and digits, with a length and a checksum.
 *
 *     O1 4R 05XKQ…            …7ZC3M
 *     │  │  └ content, five bits to a character, the last 24 of them a checksum of all that goes before
 *     │  └ how many characters follow
 *     └ which step it is (O offer, A answer, P pranswer, R rollback, C candidates), and the version of the format
 *
 * `docs/compact-code.md` says what every bit means. The checksum shows damage, not forgery.
 */
import type { SdpType, SignalingMessage } from "../../facts/mod.ts";
import { identify } from "../../sdp/mod.ts";
import { charactersOf, crc24, symbolOf } from "./alphabet.ts";
import { BitReader, BitWriter, type Symbols, Unreadable } from "./bits.ts";
import { putCandidates, putMessage, takeCandidates, takeMessage } from "./messages.ts";
import type { CandidateMessage } from "./run.ts";

const LETTERS: Readonly<Record<string, SdpType | "candidates">> = {
  O: "offer",
  A: "answer",
  P: "pranswer",
  R: "rollback",
  C: "candidates",
};
const VERSION = "1";
/** The checksum fills five characters. */
const CHECK = 5;
/** A code has at most so many characters after its length. */
export const LONGEST = 0x3fff;
/** A length has two symbols below 992; from there on five, the first of which no short one begins with. */
const SHORT = 992;
const LONG = 31;
/** So many symbols, at most, say how long a code is. */
export const LENGTH_SYMBOLS = 5;

/**
 * Writes one description, or candidates, as one code. `answers` is what `offerId` gives. Throws a `RangeError` if the
 * code would be longer than {@link LONGEST}.
 */
export function writeCode(messages: readonly SignalingMessage[], answers?: string): string {
  if (answers !== undefined && !/^[0-9a-f]{6}$/.test(answers)) throw new RangeError(`${answers} names no offer.`);
  const [first] = messages;
  const kind = first.kind === "description" ? first.type : "candidates";
  const letter = Object.keys(LETTERS).find((one) => LETTERS[one] === kind)!;
  const body = bodyOf(messages, answers === undefined ? undefined : parseInt(answers, 16));
  const size = lengthOf(body.length + CHECK);
  const prefix = symbolsOf(letter + VERSION);
  const check = new BitWriter();
  check.put(crc24(prefix, size, body), 24);
  return letter + VERSION + charactersOf([...size, ...body, ...check.done()]);
}

function bodyOf(messages: readonly SignalingMessage[], answers?: number): Symbols {
  const bits = new BitWriter();
  const [first] = messages;
  if (first.kind === "description") putMessage(bits, first, answers);
  else putCandidates(bits, messages as readonly CandidateMessage[]);
  return bits.done();
}

/** 6 to 991 in two symbols, more in five, of which the first is 31. */
function lengthOf(length: number): Symbols {
  if (length > LONGEST) throw new RangeError(`A code of ${length} characters is too long.`);
  const bits = new BitWriter();
  if (length < SHORT) bits.put(length, 10);
  else {
    bits.put(LONG, 5);
    bits.put(length, 20);
  }
  return bits.done();
}

const symbolsOf = (characters: string): Symbols => [...characters].map((c) => symbolOf(c)!);

/** Why something that begins like a code is none. Counts are of characters after the length. */
export type CodeFault =
  | { readonly why: "cut-off"; readonly have: number; readonly want: number }
  /** `whole`: its checksum is right, so nothing happened to it on its way; no writer made it. */
  | { readonly why: "damaged"; readonly whole?: true }
  | { readonly why: "newer"; readonly version: string };

/** What a code says; `answers` is the offer that an answer belongs to, as `offerId` names it. */
interface Code {
  readonly messages: readonly SignalingMessage[];
  readonly answers?: string;
}

/** The length that symbols begin with: how many symbols it has itself, and how many it says; `undefined` if none. */
export function readLength(symbols: Symbols): { readonly head: number; readonly size: number } | undefined {
  const long = symbols[0] === LONG;
  const head = long ? LENGTH_SYMBOLS : 2;
  if (symbols.length < head) return undefined;
  const size = new BitReader(symbols.slice(long ? 1 : 0, head)).take(long ? 20 : 10);
  return { head, size };
}

/**
 * Reads one code from its letter and version, and the symbols that follow them; symbols after its end are left alone.
 */
export function readCode(
  letter: string,
  version: string,
  symbols: Symbols,
): (Code & { readonly used: number }) | CodeFault {
  const length = readLength(symbols);
  if (!length) return { why: "cut-off", have: 0, want: 2 };
  const { head, size } = length;
  if (size <= CHECK || size > LONGEST || (head > 2 && size < SHORT)) return { why: "damaged" };
  if (symbols.length < head + size) return { why: "cut-off", have: symbols.length - head, want: size };
  const body = symbols.slice(head, head + size - CHECK);
  const check = new BitReader(symbols.slice(head + size - CHECK, head + size));
  const prefix = symbolsOf(letter + version);
  if (check.take(24) !== crc24(prefix, symbols.slice(0, head), body) || check.take(1) !== 0) return { why: "damaged" };
  if (version !== VERSION) return { why: "newer", version };
  try {
    return { ...readBody(LETTERS[letter], body), used: head + size };
  } catch (error) {
    if (error instanceof Unreadable) return { why: "damaged", whole: true };
    throw error;
  }
}

function readBody(kind: SdpType | "candidates", body: Symbols): Code {
  const bits = new BitReader(body);
  const { messages, answers, packed } = kind === "candidates" ? takeCandidates(bits) : takeMessage(bits, kind);
  bits.end();
  if (messages.length === 0) throw new Unreadable();
  // Every message is written in one way only; what reads as it and is written otherwise is no writer's work.
  const again = packed ? body : bodyOf(messages, answers);
  if (again.length !== body.length || again.some((symbol, i) => symbol !== body[i])) throw new Unreadable();
  return { messages, ...(answers !== undefined && { answers: answers.toString(16).padStart(6, "0") }) };
}

/** Names an offer, so that its answer can say which one it answers: six hexadecimal digits of its credentials. */
export function offerId(sdp: string): string {
  const { ufrags, fingerprints } = identify(sdp);
  const bytes = [...ufrags, ...fingerprints].join(" ");
  const symbols = [...bytes].flatMap((c) => [c.charCodeAt(0) >> 4 & 31, c.charCodeAt(0) & 15]);
  return crc24(symbols).toString(16).padStart(6, "0");
}
