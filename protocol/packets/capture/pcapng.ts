/** The newer kind of capture file, `.pcapng`, which Wireshark writes (draft-ietf-opsawg-pcapng §3 and §4). */
import { type Frame, type Numbers, numbersOf } from "./capture.ts";

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
/** Obsolete, and still found. */
const PACKET = 2;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;
const ORDER_LITTLE = 0x4d3c2b1a;
const ORDER_BIG = 0x1a2b3c4d;
/** Options of an interface: how times are counted, and from when. */
const TIME_RESOLUTION = 9;
const TIME_OFFSET = 14;

interface Interface {
  readonly link: number;
  /** 0 for no limit. */
  readonly longest: number;
  readonly perSecond: number;
  readonly offset: number;
}

/** More interfaces than a file has; a damaged one shall not fill the memory. */
const MOST_INTERFACES = 1024;

export const isPcapng = (bytes: Uint8Array): boolean =>
  numbersOf(bytes, false).u32(0) === SECTION && orderOf(bytes, 0) !== undefined;

/** Whether a section’s numbers have their least significant byte first; `undefined` if it begins as none does. */
function orderOf(bytes: Uint8Array, at: number): boolean | undefined {
  const order = numbersOf(bytes, false).u32(at + 8);
  return order === ORDER_LITTLE ? true : order === ORDER_BIG ? false : undefined;
}

/** Gives each frame; returns whether the file was whole. */
export function* pcapngFrames(bytes: Uint8Array): Generator<Frame, boolean> {
  let numbers = numbersOf(bytes, true);
  let interfaces: Interface[] = [];
  let at = 0;
  while (at + 12 <= bytes.length) {
    if (numbersOf(bytes, false).u32(at) === SECTION) {
      const isLittle = orderOf(bytes, at);
      if (isLittle === undefined) return false;
      [numbers, interfaces] = [numbersOf(bytes, isLittle), []];
    }
    const [type, length] = [numbers.u32(at), numbers.u32(at + 4)];
    const end = at + length;
    if (length < 12 || length % 4 !== 0 || end > bytes.length) return false;
    if (type === INTERFACE && interfaces.length < MOST_INTERFACES) {
      interfaces.push(readInterface(bytes, numbers, at + 8, end - 4));
    }
    const frame = frameOf(bytes, numbers, type, at + 8, end - 4, interfaces);
    if (frame) yield frame;
    at = end;
  }
  return at === bytes.length;
}

function readInterface(bytes: Uint8Array, { u16, u32 }: Numbers, at: number, end: number): Interface {
  let [perSecond, offset] = [1e6, 0];
  for (let option = at + 8; option + 4 <= end;) {
    const [code, length] = [u16(option), u16(option + 2)];
    if (code === 0 || option + 4 + length > end) break;
    const first = bytes[option + 4];
    // The highest bit says whether the rest is a power of two or of ten.
    if (code === TIME_RESOLUTION && length >= 1) perSecond = first & 128 ? 2 ** (first & 127) : 10 ** (first & 127);
    if (code === TIME_OFFSET && length === 8) offset = u32(option + 4) + u32(option + 8);
    option += 4 + Math.ceil(length / 4) * 4;
  }
  return { link: u16(at), longest: u32(at + 4), perSecond, offset };
}

/** The frame in a block of any of the kinds that have one. */
function frameOf(
  bytes: Uint8Array,
  { u16, u32 }: Numbers,
  type: number,
  at: number,
  end: number,
  interfaces: readonly Interface[],
): Frame | undefined {
  if (type === SIMPLE_PACKET) {
    const [face] = interfaces;
    const length = Math.min(u32(at), face?.longest || Infinity, end - at - 4);
    return face && length >= 0 ? { at: 0, link: face.link, bytes: bytes.subarray(at + 4, at + 4 + length) } : undefined;
  }
  if (type !== ENHANCED_PACKET && type !== PACKET) return undefined;
  const face = interfaces[type === PACKET ? u16(at) : u32(at)];
  const length = u32(at + 12);
  if (!face || at + 20 + length > end) return undefined;
  const ticks = u32(at + 4) * 2 ** 32 + u32(at + 8);
  const time = 1000 * (face.offset + ticks / face.perSecond);
  return { at: Number.isFinite(time) ? time : 0, link: face.link, bytes: bytes.subarray(at + 20, at + 20 + length) };
}
