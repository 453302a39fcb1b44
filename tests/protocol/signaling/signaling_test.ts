/** What programs that carry blobs say to a page: read by a schema, whatever comes. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { isRoomName, LONGEST_BLOB, readBetween, readFromServer } from "../../../protocol/signaling/mod.ts";

Deno.test("a server’s message is a blob, or how many are there; anything else is none", () => {
  assert.deepEqual(readFromServer('{"blob":"x"}'), { blob: "x" });
  assert.deepEqual(readFromServer('{"here":2}'), { here: 2 });
  const strange = ['{"here":3}', '{"blob":"x","here":1}', '{"blob":1}', '{"blob":""}', "null", "[]", "{", "", '"x"'];
  for (const text of strange) assert.equal(readFromServer(text), undefined, text);
  const longest = JSON.stringify({ blob: "\u0001".repeat(LONGEST_BLOB) });
  assert.ok(readFromServer(longest));
  assert.equal(readFromServer(JSON.stringify({ blob: "x".repeat(LONGEST_BLOB + 1) })), undefined);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readFromServer(text)));
});

Deno.test("another page’s message says who speaks, and one thing", () => {
  assert.ok(readBetween({ from: "A", id: "1", says: "hello" }));
  assert.ok(readBetween({ from: "B", id: "1", blob: "x" }));
  const strange = [{ from: "C", id: "1", says: "hello" }, { from: "A", says: "hello" }, { from: "A", id: "1" }, null];
  for (const value of strange) assert.equal(readBetween(value), undefined);
  fc.assert(fc.property(fc.anything(), (value) => void readBetween(value)));
});

Deno.test("a room’s name is letters and digits", () => {
  assert.ok(["abcd", "A1b2", "x".repeat(32)].every(isRoomName));
  assert.ok(!["abc", "x".repeat(33), "ab cd", "äöüß", "abcd\n", ""].some(isRoomName));
});
