/** Damaged, cut off, hostile and huge texts: nothing throws, nothing is taken for what it is not, nothing is altered. */
import assert from "node:assert/strict";
import { processorTime } from "../../timing.ts";
import * as fc from "fast-check";
import { type BlobReading, readBlob } from "../../../protocol/blob/mod.ts";
import { boxText } from "../../../protocol/calls/box-text.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import { newSession } from "../../../protocol/session/mod.ts";
import { identify } from "../../../protocol/sdp/mod.ts";
import { anyText, BROWSERS, capture, captures, conversation, damaged } from "../support/mod.ts";

const SDPS = captures(".sdp");
const AS_JSON = SDPS.map((sdp) => JSON.stringify({ type: "offer", sdp }));
const LINES = captures(".jsonl");

/** A reading holds together: messages of the three kinds, or a problem that can be worded. */
function soundly(reading: BlobReading) {
  if (!reading.ok) {
    const { said, next } = explain(reading.problem);
    assert.ok(said !== "" && next !== "");
    return;
  }
  for (const message of reading.messages) {
    assert.ok(["description", "candidate", "end-of-candidates"].includes(message.kind));
    if (message.kind === "description" && message.type !== "rollback") assert.ok(message.sdp.endsWith("\r\n"));
  }
  const { said } = boxText(reading, newSession("B"));
  assert.equal(said === "", reading.messages.length === 0);
}

Deno.test("no text makes the reader throw, whatever was done to it", () => {
  const texts = fc.oneof(
    anyText(),
    damaged([...SDPS, ...AS_JSON, ...LINES]),
    fc.json(),
    fc.array(fc.json(), { maxLength: 4 }).map((values) => values.join("\n")),
  );
  fc.assert(fc.property(texts, (text) => soundly(readBlob(text))), { numRuns: 2000 });
});

Deno.test("no JSON with a blob's own keys makes the reader throw", () => {
  const values = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(...SDPS, "offer", "answer", "rollback", "", "candidate:1 1 udp"),
  );
  const keys = fc.constantFrom("type", "sdp", "candidate", "sdpMid", "sdpMLineIndex", "usernameFragment", "__proto__");
  const objects = fc.array(fc.tuple(keys, values), { maxLength: 6 }).map((entries) =>
    `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`
  );
  fc.assert(fc.property(objects, (text) => soundly(readBlob(text))), { numRuns: 1000 });
});

for (const browser of BROWSERS) {
  const offer = capture(browser, "data-only.offerer.gathered.offer.sdp");
  const cuts = Array.from({ length: offer.length - 1 }, (_, index) => offer.slice(0, index + 1));

  Deno.test(`${browser}: an offer cut off anywhere is never taken for an answer`, () => {
    for (const cut of cuts) {
      const reading = readBlob(cut);
      const types = reading.ok ? reading.messages.map((m) => m.kind === "description" && m.type) : ["offer"];
      assert.deepEqual(types, ["offer"], `ends with ${JSON.stringify(cut.slice(-16))}`);
    }
  });

  Deno.test(`${browser}: an offer that lost its a=mid, or more than that, is incomplete`, () => {
    for (const cut of cuts.filter((cut) => identify(cut).mids.length === 0)) {
      assert.equal(readBlob(cut).ok, false, `ends with ${JSON.stringify(cut.slice(-16))}`);
    }
  });

  Deno.test(`${browser}: JSON that is cut off anywhere is broken, and never half applied`, () => {
    const { offer, offered } = conversation(browser);
    for (const whole of [JSON.stringify(offer), JSON.stringify(offered[0]), JSON.stringify([offer, offered[0]])]) {
      for (let length = 1; length < whole.length; length++) {
        const reading = readBlob(whole.slice(0, length));
        assert.equal(!reading.ok && reading.problem.code, "json-broken", `${length} of ${whole.length}`);
      }
    }
    const lines = [JSON.stringify(offered[0]), JSON.stringify(offered[1])].join("\n");
    const reading = readBlob(lines.slice(0, -5));
    assert.equal(!reading.ok && reading.problem.code, "json-broken");
  });
}

Deno.test("a complete offer without media, as the card copies it, is read", () => {
  for (const browser of BROWSERS) {
    const sdp = capture(browser, "empty-offer.offerer.no-media.offer.sdp");
    const reading = readBlob(JSON.stringify({ type: "offer", sdp }));
    assert.deepEqual(reading.ok && reading.messages, [{ kind: "description", type: "offer", sdp }]);
  }
});

