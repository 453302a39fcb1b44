/** The hash functions of `a=fingerprint` (RFC 8122 §5). */
import { ownValue } from "../text/mod.ts";

const BYTES: Readonly<Record<string, number>> = {
  "md2": 16,
  "md5": 16,
  "sha-1": 20,
  "sha-224": 28,
  "sha-256": 32,
  "sha-384": 48,
  "sha-512": 64,
};

/** How many bytes a hash has, by the name of its function in any case; `undefined` for a name that is not known. */
export const bytesOfHash = (name: string): number | undefined => ownValue(BYTES, name.toLowerCase());
