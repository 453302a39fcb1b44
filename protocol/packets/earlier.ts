/** What came before a datagram on the same way: a DTLS message may go through several (RFC 9147 §5.5). */

/** More earlier datagrams than a handshake message goes through, and how far back they are looked for. */
const EARLIER = 16;
const LOOKED_AT = 200;

/** The bytes of those before the one at `index` that went the same way, oldest first; `wayOf` names a way. */
export function earlierOf<T extends { readonly bytes: Uint8Array }>(
  all: readonly T[],
  index: number,
  wayOf: (one: T) => string,
): readonly Uint8Array[] {
  if (index < 0 || index >= all.length) return [];
  const way = wayOf(all[index]);
  const found: Uint8Array[] = [];
  for (let i = index - 1; i >= Math.max(0, index - LOOKED_AT) && found.length < EARLIER; i--) {
    if (wayOf(all[i]) === way) found.unshift(all[i].bytes);
  }
  return found;
}
