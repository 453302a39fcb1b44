/** DTLS: hellos across datagrams, what DTLS 1.2 shows, what DTLS 1.3 hides. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { eachField, type Packet, type PacketField, readPacket } from "../../../protocol/packets/mod.ts";
import { SENT } from "./fixtures.ts";
import { bytes, DTLS, handshake, record } from "./made.ts";

const all = (packet: Packet, name: string): readonly PacketField[] => {
  const found: PacketField[] = [];
  eachField(packet.fields, (one) => one.name === name && found.push(one));
  return found;
};
const field = (packet: Packet, name: string): PacketField =>
  all(packet, name)[0] ?? assert.fail(`${packet.name} has no ${name}`);

Deno.test("a ClientHello in two datagrams is read through both: its groups, versions and profiles", () => {
  const browsers = new Set<string>();
  for (const { bytes, earlier, recorded, run } of SENT) {
    if (run.what === "relay") continue;
    const packet = readPacket(bytes, { earlier });
    if (!packet.name.startsWith("ClientHello (bytes") || /bytes 0 /.test(packet.name)) continue;
    browsers.add(recorded.browser);
    const pieces = [earlier.findLast((one) => readPacket(one).name.startsWith("ClientHello (bytes 0"))!, bytes];
    const names = pieces.flatMap((one, i) =>
      all(readPacket(one, { earlier: pieces.slice(0, i) }), "group").map(({ value }) => value)
    );
    for (const group of ["X25519MLKEM768", "x25519", "secp256r1"]) {
      assert.ok(names.includes(group), `${recorded.browser}: ${names}`);
    }
    const versions = pieces.flatMap((one, i) =>
      all(readPacket(one, { earlier: pieces.slice(0, i) }), "version").map(({ value }) => value)
    );
    assert.ok(versions.includes("DTLS 1.3") && versions.includes("DTLS 1.2"));
    const profiles = pieces.flatMap((one, i) =>
      all(readPacket(one, { earlier: pieces.slice(0, i) }), "profile").map(({ value }) => value)
    );
    assert.ok(profiles.includes("SRTP_AEAD_AES_128_GCM"));
    // Alone, the second datagram says that it cannot be understood.
    assert.match(field(readPacket(bytes), "fragment").meaning, /only after the fragments before them/);
  }
  assert.deepEqual([...browsers].sort(), ["Chromium 156", "Firefox 153"]);
});

Deno.test("fragments that come twice, out of order, overlapping, or of another message do not confuse it", () => {
  const body = `fefd ${"11".repeat(32)} 00 00 0002 1301 01 00 0008 0017 0000 ff01 0000`.replaceAll(" ", "");
  const length = body.length / 2;
  const hex = (n: number, digits: number) => n.toString(16).padStart(digits, "0");
  const piece = (from: number, to: number, sequence = 1) =>
    bytes(
      record(
        "16",
        `01 ${hex(length, 6)} ${hex(sequence, 4)} ${hex(from, 6)} ${hex(to - from, 6)} ${body.slice(2 * from, 2 * to)}`,
      ),
    );
  const last = piece(40, length);
  const whole = (earlier: Uint8Array[]) => all(readPacket(last, { earlier }), "extended_master_secret").length === 1;
  assert.ok(whole([piece(0, 40)]));
  assert.ok(whole([piece(0, 40), piece(0, 40)]));
  assert.ok(whole([piece(20, 40), piece(0, 20)]));
  assert.ok(whole([piece(0, 30), piece(10, 45)]));
  assert.ok(!whole([piece(0, 39)]));
  assert.ok(!whole([piece(0, 40, 2)]));
  assert.ok(!whole([]));
});

Deno.test("a HelloRetryRequest is told from a ServerHello by its random bytes", () => {
  const packet = readPacket(DTLS.HelloRetryRequest);
  assert.equal(packet.name, "HelloRetryRequest");
  assert.equal(field(packet, "selected_group").value, "secp256r1");
  assert.equal(field(packet, "supported_versions").value, "DTLS 1.3");
  assert.match(field(packet, "cookie").meaning, /repeats it/);
});

Deno.test("a certificate of DTLS 1.2 is hashed, and tied to a=fingerprint", () => {
  const { tie } = field(readPacket(DTLS.Certificate), "certificate");
  const value = createHash("sha256").update(bytes("3003020101")).digest("hex").toUpperCase().match(/../g)!.join(":");
  assert.deepEqual(tie, { kind: "fingerprint", hash: "sha-256", value });
  const cut = readPacket(bytes(record("16", "0b 000010 0001 000000 000008 00000d 00000a 3003")));
  assert.equal(field(cut, "certificate").tie, undefined);
});

Deno.test("the other messages that go in the clear", () => {
  const names = Object.fromEntries(Object.entries(DTLS).map(([key, packet]) => [key, readPacket(packet).name]));
  assert.equal(names.HelloVerifyRequest, "HelloVerifyRequest");
  assert.equal(names.CertificateRequest, "CertificateRequest");
  assert.equal(names.ServerHelloDone, "ServerHelloDone + HelloRequest");
  assert.equal(names.Alert, "Alert handshake_failure + ChangeCipherSpec");
  assert.equal(names.unknown, "handshake message 99 + content type 30 + Heartbeat");
  assert.equal(field(readPacket(DTLS.ServerKeyExchange), "namedcurve").value, "x25519");
  assert.equal(field(readPacket(DTLS.CertificateVerify), "algorithm").value, "ecdsa_secp256r1_sha256");
  assert.match(field(readPacket(DTLS.ACK), "RecordNumber").meaning, /Epoch 0, record 1 has arrived/);
  assert.equal(field(readPacket(DTLS["connection id"]), "C").value, "1");
});

Deno.test("what DTLS 1.2 encrypts keeps its kind, and what DTLS 1.3 encrypts does not", () => {
  const old = readPacket(bytes("17 fefd 0001 000000000001 0004 deadbeef"));
  assert.equal(old.name, "ApplicationData, encrypted");
  assert.match(field(old, "encrypted").meaning, /SCTP/);
  const hidden = readPacket(bytes("2e abcd 0004 deadbeef 2f 0001 0002 beef"));
  assert.equal(hidden.name, "DTLS 1.3 ciphertext + DTLS 1.3 ciphertext");
  assert.equal(field(hidden, "sequence number, encrypted").value, "0xabcd");
  assert.match(field(hidden, "E").meaning, /handshake’s/);
  const browsers = SENT.filter(({ bytes }) => readPacket(bytes).name.startsWith("DTLS 1.3"));
  assert.ok(browsers.length > 10);
});

Deno.test("GREASE is named as such, and an extension that nobody knows as that", () => {
  const packet = readPacket(
    bytes(handshake("01", `fefd ${"00".repeat(32)} 00 00 0004 0a0a 1301 01 00 0009 1a1a 0000 abcd 0001 77`)),
  );
  assert.equal(all(packet, "cipher suite")[0].value, "GREASE 0x0a0a");
  assert.match(field(packet, "GREASE 0x1a1a").meaning, /means nothing/);
  assert.match(field(packet, "extension 0xabcd").meaning, /does not know/);
});
