/**
 * The 32 characters of a code, after Crockford: no I, L, O or U, and no difference between capitals and small letters.
 */
import type { Symbols } from "./bits.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Every character that stands for a symbol, those easily taken for another included: O is 0, I and L are 1. */
const VALUES: ReadonlyMap<string, number> = new Map([
  ...[...ALPHABET].flatMap((c, value): [string, number][] => [[c, value], [c.toLowerCase(), value]]),
  ...[..."Oo"].map((c): [string, number] => [c, 0]),
  ...[..."IiLl"].map((c): [string, number] => [c, 1]),
]);

/** Five bits as a character. */
export const charactersOf = (symbols: Symbols): string => symbols.map((symbol) => ALPHABET[symbol]).join("");

/** A character as five bits; `undefined` if it is none of the alphabet. */
export const symbolOf = (character: string): number | undefined => VALUES.get(character);

const POLYNOMIAL = 0x864cfb;
const START = 0xb704ce;

/** What five bits at the top of the register turn it into. */
const STEPS: readonly number[] = Array.from({ length: 32 }, (_, symbol) => {
  let crc = symbol << 19;
  for (let bit = 0; bit < 5; bit++) crc = crc << 1 ^ (crc & 0x800000 ? POLYNOMIAL : 0);
  return crc & 0xffffff;
});

/**
 * CRC-24 as OpenPGP has it (RFC 9580 §6.1.1), over symbols of five bits, most significant bit first. It sees every
 * damage that lies within 24 bits, and misses one in sixteen million others. It is no proof of who wrote something.
 */
export function crc24(...runs: readonly Symbols[]): number {
  let crc = START;
  for (const run of runs) {
    for (const symbol of run) crc = (crc << 5 ^ STEPS[crc >>> 19 ^ symbol]) & 0xffffff;
  }
  return crc;
}
