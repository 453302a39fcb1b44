/** SDP is read without loss, mended in one place, and asked for what identifies it. */
import assert from "node:assert/strict";
import { stopwatch } from "../../timing.ts";
import * as fc from "fast-check";
import { haveSameSections, identify, normalizeSdp, readSdp, writeSdp } from "../../../protocol/sdp/mod.ts";
import { anyText, BROWSERS, capture, captures, damaged } from "../support/mod.ts";

const SDPS = captures(".sdp");
const texts = () => fc.oneof(anyText(), damaged(SDPS));

Deno.test("what is written is what was read, for every string", () => {
  fc.assert(fc.property(texts(), (text) => assert.equal(writeSdp(readSdp(text)), text)), { numRuns: 1000 });
  for (const sdp of SDPS) assert.equal(writeSdp(readSdp(sdp)), sdp);
});

Deno.test("lines are numbered from 1, hold no line break, and only the last may lack its ending", () => {
  fc.assert(
    fc.property(texts(), (text) => {
      const { lines } = readSdp(text);
      lines.forEach((line, index) => {
        assert.equal(line.number, index + 1);
        assert.doesNotMatch(line.text, /[\r\n]/);
        assert.ok(["\r\n", "\n", "\r", ""].includes(line.ending));
        if (line.ending === "") assert.equal(index, lines.length - 1);
      });
    }),
    { numRuns: 500 },
  );
});

Deno.test("every kind of line break ends one line, and empty lines count", () => {
  const seen = readSdp("v=0\r\no=-\n\rs=-\r\r\n").lines.map(({ text, ending }) => [text, ending]);
  assert.deepEqual(seen, [["v=0", "\r\n"], ["o=-", "\n"], ["", "\r"], ["s=-", "\r"], ["", "\r\n"]]);
  assert.deepEqual(readSdp("").lines, []);
  assert.deepEqual(readSdp("v=0").lines, [{
    number: 1,
    text: "v=0",
    ending: "",
    level: "session",
    section: null,
    type: "v",
    name: "v=",
    value: "0",
    valueStart: 2,
    tokens: [{ start: 2, end: 3, text: "0" }],
  }]);
  assert.equal(readSdp("\n\n\n").lines.length, 3);
});

Deno.test("only line breaks end a line: U+2028, U+0085, form feed and tab do not", () => {
  assert.equal(readSdp("s=a\u2028b\u0085c\fd\te\vf\r\n").lines.length, 1);
});

Deno.test("normalizing changes no line, is idempotent, and ends every line with CRLF", () => {
  fc.assert(
    fc.property(texts(), (text) => {
      const normal = normalizeSdp(text);
      assert.equal(normalizeSdp(normal), normal);
      assert.deepEqual(readSdp(normal).lines.map((l) => l.text), readSdp(text).lines.map((l) => l.text));
      assert.ok(text === "" ? normal === "" : normal.endsWith("\r\n"));
      assert.doesNotMatch(normal, /[^\r]\n|\r[^\n]/);
    }),
    { numRuns: 1000 },
  );
});

Deno.test("a browser's own SDP is normal already, and LF alone or a lost line break is mended to it", () => {
  for (const sdp of SDPS) {
    assert.equal(normalizeSdp(sdp), sdp);
    assert.equal(normalizeSdp(sdp.replaceAll("\r\n", "\n")), sdp);
    assert.equal(normalizeSdp(sdp.trimEnd()), sdp);
  }
});

Deno.test("a Chromium offer is identified", () => {
  assert.deepEqual(identify(capture("chromium-156", "data-only.offerer.gathered.offer.sdp")), {
    sessionId: "6902154636338699393",
    sessionVersion: "2",
    bundled: ["0"],
    ufrags: ["c1S0"],
    fingerprints: [
      "sha-256 20:09:1A:A4:4A:61:BB:C3:8E:8E:29:BA:92:69:A6:48:9E:EB:0E:53:19:7D:84:60:26:D1:07:4B:65:AE:0A:D0",
    ],
    setup: "actpass",
    media: ["application"],
    mids: ["0"],
    candidates: [
      "candidate:3534855228 1 udp 2113937151 5139f470-8155-437d-ae69-83705ad2fa4a.local 41949 typ host " +
      "generation 0 network-cost 999",
      "candidate:3586388108 1 udp 2113942271 0e3688ac-df3b-4755-a1bb-04cb537f6fc8.local 48731 typ host " +
      "generation 0 network-cost 999",
    ],
  });
});

