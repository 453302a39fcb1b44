/** What was given to the reader is taken apart: as it stands, damage and all. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { readDocuments } from "../../../protocol/blob/mod.ts";
import { capture } from "../support/mod.ts";

const offer = capture("chromium-156", "data-only.offerer.gathered.offer.sdp");
const answer = capture("chromium-156", "data-only.answerer.gathered.answer.sdp");
const candidates = capture("chromium-156", "data-only.offerer.candidates.jsonl");

function read(text: string) {
  const reading = readDocuments(text);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading;
}
const names = (text: string) => read(text).documents.map(({ name }) => name);

Deno.test("raw SDP is taken byte for byte, and cut before each v= line", () => {
  assert.deepEqual(read(offer).documents, [{ name: "offer", kind: "offer", sdp: offer }]);
  assert.deepEqual(read(offer + answer + offer).documents.map(({ name, sdp }) => [name, sdp]), [
    ["offer", offer],
    ["answer", answer],
    ["offer 2", offer],
  ]);
});

Deno.test("an offer and an answer as JSON lines, with what icecandidate gave, null at its end and all", () => {
  const lines = [JSON.stringify({ type: "offer", sdp: offer }), JSON.stringify({ type: "answer", sdp: answer })];
  assert.deepEqual(names([...lines, candidates].join("\n")), ["offer", "answer", "candidates"]);
  assert.match(read(candidates).documents[0].sdp, /^a=candidate:.*\r\n/);
  assert.match(read(candidates).documents[0].sdp, /a=end-of-candidates\r\n$/);
  assert.deepEqual(names(JSON.stringify([{ type: "offer", sdp: offer }, { type: "answer", sdp: answer }], null, 2)), [
    "offer",
    "answer",
  ]);
});

Deno.test("damage inside JSON is shown, not refused; a label is kept even where it does not fit", () => {
  const spoiled = offer.replace(/a=ice-ufrag.*\r\n/, "").trimEnd();
  const [document] = read(JSON.stringify({ type: "answer", sdp: spoiled })).documents;
  assert.deepEqual([document.kind, document.sdp], ["answer", spoiled]);
});

Deno.test("raw SDP with a log line before it, JSON and bare candidates behind it", () => {
  const bare = offer.split("\r\n").find((line) => line.startsWith("a=candidate"))!.slice(2);
  const text = `[12:00:01] setting the offer\n${offer}${JSON.stringify({ type: "answer", sdp: answer })}\n${bare}\n`;
  const reading = read(text);
  assert.deepEqual(reading.documents.map(({ name }) => name), ["offer", "answer", "candidates"]);
  assert.equal(reading.documents[0].sdp, offer);
  assert.deepEqual(reading.leftOut, ["[12:00:01] setting the offer"]);
});

Deno.test("where nothing stands there as it is, what was mended is read, and the repairs are told", () => {
  const json = JSON.stringify({ type: "offer", sdp: offer });
  const cases: readonly (readonly [string, string])[] = [
    [offer.replaceAll("\r\n", "<br>"), "html"],
    [json.replaceAll('"', "&quot;"), "html"],
    [offer.replace(/^(?=.)/gm, "> ").replaceAll("\r> ", "\r"), "quote-marks"],
    [json.replaceAll('"', "”"), "smart-punctuation"],
    [offer.replaceAll("=", " = "), "spaces-around-equals"],
    [`Hi ${btoa(json)}= and bye`, "text-around"],
  ];
  for (const [text, code] of cases) {
    const { documents, repairs } = read(text);
    assert.deepEqual(documents, [{ name: "offer", kind: "offer", sdp: offer }], text.slice(0, 60));
    assert.ok(repairs?.some((repair) => repair.code === code), `${code}: ${JSON.stringify(repairs)}`);
  }
  for (
    const text of [
      btoa(offer),
      btoa(json),
      JSON.stringify(json),
      JSON.stringify({ description: { type: "offer", sdp: offer } }),
    ]
  ) {
    assert.deepEqual(read(text).documents, [{ name: "offer", kind: "offer", sdp: offer }]);
    assert.equal(read(text).repairs, undefined);
  }
  assert.deepEqual(names(`${btoa(json)}\n${btoa(JSON.stringify({ type: "answer", sdp: answer }))}`), [
    "offer",
    "answer",
  ]);
  assert.equal(read(offer).repairs, undefined);
});

Deno.test("damage in SDP is mended where that is certain, and told; as it stands, it stays visible", () => {
  for (
    const text of [
      offer.replace("a=ice-pwd", " a=ice-pwd"),
      offer.replace(/(a=candidate.{40})/, "$1\r\n"),
    ]
  ) {
    assert.equal(read(text).documents[0].sdp, offer);
    const asItStands = readDocuments(text, { asItStands: true });
    assert.ok(asItStands.ok);
    assert.equal(asItStands.documents[0].sdp, text);
    assert.equal(asItStands.repairs, undefined);
  }
  assert.equal(read(offer.slice(0, 300)).documents[0].sdp, offer.slice(0, 300));
});

Deno.test("what is nothing of the kind is refused in the reader's own words", () => {
  for (const text of ["hello", "<p>", "https://example.org", '{"a":1}', "[]", '{"type":"offer","sdp":"v=0']) {
    const reading = readDocuments(text);
    assert.ok(!reading.ok || reading.documents.length === 0, text);
    if (!reading.ok) assert.notEqual(reading.problem.code, "not-a-blob");
  }
});

Deno.test("no text makes it throw, and a hostile one yields a bounded number of descriptions", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    readDocuments(text);
    readDocuments(`${offer}${text}`);
  }));
  assert.ok(read("v=0\n".repeat(100_000)).documents.length <= 50);
});
