/** Every form that a blob is carried in is read for what it says. */
import assert from "node:assert/strict";
import { type BlobReading, readBlob, TOO_LONG } from "../../../protocol/blob/mod.ts";
import type { SignalingMessage } from "../../../protocol/facts/mod.ts";
import { BROWSERS, candidatesOf, capture, conversation } from "../support/mod.ts";

const read = (text: string): Extract<BlobReading, { ok: true }> => {
  const reading = readBlob(text);
  assert.ok(reading.ok, `was not read: ${JSON.stringify(reading)}`);
  return reading;
};
const problemOf = (text: string) => {
  const reading = readBlob(text);
  assert.ok(!reading.ok, `was read: ${JSON.stringify(reading)}`);
  return reading.problem;
};
const says = (text: string, messages: readonly SignalingMessage[], repairs: readonly string[] = []) => {
  const reading = read(text);
  assert.deepEqual(reading.messages, messages);
  assert.deepEqual(reading.repairs.map(({ code }) => code), repairs);
};

for (const browser of BROWSERS) {
  const { offer, answer, offered } = conversation(browser);
  const found = offered.filter((init) => init !== null).filter(({ candidate }) => candidate !== "");

  const lines = found.map(({ candidate }) => candidate);
  /** What is read of the bare lines, with and without `a=`. */
  const bare = (end: string) => {
    const [plain, marked] = ["", "a="].map((mark) =>
      read(lines.map((line) => mark + line).join(end) + end).messages.map((m) => m.kind === "candidate" && m.candidate)
    );
    assert.deepEqual(plain, marked);
    return plain;
  };

  Deno.test(`${browser}: raw SDP says itself whether it is an offer or an answer`, () => {
    for (const description of [offer, answer]) {
      const message = { kind: "description", ...description } as const;
      says(description.sdp, [message]);
      says(description.sdp.replaceAll("\r\n", "\n"), [message]);
      says(`\ufeff \n\t${description.sdp}`, [message]);
    }
    for (const type of ["offer", "answer"] as const) {
      const whose = type === "offer" ? "offerer" : "answerer";
      for (
        const name of [`data-only.${whose}.gathered.${type}.sdp`, `audio-video-data.${whose}.gathered.${type}.sdp`]
      ) {
        const sdp = capture(browser, name);
        says(sdp, [{ kind: "description", type, sdp }]);
      }
    }
  });

  Deno.test(`${browser}: a lost final line break is put back, and said so`, () => {
    const message = { kind: "description", ...offer } as const;
    for (const lost of [offer.sdp.trimEnd(), offer.sdp.trimEnd().replaceAll("\r\n", "\n")]) {
      says(lost, [message], ["final-line-break"]);
      says(JSON.stringify({ type: "offer", sdp: lost }), [message], ["final-line-break"]);
    }
    assert.match(read(offer.sdp.trimEnd()).repairs[0].said, /last line break was lost.*put back\.$/);
    assert.deepEqual(read(offer.sdp).repairs, []);
  });

  Deno.test(`${browser}: a description as JSON, in any order, compact or indented`, () => {
    for (const description of [offer, answer, { ...answer, type: "pranswer" as const }]) {
      const message = { kind: "description", ...description } as const;
      says(JSON.stringify(description), [message]);
      says(JSON.stringify({ sdp: description.sdp, type: description.type }), [message]);
      says(` \r\n${JSON.stringify(description, null, 2)}\n\n`, [message]);
      says(JSON.stringify([description]), [message]);
      says(JSON.stringify({ ...description, toJSON: 1, extra: { deep: [null] } }), [message]);
    }
    says('{"type":"rollback","sdp":""}', [{ kind: "description", type: "rollback", sdp: "" }]);
  });

  Deno.test(`${browser}: a candidate as JSON, with and without a=, keeps where it belongs`, () => {
    for (const init of found) {
      says(JSON.stringify(init), [{ kind: "candidate", ...init } as SignalingMessage]);
      const marked = { ...init, candidate: `a=${init.candidate}` };
      says(JSON.stringify(marked), [{ kind: "candidate", ...init } as SignalingMessage]);
    }
    const [{ candidate }] = found;
    says(JSON.stringify({ candidate }), [{ kind: "candidate", candidate }]);
    says(JSON.stringify({ candidate, sdpMid: null, sdpMLineIndex: 0, usernameFragment: null }), [
      { kind: "candidate", candidate, sdpMLineIndex: 0 },
    ]);
    says(JSON.stringify({ candidate, sdpMid: 0, sdpMLineIndex: "0" }), [{ kind: "candidate", candidate }]);
  });

  Deno.test(`${browser}: several candidates: JSON lines, with blank ones between, or a JSON array`, () => {
    const messages = found.map((init) => ({ kind: "candidate", ...init }) as SignalingMessage);
    const lines = found.map((init) => JSON.stringify(init));
    for (const end of ["\n", "\r\n", "\n\n", "\n  \n"]) says(lines.join(end), messages);
    says(JSON.stringify(found, null, 2), messages);
  });

  Deno.test(`${browser}: several candidates: bare lines`, () => {
    for (const end of ["\n", "\r\n", "\n\n", "\n   "]) assert.deepEqual(bare(end), lines);
  });

  Deno.test(`${browser}: several candidates: bare lines with blank ones between`, () => {
    assert.deepEqual(bare("\n  \n"), lines);
  });

  Deno.test(`${browser}: an offer and its candidates, one JSON a line`, () => {
    const text = [offer, ...found].map((one) => JSON.stringify(one)).join("\n");
    says(text, [
      { kind: "description", ...offer },
      ...found.map((f) => ({ kind: "candidate", ...f }) as SignalingMessage),
    ]);
  });
}

