/** Texts that people had in hand: all of a description is read out of each, and nothing else. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { readBlob, readDocuments } from "../../../protocol/blob/mod.ts";
import { annotate, normalizeSdp } from "../../../protocol/sdp/mod.ts";
import { capture, captures } from "../support/mod.ts";
import { WRAPPINGS } from "../support/wrappings.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import { typeOf } from "../../../protocol/blob/description.ts";

const FOLDER = new URL("../../fixtures/field/", import.meta.url);
const field = (name: string) => Deno.readTextFileSync(new URL(`${name}.txt`, FOLDER));

/** What is to be read of each: the documents with their lines, and how many lines around them are left out at least. */
const READ: Readonly<Record<string, readonly [documents: Readonly<Record<string, number>>, leftOut: number]>> = {
  "about-webrtc-copied": [{ offer: 23, answer: 23 }, 15],
  "android-logcat-prefix": [{ offer: 22 }, 11],
  "asterisk-empty-fingerprint": [{ offer: 18 }, 0],
  "commented-sdp-with-ellipsis": [{ offer: 13, answer: 16 }, 8],
  "console-arrows-plan-b": [{ offer: 80 }, 0],
  "extmap-collision-in-bundle": [{ offer: 42 }, 0],
  "freeswitch-no-bundle-ios": [{ offer: 24 }, 0],
  "freeswitch-redacted-placeholders": [{ offer: 38 }, 0],
  "gdscript-source": [{ offer: 16, candidates: 3 }, 1],
  "gstreamer-h264-without-fmtp": [{ offer: 48 }, 0],
  "kvs-answer-indented-payload-0": [{ answer: 53 }, 1],
  "libp2p-munged-colon-in-ufrag": [{ offer: 14 }, 0],
  "literal-backslash-r-n": [{ offer: 18 }, 2],
  "lost-last-line-break-quoted": [{ offer: 80 }, 2],
  "mail-quote-offer-without-sections": [{ description: 5 }, 5],
  "matrix-answer-is-offer-of-other": [{ "offer": 28, "offer 2": 28 }, 0],
  "matrix-bundle-new-mid-not-offered": [{ offer: 28, answer: 25 }, 0],
  "matrix-codec-not-offered": [{ offer: 28, answer: 25 }, 0],
  "matrix-codec-pt-changed-meaning": [{ offer: 28, answer: 25 }, 0],
  "matrix-mids-swapped": [{ offer: 28, answer: 25 }, 0],
  "matrix-order-swapped-mids-kept": [{ offer: 28, answer: 25 }, 0],
  "matrix-setup-both-passive": [{ offer: 28, answer: 25 }, 0],
  "msid-without-track-bold-marks": [{ answer: 42 }, 0],
  "pair-answer-without-sections": [{ answer: 6, offer: 30 }, 2],
  "pair-data-channel-refused": [{ offer: 18, answer: 9 }, 3],
  "pair-m-lines-swapped": [{ offer: 38, answer: 29 }, 2],
  "pair-mid-renumbered": [{ offer: 68, answer: 40 }, 0],
  "pair-no-common-video-codec": [{ offer: 41, answer: 30 }, 2],
  "pair-recvonly-answered-sendrecv": [{ offer: 28, answer: 19 }, 2],
  "pair-rejected-section-left-in-bundle": [{ offer: 38, answer: 23 }, 0],
  "payload-parameters-collide-in-bundle": [{ offer: 27 }, 0],
  "pion-answer-in-go2rtc-trace": [{ answer: 33, candidates: 1 }, 2],
  "redacted-by-hand-with-a-star": [{ offer: 27 }, 0],
  "rtcstats-lines": [{ offer: 19, answer: 19, candidates: 1 }, 0],
  "sdes-only-wrapped-in-sip-trace": [{ offer: 44 }, 8],
  "sdp-fragment-without-session": [{ description: 8 }, 0],
  "signalling-server-relay-log": [{ offer: 18, candidates: 3 }, 0],
  "sip-invite-without-rtcp-mux": [{ offer: 21 }, 15],
  "two-rounds-dtls-role-flipped": [{ "offer": 17, "answer": 17, "offer 2": 17, "answer 2": 17 }, 4],
  "webrtc-internals-dump-json": [{
    "offer": 48,
    "answer": 45,
    "offer 2": 48,
    "answer 2": 45,
    "candidates": 2,
    "candidates 2": 2,
    "candidates 3": 2,
    "candidates 4": 2,
  }, 0],
  "webrtc-internals-page-copied": [{ offer: 48, answer: 45, candidates: 4 }, 10],
  "whip-exchange-from-wireshark": [{ offer: 37, answer: 33 }, 8],
};

