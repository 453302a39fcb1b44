/** The proofs in a STUN message, tried with every key that is known. */
import { shownBytes } from "../bytes.ts";
import type { StunKey } from "../packet.ts";
import type { AttributeRow, StunContext } from "./attribute-row.ts";
import { type Hash, isIntact, longTermKey, shortTermKey } from "./integrity.ts";

/** More keys than a lesson has clients; each costs a pass over the message. */
const MOST_KEYS = 64;

/** The first of the known keys that the proof was made with. */
function keyThatFits(context: StunContext, at: number, value: Uint8Array, hash: Hash): StunKey | undefined {
  return context.keys.slice(0, MOST_KEYS).find(({ username, realm, password }) => {
    if (username === undefined) return isIntact(context.bytes, at, value, shortTermKey(password), hash);
    if (context.username !== undefined && context.username !== username) return false;
    const kinds = hash === "sha256" ? ["md5", "sha256"] as const : ["md5"] as const;
    return kinds.some((kind) =>
      isIntact(context.bytes, at, value, longTermKey(username, context.realm ?? realm ?? "", password, kind), hash)
    );
  });
}

/**
 * MESSAGE-INTEGRITY and its like. A TURN server’s answer holds no realm, so that a long-term key fits it only where the
 * key’s realm is given; then it says that it does not know.
 */
export const messageIntegrity = (name: string, source: string, hash: Hash): AttributeRow => ({
  name,
  source,
  read(value, context, at) {
    const kind = hash === "sha1" ? "HMAC-SHA1" : "HMAC-SHA256";
    const proof = value.rest({
      name: kind,
      source,
      means: (bytes) => `${shownBytes(bytes)}: a keyed hash of all before it.`,
    });
    const shown = shownBytes(proof);
    const key = keyThatFits(context, at, proof, hash);
    if (key) {
      const isIce = key.username === undefined;
      return {
        value: shown,
        meaning: `${shown} is right: the message was made with ${key.name}, and nobody has changed it since.`,
        ...(isIce && { tie: { kind: "password", password: key.password } as const }),
      };
    }
    const why = context.keys.length === 0
      ? "no password is known here that it could be checked with"
      : "none of the passwords that are known here fits it";
    return { value: shown, meaning: `${shown}: proves that the sender knows the password, by ${kind}; ${why}.` };
  },
});
