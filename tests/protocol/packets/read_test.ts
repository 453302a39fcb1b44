/** Every byte of every datagram is in one field, every field says something, and nothing breaks the reader. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  eachField,
  leavesOf,
  type PacketField,
  protocolOf,
  readPacket,
  writePacket,
} from "../../../protocol/packets/mod.ts";
import { EXTENSIONS } from "../../../protocol/packets/dtls/extensions.ts";
import { faultOf, fuzz } from "../../fuzz-packets.ts";
import { processorTime } from "../../timing.ts";
import { SENT } from "./fixtures.ts";
import { SCTP } from "./made.ts";
import { SAMPLES } from "./samples.ts";

/** RFCs are cited by section or appendix; what no RFC has, by where it stands. */
const SOURCE = /^RFC \d+ (§\d+(\.\d+)*|Appendix [A-Z])$|^draft-[a-z0-9-]+|^libwebrtc /;

Deno.test("every datagram that browsers sent is named, explained, and written back byte for byte", () => {
  assert.ok(SENT.length > 100);
  for (const { bytes, earlier, recorded } of SENT) {
    const packet = readPacket(bytes, { earlier });
    assert.equal(faultOf(packet), undefined);
    assert.notEqual(packet.protocol, "unknown");
    eachField(packet.fields, ({ name, source, isWrong, meaning }) => {
      assert.match(source, SOURCE, name);
      assert.doesNotMatch(meaning, /reader does not know/, `${recorded.browser}: ${name}: ${meaning}`);
      assert.ok(!isWrong, `${recorded.browser}, ${packet.name}: ${name}: ${meaning}`);
      assert.notEqual(name, "more than expected", packet.name);
    });
  }
});

Deno.test("what was made by hand is read to its end, too", () => {
  for (const bytes of SAMPLES) {
    const packet = readPacket(bytes, Object.values(SCTP).includes(bytes) ? { as: "sctp" } : {});
    assert.equal(faultOf(packet), undefined, packet.name);
    assert.deepEqual(writePacket(packet), bytes);
    eachField(packet.fields, ({ name, source }) => assert.match(source, SOURCE, `${packet.name}: ${name}`));
  }
});

/** Names under which bytes stand that are told by their number alone. */
const UNREAD = /encrypt|padding|payload|data|fragment|^key_exchange$|public key|more than expected/i;

Deno.test("two different values of one field never share a text", () => {
  const told = new Map<string, string>();
  for (const { bytes, earlier } of SENT) {
    eachField(readPacket(bytes, { earlier }).fields, (field) => {
      if (UNREAD.test(field.name) || field.fields) return;
      const key = `${field.name}: ${field.meaning}`;
      const before = told.get(key);
      assert.ok(before === undefined || before === field.value, `${key}\n${before} and ${field.value}`);
      told.set(key, field.value);
    });
  }
  assert.ok(told.size > 300);
});

Deno.test("the first byte tells the protocol (RFC 7983 §7)", () => {
  const by = (first: number, second = 0) => protocolOf(Uint8Array.of(first, second, 0, 0));
  assert.deepEqual([16, 19, 20, 63, 64, 79].map((n) => by(n)), [
    "unknown",
    "unknown",
    "dtls",
    "dtls",
    "channel-data",
    "channel-data",
  ]);
  assert.deepEqual([by(128, 96), by(128, 200), by(191, 111), by(192, 0), by(0), by(100)], [
    "rtp",
    "rtcp",
    "rtp",
    "unknown",
    "unknown",
    "unknown",
  ]);
  assert.equal(protocolOf(new Uint8Array()), "unknown");
  assert.equal(readPacket(new Uint8Array()).fields.length, 0);
});

Deno.test("any bytes whatever are read without a throw, and none is lost", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.constantFrom("sctp" as const, undefined), (bytes, as) => {
      assert.equal(faultOf(readPacket(bytes, { as })), undefined);
    }),
    { numRuns: 500 },
  );
});

Deno.test("100 000 random and mutated datagrams: no throw, and none slow", () => {
  const { named } = fuzz(100_000, 2026);
  assert.ok(named > 50_000);
});

/** Shapes that would cost the square of their length, were something read twice for each of its parts. */
const LONG: Readonly<Record<string, (n: number) => Uint8Array>> = {
  "proofs in one STUN message": (n) => stunOf(n, "0008 0000"),
  "fingerprints in one STUN message": (n) => stunOf(n, "8028 0000"),
  "packets in packets": (n) => Uint8Array.fromHex("4000fffc".repeat(n)),
  "fragments of one byte": (n) =>
    Uint8Array.fromHex(
      Array.from({ length: Math.floor(n / 4) }, (_, i) =>
        `16fefd0000000000000000000d 01 000fff 0000 ${hex(i, 6)} 000001 ab`.replaceAll(" ", "")).join(""),
    ),
  "SCTP chunks without contents": (n) => Uint8Array.fromHex("138813880000000000000000" + "0b000004".repeat(n)),
  "STUN attributes in DATA": (n) => stunOf(n, "0013 0000"),
  "RTP extensions": (n) => Uint8Array.fromHex("906000010000000200000003bede" + hex(n, 4) + "10aa20bb".repeat(n)),
};
const hex = (n: number, digits: number) => n.toString(16).padStart(digits, "0");
const stunOf = (n: number, attribute: string) =>
  Uint8Array.fromHex(`0001${hex(4 * n, 4)}2112a442000000000000000000000000${attribute.replaceAll(" ", "").repeat(n)}`);

for (const [what, make] of Object.entries(LONG)) {
  Deno.test(`eight times as long takes some eight times as long, and not sixty-four: ${what}`, () => {
    const keys = Array.from({ length: 4 }, (_, i) => ({ name: `key ${i}`, password: `secret ${i}` }));
    const as = what.startsWith("SCTP") ? { as: "sctp" as const } : {};
    const time = (n: number) => {
      const bytes = make(n);
      return Math.min(...Array.from({ length: 3 }, () => processorTime(() => readPacket(bytes, { keys, ...as }))));
    };
    time(1000);
    const [short, long] = [time(1000), time(8000)];
    assert.ok(long < Math.max(8, 30 * Math.max(short, 0.5)), `${short.toFixed(2)} ms and ${long.toFixed(2)} ms`);
  });
}

Deno.test("a field’s parts lie inside it, in order, and bits fill their bytes", () => {
  const inside = (field: PacketField) => {
    let end = field.start;
    for (const part of field.fields ?? []) {
      if (part.bits) assert.ok(part.start === field.start && part.end === field.end, field.name);
      else {
        assert.ok(part.start === end && part.end <= field.end, `${field.name}: ${part.name}`);
        end = part.end;
      }
    }
    const bits = (field.fields ?? []).flatMap((part) => part.bits ? [part.bits] : []);
    if (bits.length > 0) {
      assert.deepEqual([bits[0][0], bits.at(-1)![1]], [0, 8 * (field.end - field.start)], field.name);
    }
    field.fields?.forEach(inside);
  };
  for (const bytes of SAMPLES) readPacket(bytes).fields.forEach(inside);
  for (const bytes of Object.values(SCTP)) readPacket(bytes, { as: "sctp" }).fields.forEach(inside);
  assert.equal(leavesOf([]).length, 0);
});

Deno.test("extensions of TLS have a name and a source each", () => {
  for (const [type, name, source] of EXTENSIONS) {
    assert.match(name, /^[a-z0-9_]+$/, String(type));
    assert.match(source, SOURCE, name);
  }
});