/** Texts without any description: what each is called, and what to give instead. */
const NAMED: Readonly<Record<string, readonly [said: RegExp, next: RegExp]>> = {
  "error-message-alone": [/sections of the answer are not those of the offer/, /offer and the answer together/],
  "ortc-parameters-json": [/ORTC/, /localDescription/],
};

/** Findings that would speak of what stands around, and not of the description. */
const SURROUNDINGS = ["malformed-line", "blank-line", "invisible", "version-again", "non-ascii"];

for (const [name, [documents, leftOut]] of Object.entries(READ)) {
  Deno.test(`${name}: its descriptions are read, and nothing else`, () => {
    const reading = readDocuments(field(name));
    assert.ok(reading.ok);
    const annotated = reading.documents.map(({ name, kind, sdp }) => ({ name, sdp: annotate(sdp, kind) }));
    assert.deepEqual(Object.fromEntries(annotated.map(({ name, sdp }) => [name, sdp.lines.length])), documents);
    assert.ok(reading.leftOut.length >= leftOut, `${reading.leftOut.length} left out`);
    for (const { sdp } of annotated) {
      assert.deepEqual(sdp.problems.filter(({ code }) => SURROUNDINGS.includes(code)), []);
      assert.ok(sdp.lines.every(({ known }) => known), sdp.lines.find(({ known }) => !known)?.text ?? "");
    }
  });
}

Deno.test("every text of the field is listed, and what holds no description is named for what it is", () => {
  const names = [...Deno.readDirSync(FOLDER)].map(({ name }) => name.replace(/\.txt$/, "")).sort();
  assert.deepEqual(names, [...Object.keys(READ), ...Object.keys(NAMED)].sort());
  for (const [name, [said, next]] of Object.entries(NAMED)) {
    const reading = readDocuments(field(name));
    assert.ok(!reading.ok);
    const words = explain(reading.problem);
    assert.match(words.said, said);
    assert.match(words.next, next);
  }
});

/** Messages as browsers print them, and what has to be said of each. */
const MESSAGES: readonly (readonly [message: string, said: RegExp])[] = [
  [
    "Failed to set remote answer sdp: The order of m-lines in answer doesn't match order in offer.",
    /RFC 9429 §5\.3\.1/,
  ],
  ["InvalidAccessError: Answer and offer have different media types at m-line 0", /number, order, kind or mid/],
  ["OperationError: Failed to set remote video description send parameters for m-section with mid='1'.", /no codec/],
  ["Failed to set remote offer sdp: Media section has more than one track specified with a=ssrc lines", /Plan B/],
  ["InvalidAccessError: Failed to set SSL role for the transport.", /DTLS role.*ICE restart/],
  ["A BUNDLE group contains a codec collision for payload_type='96. Failed to set remote offer", /one payload type/],
  ["InvalidStateError: Failed to set remote answer sdp: Called in wrong state: stable", /an offer that waits/],
  ["InvalidStateError: Cannot set remote answer in state stable", /an offer that waits/],
  ["InvalidStateError: Failed to execute 'addIceCandidate': The remote description was null", /before any remote/],
  ["OperationError: Error processing ICE candidate", /names a section/],
  ["Failed to set remote offer sdp: Called with SDP without DTLS fingerprint.", /fingerprint is missing/],
  ["Failed to set remote offer sdp: Called with SDP without ice-ufrag and ice-pwd.", /credentials/],
  ["OperationError: Failed to parse SessionDescription. a=rtpmap Expects 2 fields.", /could not be read/],
  ["DOMException: something nobody has seen", /an error message of a browser/],
];

