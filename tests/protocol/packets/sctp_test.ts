/** SCTP and DCEP, which are seen in the clear only inside of the DTLS of one’s own. */
import assert from "node:assert/strict";
import { crc32, crc32c } from "../../../protocol/packets/checksums.ts";
import { eachField, type Packet, type PacketField, readPacket } from "../../../protocol/packets/mod.ts";
import { bytes, SCTP } from "./made.ts";

const all = (packet: Packet, name: string): readonly PacketField[] => {
  const found: PacketField[] = [];
  eachField(packet.fields, (one) => one.name === name && found.push(one));
  return found;
};
const field = (packet: Packet, name: string): PacketField =>
  all(packet, name)[0] ?? assert.fail(`${packet.name} has no ${name}`);
const read = (key: string) => readPacket(SCTP[key], { as: "sctp" });

Deno.test("checksums give the published values", () => {
  const digits = new TextEncoder().encode("123456789");
  assert.equal(crc32(digits), 0xcbf43926);
  assert.equal(crc32c(digits), 0xe3069283);
  // RFC 3720 Appendix B.4: 32 bytes of zeros, and of ones, the least significant byte first.
  assert.equal(crc32c(new Uint8Array(32)), 0x8a9136aa);
  assert.equal(crc32c(new Uint8Array(32).fill(0xff)), 0x62a8ab43);
});

Deno.test("packets are named by their chunks", () => {
  assert.deepEqual(Object.keys(SCTP).map((key) => read(key).name), [
    "INIT",
    "INIT ACK",
    "COOKIE ECHO + COOKIE ACK",
    "DATA TSN 1, stream 0, DATA_CHANNEL_OPEN “chat”",
    "DATA TSN 2, stream 0, DATA_CHANNEL_ACK",
    "DATA TSN 3, stream 1, “hello” + SACK",
    "DATA TSN 4, stream 1, 70 bytes + DATA TSN 5, stream 1, 9 bytes",
    "I-DATA TSN 6, stream 1, “hi” + I-DATA TSN 7, stream 1, 2 bytes",
    "FORWARD TSN + I-FORWARD-TSN",
    "RE-CONFIG",
    "HEARTBEAT + HEARTBEAT ACK",
    "ABORT",
    "ERROR",
    "SHUTDOWN + SHUTDOWN ACK + SHUTDOWN COMPLETE + chunk type 153 + chunk type 63",
  ]);
});

Deno.test("a checksum fits, was left out, or is wrong", () => {
  assert.match(field(read("INIT"), "Checksum").meaning, /arrived undamaged/);
  const left = SCTP.INIT.slice();
  left.fill(0, 8, 12);
  assert.match(field(readPacket(left, { as: "sctp" }), "Checksum").meaning, /left out/);
  const wrong = readPacket(SCTP.INIT.with(20, 7), { as: "sctp" });
  assert.equal(field(wrong, "Checksum").isWrong, true);
});

Deno.test("INIT lists what the sender can do beyond the usual", () => {
  const init = read("INIT");
  assert.match(field(init, "INIT").meaning, /Forward TSN supported, Supported Extensions, Zero Checksum Acceptable/);
  assert.deepEqual(all(init, "chunk type").map(({ value }) => value), ["RE-CONFIG", "FORWARD TSN", "ASCONF"]);
  assert.deepEqual(field(init, "Source Port Number").tie, { kind: "sctp-port", port: 5000 });
  assert.equal(field(read("INIT ACK"), "State Cookie").fields!.at(-1)!.name, "padding");
});

Deno.test("a channel’s type says the options it was made with", () => {
  const types = {
    "00": "createDataChannel without options",
    "80": "ordered: false",
    "01": "maxRetransmits",
    "81": "ordered: false, maxRetransmits",
    "02": "maxPacketLifeTime",
    "82": "ordered: false, maxPacketLifeTime",
  };
  for (const [type, options] of Object.entries(types)) {
    const data = `0003 0020 00000001 0000 0000 00000032 03 ${type} 0000 00000005 0004 0000 63686174`;
    const packet = readPacket(bytes(`1388138800000000 00000000 ${data}`), { as: "sctp" });
    assert.ok(field(packet, "Channel Type").meaning.endsWith(`${options}.`), type);
    const limit = field(packet, "Reliability Parameter").meaning;
    assert.match(
      limit,
      type.endsWith("1") ? /at most 5 times/ : type.endsWith("2") ? /after 5 milliseconds/ : /of no meaning/,
    );
  }
});

Deno.test("a SACK says what arrived, what is missing, and what came twice", () => {
  const packet = read("text");
  assert.match(field(packet, "SACK").meaning, /up to TSN 9, and 11 to 12/);
  assert.equal(field(packet, "Duplicate TSN").value, "7");
});

Deno.test("streams are closed by a reset of both", () => {
  const packet = read("RE-CONFIG");
  assert.match(field(packet, "Outgoing SSN Reset Request").meaning, /stream 0, 1\.$/);
  assert.match(field(packet, "Re-configuration Response").meaning, /Success - Performed/);
});

Deno.test("the end has a reason, and an error its cause", () => {
  assert.match(field(read("ABORT"), "User-Initiated Abort").meaning, /“bye”/);
  assert.match(field(read("ABORT"), "cause 255").meaning, /does not know/);
  assert.match(field(read("ERROR"), "Protocol Violation").meaning, /“no”/);
});
