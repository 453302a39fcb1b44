/** What a capture file holds: the UDP datagrams in it, and a count of the rest. */
import type { Endpoint } from "../stun/addresses.ts";

export interface CapturedDatagram {
  /** Milliseconds since 1970, with a fraction; 0 where the file says no time. */
  readonly at: number;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly bytes: Uint8Array;
  /** Whether the capture kept only its beginning. */
  readonly isCut: boolean;
}

/** How many frames were what. Only whole UDP datagrams are read. */
export interface CaptureCounts {
  frames: number;
  udp: number;
  tcp: number;
  /** Parts of an IP packet that was sent in several. */
  fragments: number;
  /** ARP, ICMP, and whatever else is no UDP and no TCP. */
  other: number;
  /** Frames of a link that this reader does not know, or that are too short. */
  unreadable: number;
}

export interface Capture {
  readonly kind: "pcap" | "pcapng";
  readonly datagrams: readonly CapturedDatagram[];
  readonly counts: Readonly<CaptureCounts>;
  /** Why reading ended before the end: the file is damaged from there on, or there were too many frames. */
  readonly ended?: "damaged" | "too many";
}

/** A frame as either kind of file has it. */
export interface Frame {
  readonly at: number;
  readonly link: number;
  readonly bytes: Uint8Array;
}

/** Reads numbers in the byte order of a file. */
export interface Numbers {
  /** Two or four bytes, unsigned; 0 beyond the end. */
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
}

export function numbersOf(bytes: Uint8Array, isLittle: boolean): Numbers {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    u16: (at) => at + 2 <= bytes.length ? view.getUint16(at, isLittle) : 0,
    u32: (at) => at + 4 <= bytes.length ? view.getUint32(at, isLittle) : 0,
  };
}