Deno.test("an error message alone is named, with what it means and what to give", () => {
  for (const [message, said] of MESSAGES) {
    const reading = readDocuments(`Uncaught (in promise) ${message}\n    at call.js:118:14\n`);
    assert.ok(!reading.ok, message);
    assert.match(explain(reading.problem).said, said, message);
  }
  // With a description beside it, the description is read.
  const both = readDocuments(`${MESSAGES[0][0]}\n\n${capture("chromium-156", "data-only.offerer.gathered.offer.sdp")}`);
  assert.ok(both.ok && both.documents.length === 1);
});

Deno.test("a text is shown as it stands, where that is asked for", () => {
  const text = field("sip-invite-without-rtcp-mux");
  const reading = readDocuments(text, { asItStands: true });
  assert.ok(reading.ok);
  assert.equal(reading.documents.map(({ sdp }) => sdp).join(""), text);
  assert.deepEqual([reading.leftOut, reading.repairs], [[], undefined]);
});

/** What the paste box makes of what browsers take, and it did not know: nothing is changed. */
const TAKEN = ["pion-answer-in-go2rtc-trace", "libp2p-munged-colon-in-ufrag", "freeswitch-redacted-placeholders"];

Deno.test("what shows no damage is handed over as it was given, with a note of what is unlike the rest", () => {
  for (const name of TAKEN) {
    const reading = readBlob(field(name));
    assert.ok(reading.ok, name);
    assert.ok(reading.repairs.some(({ code }) => code === "as-given"), name);
  }
  const sdp = captures(".sdp").find((sdp) => sdp.includes("m=audio") && sdp.includes("a=setup:actpass"))!;
  for (
    const given of [
      sdp.replace(/a=msid-semantic:.*/, "a=msid-semantic:WMS*"),
      sdp.replace(/a=msid-semantic:.*/, "a=msid-semantic: esp-webrtc"),
      sdp.replace(/a=msid-semantic:.*/, "a=msid-semantic:  WMS"),
      sdp.replaceAll(/a=ice-ufrag:.*/g, "a=ice-ufrag:zlm_4=ab"),
      sdp.replace(/^m=/m, "a=control:*\r\nm="),
      sdp.replace(/^m=/m, "a=ice-lite\r\na=x-vendor:{1;2}\r\nm="),
    ]
  ) {
    for (const text of [given, JSON.stringify({ type: "offer", sdp: given })]) {
      const reading = readBlob(text);
      assert.deepEqual(reading.ok && reading.messages, [{ kind: "description", type: "offer", sdp: given }]);
    }
  }
  const refuses = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=msid-semantic: WMS\r\n" +
    "m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=inactive\r\n";
  const reading = readBlob(JSON.stringify({ type: "answer", sdp: refuses }));
  assert.deepEqual(reading.ok && reading.messages, [{ kind: "description", type: "answer", sdp: refuses }]);
});

Deno.test("what was refused for its damage is given as it is, where that is asked for", () => {
  const sdp = capture("chromium-156", "data-only.offerer.gathered.offer.sdp");
  for (const text of [sdp.replace(/a=ice-pwd.*\r\n/, ""), sdp.slice(0, 300), field("asterisk-empty-fingerprint")]) {
    const refused = readBlob(text);
    assert.ok(!refused.ok && refused.canBeGiven);
    const given = readBlob(text, { asItIs: true });
    assert.ok(given.ok && given.messages[0].kind === "description");
    assert.equal(given.messages[0].sdp.replaceAll(/ (?=\r\n)/g, ""), normalizeSdp(text).replaceAll(/ (?=\r\n)/g, ""));
  }
});

