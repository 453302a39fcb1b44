/** Long-term credentials (RFC 8489 §9.2): who may have a relay. The user is a pair, and only its own servers know it. */
import {
  attributesOf,
  bytesOfText,
  isIntact,
  MESSAGE_INTEGRITY,
  NONCE,
  REALM,
  type StunMessage,
  USERNAME,
  valueOf,
} from "../protocol/packets/mod.ts";
import type { Pair } from "./world.ts";

/** The realm of every box. */
export const BOX_REALM = "out-of-band";

/** RFC 8489 §9.2.4: a nonce is good for an hour at most. In milliseconds. */
export const NONCE_LIFE = 3_600_000;

/** Texts that a client has to repeat, so that a request that was heard cannot be sent again later. */
export class Nonces {
  #nonce = "";
  #madeAt = -Infinity;

  constructor(readonly random: () => string) {}

  /** The one that is good now. */
  current(now: number): string {
    if (now - this.#madeAt >= NONCE_LIFE) [this.#nonce, this.#madeAt] = [this.random(), now];
    return this.#nonce;
  }
}

const sameText = (value: Uint8Array, text: string): boolean => value.toHex() === bytesOfText(text).toHex();

/**
 * Whether a request was made with the pair’s credentials; else the error code to refuse it with, in the order of
 * RFC 8489 §9.2.4.
 */
export function judge(request: StunMessage, bytes: Uint8Array, pair: Pair, nonce: string): "granted" | 400 | 401 | 438 {
  const proof = attributesOf(bytes).find(({ type }) => type === MESSAGE_INTEGRITY);
  if (!proof) return 401;
  const [user, realm, said] = [USERNAME, REALM, NONCE].map((type) => valueOf(request, type));
  if (!user || !realm || !said) return 400;
  const value = bytes.subarray(proof.at + 4, proof.at + 4 + proof.length);
  if (value.length !== 20) return 400;
  if (!sameText(user, pair.username) || !sameText(realm, BOX_REALM)) return 401;
  if (!isIntact(bytes, proof.at, value, pair.key, "sha1")) return 401;
  return sameText(said, nonce) ? "granted" : 438;
}
