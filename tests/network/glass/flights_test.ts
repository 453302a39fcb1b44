/** Flights of a handshake that come again, as Chromium sends them. */
import assert from "node:assert/strict";
import { repeats } from "../../../network/glass/flights.ts";
import { readPacket } from "../../../protocol/packets/mod.ts";
import { SENT } from "../../protocol/packets/fixtures.ts";

/** Handshake messages in the clear, a record each: their type, their number, where the fragment begins. */
const flight = (recordNumber: number, ...messages: readonly (readonly [type: number, number: number, at?: number])[]) =>
  Uint8Array.from(messages.flatMap(([type, number, at = 0], i) => [
    ...[22, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, recordNumber + i, 0, 14],
    ...[type, 0, 0, 9, 0, number, 0, 0, at, 0, 0, 2, 1, 2],
  ]));

Deno.test("a flight that comes again under new record numbers is a repetition, and what is new in it is none", () => {
  const isRepeated = repeats();
  assert.equal(isRepeated(flight(0, [2, 1], [11, 2], [12, 3])), false);
  assert.equal(isRepeated(flight(5, [2, 1], [11, 2], [12, 3])), true);
  assert.equal(isRepeated(flight(9, [11, 2], [12, 3], [14, 4])), false);
  assert.equal(isRepeated(flight(12, [14, 4])), true);
  assert.equal(isRepeated(flight(13, [11, 2, 2])), false, "another fragment of a message is new");
});

Deno.test("what is no handshake in the clear is never taken for a repetition", () => {
  const isRepeated = repeats();
  const plain = flight(0, [2, 1]);
  assert.equal(isRepeated(plain), false);
  for (const other of [plain.with(0, 23), plain.with(0, 20), plain.with(4, 1), plain.slice(0, 20), new Uint8Array()]) {
    for (let i = 0; i < 2; i++) assert.equal(isRepeated(other), false);
  }
});

Deno.test("of what browsers sent each handshake datagram is new once, and a repetition then", () => {
  const first = repeats();
  const hellos = SENT.filter(({ bytes }) => bytes[0] === 22 && readPacket(bytes).name === "ServerHello");
  for (const { bytes } of hellos) first(bytes);
  assert.ok(hellos.length > 0 && hellos.every(({ bytes }) => first(bytes)));
});
