/** The two checksums that packets carry. Neither keeps a forger out: they find what was damaged by accident. */

/** A table for a reflected CRC with this polynomial. */
const tableOf = (polynomial: number): Uint32Array =>
  Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? polynomial ^ (n >>> 1) : n >>> 1;
    return n;
  });

const CRC32 = tableOf(0xedb88320);
const CRC32C = tableOf(0x82f63b78);

function crc(table: Uint32Array, bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = table[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** CRC-32 as ITU V.42 and FINGERPRINT have it (RFC 8489 §14.7). */
export const crc32 = (bytes: Uint8Array): number => crc(CRC32, bytes);

/** CRC32c, SCTP’s checksum (RFC 9260 Appendix A). */
export const crc32c = (bytes: Uint8Array): number => crc(CRC32C, bytes);
