/** The rules between an offer and its answer: each with a pair that breaks it, and one that does not. */
import assert from "node:assert/strict";
import { compare } from "../../../protocol/sdp/compare/mod.ts";
import { comparisonText } from "../../../protocol/sdp/compare/comparison.ts";
import { PAIR_WORDS, type PairCode } from "../../../protocol/sdp/pair/wording.ts";
import { isPairNote, roundFindings, strayCandidates } from "../../../protocol/sdp/pair/mod.ts";
import { BROWSERS, capture } from "../support/mod.ts";

const TRANSPORT = ["c=IN IP4 0.0.0.0", "a=ice-ufrag:abcd", `a=ice-pwd:${"p".repeat(22)}`, "a=rtcp-mux"];
const H264 = "level-asymmetry-allowed=0;packetization-mode=1;profile-level-id=42e0";

/** An offer with a video section and one for data channels. */
const OFFER = [
  "v=0",
  "o=- 1 2 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "a=group:BUNDLE 0 1",
  "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
  ...TRANSPORT,
  "a=setup:actpass",
  "a=mid:0",
  "a=sendrecv",
  "a=rtpmap:96 VP8/90000",
  "a=rtpmap:97 H264/90000",
  `a=fmtp:97 ${H264}1f`,
  "a=extmap:1 urn:x:one",
  "a=extmap:2/sendonly urn:x:two",
  "a=rid:f send",
  "a=rid:q send",
  "a=simulcast:send f;q",
  "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
  ...TRANSPORT,
  "a=setup:actpass",
  "a=mid:1",
  "a=sctp-port:5000",
].join("\r\n") + "\r\n";
const CANDIDATE = "a=candidate:1 1 udp 2113937151 192.0.2.7 5000 typ host\r\n";

const at = (address: string) => CANDIDATE.replace("192.0.2.7", address);

/** An answer that breaks no rule. */
const ANSWER = OFFER.replace("o=- 1", "o=- 7").replaceAll("abcd", "efgh").replaceAll("actpass", "active")
  .replace("2/sendonly", "2/recvonly").replaceAll(" send\r", " recv\r").replace("simulcast:send", "simulcast:recv") +
  CANDIDATE;

/** `text` with one thing changed; a test that changes nothing says so. */
function but(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  assert.notEqual(changed, text, String(from));
  return changed;
}
const swapped = (text: string) => {
  const [head, one, two] = text.split(/^(?=m=)/m);
  return head + two + one;
};
/** Without one of its sections. */
const without = (text: string, media: string) =>
  text.split(/^(?=m=)/m).filter((part) => !part.startsWith(`m=${media}`)).join("");

type Pair = readonly [offer: string, answer: string];

