/** Base64 (RFC 4648 §4) as bytes. */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The bytes of a base64 text; `undefined` if it is none. */
export function bytesOf(text: string): readonly number[] | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const sign of text.replace(/=+$/, "")) {
    bits = (bits << 6 | ALPHABET.indexOf(sign)) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push(bits >> count & 0xff);
    }
  }
  return bytes;
}
