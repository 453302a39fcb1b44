/** STUN and TURN: the RFCs’ own test vectors, what browsers send, and what is written. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import {
  eachField,
  type Packet,
  type PacketField,
  readPacket,
  type StunKey,
  writePacket,
} from "../../../protocol/packets/mod.ts";
import { readXorAddress, writeXorAddress } from "../../../protocol/packets/stun/addresses.ts";
import { longTermKey, shortTermKey, userHash } from "../../../protocol/packets/stun/integrity.ts";
import {
  attributesOf,
  CLASSES,
  classOf,
  methodOf,
  readStun,
  typeOf,
  valueOf,
  writeStun,
} from "../../../protocol/packets/stun/message.ts";
import { STUN_ROWS } from "../../../protocol/packets/stun/read.ts";
import { SENT } from "./fixtures.ts";
import {
  IPV4_RESPONSE,
  IPV6_RESPONSE,
  LONG_TERM,
  LONG_TERM_REQUEST,
  PASSWORD,
  REQUEST,
  SHA256_REQUEST,
} from "./vectors.ts";

/** The first field of a name, however deep. */
function field(packet: Packet, name: string): PacketField {
  let found: PacketField | undefined;
  eachField(packet.fields, (one) => found ??= one.name === name ? one : undefined);
  return found ?? assert.fail(`${packet.name} has no ${name}`);
}

const ice: StunKey = { name: "the ICE password of RFC 5769", password: PASSWORD };
const turn: StunKey = { name: "the credentials of RFC 5769", ...LONG_TERM };

Deno.test("RFC 5769 §2.1: the request is read, and both its hashes fit", () => {
  const packet = readPacket(REQUEST, { keys: [ice] });
  assert.equal(packet.name, "Binding request");
  assert.equal(field(packet, "SOFTWARE").value, "STUN test client");
  assert.equal(field(packet, "PRIORITY").value, String(0x6e0001ff));
  assert.equal(field(packet, "ICE-CONTROLLED").value, "932ff9b151263b36");
  assert.equal(field(packet, "USERNAME").value, "evtj:h6vY");
  assert.match(field(packet, "MESSAGE-INTEGRITY").meaning, /is right: the message was made with the ICE password/);
  assert.match(field(packet, "FINGERPRINT").meaning, /fits the bytes before it/);
});

Deno.test("RFC 5769 §2.2 and §2.3: the answers hold the mapped addresses, and their hashes fit", () => {
  for (
    const [bytes, mapped] of [
      [IPV4_RESPONSE, "192.0.2.1:32853"],
      [IPV6_RESPONSE, "[2001:db8:1234:5678:11:2233:4455:6677]:32853"],
    ] as const
  ) {
    const packet = readPacket(bytes, { keys: [{ name: "another", password: "no" }, ice] });
    assert.equal(packet.name, "Binding success response");
    assert.equal(field(packet, "XOR-MAPPED-ADDRESS").value, mapped);
    assert.match(field(packet, "MESSAGE-INTEGRITY").meaning, /is right/);
    assert.match(field(packet, "FINGERPRINT").meaning, /fits/);
  }
});

Deno.test("RFC 5769 §2.4: long-term credentials, by MD5 and SHA-1", () => {
  assert.match(field(readPacket(LONG_TERM_REQUEST, { keys: [turn] }), "MESSAGE-INTEGRITY").meaning, /is right/);
  assert.equal(field(readPacket(LONG_TERM_REQUEST), "USERNAME").value, LONG_TERM.username);
});