Deno.test("a Firefox offer is identified, with its fingerprint at session level and its attributes sorted", () => {
  const said = identify(capture("firefox-153", "data-only.offerer.gathered.offer.sdp"));
  assert.equal(said.sessionId, "517217988337277584");
  assert.deepEqual(said.ufrags, ["faf98ee9"]);
  assert.equal(said.fingerprints.length, 1);
  assert.equal(said.setup, "actpass");
  assert.deepEqual(said.mids, ["0"]);
  assert.equal(said.candidates.length, 4);
});

Deno.test("with media, each section's mid is told once and repeated credentials are told once", () => {
  for (const browser of BROWSERS) {
    const offer = identify(capture(browser, "audio-video-data.offerer.gathered.offer.sdp"));
    assert.deepEqual(offer.mids, ["0", "1", "2"]);
    assert.deepEqual(offer.media, ["audio", "video", "application"]);
    assert.equal(offer.ufrags.length, 1);
    assert.equal(offer.fingerprints.length, 1);
    const answer = identify(capture(browser, "audio-video-data.answerer.gathered.answer.sdp"));
    assert.deepEqual(answer.mids, ["0", "1", "2"]);
    assert.equal(answer.setup, "active");
    assert.notDeepEqual(answer.ufrags, offer.ufrags);
  }
});

Deno.test("of several setup lines the first counts, of several o= lines too; a line elsewhere in a line does not", () => {
  const said = identify("o=- 1 1 IN IP4 0\r\no=- 2 1 IN IP4 0\r\na=setup:active\r\na=setup:passive\r\ns=a=mid:9\r\n");
  assert.deepEqual([said.sessionId, said.setup, said.mids], ["1", "active", []]);
});

Deno.test("an offer without media has no credentials, but a session id", () => {
  for (const browser of BROWSERS) {
    const said = identify(capture(browser, "empty-offer.offerer.no-media.offer.sdp"));
    assert.match(said.sessionId!, /^\d+$/);
    assert.deepEqual([said.ufrags, said.mids, said.candidates, said.setup], [[], [], [], undefined]);
  }
});

Deno.test("identify never throws, and does not mind the kind of line break", () => {
  fc.assert(fc.property(texts(), (text) => assert.deepEqual(identify(text), identify(normalizeSdp(text)))));
});

Deno.test("identify finds the lines that readSdp reads, and no others", () => {
  const attribute = (text: string, name: string) =>
    readSdp(text).lines.filter((line) => line.type === "a" && line.text.startsWith(`a=${name}:`)).map(({ value }) =>
      value
    );
  const lines = fc.constantFrom(
    "a=mid:0",
    "a=mid:",
    "a=setup:active",
    "m=audio 9",
    "m=",
    "x a=mid:1",
    "a=candidate:1 m=2",
    "",
  );
  const ends = fc.constantFrom("\r\n", "\n", "\r", " ", "");
  const made = fc.array(fc.tuple(lines, ends)).map((pairs) => pairs.flat().join(""));
  fc.assert(fc.property(fc.oneof(made, texts()), (text) => {
    const said = identify(text);
    assert.deepEqual(said.mids, attribute(text, "mid"));
    assert.equal(said.setup, attribute(text, "setup")[0]);
    assert.deepEqual(said.candidates, attribute(text, "candidate").map((value) => `candidate:${value}`));
    assert.equal(said.media.length, readSdp(text).lines.filter(({ name }) => name === "m=").length);
  }));
});

Deno.test("two descriptions have the same sections where kinds, order and names agree, and every section has one", () => {
  const same = (one: string, other: string) => haveSameSections(identify(one), identify(other));
  const section = (media: string, mid?: string) => `m=${media} 9 x 0\r\n${mid === undefined ? "" : `a=mid:${mid}\r\n`}`;
  assert.ok(same(section("audio", "0") + section("video", "1"), section("audio", "0") + section("video", "1")));
  assert.ok(!same(section("audio", "0") + section("video", "1"), section("video", "1") + section("audio", "0")));
  assert.ok(!same(section("audio", "0"), section("audio", "1")));
  assert.ok(!same(section("audio", "0"), section("audio", "0") + section("video", "1")));
  assert.ok(!same(section("audio", "0") + section("video"), section("audio", "0") + section("video")));
  assert.ok(!same(section("audio"), section("audio")));
});

Deno.test("100 kB of line breaks, or one line of 100 kB, is read at once", () => {
  const spent = stopwatch();
  for (const text of ["\n".repeat(100_000), "\r".repeat(100_000), "a".repeat(100_000), "a=\r\n".repeat(25_000)]) {
    assert.equal(writeSdp(readSdp(text)), text);
    identify(text);
  }
  assert.ok(spent() < 2000);
});