/** For each rule, a pair that breaks it and nothing else, and one that is near it and does not. */
const RULES: Readonly<Partial<Record<PairCode, readonly [broken: Pair, kept: Pair]>>> = {
  "own-offer": [[OFFER, OFFER], [OFFER, ANSWER]],
  "section-count": [[OFFER, without(ANSWER, "video")], [OFFER, but(ANSWER, "m=video 9", "m=video 0")]],
  "section-order": [[OFFER, swapped(ANSWER)], [swapped(OFFER), swapped(ANSWER)]],
  "section-kind": [[OFFER, but(ANSWER, "m=video", "m=audio")], [OFFER, ANSWER]],
  "section-mid": [[OFFER, but(ANSWER, "a=mid:0", "a=mid:x")], [OFFER, ANSWER]],
  "refused-all": [
    [OFFER, but(but(ANSWER, "m=video 9", "m=video 0"), "m=application 9", "m=application 0")],
    [OFFER, but(ANSWER, "m=video 9", "m=video 0")],
  ],
  "refused-codec": [
    [
      but(but(OFFER, "SAVPF 96 97", "SAVPF 97"), "a=rtpmap:96 VP8/90000\r\n", ""),
      but(ANSWER, "m=video 9", "m=video 0"),
    ],
    [OFFER, but(ANSWER, "m=video 9", "m=video 0")],
  ],
  "roles": [
    [OFFER.replaceAll("actpass", "active"), ANSWER],
    [OFFER.replaceAll("actpass", "passive"), ANSWER],
  ],
  "role-open": [[OFFER, ANSWER.replaceAll("active", "actpass")], [OFFER, ANSWER.replaceAll("active", "passive")]],
  "lite-both": [
    [but(OFFER, "t=0 0", "t=0 0\r\na=ice-lite"), but(ANSWER, "t=0 0", "t=0 0\r\na=ice-lite")],
    [OFFER, but(ANSWER, "t=0 0", "t=0 0\r\na=ice-lite")],
  ],
  "bundle-enlarged": [[but(OFFER, "BUNDLE 0 1", "BUNDLE 0"), ANSWER], [OFFER, but(ANSWER, "BUNDLE 0 1", "BUNDLE 0")]],
  "bundle-refused": [[OFFER, but(ANSWER, "a=group:BUNDLE 0 1\r\n", "")], [
    OFFER,
    but(ANSWER, "BUNDLE 0 1", "BUNDLE 0"),
  ]],
  "direction-more": [
    [but(OFFER, "a=sendrecv", "a=sendonly"), ANSWER],
    [but(OFFER, "a=sendrecv", "a=sendonly"), but(ANSWER, "a=sendrecv", "a=recvonly")],
  ],
  "codec-added": [
    [
      but(OFFER, "VP8/90000", "VP9/90000"),
      but(ANSWER, "SAVPF 96 97", "SAVPF 97 96").replace("a=rtpmap:96", "a=rtpmap:96"),
    ],
    [OFFER, but(ANSWER, "SAVPF 96 97", "SAVPF 97 96")],
  ],
  "codec-strange": [
    [OFFER, but(but(ANSWER, "VP8/90000", "AV1/90000"), "SAVPF 96 97", "SAVPF 96")],
    [OFFER, but(ANSWER, "SAVPF 96 97", "SAVPF 96")],
  ],
  "payload-meaning": [
    [
      OFFER,
      but(but(but(ANSWER, "96 VP8", "9x VP8"), "97 H264", "96 H264"), "9x VP8", "97 VP8").replace("fmtp:97", "fmtp:96"),
    ],
    [OFFER, but(but(ANSWER, "SAVPF 96", "SAVPF 100"), "rtpmap:96", "rtpmap:100")],
  ],
  "extmap-moved": [
    [OFFER, but(ANSWER, "a=extmap:1 urn:x:one", "a=extmap:3 urn:x:one")],
    [OFFER, but(ANSWER, "a=extmap:1 urn:x:one\r\n", "")],
  ],
  "extmap-direction": [
    [OFFER, but(ANSWER, "2/recvonly", "2/sendonly")],
    [OFFER, but(ANSWER, "2/recvonly", "2/inactive")],
  ],
  "simulcast-refused": [
    [OFFER, but(ANSWER, "a=simulcast:recv f;q\r\n", "")],
    [but(OFFER, "a=simulcast:send f;q\r\n", ""), but(ANSWER, "a=simulcast:recv f;q\r\n", "")],
  ],
  "simulcast-changed": [
    [OFFER, but(ANSWER, "recv f;q", "recv f;~q")],
    [OFFER, but(ANSWER, "recv f;q", "recv q;f")],
  ],
  "level-raised": [
    [OFFER, but(ANSWER, `${H264}1f`, `${H264}28`)],
    [OFFER.replace("allowed=0", "allowed=1"), but(ANSWER, `${H264}1f`, `${H264}28`).replace("allowed=0", "allowed=1")],
  ],
  "profile-changed": [[OFFER, but(ANSWER, "UDP/TLS/RTP/SAVPF", "RTP/AVP")], [OFFER, ANSWER]],
  "ufrag-shared": [[OFFER, ANSWER.replaceAll("efgh", "abcd")], [OFFER, ANSWER]],
  "loopback-only": [
    [OFFER + at("127.0.0.1"), but(ANSWER, "192.0.2.7", "127.0.0.1")],
    [OFFER, ANSWER],
  ],
  "no-pair": [
    [OFFER + at("192.0.2.1"), but(ANSWER, "192.0.2.7", "2001:db8::1")],
    [OFFER + at("0d2c8f4a-0000-4000-8000-000000000001.local"), but(ANSWER, "192.0.2.7", "2001:db8::1")],
  ],
  "answer-unreachable": [
    [OFFER, but(ANSWER, CANDIDATE, "")],
    [OFFER, but(but(ANSWER, CANDIDATE, ""), "t=0 0", "t=0 0\r\na=ice-options:trickle")],
  ],
};
/** Rules that hold in more than one pair, or between rounds, and have tests of their own below. */
const ELSEWHERE: readonly PairCode[] = ["two-offers", "candidate-nowhere", "role-changed", "credentials-changed"];

const codes = ([offer, answer]: Pair) => compare(offer, answer, true).findings.map(({ code }) => code);

