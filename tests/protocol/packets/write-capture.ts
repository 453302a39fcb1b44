/** Writes captures of either kind, as tcpdump and Wireshark do, with links and headers of every kind. */
import { bytesOfIpv4, joined } from "../../../protocol/packets/bytes.ts";

export interface Frame {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** How numbers are written: the byte order, and the parts of a second. */
export interface Style {
  readonly isLittle: boolean;
  readonly isNano: boolean;
}

function numbers(isLittle: boolean, ...all: readonly (readonly [n: number, size: 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(all.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [n, size] of all) {
    if (size === 2) view.setUint16(at, n, isLittle);
    else view.setUint32(at, n, isLittle);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

export function pcap(frames: readonly Frame[], link: number, { isLittle, isNano }: Style): Uint8Array {
  const n = (...all: readonly (readonly [number, 2 | 4])[]) => numbers(isLittle, ...all);
  const perMs = isNano ? 1e6 : 1e3;
  const head = n([isNano ? 0xa1b23c4d : 0xa1b2c3d4, 4], [2, 2], [4, 2], [0, 4], [0, 4], [262144, 4], [link, 4]);
  return joined([
    head,
    ...frames.flatMap(({ at, bytes }) => [
      n([Math.floor(at / 1000), 4], [Math.round((at % 1000) * perMs), 4], [bytes.length, 4], [bytes.length, 4]),
      bytes,
    ]),
  ]);
}

const pad = (bytes: Uint8Array) => joined([bytes, new Uint8Array((4 - bytes.length % 4) % 4)]);

export function pcapng(frames: readonly Frame[], link: number, { isLittle, isNano }: Style): Uint8Array {
  const n = (...all: readonly (readonly [number, 2 | 4])[]) => numbers(isLittle, ...all);
  const block = (type: number, body: Uint8Array) =>
    joined([n([type, 4], [body.length + 12, 4]), body, n([body.length + 12, 4])]);
  const section = block(0x0a0d0d0a, n([0x1a2b3c4d, 4], [1, 2], [0, 2], [0xffffffff, 4], [0xffffffff, 4]));
  const resolution = isNano
    ? joined([n([9, 2], [1, 2]), Uint8Array.of(9, 0, 0, 0), n([0, 2], [0, 2])])
    : new Uint8Array();
  const face = block(1, joined([n([link, 2], [0, 2], [0, 4]), resolution]));
  const packets = frames.map(({ at, bytes }) => {
    const ticks = Math.round(at * (isNano ? 1e6 : 1e3));
    return block(
      6,
      joined([
        n([0, 4], [Math.floor(ticks / 2 ** 32), 4], [ticks % 2 ** 32, 4], [bytes.length, 4], [bytes.length, 4]),
        pad(bytes),
      ]),
    );
  });
  // A block that nobody needs, between.
  return joined([section, face, block(4, n([0, 4])), ...packets]);
}

export interface Flow {
  readonly from: string;
  readonly fromPort: number;
  readonly to: string;
  readonly toPort: number;
}

const u16 = (n: number) => Uint8Array.of(n >> 8 & 255, n & 255);

/** A UDP datagram (RFC 768); the checksum is left out. */
const udp = ({ fromPort, toPort }: Flow, data: Uint8Array) =>
  joined([u16(fromPort), u16(toPort), u16(data.length + 8), u16(0), data]);

/** With options of four bytes where wished for, so that the header is longer than usual. */
export function ipv4(flow: Flow, data: Uint8Array, { protocol = 17, fragment = 0, options = false } = {}): Uint8Array {
  const carried = protocol === 17 ? udp(flow, data) : data;
  const header = options ? 24 : 20;
  return joined([
    Uint8Array.of(0x40 | header / 4, 0),
    u16(header + carried.length),
    u16(1),
    u16(fragment),
    Uint8Array.of(64, protocol),
    u16(0),
    bytesOfIpv4(flow.from)!,
    bytesOfIpv4(flow.to)!,
    new Uint8Array(options ? 4 : 0),
    carried,
  ]);
}

/** IPv6 between 2001:db8::a and 2001:db8::b, with a header of options before UDP where wished for. */
export function ipv6(flow: Flow, data: Uint8Array, { extension = false, fragment = false } = {}): Uint8Array {
  const address = (last: number) =>
    Uint8Array.from({ length: 16 }, (_, i) => [0x20, 1, 0xd, 0xb8][i] ?? (i === 15 ? last : 0));
  const more = fragment
    ? Uint8Array.of(17, 0, 0, 1, 0, 0, 0, 9)
    : extension
    ? Uint8Array.of(17, 0, 1, 4, 0, 0, 0, 0)
    : new Uint8Array();
  const carried = joined([more, udp(flow, data)]);
  return joined([
    Uint8Array.of(0x60, 0, 0, 0),
    u16(carried.length),
    Uint8Array.of(fragment ? 44 : extension ? 60 : 17, 64),
    address(0xa),
    address(0xb),
    carried,
  ]);
}

/** What stands before an IP packet, by the number of the link. */
export const LINKS: Readonly<Record<number, (packet: Uint8Array, isIpv6: boolean) => Uint8Array>> = {
  0: (packet, v6) => joined([Uint8Array.of(v6 ? 30 : 2, 0, 0, 0), packet]),
  1: (packet, v6) => joined([new Uint8Array(12), u16(v6 ? 0x86dd : 0x0800), packet]),
  101: (packet) => packet,
  108: (packet, v6) => joined([Uint8Array.of(0, 0, 0, v6 ? 30 : 2), packet]),
  113: (packet, v6) => joined([new Uint8Array(14), u16(v6 ? 0x86dd : 0x0800), packet]),
  228: (packet) => packet,
  276: (packet, v6) => joined([u16(v6 ? 0x86dd : 0x0800), new Uint8Array(18), packet]),
};

/** Ethernet with a VLAN tag. */
export const tagged = (packet: Uint8Array): Uint8Array =>
  joined([new Uint8Array(12), u16(0x8100), u16(5), u16(0x0800), packet]);
