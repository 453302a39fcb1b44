/** Why two pasted descriptions would not connect: the likeliest cause first, and nothing that no text shows. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { whyOfTexts } from "../../../protocol/advice/lazy.ts";
import type { ReasonOfTexts } from "../../../protocol/advice/mod.ts";
import { comparisonsOf, type Document, readDocuments } from "../../../protocol/blob/mod.ts";
import { processorTime } from "../../timing.ts";
import { capture, conversation } from "../support/mod.ts";

/** The reasons for some documents, with what every one of them must have. */
function reasonsOf(documents: readonly Document[]): readonly ReasonOfTexts[] {
  const found = whyOfTexts(documents, comparisonsOf(documents, documents.map(({ sdp }) => sdp)));
  for (const { code, said, next, evidence } of found) {
    assert.ok(evidence.length > 0 && evidence.every((line) => line !== ""), `${code} has no evidence`);
    for (const text of [said, next]) assert.match(text, /^[A-Z].*\.$/s, code);
  }
  return found;
}

/** The reasons for what was pasted. */
function ask(...texts: readonly string[]): readonly ReasonOfTexts[] {
  const reading = readDocuments(texts.join("\n"));
  assert.ok(reading.ok);
  const found = reasonsOf(reading.documents);
  for (const { code, said, next, evidence } of found) {
    const told = said + next + evidence.join();
    assert.doesNotMatch(told, /undefined|null|NaN|\[object|Infinity/, code);
    // Nobody saw a state, a time or a press of these two, and there is no bench to be reset.
    assert.doesNotMatch(told, / since \d|Reset|bench|press /, code);
  }
  return found;
}
const codes = (...texts: readonly string[]) => ask(...texts).map(({ code }) => code);

const as = (type: "offer" | "answer", sdp: string): string => JSON.stringify({ type, sdp });
/** Without candidates. */
const bare = conversation("chromium-156");
const [OFFER, ANSWER] = [bare.offer.sdp, bare.answer.sdp];
const HOST = "candidate:1 1 udp 2113937151 192.168.1.7 5000 typ host generation 0";
const NAME = HOST.replace("192.168.1.7", "7a4b8a0e-1b2c-4d3e-8f90-a1b2c3d4e5f6.local");
const FAR = "candidate:2 1 udp 1677729535 203.0.113.9 6000 typ srflx raddr 0.0.0.0 rport 0 generation 0";
const RELAY = "candidate:3 1 udp 41885439 198.51.100.4 7000 typ relay raddr 0.0.0.0 rport 0 generation 0";
const withLines = (sdp: string, ...lines: readonly string[]) => sdp + lines.map((line) => `a=${line}\r\n`).join("");
const pair = (offer: string, answer: string) => [as("offer", offer), as("answer", answer)] as const;
const ufragOf = (sdp: string) => /a=ice-ufrag:(\S+)/.exec(sdp)![1];
const beside = (candidate: string, usernameFragment?: string) =>
  JSON.stringify({ candidate, sdpMid: "0", sdpMLineIndex: 0, ...(usernameFragment && { usernameFragment }) });

/** A text with one thing changed; a test that changes nothing says so. */
function but(text: string, from: string | RegExp, to: string): string {
  const changed = text.replaceAll(new RegExp(from, "g"), to);
  assert.notEqual(changed, text, String(from));
  return changed;
}

/** What is pasted; which reason comes first, and a line of its evidence. */
const FIRST: Readonly<Record<string, readonly [texts: readonly string[], code: string, evidence: RegExp]>> = {
  "two offers": [
    [as("offer", OFFER), as("offer", capture("firefox-153", "data-only.offerer.gathered.offer.sdp"))],
    "two-offers",
    /^offer 2, line \d+: a=setup:actpass$/,
  ],
  "two answers": [
    [as("answer", ANSWER), as("answer", capture("firefox-153", "data-only.answerer.gathered.answer.sdp"))],
    "two-answers",
    /^answer 2, line \d+: a=setup:active$/,
  ],
  "the offer itself as its answer": [
    pair(OFFER, but(OFFER, "actpass", "active")),
    "own-offer",
    /^answer, line \d+: a=ice-ufrag:/,
  ],
  "an answer to another offer": [
    pair(OFFER, capture("chromium-156", "audio-video-data.answerer.gathered.answer.sdp")),
    "section-count",
    /^answer, line \d+: m=video/,
  ],
  "an answer that leaves the role open": [
    pair(OFFER, but(ANSWER, "setup:active", "setup:actpass")),
    "role-open",
    /^answer, line \d+: a=setup:actpass$/,
  ],
  "both start": [pair(but(OFFER, "actpass", "active"), ANSWER), "roles", /^offer, line \d+: a=setup:active$/],
  "every section refused": [
    pair(OFFER, but(ANSWER, "m=application 9", "m=application 0")),
    "refused-all",
    /^answer, line \d+: m=application 0/,
  ],
  "no fingerprint": [
    pair(OFFER, but(ANSWER, /a=fingerprint:.*\r\n/, "")),
    "answer no-fingerprint",
    /^answer, line \d+: m=application/,
  ],
  "no ice-pwd": [pair(but(OFFER, /a=ice-pwd:.*\r\n/, ""), ANSWER), "offer no-pwd", /^offer, line \d+: m=application/],
  "credentials of the other": [
    pair(OFFER, but(ANSWER, /a=ice-ufrag:\S+/, `a=ice-ufrag:${ufragOf(OFFER)}`)),
    "ufrag-shared",
    /^answer, line \d+: a=ice-ufrag/,
  ],
  "families that never meet": [
    pair(withLines(OFFER, HOST), withLines(ANSWER, HOST.replace("192.168.1.7", "2001:db8::7"))),
    "no-pair",
    /^answer, line \d+: a=candidate:.*2001:db8::7/,
  ],
  "no candidate in either": [pair(OFFER, ANSWER), "no-candidates", /^B has 0 candidates of A$/],
  "candidates of one side": [
    [...pair(OFFER, ANSWER), beside(HOST, ufragOf(OFFER))],
    "one-sided",
    /^B has 1 candidate of A$/,
  ],
  "candidates of another connection": [
    [...pair(OFFER, ANSWER), beside(HOST, "elsewhere")],
    "other-generation",
    /with the ufrag elsewhere$/,
  ],
  "an end of candidates, and none before it": [
    pair(withLines(OFFER, "end-of-candidates"), ANSWER),
    "none-found",
    /^A has found 0 candidates of its own$/,
  ],
  "names alone on both sides": [
    pair(withLines(OFFER, NAME), withLines(ANSWER, NAME)),
    "names-both",
    /^A has only names: host udp/,
  ],
  "names alone on one side": [
    pair(withLines(OFFER, NAME), withLines(ANSWER, HOST)),
    "names-only",
    /^B has only names: host udp/,
  ],
  "private addresses alone": [
    pair(withLines(OFFER, HOST), withLines(ANSWER, HOST)),
    "one-network",
    /^offer: host udp 192\.168/,
  ],
  "everything but a relay": [
    pair(withLines(OFFER, HOST, FAR), withLines(ANSWER, HOST, FAR)),
    "no-relay",
    /^answer: .*srflx udp 203\.0\.113\.9/,
  ],
  "a relay on one side": [
    pair(withLines(OFFER, HOST, RELAY), withLines(ANSWER, HOST)),
    "nothing-seen",
    /^offer: 1 section, 2 candidates$/,
  ],
};

for (const [what, [texts, code, line]] of Object.entries(FIRST)) {
  Deno.test(`pasted: ${what}: ${code} comes first`, () => {
    const [first] = ask(...texts);
    assert.equal(first?.code, code);
    assert.ok(first.evidence.some((one) => line.test(one)), `${line}: ${first.evidence.join(" | ")}`);
  });
}

Deno.test("the answer may stand before its offer, and of two rounds the last one is asked", () => {
  assert.deepEqual(codes(as("answer", but(ANSWER, "setup:active", "setup:actpass")), as("offer", OFFER)), [
    "role-open",
  ]);
  const second = [OFFER, ANSWER].map((sdp) => but(sdp, /(o=- \d+) \d+/, "$1 9"));
  const [first, ...more] = codes(
    ...pair(OFFER, but(ANSWER, "m=application 9", "m=application 0")),
    ...pair(second[0], second[1]),
  );
  assert.deepEqual([first, more], ["no-candidates", []]);
});

Deno.test("where the descriptions do not fit, no candidate and no relay is asked for", () => {
  const broken = but(ANSWER, "setup:active", "setup:actpass");
  assert.deepEqual(codes(...pair(OFFER, broken)), ["role-open"]);
});

Deno.test("candidates whose side no text tells are missing on neither side", () => {
  assert.deepEqual(codes(...pair(OFFER, ANSWER), beside(HOST)), ["nothing-seen"]);
});

Deno.test("one description, candidates alone and two of one side are no pair", () => {
  const again = but(OFFER, /(o=- \d+) \d+/, "$1 9");
  for (const texts of [[as("offer", OFFER)], [beside(HOST, "abcd")], [as("offer", OFFER), as("offer", again)], []]) {
    assert.deepEqual(codes(...texts), []);
  }
});

Deno.test("whatever two texts hold, the reasons have evidence and no exception", () => {
  const lines = fc.constantFrom(...`${OFFER}${ANSWER}a=${HOST}\r\na=${NAME}\r\na=end-of-candidates\r\n`.split("\r\n"));
  const text = fc.array(fc.oneof(lines, fc.string()), { maxLength: 30 }).map((all) => all.join("\r\n") + "\r\n");
  fc.assert(fc.property(text, text, text, fc.boolean(), (one, other, more, isAnswer) => {
    const kind = isAnswer ? "answer" : "offer";
    reasonsOf([
      { name: "offer", kind: "offer", sdp: one },
      { name: kind, kind, sdp: other },
      { name: "candidates", kind: "candidates", sdp: more },
    ]);
  }));
});

Deno.test("thousands of candidates, inside a description or beside it, take time that grows with them", () => {
  const some = (length: number) => Array.from({ length }, (_, i) => HOST.replace("1.7", `${i >> 8}.${i & 255}`));
  const ways = [
    (all: readonly string[]) => pair(withLines(OFFER, ...all), ANSWER),
    (all: readonly string[]) => [...pair(OFFER, ANSWER), ...all.map((line) => beside(line, ufragOf(OFFER)))],
  ];
  for (const way of ways) {
    const reading = [some(500), some(4000)].map((all) => readDocuments(way(all).join("\n")));
    const [few, many] = reading.map((read) => {
      assert.ok(read.ok);
      const rounds = comparisonsOf(read.documents, read.documents.map(({ sdp }) => sdp));
      const times = Array.from({ length: 3 }, () => processorTime(() => whyOfTexts(read.documents, rounds)));
      return Math.min(...times);
    });
    assert.ok(many < 24 * few, `500 take ${few} ms, 4000 take ${many} ms`);
  }
});
