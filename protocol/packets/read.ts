/** Bytes of a datagram → a packet with its fields; and back. Nothing makes it throw, and its time is linear. */
import { count } from "../text/mod.ts";
import { hexNumber, joined, shownBytes } from "./bytes.ts";
import { readDtls } from "./dtls/read.ts";
import { FieldReader } from "./field-reader.ts";
import { leavesOf, type Packet, type PacketProtocol, type ReadOptions } from "./packet.ts";
import { readRtcp } from "./rtp/rtcp.ts";
import { readRtp } from "./rtp/rtp.ts";
import { readSctp } from "./sctp/read.ts";
import { readChannelData } from "./stun/channel-data.ts";
import { isStun } from "./stun/message.ts";
import { readStunFields } from "./stun/read.ts";

/** Packets within packets, as TURN has them; deeper ones stay bytes, so that no packet costs more than it is long. */
const DEEPEST = 3;

/** Which protocol a datagram speaks, by its first byte (RFC 7983 §7), and by STUN’s magic cookie. */
export function protocolOf(bytes: Uint8Array): PacketProtocol {
  const first = bytes[0];
  if (first < 4) return isStun(bytes) ? "stun" : "unknown";
  if (first >= 20 && first < 64) return "dtls";
  if (first >= 64 && first < 80) return bytes.length >= 4 ? "channel-data" : "unknown";
  // RFC 5761 §4: RTCP’s types are those that RTP’s second byte must not be.
  if (first >= 128 && first < 192) return bytes[1] >= 192 && bytes[1] < 224 ? "rtcp" : "rtp";
  return "unknown";
}

/** Reads a datagram. Its fields cover every byte; what cannot be read says so. */
export function readPacket(bytes: Uint8Array, options: ReadOptions = {}): Packet {
  const r = new FieldReader(bytes);
  const { protocol, name } = readInto(r, options, 0);
  return { protocol, name, bytes, fields: r.fields };
}

/** The bytes of a packet, joined from its smallest fields: what {@link readPacket} was given. */
export const writePacket = ({ bytes, fields }: Pick<Packet, "bytes" | "fields">): Uint8Array =>
  joined(leavesOf(fields).map(({ start, end }) => bytes.subarray(start, end)));

function readInto(r: FieldReader, options: ReadOptions, depth: number): { protocol: PacketProtocol; name: string } {
  const bytes = r.peek(r.left);
  const protocol = options.as ?? protocolOf(bytes);
  const inner = (start: number, end: number) => {
    const inside = new FieldReader(r.bytes, start, end);
    if (depth < DEEPEST && start < end) {
      return { name: readInto(inside, { keys: options.keys }, depth + 1).name, fields: inside.fields };
    }
    inside.rest({ name: "data", source: "RFC 7983 §7", means: (b) => `${count(b.length, "byte")}: ${shownBytes(b)}.` });
    return { name: start < end ? "data" : "nothing", fields: inside.fields };
  };
  let name: string;
  switch (protocol) {
    case "stun":
      name = readStunFields(r, options, inner);
      break;
    case "channel-data":
      name = readChannelData(r, inner);
      break;
    case "dtls":
      name = readDtls(r, options);
      break;
    case "rtp":
      name = readRtp(r);
      break;
    case "rtcp":
      name = readRtcp(r);
      break;
    case "sctp":
      name = readSctp(r);
      break;
    case "unknown":
      name = readUnknown(r);
  }
  r.finish("RFC 7983 §7");
  return { protocol, name };
}

const RANGES = "0 to 3 is STUN, 16 to 19 ZRTP, 20 to 63 DTLS, 64 to 79 TURN’s channels, 128 to 191 RTP and RTCP";

function readUnknown(r: FieldReader): string {
  if (r.left === 0) return "nothing";
  const first = r.peek(1)[0];
  const what = first < 4
    ? "as STUN has it, but the magic cookie of RFC 8489 is not there"
    : first >= 16 && first < 20
    ? "as ZRTP has it, which WebRTC does not use"
    : "as nothing has it that WebRTC uses";
  r.number(1, {
    name: "first byte",
    source: "RFC 7983 §7",
    means: (n) => `${n} (${hexNumber(n, 2)}), ${what}. ${RANGES}.`,
  });
  r.rest({ name: "data", source: "RFC 7983 §7", means: (b) => `${count(b.length, "byte")}: ${shownBytes(b)}.` });
  return `unknown, first byte ${first}`;
}