Deno.test("a pair that breaks no rule has no finding, and every rule has its pairs", () => {
  assert.deepEqual(codes([OFFER, ANSWER]), []);
  assert.deepEqual(Object.keys(PAIR_WORDS).toSorted(), [...Object.keys(RULES), ...ELSEWHERE].toSorted());
  for (const browser of BROWSERS) {
    const [offer, answer] = ["offerer.gathered.offer", "answerer.gathered.answer"]
      .map((name) => capture(browser, `audio-video-data.${name}.sdp`));
    assert.deepEqual(codes([offer, answer]), [], browser);
  }
});

for (const [code, [broken, kept]] of Object.entries(RULES)) {
  Deno.test(`${code}: told where it is broken, and not where it is kept`, () => {
    assert.ok(codes(broken).includes(code), codes(broken).join());
    assert.ok(!codes(kept).includes(code), codes(kept).join());
    const finding = compare(...broken, true).findings.find((one) => one.code === code)!;
    assert.doesNotMatch(finding.said + finding.next, /\{\}|undefined|NaN/);
    // What is wrong is said first, before what became of each section.
    const compared = compare(...broken, true);
    assert.ok(comparisonText([compared])[0].startsWith(compared.findings[0].said));
    // Of several rounds each sentence says which it is of.
    assert.ok(comparisonText([compare(...kept, true), compared]).at(-1)!.startsWith("Round 2: "));
  });
}

Deno.test("candidates that cannot be paired, each with what parts them", () => {
  const tcp = (address: string, type: string) =>
    `a=candidate:1 1 tcp 2113937151 ${address} 9 typ host tcptype ${type}\r\n`;
  const told = (offered: string, answered: string) =>
    compare(OFFER + offered, but(ANSWER, CANDIDATE, answered), true).findings.find(({ code }) => code === "no-pair")
      ?.said;
  assert.match(told(at("192.0.2.1"), at("2001:db8::1"))!, /only IPv4 addresses, the answer only IPv6 ones\.$/);
  assert.match(told(at("192.0.2.1"), tcp("192.0.2.2", "active"))!, /only UDP candidates, the answer only TCP ones\.$/);
  assert.match(told(tcp("192.0.2.1", "active"), tcp("192.0.2.2", "active"))!, /both only open TCP connections/);
  assert.match(told(tcp("192.0.2.1", "passive"), tcp("192.0.2.2", "passive"))!, /both only take TCP connections/);
  assert.match(
    told(at("192.0.2.1") + tcp("2001:db8::1", "active"), at("2001:db8::2") + tcp("192.0.2.2", "active"))!,
    /addresses are of different families/,
  );
  assert.equal(told(tcp("192.0.2.1", "active"), tcp("192.0.2.2", "passive")), undefined);
  assert.equal(told(tcp("192.0.2.1", "so"), tcp("192.0.2.2", "so")), undefined);
  assert.equal(told(at("192.0.2.1") + at("2001:db8::1"), at("2001:db8::2")), undefined);
  assert.equal(told("", at("2001:db8::2")), undefined);
});

Deno.test("two offers are no pair, and a later offer of one side is", () => {
  const other = OFFER.replace("o=- 1", "o=- 7");
  assert.deepEqual(compare(OFFER, other).findings.map(({ code }) => code), ["two-offers"]);
  assert.deepEqual(compare(OFFER, OFFER.replace("o=- 1 2", "o=- 1 3")).findings, []);
});

Deno.test("between rounds: a role that changed, credentials that changed, and neither", () => {
  const rounds = [{ first: 0, second: 1, answers: true }, { first: 2, second: 3, answers: true }];
  const told = (offer: string, answer: string) =>
    roundFindings([OFFER, ANSWER, offer, answer], rounds).get(3)?.map(({ code }) => code) ?? [];
  assert.deepEqual(told(OFFER, ANSWER), []);
  assert.deepEqual(told(OFFER, ANSWER.replaceAll("a=setup:active", "a=setup:passive")), ["role-changed"]);
  assert.ok(told(OFFER, ANSWER.replaceAll("efgh", "wxyz")).includes("credentials-changed"));
  assert.ok(isPairNote("credentials-changed") && !isPairNote("role-changed"));
});

Deno.test("a candidate for a section that is not there, by mid and by index", () => {
  const told = (...places: Parameters<typeof strayCandidates>[1]) =>
    strayCandidates([OFFER], places).map(({ said }) => said);
  assert.deepEqual(told({ sdpMid: "0" }, { sdpMid: "1" }, { sdpMLineIndex: 1 }, {}), []);
  assert.match(told({ sdpMid: "0" }, { sdpMid: "9" })[0], /the mid “9”/);
  assert.match(told({ sdpMLineIndex: 2 })[0], /sdpMLineIndex 2, the highest here is 1/);
  assert.deepEqual(strayCandidates([], [{ sdpMid: "9" }]), []);
});