Deno.test("masked addresses are read and written as RFC 5769’s answers have them; an odd value holds none", () => {
  const mapped = (bytes: Uint8Array) => {
    const { attributes, transactionId } = readStun(bytes)!;
    const value = valueOf({ attributes }, 0x20)!;
    return { value, endpoint: readXorAddress(value, transactionId) };
  };
  assert.deepEqual(mapped(IPV6_RESPONSE).endpoint, { address: "2001:db8:1234:5678:11:2233:4455:6677", port: 32853 });
  const { value, endpoint } = mapped(IPV4_RESPONSE);
  assert.deepEqual(endpoint, { address: "192.0.2.1", port: 32853 });
  assert.deepEqual(writeXorAddress(endpoint!), value);
  fc.assert(fc.property(fc.ipV4(), fc.nat(65_535), (address, port) => {
    assert.deepEqual(readXorAddress(writeXorAddress({ address, port })!, new Uint8Array(12)), { address, port });
  }));
  for (const length of [0, 1, 4, 7, 9, 19, 21]) {
    for (const family of [0, 1, 2, 3]) {
      assert.equal(readXorAddress(new Uint8Array(length).fill(family), new Uint8Array(12)), undefined);
    }
  }
  for (const address of ["", "1.2.3", "1.2.3.256", "1.2.3.04", "::1", "host"]) {
    assert.equal(writeXorAddress({ address, port: 1 }), undefined);
  }
});

/** The length in the header of RFC 8489’s vector counts the header, too, and its proof was made over that. */
Deno.test("RFC 8489 B.1: the hashed user name, and the key and the proof by SHA-256", () => {
  const { username, realm, password } = LONG_TERM;
  assert.equal(field(readPacket(SHA256_REQUEST), "USERHASH").value, userHash(username, realm).toHex());
  const { type, at } = attributesOf(SHA256_REQUEST).at(-1)!;
  assert.equal(type, 0x1c);
  const proof = createHmac("sha256", longTermKey(username, realm, password, "sha256")).update(
    SHA256_REQUEST.subarray(0, at),
  );
  assert.equal(proof.digest("hex"), SHA256_REQUEST.subarray(at + 4).toHex());
});

Deno.test("proofs are those that another implementation makes", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 100 }),
      fc.string(),
      fc.constantFrom("sha1", "sha256"),
      (value, password, hash) => {
        const key = shortTermKey(password);
        const bytes = writeStun({
          method: 1,
          class: "request",
          transactionId: new Uint8Array(12),
          attributes: [{ type: 0x24, value }],
        }, { key, hash });
        const { at } = attributesOf(bytes).at(-1)!;
        assert.equal(
          createHmac(hash, Buffer.from(password)).update(bytes.subarray(0, at)).digest("hex"),
          bytes.subarray(at + 4).toHex(),
        );
      },
    ),
  );
});

Deno.test("one changed byte, a wrong password, or none: the proof says so, and the checksum too", () => {
  const changed = REQUEST.with(48, REQUEST[48] ^ 1);
  const packet = readPacket(changed, { keys: [ice] });
  assert.match(field(packet, "MESSAGE-INTEGRITY").meaning, /none of the passwords that are known here fits it/);
  assert.match(field(packet, "FINGERPRINT").meaning, /does not fit/);
  assert.equal(field(packet, "FINGERPRINT").isWrong, true);
  assert.match(field(readPacket(REQUEST), "MESSAGE-INTEGRITY").meaning, /no password is known here/);
});

Deno.test("method and class are interleaved in the type, and come out of it again", () => {
  fc.assert(fc.property(fc.nat(0xfff), fc.constantFrom(...CLASSES), (method, kind) => {
    const type = typeOf(method, kind);
    assert.ok(type < 0x4000);
    assert.deepEqual([methodOf(type), classOf(type)], [method, kind]);
  }));
  assert.equal(typeOf(1, "error response"), 0x0111);
  assert.equal(methodOf(0x0200), 0x080);
});

