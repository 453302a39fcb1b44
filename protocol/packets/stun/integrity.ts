/** The keyed hashes of STUN messages, and the keys they are made with (RFC 8489 §9 and §14.5 to §14.6). */
import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { areEqual, bytesOfText } from "../bytes.ts";

export type Hash = "sha1" | "sha256";

/** What a keyed hash is made with. */
export type HmacKey = Uint8Array;

/** An ICE password is the key as it stands (RFC 8489 §9.1.1). */
export const shortTermKey = (password: string): HmacKey => bytesOfText(password);

/** A user name, a realm and a password give the key together (RFC 8489 §9.2.2); MD5 where nothing else was agreed. */
export function longTermKey(
  username: string,
  realm: string,
  password: string,
  hash: "md5" | "sha256" = "md5",
): HmacKey {
  return (hash === "md5" ? md5 : sha256)(bytesOfText(`${username}:${realm}:${password}`));
}

/** The hash of a user name that USERHASH carries in place of USERNAME (RFC 8489 §14.4). */
export const userHash = (username: string, realm: string): Uint8Array => sha256(bytesOfText(`${username}:${realm}`));

/**
 * The keyed hash of a message whose integrity attribute begins at byte `at`: over all before it, with the length in the
 * header as if the message ended with that attribute.
 */
export function hmacOf(
  bytes: Uint8Array,
  at: number,
  key: HmacKey,
  hash: Hash,
  size = hash === "sha1" ? 20 : 32,
): Uint8Array {
  const length = at - 20 + 4 + size;
  const head = Uint8Array.of(bytes[0], bytes[1], length >> 8 & 0xff, length & 0xff);
  return hmac.create(hash === "sha1" ? sha1 : sha256, key).update(head).update(bytes.subarray(4, at)).digest();
}

/** Whether the integrity attribute that begins at `at` was made with this key. A SHA-256 one may be truncated. */
export function isIntact(bytes: Uint8Array, at: number, value: Uint8Array, key: HmacKey, hash: Hash): boolean {
  const whole = hmacOf(bytes, at, key, hash, value.length);
  return value.length > 0 && areEqual(whole.subarray(0, value.length), value);
}