Deno.test(`one intact SDP in ${Object.keys(WRAPPINGS).length} wrappings is read the same by both readers`, () => {
  const intact = captures(".sdp").filter((sdp) => typeOf(sdp) && readBlob(sdp).ok && sdp.length < 20_000);
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(WRAPPINGS)), fc.constantFrom(...intact), (name, sdp) => {
      const type = typeOf(sdp)!;
      const text = WRAPPINGS[name](sdp, type);
      const blob = readBlob(text);
      assert.ok(blob.ok, `${name}: ${JSON.stringify(blob)}`);
      assert.deepEqual(blob.messages, [{ kind: "description", type, sdp }], name);
      const reading = readDocuments(text);
      assert.ok(reading.ok);
      assert.deepEqual(reading.documents.map(({ kind, sdp }) => [kind, normalizeSdp(sdp)]), [[type, sdp]], name);
      const { problems } = annotate(reading.documents[0].sdp, type);
      assert.deepEqual(problems.filter(({ code }) => SURROUNDINGS.includes(code)), []);
    }),
    { numRuns: 600 },
  );
});

/** What programs print before each line, and the lines that they print around. */
const PREFIXES = [
  "",
  "    ",
  "\t",
  "> ",
  "> > ",
  "[10:14:07.331] ",
  "2026-11-26T10:14:07.123Z DEBUG pc: ",
  "I/peer(1234): ",
];
const LOG = ["connecting …", "ws: open (1 of 2)", "WARN retry in 250 ms", "peer b41 joined room 7", "took 12.5 ms"];
const QUOTINGS: Readonly<Record<string, (sdp: string, type: string, ending: string) => string>> = {
  plain: (sdp, _, ending) => sdp.replaceAll("\r\n", ending),
  json: (sdp, type) => JSON.stringify({ type, sdp }),
  "json, set out": (sdp, type) => JSON.stringify({ type, sdp }, null, 2),
  "a string in JSON": (sdp, type) => JSON.stringify({ kind: "signal", data: JSON.stringify({ type, sdp }) }),
  "a string in a program": (sdp) => `const sdp = ${JSON.stringify(sdp)};`,
  "a fence": (sdp, _, ending) => `\`\`\`\n${sdp.replaceAll("\r\n", ending)}\`\`\``,
};

Deno.test("whatever a program prints around and before the lines of a description, generated, it is read and nothing else", () => {
  const intact = captures(".sdp").filter((sdp) => typeOf(sdp) && readBlob(sdp).ok && sdp.length < 9000);
  const wrapping = fc.record({
    sdp: fc.constantFrom(...intact),
    quoting: fc.constantFrom(...Object.keys(QUOTINGS)),
    ending: fc.constantFrom("\n", "\r\n"),
    prefix: fc.constantFrom(...PREFIXES),
    before: fc.array(fc.constantFrom(...LOG), { maxLength: 4 }),
    behind: fc.array(fc.constantFrom(...LOG), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(wrapping, ({ sdp, quoting, ending, prefix, before, behind }) => {
      const type = typeOf(sdp)!;
      const inner = QUOTINGS[quoting](sdp, type, ending).replace(/\r?\n$/, "");
      const text = [...before, ...inner.split(/\r?\n/), ...behind].map((line) => prefix + line).join(ending) + ending;
      const reading = readDocuments(text);
      assert.ok(reading.ok, text.slice(0, 400));
      const read = reading.documents.map(({ kind, sdp }) => [kind, normalizeSdp(sdp)]);
      assert.deepEqual(read, [[type, sdp]], text.slice(0, 400));
      const { problems } = annotate(reading.documents[0].sdp, type);
      assert.deepEqual(problems.filter(({ code }) => SURROUNDINGS.includes(code)), []);
    }),
    { numRuns: 500 },
  );
});