Deno.test("credentials that a section needs are missed by name", () => {
  for (const browser of BROWSERS) {
    const { offer, answer } = conversation(browser);
    for (const { type, sdp } of [offer, answer]) {
      for (const name of ["a=ice-ufrag", "a=fingerprint"]) {
        const without = sdp.replace(new RegExp(`${name}:.*\r\n`), "");
        for (const text of [without, JSON.stringify({ type, sdp: without })]) {
          assert.deepEqual(readBlob(text), {
            ok: false,
            problem: { code: "sdp-incomplete", missing: `${name} line` },
            canBeGiven: true,
          });
        }
      }
    }
  }
});

Deno.test("hostile text inside a description or a candidate is kept as it is, and nothing of it is run", () => {
  const evil = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "${alert(1)}{{7*7}}",
    "%00%0d%0a",
    "\u0000\u202e\ud800",
    "&lt;b&gt;&amp;",
    "$& $` $1",
  ];
  const { offer } = conversation("chromium-156");
  for (const text of evil) {
    const sdp = offer.sdp.replace("s=-", () => `s=${text}`);
    for (const form of [sdp, JSON.stringify({ type: "offer", sdp })]) {
      const reading = readBlob(form);
      assert.deepEqual(reading.ok && reading.messages, [{ kind: "description", type: "offer", sdp }]);
    }
    const candidate = `candidate:1 1 udp 1 ${text.replaceAll(" ", "_")} 9 typ host`;
    const reading = readBlob(JSON.stringify({ candidate, sdpMid: text }));
    assert.deepEqual(reading.ok && reading.messages, [{ kind: "candidate", candidate, sdpMid: text }]);
  }
});

Deno.test("keys that reach for a prototype are passed over", () => {
  const { offer } = conversation("chromium-156");
  const inner = JSON.stringify(offer);
  for (
    const text of [`{"__proto__":${inner}}`, `{"constructor":{"prototype":${inner}}}`, `{"__proto__":{"candidate":""}}`]
  ) {
    assert.equal(readBlob(text).ok, false);
  }
  const reading = readBlob(
    `${inner.slice(0, -1)},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`,
  );
  assert.deepEqual(reading.ok && reading.messages, [{ kind: "description", ...offer }]);
  const candidate = readBlob('{"candidate":"","__proto__":{"sdpMid":"9"},"sdpMid":{"toString":"x"}}');
  assert.deepEqual(candidate.ok && candidate.messages, [{ kind: "end-of-candidates" }]);
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});

Deno.test("JSON inside JSON is unpacked, up to five deep; deeper JSON is refused in words", () => {
  const { offer } = conversation("chromium-156");
  const message = { kind: "description", ...offer };
  const packed = (depth: number) => {
    let text = JSON.stringify(offer);
    for (let i = 0; i < depth; i++) text = JSON.stringify(text);
    return text;
  };
  const shallow = [
    ...[1, 2, 3, 4, 5].map(packed),
    JSON.stringify({ description: offer }),
    JSON.stringify([[offer]]),
    JSON.stringify({ type: offer, sdp: offer }),
  ];
  for (const text of shallow) {
    const reading = readBlob(text);
    assert.deepEqual(reading.ok && reading.messages, [message]);
    assert.deepEqual(reading.ok && reading.repairs, []);
  }
  for (
    const text of [
      packed(6),
      packed(9),
      `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
      `${'{"data":'.repeat(20_000)}1${"}".repeat(20_000)}`,
    ]
  ) {
    const reading = readBlob(text);
    assert.equal(!reading.ok && reading.problem.code, "nested-too-deep");
  }
  const other = readBlob(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`);
  assert.equal(other.ok, false);
});

Deno.test("what is quoted from a text cuts no character in half", () => {
  for (const text of ["x".repeat(23) + "😀😀", `candidate:${"x".repeat(109)}😀😀`]) {
    const reading = readBlob(text);
    assert.ok(!reading.ok && explain(reading.problem).said.isWellFormed(), text);
  }
});

Deno.test("100 kB of junk is read in well under a second", () => {
  const pieces = [
    "x",
    "\n",
    "{\n",
    "[",
    '"',
    "a=\r\n",
    "candidate:",
    '{"candidate":""}\n',
    "v=0\r\n",
    "a=candidate:1 ",
    " ",
    '\\"',
    '"\\"\n',
    '{\\"a\\":1}',
    "[\\'\\',]",
    '[\\"',
  ];
  for (const piece of pieces) {
    const text = piece.repeat(100_000 / piece.length);
    const ms = processorTime(() => {
      readBlob(text);
      readBlob(`v=0\r\n${text}`);
    });
    assert.ok(ms < 1000, `${JSON.stringify(piece)} took ${ms} ms`);
  }
});
