/**
 * Flights of a DTLS handshake (RFC 6347 §4.2.4) that come again. werift 0.25 reads the keys of a repeated one anew: the two
 * sides then differ, and the handshake never ends. What it has read once it is therefore not given twice.
 */

const HANDSHAKE = 22;
const HEADER = 13;

/** The handshake messages of a datagram, by type, number and place; `undefined` where anything else is in it. */
function messagesIn(datagram: Uint8Array): readonly string[] | undefined {
  const found: string[] = [];
  for (let at = 0; at + HEADER <= datagram.length;) {
    const end = at + HEADER + (datagram[at + 11] << 8 | datagram[at + 12]);
    // Later epochs are encrypted, and what is new in them only a key tells.
    const isPlain = datagram[at + 3] === 0 && datagram[at + 4] === 0;
    if (datagram[at] !== HANDSHAKE || !isPlain || end > datagram.length) return undefined;
    found.push(`${datagram[at + HEADER]} ${datagram.subarray(at + HEADER + 4, at + HEADER + 12).toHex()}`);
    at = end;
  }
  return found.length > 0 ? found : undefined;
}

/** Tells whether each message of a datagram has come before; to be asked of one after the other. */
export function repeats(): (datagram: Uint8Array) => boolean {
  const seen = new Set<string>();
  return (datagram) => {
    const messages = messagesIn(datagram);
    if (!messages || seen.size > 1000) return false;
    const isRepeated = messages.every((message) => seen.has(message));
    for (const message of messages) seen.add(message);
    return isRepeated;
  };
}
