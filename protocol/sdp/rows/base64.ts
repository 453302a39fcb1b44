/** Base64 (RFC 4648 §4) as bytes. */

/** The bytes of a base64 text; `undefined` if it is none. */
export function bytesOf(text: string): readonly number[] | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  try {
    return [...Uint8Array.fromBase64(text)];
  } catch {
    return undefined;
  }
}
