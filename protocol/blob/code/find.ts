/**
 * Finds codes in any text: in a link, a chat, an e-mail, in capitals or small letters, in groups, wrapped or quoted.
 */
import type { SignalingMessage } from "../../facts/mod.ts";
import { charactersOf } from "./alphabet.ts";
import { type CodeFault, LENGTH_SYMBOLS, LONGEST, readCode, readLength } from "./mod.ts";
import { LARGEST } from "./packed.ts";
import { collect, isMeant, unwrap } from "./text.ts";

/** What was found in a text. `fault` is the first thing that looked like a code and was none. */
interface FoundCodes {
  readonly messages: readonly SignalingMessage[];
  readonly answers?: string;
  /** Whether the text held more than the codes, or wrote them otherwise than `writeCode` does. */
  readonly untidy: boolean;
  readonly inLink: boolean;
  readonly fault?: CodeFault & { readonly letter: string };
}

/** The letter of a step and the number of a version, where no other letter or digit stands before. */
const START = /(?<![0-9A-Z])([0OAPRC])[^0-9A-Z]{0,20}([1-9IL])/gi;
/**
 * Every beginning claims a length, and a packed text unfolds to many times its size; together no more characters than
 * these are looked at, so that no text takes long.
 */
const MOST_LOOKED_AT = 1_000_000;

/**
 * Looks for every code in a text. Characters that look alike are one, and whatever is neither letter nor digit is
 * passed over; only a whole code with the right checksum is taken.
 */
export function findCodes(text: string): FoundCodes {
  const plain = unwrap(text);
  const messages: SignalingMessage[] = [];
  const codes: string[] = [];
  let answers: string | undefined;
  let fault: FoundCodes["fault"];
  let [inLink, from, looked] = [false, 0, 0];
  for (const { 0: start, 1: first, 2: second, index } of plain.matchAll(START)) {
    if (index < from) continue;
    if (looked > MOST_LOOKED_AT) break;
    const letter = first === "0" ? "O" : first.toUpperCase();
    const version = /[IL]/i.test(second) ? "1" : second;
    const begin = index + start.length;
    const length = readLength(collect(plain, begin, LENGTH_SYMBOLS).symbols);
    const { symbols, end } = collect(
      plain,
      begin,
      length ? length.head + Math.min(length.size, LONGEST) : LENGTH_SYMBOLS,
    );
    const read = readCode(letter, version, symbols);
    looked += end - begin;
    if ("why" in read) {
      if ("whole" in read) looked += LARGEST;
      if (!fault && (read.why === "newer" || isMeant(plain, index))) fault = { ...read, letter };
      continue;
    }
    looked += JSON.stringify(read.messages).length;
    for (const message of read.messages) messages.push(message);
    codes.push(letter + version + charactersOf(symbols));
    answers ??= read.answers;
    inLink ||= /https?:\/\/\S*#$/i.test(plain.slice(Math.max(0, index - 300), index));
    from = end;
  }
  const untidy = !inLink && text.trim().replace(/\s+/g, "\n") !== codes.join("\n");
  return { messages, untidy, inLink, ...(answers && { answers }), ...(fault && { fault }) };
}
