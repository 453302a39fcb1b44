/** Handshake messages that go through several datagrams, put together (RFC 9147 §5.5, RFC 6347 §4.2.3). */
import { joined, numberOf } from "../bytes.ts";

export const RECORD_HEADER = 13;
export const HANDSHAKE_HEADER = 12;
export const HANDSHAKE = 22;

/** One fragment of a handshake message, in the clear. */
export interface Fragment {
  readonly type: number;
  /** Of the whole message. */
  readonly length: number;
  readonly sequence: number;
  /** Where in the message it begins. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Reads the header of a fragment (RFC 9147 §5.2); its bytes as far as they are there. */
export const fragmentAt = (bytes: Uint8Array, at: number, end: number): Fragment => ({
  type: bytes[at],
  length: numberOf(bytes.subarray(at + 1, at + 4)),
  sequence: numberOf(bytes.subarray(at + 4, at + 6)),
  offset: numberOf(bytes.subarray(at + 6, at + 9)),
  bytes: bytes.subarray(
    at + HANDSHAKE_HEADER,
    Math.min(end, at + HANDSHAKE_HEADER + numberOf(bytes.subarray(at + 9, at + 12))),
  ),
});

/** What is known for putting messages together; `left` says for how many more fragments that may be done. */
export interface Known {
  readonly fragments: readonly Fragment[];
  left: number;
}

/** The first fragments of handshake messages in a datagram, as far as they are not encrypted. */
export function fragmentsIn(datagram: Uint8Array, most: number): readonly Fragment[] {
  const found: Fragment[] = [];
  for (let at = 0; at + RECORD_HEADER <= datagram.length && found.length < most;) {
    const end = at + RECORD_HEADER + numberOf(datagram.subarray(at + 11, at + 13));
    const isPlain = numberOf(datagram.subarray(at + 3, at + 5)) === 0;
    if (datagram[at] !== HANDSHAKE || !isPlain || end > datagram.length) {
      if (datagram[at] >= 32 || end > datagram.length) break;
      at = end;
      continue;
    }
    for (let inside = at + RECORD_HEADER; inside + HANDSHAKE_HEADER <= end && found.length < most;) {
      const fragment = fragmentAt(datagram, inside, end);
      found.push(fragment);
      inside += HANDSHAKE_HEADER + fragment.bytes.length;
    }
    at = end;
  }
  return found;
}

/**
 * The bytes of the message before a fragment, from earlier fragments of the same message; `undefined` where one is
 * missing.
 */
export function bytesBefore(fragment: Fragment, earlier: readonly Fragment[]): Uint8Array | undefined {
  const { type, length, sequence, offset } = fragment;
  const parts = earlier.filter((one) => one.type === type && one.length === length && one.sequence === sequence)
    .toSorted((a, b) => a.offset - b.offset);
  const pieces: Uint8Array[] = [];
  let known = 0;
  for (const part of parts) {
    const end = part.offset + part.bytes.length;
    if (known >= offset || part.offset > known) break;
    if (end <= known) continue;
    pieces.push(part.bytes.subarray(known - part.offset, Math.min(end, offset) - part.offset));
    known = Math.min(end, offset);
  }
  return known === offset ? joined(pieces) : undefined;
}
