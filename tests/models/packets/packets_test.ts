/** Packets as they are looked at: named, opened, checked with the passwords that are known, and tied to the SDP. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { type KnownPacket, PacketsModel } from "../../../models/packets/packets.ts";
import { eachField, type NamedSdp, type PacketField, passwordsIn } from "../../../protocol/packets/mod.ts";
import { PASSWORD, REQUEST } from "../../protocol/packets/vectors.ts";

/** A description with the user and the password of the request in RFC 5769 §2.1. */
const SDP = ["v=0", "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "a=ice-ufrag:evtj", `a=ice-pwd:${PASSWORD}`]
  .join("\r\n") + "\r\n";

const known = (number: number, bytes: Uint8Array): KnownPacket => ({
  number,
  at: 10 * number,
  from: "Client A",
  to: "Client B’s NAT",
  bytes,
});

function looked(packets: readonly KnownPacket[], described: readonly NamedSdp[] = []) {
  const given = signal(packets);
  const descriptions = signal(described);
  const keys = signal(passwordsIn(described));
  return { given, descriptions, keys, model: new PacketsModel({ packets: given, descriptions, keys }) };
}

/** A field of the packet that lies open, by its name. */
function fieldOf(model: ReturnType<typeof looked>["model"], name: string): PacketField {
  const found: PacketField[] = [];
  eachField(model.packet.value!.fields, (field) => void (field.name === name && found.push(field)));
  return found[0];
}

Deno.test("rows say what each packet is; the one that was pressed is read, and closes with its field", () => {
  const { given, model } = looked([known(3, REQUEST), known(4, Uint8Array.of(255))]);
  assert.deepEqual(model.rows.value.map(({ number, name, length }) => [number, name, length]), [
    [3, "Binding request", REQUEST.length],
    [4, "unknown, first byte 255", 1],
  ]);
  assert.equal(model.packet.value, undefined);
  model.open(3);
  model.openField(2);
  assert.deepEqual([model.opened.value, model.packet.value!.name, model.field.value], [3, "Binding request", 2]);
  model.open(4);
  assert.deepEqual([model.packet.value!.bytes.length, model.field.value], [1, undefined]);
  given.value = [known(5, REQUEST)];
  assert.deepEqual([model.opened.value, model.packet.value], [undefined, undefined], "it is kept no longer");
});

Deno.test("a proof is checked with a password of the SDP, and values lead to the lines that they repeat", () => {
  const { model, descriptions, keys } = looked([known(1, REQUEST)]);
  model.open(1);
  assert.match(fieldOf(model, "HMAC-SHA1").meaning, /keyed hash/);
  const described = [{ name: "Client A’s local SDP", sdp: SDP }];
  descriptions.value = described;
  keys.value = passwordsIn(described);
  const whole: string[] = [];
  eachField(model.packet.value!.fields, ({ meaning }) => whole.push(meaning));
  assert.ok(whole.some((one) => one.includes("made with the a=ice-pwd in Client A’s local SDP")), whole.join("\n"));
  const ties: string[] = [];
  eachField(model.packet.value!.fields, (field) => ties.push(...model.tiesOf.value(field).map(({ said }) => said)));
  assert.ok(ties.includes("line 3 of Client A’s local SDP: a=ice-ufrag:evtj"), ties.join("\n"));
});

Deno.test("each password is found once, by the first description that has it", () => {
  const two = [{ name: "one", sdp: SDP }, { name: "two", sdp: `${SDP}a=ice-pwd:another\r\n` }, {
    name: "none",
    sdp: "?",
  }];
  assert.deepEqual(passwordsIn(two), [
    { name: "the a=ice-pwd in one", password: PASSWORD },
    { name: "the a=ice-pwd in two", password: "another" },
  ]);
});

Deno.test("those that come later move none that are shown, and close nothing; they are turned to", () => {
  const packets = Array.from({ length: 200 }, (_, i) => known(i + 1, REQUEST));
  const { given, model } = looked(packets);
  model.open(3);
  given.value = [...packets, known(201, REQUEST)];
  assert.deepEqual([model.rows.value.length, model.rows.value[0].number, model.total.value], [200, 1, 201]);
  assert.equal(model.opened.value, 3);
  model.turn(200);
  assert.deepEqual(model.rows.value.map(({ number }) => number), [201]);
  given.value = [known(202, REQUEST)];
  assert.deepEqual(model.rows.value.map(({ number }) => number), [202], "where there is nothing, the first are shown");
});
