/** Bytes as texts: hexadecimal, characters, addresses. */
import { count } from "../text/mod.ts";

/** Two hexadecimal digits for each byte. */
export const hex = (bytes: Uint8Array): string => bytes.toHex();

/** `0x0101`. */
export const hexNumber = (n: number, digits: number): string => `0x${n.toString(16).padStart(digits, "0")}`;

/** Bytes for a field’s value: all of them up to `most`, else the first ones and how many there are. */
export const shownBytes = (bytes: Uint8Array, most = 32): string =>
  bytes.length === 0
    ? "(empty)"
    : bytes.length <= most
    ? hex(bytes)
    : `${hex(bytes.subarray(0, 16))}… (${count(bytes.length, "byte")})`;

/** How a certificate’s hash is written in `a=fingerprint` (RFC 8122 §5). */
export const colonHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (b) => hex(Uint8Array.of(b))).join(":").toUpperCase();

const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const escaped = (c: string) => `\\u{${c.codePointAt(0)!.toString(16)}}`;

/** Bytes read as UTF-8; where they are none, and for characters that nobody sees, escapes stand in their place. */
export function textOf(bytes: Uint8Array): string {
  let text: string;
  try {
    text = decodeURIComponent(Array.from(bytes, (b) => `%${b.toString(16).padStart(2, "0")}`).join(""));
  } catch {
    text = Array.from(bytes, (b) => b < 0x80 ? String.fromCharCode(b) : `\\x${b.toString(16)}`).join("");
  }
  return text.replaceAll(CONTROL, escaped);
}

/** An unsigned number of up to six bytes, the most significant first. Bytes that are not there count as none. */
export function numberOf(bytes: Uint8Array): number {
  let n = 0;
  for (const byte of bytes.subarray(0, 6)) n = n * 256 + byte;
  return n;
}

/** `192.0.2.1`, from four bytes. */
export const ipv4Of = (bytes: Uint8Array): string => Array.from(bytes.subarray(0, 4)).join(".");

/** From sixteen bytes, as RFC 5952 §4 writes it: `2001:db8::1`. */
export function ipv6Of(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => numberOf(bytes.subarray(2 * i, 2 * i + 2)));
  let [start, length] = [0, 0];
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && groups[end] === 0) end++;
    if (end - i > length) [start, length] = [i, end - i];
  }
  const words = groups.map((group) => group.toString(16));
  if (length < 2) return words.join(":");
  return `${words.slice(0, start).join(":")}::${words.slice(start + length).join(":")}`;
}

/** The four bytes of an IPv4 address; `undefined` if the text is none. */
export function bytesOfIpv4(address: string): Uint8Array | undefined {
  const parts = address.split(".");
  const fits = parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return fits ? Uint8Array.from(parts, Number) : undefined;
}

/** The bytes of a text in UTF-8. */
export function bytesOfText(text: string): Uint8Array {
  const escapes = encodeURIComponent(text.toWellFormed());
  return Uint8Array.from(
    escapes.match(/%[0-9A-F]{2}|[^%]/g) ?? [],
    (piece) => piece.length === 3 ? parseInt(piece.slice(1), 16) : piece.charCodeAt(0),
  );
}

/** Several pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Whether two pieces hold the same. */
export const areEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
