/** From a frame to a UDP datagram: the link’s header, IP (RFC 791, RFC 8200), UDP (RFC 768). */
import { ipv4Of, ipv6Of, numberOf } from "../bytes.ts";
import type { CaptureCounts, CapturedDatagram, Frame } from "./capture.ts";

/** What a frame is, where it is no datagram: the count that it belongs to. */
type Rest = Exclude<keyof CaptureCounts, "frames" | "udp">;

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const VLAN = new Set([0x8100, 0x88a8, 0x9100]);
const TCP = 6;
const UDP = 17;
/** Headers between IPv6 and what it carries: hop-by-hop, routing, destination options (RFC 8200 §4). */
const EXTENSIONS = new Set([0, 43, 60]);
const FRAGMENT = 44;

const u16 = (bytes: Uint8Array, at: number) => numberOf(bytes.subarray(at, at + 2));

/** The kind of network packet in a frame, and where it begins (the numbers are those of tcpdump.org/linktypes.html). */
function networkOf({ link, bytes }: Frame): { readonly type: number; readonly at: number } | undefined {
  const byVersion = (at: number) => ({ type: bytes[at] >> 4 === 6 ? IPV6 : bytes[at] >> 4 === 4 ? IPV4 : 0, at });
  switch (link) {
    case 0: // loopback of BSD; its four bytes say the family, in the order of the machine
    case 108: // loopback of OpenBSD
      return byVersion(4);
    case 1: { // Ethernet
      let at = 12;
      while (VLAN.has(u16(bytes, at))) at += 4;
      return { type: u16(bytes, at), at: at + 2 };
    }
    case 12: // raw IP, as some systems number it
    case 14:
    case 101:
    case 228:
    case 229:
      return byVersion(0);
    case 113: // Linux “cooked”, from `tcpdump -i any`
      return { type: u16(bytes, 14), at: 16 };
    case 276: // Linux “cooked”, second version
      return { type: u16(bytes, 0), at: 20 };
  }
}

/** Reads a frame as far as a whole UDP datagram, or says what else it is. */
export function readFrame(frame: Frame): CapturedDatagram | Rest {
  const network = networkOf(frame);
  if (!network || network.at >= frame.bytes.length) return "unreadable";
  const packet = frame.bytes.subarray(network.at);
  if (network.type === IPV4) return readIpv4(packet, frame.at);
  if (network.type === IPV6) return readIpv6(packet, frame.at);
  return "other";
}

function readIpv4(packet: Uint8Array, time: number): CapturedDatagram | Rest {
  const header = 4 * (packet[0] & 15);
  if (packet[0] >> 4 !== 4 || header < 20 || packet.length < header) return "unreadable";
  // More fragments, or not the first one.
  if (u16(packet, 6) & 0x3fff) return "fragments";
  const carried = { protocol: packet[9], from: ipv4Of(packet.subarray(12, 16)), to: ipv4Of(packet.subarray(16, 20)) };
  return readCarried(carried, packet.subarray(header), time);
}

function readIpv6(packet: Uint8Array, time: number): CapturedDatagram | Rest {
  if (packet[0] >> 4 !== 6 || packet.length < 40) return "unreadable";
  let [protocol, at] = [packet[6], 40];
  while (EXTENSIONS.has(protocol) && at + 8 <= packet.length) {
    [protocol, at] = [packet[at], at + 8 * (packet[at + 1] + 1)];
  }
  if (protocol === FRAGMENT) return "fragments";
  const carried = { protocol, from: ipv6Of(packet.subarray(8, 24)), to: ipv6Of(packet.subarray(24, 40)) };
  return readCarried(carried, packet.subarray(at), time);
}

function readCarried(
  { protocol, from, to }: { readonly protocol: number; readonly from: string; readonly to: string },
  carried: Uint8Array,
  at: number,
): CapturedDatagram | Rest {
  if (protocol === TCP) return "tcp";
  if (protocol !== UDP) return "other";
  const length = u16(carried, 4) - 8;
  if (carried.length < 8 || length < 0) return "unreadable";
  const bytes = carried.subarray(8, 8 + length);
  return {
    at,
    from: { address: from, port: u16(carried, 0) },
    to: { address: to, port: u16(carried, 2) },
    bytes,
    isCut: bytes.length < length,
  };
}
