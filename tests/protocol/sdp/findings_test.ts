/** What JSEP or a browser would refuse or regret is found, worded, and bounded. */
import assert from "node:assert/strict";
import { stopwatch } from "../../timing.ts";
import * as fc from "fast-check";
import { contextOf } from "../../../protocol/sdp/context.ts";
import { FINDING_WORDS, type FindingCode, isNote } from "../../../protocol/sdp/findings/wording.ts";
import { findingsOf } from "../../../protocol/sdp/findings/mod.ts";
import { readSdp } from "../../../protocol/sdp/lines.ts";
import { anyText, capture, captures, damaged } from "../support/mod.ts";

const find = (text: string, type?: string) => {
  const sdp = readSdp(text);
  return findingsOf(sdp, contextOf(sdp), type);
};
const codes = (text: string) => find(text).map((finding) => finding.code);

const FINGERPRINT = `a=fingerprint:sha-256 ${Array(32).fill("0A").join(":")}`;
const HEAD = ["v=0", "o=- 1 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0 1"];
const TRANSPORT = [
  "c=IN IP4 0.0.0.0",
  "a=ice-ufrag:abcd",
  `a=ice-pwd:${"p".repeat(22)}`,
  FINGERPRINT,
  "a=setup:actpass",
];
const RTP = ["a=rtcp-mux", "a=rtpmap:96 VP8/90000", "a=fmtp:96 x=1", "a=rtcp-fb:96 nack", "a=rtpmap:0 PCMU/8000"];
const CANDIDATE = "a=candidate:1 1 udp 1 192.0.2.1 5000 typ host ufrag abcd";
const DATA = [
  "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
  ...TRANSPORT,
  "a=mid:1",
  "a=sctp-port:5000",
  CANDIDATE,
];
const GOOD = [...HEAD, "m=video 9 UDP/TLS/RTP/SAVPF 96 0", ...TRANSPORT, "a=mid:0", ...RTP, ...DATA];
const text = (lines: readonly string[]) => lines.join("\r\n") + "\r\n";
/** The good description with the first line that starts so replaced; by nothing, it is taken out. */
const but = (start: string, ...by: string[]) => {
  const at = GOOD.findIndex((line) => line.startsWith(start));
  assert.ok(at >= 0, start);
  return text(GOOD.toSpliced(at, 1, ...by));
};
const candidates = (by: string) => text(GOOD.map((line) => line === CANDIDATE ? by : line));

