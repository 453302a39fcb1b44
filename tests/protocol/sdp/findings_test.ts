/** What JSEP or a browser would refuse or regret is found, worded, and bounded. */
import assert from "node:assert/strict";
import { stopwatch } from "../../timing.ts";
import * as fc from "fast-check";
import { contextOf } from "../../../protocol/sdp/context.ts";
import { FINDING_WORDS, isNote } from "../../../protocol/sdp/findings/wording.ts";
import { findingsOf } from "../../../protocol/sdp/findings/mod.ts";
import { readSdp } from "../../../protocol/sdp/lines.ts";
import { CANDIDATE, GOOD, HEAD, SAMPLES, text, TRANSPORT } from "../support/finding-samples.ts";
import { anyText, capture, captures, damaged } from "../support/mod.ts";

const find = (text: string, type?: string) => {
  const sdp = readSdp(text);
  return findingsOf(sdp, contextOf(sdp), type);
};
const codes = (text: string) => find(text).map((finding) => finding.code);

Deno.test("a good description has no finding", () => assert.deepEqual(find(text(GOOD)), []));

Deno.test("every code has a sample, is found on its line, and is worded", () => {
  assert.deepEqual(Object.keys(SAMPLES).sort(), Object.keys(FINDING_WORDS).sort());
  for (const [code, [sample, line, type]] of Object.entries(SAMPLES)) {
    const found = find(sample, type).find((finding) => finding.code === code);
    assert.ok(found, `${code} was not found, only ${codes(sample)}`);
    assert.equal(found.line, line, code);
    for (const words of [found.said, found.next]) {
      assert.match(words, /^[A-Z“–a-z0-9].*[.]$/s, code);
      assert.doesNotMatch(words, /\{\}|undefined|oops/i, code);
    }
  }
});

/** What one of the two browsers writes, and the other refuses. */
const OF_THE_OTHER = ["extmap-high", "feedback-unmapped"];

Deno.test("browsers’ own descriptions have nothing but notes, also without candidates and with LF", () => {
  for (const sdp of captures(".sdp")) {
    const worse = (text: string) => find(text).filter((one) => !isNote(one) && !OF_THE_OTHER.includes(one.code));
    assert.deepEqual(worse(sdp), []);
    assert.deepEqual(worse(sdp.replaceAll("\r\n", "\n")), []);
  }
  assert.deepEqual(codes(capture("chromium-156", "data-only.offerer.trickle-initial.offer.sdp")), ["no-candidates"]);
  assert.deepEqual(codes(capture("chromium-156", "data-only.offerer.gathered.offer.sdp")), ["only-local"]);
  assert.deepEqual(codes(capture("chromium-156", "empty-offer.offerer.no-media.offer.sdp")), ["no-media"]);
});

Deno.test("what holds for the session holds for its sections, and BUNDLE carries the transport of the others", () => {
  const own = (line: string) => /^a=(fingerprint|ice-|setup)|^c=/.test(line);
  const top = [...HEAD, ...TRANSPORT, ...GOOD.slice(HEAD.length).filter((line) => !own(line))];
  assert.deepEqual(codes(text(top)), []);
  const second = GOOD.findIndex((line) => line.startsWith("m=application"));
  const bundled = GOOD.filter((line, i) => i < second || !own(line) || line.startsWith("c="));
  assert.deepEqual(codes(text(bundled)), []);
  const alone = bundled.filter((line) => !line.startsWith("a=group"));
  assert.deepEqual(codes(text(alone)), ["no-bundle", "no-fingerprint", "no-ufrag", "no-pwd", "no-setup"]);
  assert.deepEqual(codes(text(alone).replace("m=application 9", "m=application 0")), ["no-bundle"]);
});

Deno.test("candidates alone, with or without a=, are judged as candidates", () => {
  const bare = CANDIDATE.slice(2);
  assert.deepEqual(codes(bare), []);
  assert.deepEqual(codes(`${CANDIDATE}\n${bare}\na=end-of-candidates\n`), []);
  assert.deepEqual(codes("candidate:1 1 udp"), ["candidate-unreadable"]);
  assert.deepEqual(codes(bare.replace("192.0.2.1", "a.local")), ["only-local"]);
});

Deno.test("a text that is no SDP is told so, not what is missing in it", () => {
  assert.deepEqual(codes(""), ["no-version"]);
  assert.deepEqual(codes("hello"), ["no-version", "malformed-line"]);
});

Deno.test("no text makes it throw, go beyond 200 findings, or name a line that is not there", () => {
  fc.assert(
    fc.property(fc.oneof(anyText(), damaged(captures(".sdp"))), (any) => {
      const { lines } = readSdp(any);
      const found = find(any);
      assert.ok(found.length <= 200);
      for (const { line, code } of found) {
        assert.ok(line >= 0 && line <= lines.length);
        assert.ok(Object.hasOwn(FINDING_WORDS, code));
      }
      assert.deepEqual(found.map((f) => f.line), found.map((f) => f.line).toSorted((a, b) => a - b));
    }),
    { numRuns: 500 },
  );
});

Deno.test("much of one mistake is said a few times, with how many more there are; and quickly", () => {
  const spent = stopwatch();
  assert.deepEqual(codes("a=d\n".repeat(250_000)), ["no-version"]);
  for (const line of ["", "m=", "é \r", "a=setup:x", "v=0", "a=candidate:", "a=rtpmap:1 a", "a=mid:1 2"]) {
    assert.ok(find(`${line}\n`.repeat(100_000)).length <= 200);
  }
  assert.ok(find(`a=group:BUNDLE ${"x ".repeat(500_000)}`).length <= 200);
  assert.ok(spent() < 20_000);
  const blank = find(text(GOOD) + "\n".repeat(1000)).filter((finding) => finding.code === "blank-line");
  assert.equal(blank.length, 12);
  assert.match(blank.at(-1)!.said, /The same is true of 988 more\.$/);
});
