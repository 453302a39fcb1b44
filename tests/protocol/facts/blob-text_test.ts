/** Blobs in words: what one is called, and how it travelled. */
import assert from "node:assert/strict";
import { diagramOf, markText } from "../../../protocol/diagram/mod.ts";
import { type Carrier, carrierWords, type Entry, entrySentence, nameOfBlob } from "../../../protocol/facts/mod.ts";

const CARRIERS: readonly Carrier[] = [
  "clipboard",
  "link",
  "qr",
  "file",
  "share",
  "drag",
  "bench",
  "channel",
  "broadcast",
  "websocket",
];

Deno.test("a blob is called by its kind, and a candidate by its number, too", () => {
  const ids = ["offer-1", "answer-2", "candidate-12", "end-of-candidates-3", "rollback-1", ""];
  assert.deepEqual(ids.map(nameOfBlob), ["offer", "answer", "candidate 12", "end of candidates", "rollback", ""]);
});

Deno.test("the list and the diagram tell a carrier in the same words", () => {
  for (const by of CARRIERS) {
    const entry: Entry = { type: "copied", blob: "offer-1", by, at: 0 };
    const { left, whole = "" } = carrierWords(by);
    assert.equal(entrySentence(entry), `offer was ${left}`);
    const { detail } = markText(diagramOf({ A: [entry], B: [] }), "A0")!;
    assert.ok(detail.startsWith(`The offer of Client A was ${`${left} ${whole}`.trim()}. `), detail);
  }
});

Deno.test("a carrier of a newer version, or of nobody’s, is named", () => {
  for (const by of ["pigeon", "constructor", "__proto__"]) {
    const [left, came] = [
      { type: "copied", blob: "offer-1", by, at: 0 } as unknown as Entry,
      { type: "pasted", text: "x", by, at: 0 } as unknown as Entry,
    ].map(entrySentence);
    assert.equal(left, `offer was carried by ${by}`);
    assert.equal(came, `was given 1 character by ${by}`);
    const diagram = diagramOf({ A: [{ type: "delivered", blob: "offer-1", by, at: 0 } as unknown as Entry], B: [] });
    assert.match(markText(diagram, "A0")!.detail, new RegExp(`was carried by ${by}\\.`));
  }
});
