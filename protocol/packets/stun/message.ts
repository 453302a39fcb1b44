/** STUN messages as data: read from bytes and written to them (RFC 8489 §5). For fields and words see `read.ts`. */
import { joined, numberOf } from "../bytes.ts";
import { crc32 } from "../checksums.ts";
import { FINGERPRINT, MESSAGE_INTEGRITY, MESSAGE_INTEGRITY_SHA256 } from "./attribute-numbers.ts";
import { type Hash, type HmacKey, hmacOf } from "./integrity.ts";

/** The four bytes that tell STUN from everything else on its port. */
const MAGIC_COOKIE = 0x2112a442;
export const HEADER_LENGTH = 20;
/** FINGERPRINT’s CRC-32 is masked by these four bytes, “STUN” (RFC 8489 §14.7). */
const FINGERPRINT_MASK = 0x5354554e;

export type StunClass = "request" | "indication" | "success response" | "error response";
export const CLASSES: readonly StunClass[] = ["request", "indication", "success response", "error response"];

export interface StunAttribute {
  readonly type: number;
  readonly value: Uint8Array;
}

export interface StunMessage {
  /** Twelve bits; 1 is Binding. */
  readonly method: number;
  readonly class: StunClass;
  /** Twelve bytes, chosen by whoever asked. */
  readonly transactionId: Uint8Array;
  readonly attributes: readonly StunAttribute[];
}

/** The first two bytes of a message: twelve bits of method, and between them two bits of class. */
export const typeOf = (method: number, kind: StunClass): number => {
  const c = CLASSES.indexOf(kind);
  return (method & 0xf) | (c & 1) << 4 | (method & 0x70) << 1 | (c & 2) << 7 | (method & 0xf80) << 2;
};

export const methodOf = (type: number): number => (type & 0xf) | (type & 0xe0) >> 1 | (type & 0x3e00) >> 2;

export const classOf = (type: number): StunClass => CLASSES[(type >> 4 & 1) | (type >> 7 & 2)];

/** Whether the bytes begin as a STUN message must (RFC 8489 §5). */
export const isStun = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER_LENGTH && bytes[0] < 4 && numberOf(bytes.subarray(4, 8)) === MAGIC_COOKIE;

/** A value’s length with the padding behind it. */
export const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** Where each attribute of a message begins; those that do not fit whole are left out. */
export function attributesOf(
  bytes: Uint8Array,
): readonly { readonly type: number; readonly at: number; readonly length: number }[] {
  const end = Math.min(bytes.length, HEADER_LENGTH + numberOf(bytes.subarray(2, 4)));
  const found: { type: number; at: number; length: number }[] = [];
  for (let at = HEADER_LENGTH; at + 4 <= end;) {
    const length = numberOf(bytes.subarray(at + 2, at + 4));
    if (at + 4 + length > end) break;
    found.push({ type: numberOf(bytes.subarray(at, at + 2)), at, length });
    at += 4 + padded(length);
  }
  return found;
}

/**
 * Reads a whole message, of nothing less and nothing more; `undefined` where the bytes are none. What follows
 * MESSAGE-INTEGRITY is not believed, except MESSAGE-INTEGRITY-SHA256 and FINGERPRINT (RFC 8489 §14.5).
 */
export function readStun(bytes: Uint8Array): StunMessage | undefined {
  if (!isStun(bytes)) return undefined;
  const length = numberOf(bytes.subarray(2, 4));
  if (length % 4 !== 0 || bytes.length !== HEADER_LENGTH + length) return undefined;
  const places = attributesOf(bytes);
  const last = places.at(-1);
  if ((last ? last.at + 4 + padded(last.length) : HEADER_LENGTH) !== bytes.length) return undefined;
  const type = numberOf(bytes.subarray(0, 2));
  const attributes: StunAttribute[] = [];
  let believed = (_type: number) => true;
  for (const { type, at, length } of places) {
    if (believed(type)) attributes.push({ type, value: bytes.subarray(at + 4, at + 4 + length) });
    if (type === MESSAGE_INTEGRITY) believed = (type) => type === MESSAGE_INTEGRITY_SHA256 || type === FINGERPRINT;
    if (type === MESSAGE_INTEGRITY_SHA256) believed = (type) => type === FINGERPRINT;
  }
  return { method: methodOf(type), class: classOf(type), transactionId: bytes.subarray(8, 20), attributes };
}

/** The value of the first attribute of a type; later ones of the same type do not count (RFC 8489 §14). */
export const valueOf = ({ attributes }: Pick<StunMessage, "attributes">, type: number): Uint8Array | undefined =>
  attributes.find((one) => one.type === type)?.value;

/** What a message is to end with. */
export interface StunEnding {
  /** A key adds MESSAGE-INTEGRITY, or MESSAGE-INTEGRITY-SHA256. */
  readonly key?: HmacKey;
  readonly hash?: Hash;
  readonly fingerprint?: boolean;
}

/** Writes a message; the padding is zeros. Its attributes together must be shorter than 65 536 bytes. */
export function writeStun(message: StunMessage, { key, hash = "sha1", fingerprint }: StunEnding = {}): Uint8Array {
  let bytes = joined([headerOf(message, 0), ...message.attributes.flatMap(attributeBytes)]);
  setLength(bytes);
  if (key) {
    const type = hash === "sha1" ? MESSAGE_INTEGRITY : MESSAGE_INTEGRITY_SHA256;
    bytes = joined([bytes, ...attributeBytes({ type, value: hmacOf(bytes, bytes.length, key, hash) })]);
    setLength(bytes);
  }
  if (fingerprint) {
    setLength(bytes, 8);
    const value = numberBytes((crc32(bytes) ^ FINGERPRINT_MASK) >>> 0, 4);
    bytes = joined([bytes, ...attributeBytes({ type: FINGERPRINT, value })]);
  }
  return bytes;
}

/** What FINGERPRINT must hold if it begins at byte `at` (RFC 8489 §14.7). */
export const fingerprintOf = (bytes: Uint8Array, at: number): number =>
  (crc32(bytes.subarray(0, at)) ^ FINGERPRINT_MASK) >>> 0;

/** A number in so many bytes, the most significant first. */
export const numberBytes = (n: number, size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, i) => Math.floor(n / 2 ** (8 * (size - 1 - i))) % 256);

const headerOf = ({ method, class: kind, transactionId }: StunMessage, length: number): Uint8Array =>
  joined([numberBytes(typeOf(method, kind), 2), numberBytes(length, 2), numberBytes(MAGIC_COOKIE, 4), transactionId]);

const attributeBytes = ({ type, value }: StunAttribute): readonly Uint8Array[] => [
  numberBytes(type, 2),
  numberBytes(value.length, 2),
  value,
  new Uint8Array(padded(value.length) - value.length),
];

const setLength = (bytes: Uint8Array, more = 0): void =>
  bytes.set(numberBytes(bytes.length - HEADER_LENGTH + more, 2), 2);
