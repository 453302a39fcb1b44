/** What is written can be read back: `json` for every message, `sdp` for descriptions and candidate lines. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { readBlob, writeBlob } from "../../../protocol/blob/mod.ts";
import type { SignalingMessage } from "../../../protocol/facts/mod.ts";
import { SOFT } from "../../../protocol/blob/mend/per-line-changes.ts";
import { normalizeSdp } from "../../../protocol/sdp/mod.ts";
import { anyText, BROWSERS, candidatesOf, captures, conversation, damaged } from "../support/mod.ts";

const readBack = (text: string) => {
  const reading = readBlob(text);
  assert.ok(reading.ok, JSON.stringify(reading));
  assert.deepEqual(reading.repairs, []);
  return reading.messages;
};

const LINES = BROWSERS.flatMap((browser) =>
  ["data-only.offerer", "turn-relay-all.offerer"].flatMap((name) => candidatesOf(browser, `${name}.candidates.jsonl`))
).filter((init) => init !== null).map((init) => init.candidate).filter((line) => line !== "");

const place = {
  sdpMid: fc.oneof(anyText(), fc.constant("0")),
  sdpMLineIndex: fc.nat(65535),
  usernameFragment: anyText(),
};
const descriptions = (): fc.Arbitrary<SignalingMessage> =>
  fc.record({
    kind: fc.constant("description" as const),
    type: fc.constantFrom("offer", "pranswer", "answer"),
    sdp: fc.oneof(fc.constantFrom(...captures(".sdp")), damaged([conversation("firefox-153").offer.sdp])).map((sdp) =>
      normalizeSdp(sdp)
    ),
  }, { noNullPrototype: true });
const candidates = (): fc.Arbitrary<SignalingMessage> =>
  fc.record({ kind: fc.constant("candidate" as const), candidate: fc.constantFrom(...LINES), ...place }, {
    requiredKeys: ["kind", "candidate"],
    noNullPrototype: true,
  });
const ends = (): fc.Arbitrary<SignalingMessage> =>
  fc.record({ kind: fc.constant("end-of-candidates" as const), ...place }, {
    requiredKeys: ["kind"],
    noNullPrototype: true,
  });
/**
 * Damage can leave a text that is no description any more, or one that is repaired; and the reader keeps one character
 * of private use for itself. It never makes such a message.
 */
const readable = (message: SignalingMessage) => {
  const reading = readBlob(writeBlob(message, "json"));
  return reading.ok && reading.repairs.length === 0 && !JSON.stringify(message).includes(SOFT);
};
const messages = () => fc.oneof(descriptions(), candidates(), ends()).filter(readable);

Deno.test("JSON: one message, or several on a line each, are read back as they were", () => {
  fc.assert(
    fc.property(messages(), (message) => assert.deepEqual(readBack(writeBlob(message, "json")), [message])),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(
      fc.array(messages(), { maxLength: 6 }),
      (several) => assert.deepEqual(readBack(writeBlob(several, "json")), several),
    ),
    { numRuns: 300 },
  );
});

Deno.test("JSON: each line is the W3C's dictionary, and nothing but it", () => {
  const { offer, offered } = conversation("firefox-153");
  const [first] = offered;
  assert.equal(writeBlob({ kind: "description", ...offer }, "json"), JSON.stringify(offer));
  const candidate = { kind: "candidate", candidate: first!.candidate, sdpMid: "0", sdpMLineIndex: 0 } as const;
  assert.deepEqual(JSON.parse(writeBlob(candidate, "json")), {
    candidate: first!.candidate,
    sdpMid: "0",
    sdpMLineIndex: 0,
  });
  assert.deepEqual(JSON.parse(writeBlob({ kind: "end-of-candidates", sdpMid: "0" }, "json")), {
    candidate: "",
    sdpMid: "0",
  });
  assert.equal(writeBlob([], "json"), "");
});

Deno.test("SDP: every captured description is read back as it was", () => {
  const all = captures(".sdp").filter((sdp) => sdp.includes("a=setup:"));
  assert.ok(all.length > 16);
  for (const sdp of all) {
    const type = sdp.includes("a=setup:actpass") ? "offer" : "answer";
    const text = writeBlob({ kind: "description", type, sdp }, "sdp");
    assert.equal(text, sdp);
    assert.deepEqual(readBack(text), [{ kind: "description", type, sdp }]);
  }
});

Deno.test("SDP: candidates and their end are a= lines that end with CRLF", () => {
  const several: SignalingMessage[] = [
    ...LINES.map((candidate): SignalingMessage => ({ kind: "candidate", candidate })),
    { kind: "end-of-candidates" },
  ];
  const text = writeBlob(several, "sdp");
  assert.equal(text, [...LINES, "end-of-candidates"].map((line) => `a=${line}\r\n`).join(""));
  const read = readBack(text).map((message) => message.kind === "candidate" ? message.candidate : message.kind);
  assert.deepEqual(read, [...LINES, "end-of-candidates"]);
});

Deno.test("SDP: a description and its candidates are one description with the candidates inside", () => {
  const { offer } = conversation("chromium-156");
  const [candidate] = LINES;
  const text = writeBlob([{ kind: "description", ...offer }, { kind: "candidate", candidate }], "sdp");
  assert.deepEqual(readBack(text), [{ kind: "description", type: "offer", sdp: `${offer.sdp}a=${candidate}\r\n` }]);
});
