/** What somebody types over a card: kept as it says, and judged by nobody but the browser. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { asJson } from "../../../protocol/blob/json-form.ts";
import type { SignalingMessage } from "../../../protocol/facts/mod.ts";
import { parseEdited } from "../../../protocol/blob/parse-edited.ts";

const CANDIDATE: SignalingMessage = { kind: "candidate", candidate: "candidate:1 1 udp 1 192.0.2.1 5000 typ host" };

Deno.test("a candidate that is typed over goes out as it was typed", () => {
  const text = '{"candidate":"candidate:1 1 udp 1 192.0.2.1 5000 typ srflx","sdpMid":"0","usernameFragment":"aaaa"}';
  assert.equal(asJson(parseEdited(CANDIDATE, text)!), text);
  assert.equal(asJson(parseEdited(CANDIDATE, '{"candidate":"","sdpMid":"0"}')!), '{"candidate":"","sdpMid":"0"}');
});

Deno.test("what is typed never changes what a card is", () => {
  assert.equal(parseEdited(CANDIDATE, '{"candidate":"x","kind":"description"}')!.kind, "candidate");
  const offer: SignalingMessage = { kind: "description", type: "offer", sdp: "v=0\r\n" };
  assert.deepEqual(parseEdited(offer, "anything\n"), { ...offer, sdp: "anything\r\n" });
});

Deno.test("where there is nothing to give to a browser, nothing is kept", () => {
  for (const text of ["", "{", "null", "[]", "7", '"candidate:1"', "{}", '{"candidate":7}']) {
    assert.equal(parseEdited(CANDIDATE, text), undefined, text);
  }
});

Deno.test("any text is taken or not, without a throw; what is taken says the same", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseEdited(CANDIDATE, text)));
  const typed = fc.record({ candidate: fc.string(), sdpMid: fc.string(), sdpMLineIndex: fc.nat() }, {
    noNullPrototype: true,
  });
  fc.assert(fc.property(typed, (value) => {
    assert.deepEqual(JSON.parse(asJson(parseEdited(CANDIDATE, JSON.stringify(value))!)), value);
  }));
});
