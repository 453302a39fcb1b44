/** Addresses in bits: the names that browsers make for mDNS, IPv4, IPv6, one named before, or any text. */
import { type BitReader, type BitWriter, Unreadable } from "./bits.ts";

/** A random UUID (RFC 9562 §5.4) below `.local`, as RFC draft-ietf-mmusic-mdns-ice-candidates has browsers make it. */
const UUID = /^([0-9a-f]{8})-([0-9a-f]{4})-4([0-9a-f]{3})-([89ab][0-9a-f]{3})-([0-9a-f]{12})\.local$/;

/** Appends an address. `before` are addresses already written, the latest 16 of which can be named again. */
export function writeAddress(bits: BitWriter, address: string, before: readonly string[]): void {
  const [, ...uuid] = UUID.exec(address) ?? [];
  const back = [...before].reverse().slice(0, 16).indexOf(address);
  if (bits.flag(uuid.length > 0 && back < 0)) {
    const digits = uuid.join("");
    for (const [i, digit] of [...digits].entries()) bits.put(parseInt(digit, 16), i === VARIANT ? 2 : 4);
    return;
  }
  const ipv4 = readIpv4(address);
  const ipv6 = readIpv6(address);
  if (back >= 0) {
    bits.put(0, 2);
    bits.put(back, 4);
  } else if (ipv4) {
    bits.put(1, 2);
    bits.bytes(ipv4);
  } else if (ipv6) {
    bits.put(2, 2);
    for (const group of ipv6) bits.put(group, 16);
  } else {
    bits.put(3, 2);
    bits.put(address.length, 8);
    for (const c of address) bits.put(c.charCodeAt(0), 7);
  }
}

/** Which of the 31 digits carries the variant: its upper two bits are always 10. */
const VARIANT = 15;

/** Takes what {@link writeAddress} wrote. */
export function readAddress(bits: BitReader, before: readonly string[]): string {
  if (bits.flag()) {
    const digits = Array.from({ length: 31 }, (_, i) => i === VARIANT ? 8 + bits.take(2) : bits.take(4))
      .map((digit) => digit.toString(16)).join("");
    const cut = (from: number, to?: number) => digits.slice(from, to);
    return `${cut(0, 8)}-${cut(8, 12)}-4${cut(12, 15)}-${cut(15, 19)}-${cut(19)}.local`;
  }
  switch (bits.take(2)) {
    case 0: {
      const named = before.at(-1 - bits.take(4));
      if (named === undefined) throw new Unreadable();
      return named;
    }
    case 1:
      return [...bits.bytes(4)].join(".");
    case 2:
      return writeIpv6(Array.from({ length: 8 }, () => bits.take(16)));
    default:
      return String.fromCharCode(...Array.from({ length: bits.take(8) }, () => bits.take(7)));
  }
}

/** Whether an address can be written: 1 to 255 ASCII characters without a space, as RFC 8839 §5.1 allows. */
export const isAddress = (address: string): boolean => /^[\x21-\x7e]{1,255}$/.test(address);

function readIpv4(text: string): readonly number[] | undefined {
  const parts = text.split(".").map(Number);
  return parts.length === 4 && parts.every((part) => part >= 0 && part < 256) && parts.join(".") === text
    ? parts
    : undefined;
}

/** The eight groups of an IPv6 address, if it is written as RFC 5952 §4 asks; another spelling is carried as text. */
function readIpv6(text: string): readonly number[] | undefined {
  const [head, tail, ...more] = text.split("::");
  if (more.length > 0 || !/^[0-9a-f:]+$/.test(text)) return undefined;
  const groups = (part: string) => part === "" ? [] : part.split(":").map((group) => parseInt(group, 16));
  const [front, back] = [groups(head), tail === undefined ? [] : groups(tail)];
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const all = [...front, ...Array<number>(Math.max(gap, 0)).fill(0), ...back];
  const whole = all.length === 8 && all.every((group) => group >= 0 && group <= 0xffff);
  return whole && writeIpv6(all) === text ? all : undefined;
}

/**
 * RFC 5952 §4: small letters, no leading zeros, the longest run of at least two zero groups, the first such, as `::`.
 */
function writeIpv6(groups: readonly number[]): string {
  let [from, length] = [0, 1];
  for (let i = 0; i < 8; i++) {
    const end = groups.findIndex((group, j) => j >= i && group !== 0);
    const run = (end < 0 ? 8 : end) - i;
    if (run > length) [from, length] = [i, run];
  }
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(":");
  return length < 2 ? text(groups) : `${text(groups.slice(0, from))}::${text(groups.slice(from + length))}`;
}
