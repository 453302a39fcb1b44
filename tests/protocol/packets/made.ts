/** Packets made by hand, of what browsers do not send in the clear, or not on every run. */
import { crc32c } from "../../../protocol/packets/checksums.ts";

/** Bytes from hexadecimal digits, spaces between them as one likes. */
export const bytes = (hex: string): Uint8Array => Uint8Array.fromHex(hex.replaceAll(/\s/g, ""));

/** An SCTP packet of these chunks, its checksum right. */
function sctp(...chunks: string[]): Uint8Array {
  const packet = bytes(`1388 1388 0badcafe 00000000 ${chunks.join("")}`);
  new DataView(packet.buffer).setUint32(8, crc32c(packet), true);
  return packet;
}

const text = (s: string) => new TextEncoder().encode(s).toHex();

/** A parameter or cause: type, length, value, padding. */
const tlv = (type: string, value: string) => {
  const length = value.replaceAll(" ", "").length / 2;
  return `${type}${(length + 4).toString(16).padStart(4, "0")}${value}${"00".repeat((4 - length % 4) % 4)}`;
};
/** A chunk: type and flags, length, value, padding. */
const chunk = tlv;

export const SCTP: Readonly<Record<string, Uint8Array>> = {
  INIT: sctp(
    chunk(
      "0100",
      `00000abc 00100000 ffff ffff 00000001 ${tlv("c000", "")}${tlv("8008", "82c0c1")}${tlv("8001", "00000001")}${
        tlv("000c", "0005")
      }`,
    ),
  ),
  "INIT ACK": sctp(
    chunk("0200", `00000def 00100000 ffff ffff 00000005 ${tlv("0007", "aabbccdd11")}${tlv("0008", "00990004")}`),
  ),
  "COOKIE ECHO": sctp(chunk("0a00", "aabbccdd11"), chunk("0b00", "")),
  OPEN: sctp(chunk("0003", `00000001 0000 0000 00000032 03 81 0100 00000000 0004 0003 ${text("chat")}${text("foo")}`)),
  ACK: sctp(chunk("0003", "00000002 0000 0000 00000032 02")),
  text: sctp(
    chunk("0007", `00000003 0001 0000 00000033 ${text("hello")}`),
    chunk("0300", "00000009 00100000 0001 0001 0002 0003 00000007"),
  ),
  piece: sctp(
    chunk("0002", `00000004 0001 0001 00000035 ${"ab".repeat(70)}`),
    chunk("0000", `00000005 0001 0001 00000035 ${"cd".repeat(9)}`),
  ),
  "I-DATA": sctp(
    chunk("400b", `00000006 0001 0000 00000001 00000033 ${text("hi")}`),
    chunk("4001", `00000007 0001 0000 00000001 00000001 ${text("ho")}`),
  ),
  "FORWARD TSN": sctp(chunk("c000", "00000008 0001 0002"), chunk("c200", "00000009 0001 0001 0000000a")),
  "RE-CONFIG": sctp(
    chunk(
      "8200",
      `${tlv("000d", "00000001 00000002 00000003 0000 0001")}${tlv("0010", "00000001 00000001")}${
        tlv("0011", "00000004 0002 0000")
      }`,
    ),
  ),
  HEARTBEAT: sctp(chunk("0400", tlv("0001", "0102030405")), chunk("0500", tlv("0001", "0102030405"))),
  ABORT: sctp(chunk("0601", `${tlv("000c", text("bye"))}${tlv("0001", "0003 0000")}${tlv("00ff", "01")}`)),
  ERROR: sctp(chunk("0900", `${tlv("0006", "99000004")}${tlv("000d", text("no"))}`)),
  SHUTDOWN: sctp(
    chunk("0700", "0000000a"),
    chunk("0800", ""),
    chunk("0e01", ""),
    chunk("9900", "11"),
    chunk("3f00", ""),
  ),
};

/** A record of DTLS 1.2 in the clear: its content type, and what is in it. */
export const record = (type: string, body: string): string =>
  `${type} fefd 0000 000000000001 ${(body.replaceAll(/\s/g, "").length / 2).toString(16).padStart(4, "0")} ${body}`;

/** A handshake message in one fragment. */
export function handshake(type: string, body: string): string {
  const length = (body.replaceAll(/\s/g, "").length / 2).toString(16).padStart(6, "0");
  return record("16", `${type} ${length} 0001 000000 ${length} ${body}`);
}

const RETRY_RANDOM = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

export const DTLS: Readonly<Record<string, Uint8Array>> = {
  HelloVerifyRequest: bytes(handshake("03", "feff 04 01020304")),
  HelloRetryRequest: bytes(
    handshake("02", `fefd ${RETRY_RANDOM} 00 1301 00 0012 002b 0002 fefc 0033 0002 0017 002c 0004 0002 abcd`),
  ),
  CertificateRequest: bytes(handshake("0d", "02 01 40 0004 0403 0804 0000")),
  CertificateVerify: bytes(handshake("0f", "0403 0004 30020101")),
  ServerKeyExchange: bytes(handshake("0c", "03 001d 04 aabbccdd 0403 0004 30020101")),
  ClientKeyExchange: bytes(handshake("10", "04 aabbccdd")),
  Certificate: bytes(handshake("0b", "000008 000005 3003020101")),
  NewSessionTicket: bytes(handshake("04", "00000e10 0002 abcd")),
  ServerHelloDone: bytes(handshake("0e", "") + handshake("00", "")),
  Alert: bytes(record("15", "02 28") + record("14", "01")),
  ACK: bytes(record("1a", "0010 0000000000000000 0000000000000001")),
  unknown: bytes(handshake("63", "0102") + record("1e", "01") + record("18", "0102")),
  "connection id": bytes("3f 01020304"),
};

/** Reports in the clear, as they stand before SRTCP has encrypted them. */
export const RTCP: Readonly<Record<string, Uint8Array>> = {
  SR: bytes(
    "81c8000c 0a92b8dd e8000000 80000000 0003225a 00000010 00000800 d16baa63 40fffffe 00010020 00000007 12345678 00010000",
  ),
  "RR + SDES": bytes(
    `81c90007 00000001 d16baa63 00000000 00000020 00000001 00000000 00000000 81ca0004 00000001 01 04 ${
      text("abcd")
    } 00000000 0000`,
  ),
  BYE: bytes(`82cb0004 00000001 00000002 04 ${text("bye.")} 000000`),
  APP: bytes(`80cc0003 00000001 ${text("NAME")} 01020304`),
  NACK: bytes("81cd0003 00000001 00000002 0064 8001"),
  PLI: bytes("81ce0002 00000001 00000002"),
  FIR: bytes("84ce0004 00000001 00000000 00000002 07000000"),
  REMB: bytes(`8fce0005 00000001 00000000 ${text("REMB")} 01 080001 00000002`),
  XR: bytes("80cf0008 00000001 04000002 e8000000 00000000 05000003 00000002 00000001 00008000"),
  padded: bytes("a1cd0004 00000001 00000002 0064 8001 00000004"),
  old: bytes("80c30002 00000001 00000002"),
};

/** RTP whose extensions have headers of two bytes, and padding between them. */
export const RTP = bytes(
  "91 60 0001 00000002 00000003 00000004 1000 0003 05 02 aabb 00 07 00 08 01 cc 0000 deadbeef",
);