Deno.test("what is written is read again, and its hashes fit", () => {
  const attribute = fc.record({
    type: fc.nat(0xffff).filter((t) => ![8, 0x1c, 0x8028].includes(t)),
    value: fc.uint8Array({ maxLength: 40 }),
  });
  fc.assert(fc.property(
    // RFC 7983 §7 leaves no larger ones.
    fc.nat(0xff),
    fc.constantFrom(...CLASSES),
    fc.uint8Array({ minLength: 12, maxLength: 12 }),
    fc.array(attribute, { maxLength: 6 }),
    fc.constantFrom("sha1", "sha256"),
    fc.boolean(),
    (method, kind, transactionId, attributes, hash, fingerprint) => {
      const message = { method, class: kind, transactionId, attributes };
      const bytes = writeStun(message, { key: shortTermKey("secret"), hash, fingerprint });
      const read = readStun(bytes)!;
      assert.deepEqual([read.method, read.class, read.transactionId], [method, kind, transactionId]);
      assert.deepEqual(read.attributes.slice(0, attributes.length), attributes.map((one) => ({ ...one })));
      const packet = readPacket(bytes, { keys: [{ name: "the secret", password: "secret" }] });
      assert.match(
        field(packet, hash === "sha1" ? "MESSAGE-INTEGRITY" : "MESSAGE-INTEGRITY-SHA256").meaning,
        /is right/,
      );
      if (fingerprint) assert.match(field(packet, "FINGERPRINT").meaning, /fits/);
      assert.deepEqual(writePacket(packet), bytes);
    },
  ));
});

Deno.test("a message is believed only whole, and nothing behind its proof", () => {
  assert.ok(readStun(REQUEST));
  for (
    const bytes of [
      REQUEST.subarray(0, -4),
      new Uint8Array([...REQUEST, 0, 0, 0, 0]),
      REQUEST.with(4, 0),
      new Uint8Array(20),
    ]
  ) {
    assert.equal(readStun(bytes), undefined);
  }
  const late = writeStun({
    method: 1,
    class: "request",
    transactionId: new Uint8Array(12),
    attributes: [{ type: 8, value: new Uint8Array(20) }, { type: 0x24, value: new Uint8Array(4) }],
  });
  assert.equal(valueOf(readStun(late)!, 0x24), undefined);
});

Deno.test("of two attributes of one type the first counts, and the second says so", () => {
  const two = writeStun({
    method: 1,
    class: "request",
    transactionId: new Uint8Array(12),
    attributes: [1, 2].map((n) => ({ type: 0x24, value: Uint8Array.of(0, 0, 0, n) })),
  });
  const [first, second] = readPacket(two).fields.filter(({ name }) => name === "PRIORITY");
  assert.equal(first.value, "1");
  assert.match(second.meaning, /only the first counts/);
});

Deno.test("every STUN attribute that browsers sent has a row, and every row a source", () => {
  const seen = new Set<number>();
  for (const { bytes } of SENT) if (readStun(bytes)) { for (const { type } of attributesOf(bytes)) seen.add(type); }
  assert.ok(seen.size >= 15, `only ${seen.size}`);
  for (const type of seen) assert.ok(STUN_ROWS.has(type), `0x${type.toString(16)} has no row`);
  for (const [type, { name, source }] of STUN_ROWS) {
    assert.match(name, /^[A-Z][A-Z0-9_-]+$/, String(type));
    assert.match(source, /^RFC \d+ §\d|^libwebrtc|^draft-/, name);
  }
});

Deno.test("browsers’ own proofs fit the passwords of their descriptions", () => {
  let checked = 0;
  for (const { recorded, run, bytes } of SENT) {
    if (readStun(bytes) === undefined || run.what === "relay") continue;
    const keys = [run.offer, run.answer].map((sdp, i) => ({
      name: `side ${i}`,
      password: /^a=ice-pwd:(.*)$/m.exec(sdp)![1].trim(),
    }));
    eachField(readPacket(bytes, { keys }).fields, ({ name, meaning }) => {
      if (name !== "MESSAGE-INTEGRITY") return;
      assert.match(meaning, /is right/, recorded.browser);
      checked++;
    });
  }
  assert.ok(checked > 20);
});

Deno.test("a TURN server’s answer is proven with the realm that the key names", () => {
  let proven = 0;
  for (const { recorded, bytes } of SENT) {
    const { username, password, realm } = recorded;
    const packet = readPacket(bytes, { keys: [{ name: "TURN’s", username, password, realm }] });
    if (!/^(Allocate|CreatePermission|ChannelBind|Refresh) /.test(packet.name)) continue;
    eachField(packet.fields, ({ name, meaning }) => {
      if (name === "MESSAGE-INTEGRITY") {
        assert.match(meaning, /is right/, packet.name);
        proven++;
      }
    });
  }
  assert.ok(proven >= 8);
});