Deno.test("a bare Chromium candidate brings its ufrag along", () => {
  const [init] = candidatesOf("chromium-156", "data-only.offerer.candidates.jsonl");
  const { candidate, usernameFragment } = init!;
  says(`a=${candidate}`, [{ kind: "candidate", candidate, usernameFragment: usernameFragment! }]);
});

Deno.test("the end of candidates, in each of its forms", () => {
  says("a=end-of-candidates", [{ kind: "end-of-candidates" }]);
  says("end-of-candidates\r\n", [{ kind: "end-of-candidates" }]);
  says('{"candidate":""}', [{ kind: "end-of-candidates" }]);
  says('{"candidate":"","sdpMid":"0","usernameFragment":"c1S0"}', [
    { kind: "end-of-candidates", sdpMid: "0", usernameFragment: "c1S0" },
  ]);
  const [init] = candidatesOf("firefox-153", "data-only.offerer.candidates.jsonl");
  says(`a=${init!.candidate}\na=end-of-candidates`, [
    { kind: "candidate", candidate: init!.candidate },
    { kind: "end-of-candidates" },
  ]);
});

Deno.test("nothing at all reads as no messages", () => {
  for (const text of ["", " ", "\r\n\t ", "\ufeff"]) says(text, []);
});

Deno.test("a text over the limit is refused unread, one at the limit is not", () => {
  assert.deepEqual(problemOf("x".repeat(TOO_LONG + 1)), { code: "too-long", length: TOO_LONG + 1 });
  assert.notEqual(problemOf("x".repeat(TOO_LONG)).code, "too-long");
  says(" ".repeat(TOO_LONG), []);
});

Deno.test("what is no blob is named for what it looks like", () => {
  const seen = (text: string) => {
    const problem = problemOf(text);
    assert.equal(problem.code, "not-a-blob");
    return (problem as { seen: string }).seen;
  };
  assert.match(seen("https://example.org/#v=0"), /web address/);
  assert.match(seen("<p>v=0</p>"), /markup/);
  assert.match(seen("javascript:alert(1)"), /“javascript:alert\(1\)”/);
  assert.match(seen("Hi! Here is my offer:\no=- 1 1 IN IP4 0\r\ns=-"), /lines like SDP/);
  assert.match(seen("data:text/html,<script>alert(1)</script>"), /begins with “data:text/);
  assert.match(seen("null"), /“null”/);
  for (const json of ["{}", "[{}]", '{"type":"offer"}', '{"__proto__":{"sdp":"x"}}']) {
    assert.match(seen(json), /neither type and sdp nor a candidate/, json);
  }
  for (const json of ["[1]", "[null]", '[""]', '["hello"]', "1"]) assert.ok(seen(json), json);
  assert.match(seen('{"type":"offer","sdp":"hello"}'), /does not begin with v=0/);
});

Deno.test("a text that begins with v=0 is never told that it does not", () => {
  for (const text of ["v=0", "v=0 o=- 1 1 IN IP4 0.0.0.0 s=-", "v=0 \r\no=- 1 1 IN IP4 0.0.0.0\r\n"]) {
    assert.doesNotMatch(JSON.stringify(problemOf(text)), /does not begin with v=0/, text);
  }
});

Deno.test("an empty JSON array is something, and not a blob", () => {
  assert.equal(problemOf("[]").code, "not-a-blob");
});

Deno.test("a broken candidate is quoted, and the quotation is never empty", () => {
  for (
    const text of [
      "candidate:",
      "a=candidate:1 1 udp",
      '{"candidate":"candidate:1"}',
      '{"candidate":"a="}',
      '{"candidate":" "}',
    ]
  ) {
    const problem = problemOf(text);
    assert.equal(problem.code, "candidate-unreadable", text);
    assert.notEqual((problem as { line: string }).line.trim(), "", text);
  }
});
