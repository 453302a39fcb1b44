/** The older kind of capture file, `.pcap` (draft-ietf-opsawg-pcap §4). */
import { type Frame, numbersOf } from "./capture.ts";

/** How the file begins: the byte order, and the parts of a second that times are counted in. */
const MAGIC: Readonly<Record<number, { readonly isLittle: boolean; readonly perSecond: number }>> = {
  0xa1b2c3d4: { isLittle: false, perSecond: 1e6 },
  0xd4c3b2a1: { isLittle: true, perSecond: 1e6 },
  0xa1b23c4d: { isLittle: false, perSecond: 1e9 },
  0x4d3cb2a1: { isLittle: true, perSecond: 1e9 },
};

const FILE_HEADER = 24;
const RECORD_HEADER = 16;

const magicOf = (bytes: Uint8Array) => {
  const magic = numbersOf(bytes, false).u32(0);
  return Object.hasOwn(MAGIC, magic) ? MAGIC[magic] : undefined;
};

export const isPcap = (bytes: Uint8Array): boolean => magicOf(bytes) !== undefined;

/** Gives each frame; returns whether the file was whole. */
export function* pcapFrames(bytes: Uint8Array): Generator<Frame, boolean> {
  const magic = magicOf(bytes);
  if (!magic || bytes.length < FILE_HEADER) return false;
  const { u32 } = numbersOf(bytes, magic.isLittle);
  // The upper half of the word has flags.
  const link = u32(20) & 0xffff;
  let at = FILE_HEADER;
  while (at + RECORD_HEADER <= bytes.length) {
    const length = u32(at + 8);
    const end = at + RECORD_HEADER + length;
    if (end > bytes.length) return false;
    const time = 1000 * (u32(at) + u32(at + 4) / magic.perSecond);
    yield { at: time, link, bytes: bytes.subarray(at + RECORD_HEADER, end) };
    at = end;
  }
  return at === bytes.length;
}
