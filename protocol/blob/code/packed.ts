/**
 * Any text, deflated (RFC 1951) with a preset dictionary: for descriptions with media, and whatever bits have no place
 * for.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import { type BitReader, type BitWriter, Unreadable } from "./bits.ts";
import { DICTIONARY } from "./dictionary.ts";

/** No packed text has more bytes than this. The longest code holds some 100 000 of ordinary SDP. */
export const LARGEST = 200_000;
/** Deflated bytes are unfolded so many at a time: 66 000 at most come out at once, so that no bomb goes off. */
const STEP = 64;

const dictionary = strToU8(DICTIONARY);

/**
 * Appends a text. A lone surrogate is no character, and no bytes stand for it: a `RangeError`, as for a text too large.
 */
export function putText(bits: BitWriter, text: string): void {
  if (!text.isWellFormed()) throw new RangeError("A lone surrogate has no place in a code.");
  const bytes = strToU8(text);
  if (bytes.length > LARGEST) throw new RangeError(`A text of ${bytes.length} bytes is too large for a code.`);
  bits.bytes(deflateSync(bytes, { level: 9, mem: 9, dictionary }));
}

/** Takes what {@link putText} wrote: all that is left. */
export function takeText(bits: BitReader): string {
  const packed = bits.bytes(Math.floor(bits.left / 8));
  bits.end();
  const bytes = unfold(packed);
  // Decoders take a byte order mark away, and put U+FFFD for bytes that are no UTF-8.
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = (marked ? "\ufeff" : "") + strFromU8(bytes);
  const again = strToU8(text);
  if (again.length !== bytes.length || again.some((byte, i) => byte !== bytes[i])) throw new Unreadable();
  return text;
}

function unfold(packed: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const inflate = new Inflate({ dictionary }, (chunk, final) => {
    chunks.push(chunk);
    length += chunk.length;
    ended = final;
  });
  try {
    for (let at = 0; at < packed.length && length <= LARGEST; at += STEP) {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch {
    throw new Unreadable();
  }
  if (!ended || length > LARGEST) throw new Unreadable();
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