const SAMPLES: Record<FindingCode, readonly [sample: string, line: number, type?: string]> = {
  "no-version": [but("v="), 1],
  "version-again": [text(GOOD) + text(GOOD), 27],
  "no-origin": [but("o="), 0],
  "no-name": [but("s="), 0],
  "no-timing": [but("t="), 0],
  "line-late": [but("t=", "a=x", "t=0 0"), 5],
  "origin-fields": [but("o=", "o=- 1 2 IN IP4"), 2],
  "name-empty": [but("s=", "s="), 3],
  "blank-line": [but("t=", "t=0 0", ""), 5],
  "malformed-line": [but("t=", "t=0 0", "> quoted"), 5],
  "trailing-space": [but("t=", "t=0 0 "), 4],
  "bare-cr": [text(GOOD).replaceAll("\r\n", "\r"), 1],
  "no-final-break": [text(GOOD).trimEnd(), 26],
  "non-ascii": [but("o=", "o=– 1 2 IN IP4 127.0.0.1"), 2],
  "invisible": ["\uFEFF" + text(GOOD), 1],
  "no-media": [text(HEAD.slice(0, 4)), 0],
  "no-formats": [but("m=video", "m=video 9 UDP/TLS/RTP/SAVPF"), 6],
  "no-connection": [but("c="), 6],
  "connection-broken": [but("c=", "c=in ip4 0.0.0.0"), 7],
  "kind-unknown": [but("m=video", "m=text 9 UDP/TLS/RTP/SAVPF 96 0"), 6],
  "port-broken": [but("m=application", "m=application 65536 UDP/DTLS/SCTP webrtc-datachannel"), 18],
  "no-mid": [but("a=mid:0"), 6],
  "mid-doubled": [but("a=mid:0", "a=mid:1"), 18],
  "mid-long": [but("a=mid:0", `a=mid:${"0".repeat(17)}`), 12],
  "mid-chars": [but("a=mid:0", "a=mid:a b"), 12],
  "bundle-off": [but("m=application", "m=application 0 UDP/DTLS/SCTP webrtc-datachannel"), 18],
  "bundle-unknown": [but("a=group", "a=group:BUNDLE 0 1 2"), 5],
  "no-rtcp-mux": [but("a=rtcp-mux"), 6],
  "no-sctp-port": [but("a=sctp-port"), 18],
  "sctp-port-broken": [but("a=sctp-port", "a=sctp-port:abc"), 25],
  "message-size-broken": [but("a=sctp-port", "a=sctp-port:5000", "a=max-message-size:big"), 26],
  "data-doubled": [text([...GOOD, ...DATA]), 27],
  "no-fingerprint": [but("a=fingerprint"), 6],
  "fingerprint-hash": [but("a=fingerprint", "a=fingerprint:sha-999 0A:0A"), 10],
  "fingerprint-hex": [but("a=fingerprint", "a=fingerprint:sha-256 0A:XY"), 10],
  "fingerprint-length": [but("a=fingerprint", FINGERPRINT.slice(0, -3)), 10],
  "fingerprint-twice": [but("t=", "t=0 0", FINGERPRINT, FINGERPRINT.replaceAll("0A", "0B")), 6],
  "fingerprint-lowercase": [but("a=fingerprint", FINGERPRINT.replace("A", "a")), 10],
  "no-setup": [but("a=setup"), 6],
  "actpass-in-answer": [text(GOOD), 11, "answer"],
  "setup-holdconn": [but("a=setup", "a=setup:holdconn"), 11],
  "setup-unknown": [but("a=setup", "a=setup:banana"), 11],
  "crypto": [but("a=mid:0", "a=mid:0", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc"), 13],
  "no-ufrag": [but("a=ice-ufrag"), 6],
  "no-pwd": [but("a=ice-pwd"), 6],
  "ufrag-length": [but("a=ice-ufrag", "a=ice-ufrag:abc"), 8],
  "pwd-length": [but("a=ice-pwd", "a=ice-pwd:short"), 9],
  "ice-chars": [but("a=ice-ufrag", "a=ice-ufrag:ab-d"), 8],
  "candidate-unreadable": [candidates("a=candidate:1 1 udp 1 192.0.2.1"), 26],
  "candidate-field": [candidates(CANDIDATE.replace("5000", "99999")), 26],
  "candidate-odd": [candidates(CANDIDATE.replace("udp", "tcp")), 26],
  "candidate-ufrag": [candidates(CANDIDATE.replace("abcd", "wxyz")), 26],
  "payload-doubled": [but("a=rtpmap:0", "a=rtpmap:96 VP9/90000"), 17],
  "payload-clash": [text([...GOOD, "m=audio 9 UDP/TLS/RTP/SAVPF 96", "a=mid:1", "a=rtpmap:96 opus/48000/2"]), 29],
  "payload-unmapped": [but("a=fmtp:96", "a=fmtp:97 x=1"), 15],
  "payload-range": [but("m=video", "m=video 9 UDP/TLS/RTP/SAVPF 96 128"), 6],
  "rtpmap-broken": [but("a=rtpmap:96", "a=rtpmap:96"), 14],
  "feedback-broken": [but("a=rtcp-fb:96", "a=rtcp-fb:"), 16],
  "extmap-range": [but("a=mid:0", "a=mid:0", "a=extmap:256 urn:x"), 13],
  "extmap-doubled": [but("a=mid:0", "a=mid:0", "a=extmap:1 urn:x", "a=extmap:1 urn:y"), 14],
  "bandwidth-broken": [but("c=", "c=IN IP4 0.0.0.0", "b=AS:-2"), 8],
  "ssrc-broken": [but("a=mid:0", "a=mid:0", "a=ssrc:abc cname:x"), 13],
  "msid-tracks": [but("a=mid:0", "a=mid:0", "a=msid:s1 t1", "a=msid:s2 t2"), 14],
  "msid-doubled": [but("a=mid:0", "a=mid:0", "a=msid:s t").replace("a=mid:1", "a=mid:1\r\na=msid:s t"), 26],
  "simulcast-rid": [but("a=mid:0", "a=mid:0", "a=rid:a send", "a=simulcast:send a;b"), 14],
  "simulcast-doubled": [but("a=mid:0", "a=mid:0", "a=rid:a send", "a=simulcast:send a", "a=simulcast:send a"), 15],
  "simulcast-empty": [but("a=mid:0", "a=mid:0", "a=simulcast:"), 13],
  "feedback-unmapped": [but("a=rtcp-fb:96", "a=rtcp-fb:97 nack"), 16],
  "no-session": [text(GOOD.slice(HEAD.length)), 0],
  "redacted": [but("o=", "o=- 1 2 IN IP4 <ip-address>"), 2],
  "bundle-doubled": [but("a=group", "a=group:BUNDLE 0 1 0"), 5],
  "group-place": [but("a=mid:0", "a=mid:0", "a=group:BUNDLE 0"), 13],
  "transport-unknown": [but("m=video", "m=video 9 ICE/SDP 96"), 6],
  "transport-plain": [but("m=video", "m=video 9 RTP/SAVP 96"), 6],
  "fingerprint-missing": [but("a=fingerprint", "a=fingerprint:sha-256 "), 10],
  "extmap-high": [but("a=mid:0", "a=mid:0", "a=extmap:16 urn:x"), 13],
  "extmap-clash": [text([...GOOD.with(11, "a=mid:0\r\na=extmap:2 urn:ietf:x"), "a=extmap:2 urn:ietf:y"]), 28],
  "h264-bare": [but("a=rtpmap:96", "a=rtpmap:96 H264/90000").replace(" 96 0", " 96"), 6],
  "h264-profile": [
    but("a=rtpmap:96", "a=rtpmap:96 H264/90000").replace(" 96 0", " 96").replace("x=1", "profile-level-id=4d002a"),
    6,
  ],
  "payload-kind": [but("m=video", "m=video 9 UDP/TLS/RTP/SAVPF 0").replace("a=rtpmap:0 PCMU/8000\r\n", ""), 6],
  "rid-extension": [but("a=mid:0", "a=mid:0", "a=rid:a send", "a=simulcast:send a"), 14],
  "msid-trackless": [but("a=mid:0", "a=mid:0", "a=ssrc:1 msid:stream"), 13],
  "msid-streams": [but("a=mid:0", "a=mid:0", "a=ssrc:1 msid:s t", "a=ssrc:2 msid:u t"), 14],
  "no-bundle": [but("a=group"), 0],
  "offer-role": [text(GOOD).replaceAll("actpass", "passive"), 11, "offer"],
  "msid-semantic-space": [but("a=group", "a=group:BUNDLE 0 1", "a=msid-semantic:WMS*"), 6],
  "only-loopback": [candidates(CANDIDATE.replace("192.0.2.1", "127.0.0.1")), 0],
  "no-candidates": [candidates("a=x"), 0],
  "only-local": [candidates(CANDIDATE.replace("192.0.2.1", "a.local")), 0],
  "only-tcp": [candidates(CANDIDATE.replace("udp", "tcp")), 0],
  "only-relay": [candidates(CANDIDATE.replace("host", "relay raddr 0.0.0.0 rport 0")), 0],
};

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
