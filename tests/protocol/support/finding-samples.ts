/** A sample of each finding: a good description with one thing changed. It holds no test itself. */
import assert from "node:assert/strict";
import type { FindingCode } from "../../../protocol/sdp/mod.ts";

const FINGERPRINT = `a=fingerprint:sha-256 ${Array(32).fill("0A").join(":")}`;
export const HEAD = ["v=0", "o=- 1 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0 1"];
export const TRANSPORT = [
  "c=IN IP4 0.0.0.0",
  "a=ice-ufrag:abcd",
  `a=ice-pwd:${"p".repeat(22)}`,
  FINGERPRINT,
  "a=setup:actpass",
];
const RTP = ["a=rtcp-mux", "a=rtpmap:96 VP8/90000", "a=fmtp:96 x=1", "a=rtcp-fb:96 nack", "a=rtpmap:0 PCMU/8000"];
export const CANDIDATE = "a=candidate:1 1 udp 1 192.0.2.1 5000 typ host ufrag abcd";
const DATA = [
  "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
  ...TRANSPORT,
  "a=mid:1",
  "a=sctp-port:5000",
  CANDIDATE,
];
export const GOOD = [...HEAD, "m=video 9 UDP/TLS/RTP/SAVPF 96 0", ...TRANSPORT, "a=mid:0", ...RTP, ...DATA];
export const text = (lines: readonly string[]) => lines.join("\r\n") + "\r\n";
/** The good description with the first line that starts so replaced; by nothing, it is taken out. */
const but = (start: string, ...by: string[]) => {
  const at = GOOD.findIndex((line) => line.startsWith(start));
  assert.ok(at >= 0, start);
  return text(GOOD.toSpliced(at, 1, ...by));
};
const candidates = (by: string) => text(GOOD.map((line) => line === CANDIDATE ? by : line));

/** The good description with a section for audio behind it, in the same bundle; each may have lines more. */
const withAudio = (payload: string, audio: readonly string[], video: readonly string[] = []) =>
  text([
    ...GOOD.flatMap((line) =>
      line.startsWith("a=mid:0") ? [line, ...video] : [line.replace("BUNDLE 0 1", "BUNDLE 0 1 2")]
    ),
    `m=audio 9 UDP/TLS/RTP/SAVPF ${payload}`,
    ...TRANSPORT,
    "a=mid:2",
    "a=rtcp-mux",
    `a=rtpmap:${payload} opus/48000/2`,
    ...audio,
  ]);
const LEVEL = "a=extmap:2 urn:ietf:params:rtp-hdrext:ssrc-audio-level";
const TIME = "a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";

/** Each with the line it is found on, and the type that the description is given as. */
export const SAMPLES: Record<FindingCode, readonly [sample: string, line: number, type?: string]> = {
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
  "payload-clash": [withAudio("96", []), 35],
  "payload-unmapped": [but("a=fmtp:96", "a=fmtp:97 x=1"), 15],
  "payload-range": [but("m=video", "m=video 9 UDP/TLS/RTP/SAVPF 96 128"), 6],
  "rtpmap-broken": [but("a=rtpmap:96", "a=rtpmap:96"), 14],
  "feedback-broken": [but("a=rtcp-fb:96", "a=rtcp-fb:"), 16],
  "extmap-range": [but("a=mid:0", "a=mid:0", "a=extmap:256 urn:x"), 13],
  "extmap-doubled": [but("a=mid:0", "a=mid:0", "a=extmap:1 urn:x", "a=extmap:1 urn:y"), 14],
  "bandwidth-broken": [but("c=", "c=IN IP4 0.0.0.0", "b=AS:-2"), 8],
  "ssrc-broken": [but("a=mid:0", "a=mid:0", "a=ssrc:abc cname:x"), 13],
  "msid-tracks": [but("a=mid:0", "a=mid:0", "a=msid:s1 t1", "a=msid:s2 t2"), 14],
  "msid-doubled": [withAudio("111", ["a=msid:s t"], ["a=msid:s t"]), 37],
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
  "extmap-clash": [withAudio("111", [LEVEL], [TIME]), 37],
  "h264-bare": [but("a=rtpmap:96", "a=rtpmap:96 H264/90000").replace(" 96 0", " 96"), 6],
  "h264-profile": [
    but("a=rtpmap:96", "a=rtpmap:96 H264/90000").replace(" 96 0", " 96").replace("x=1", "profile-level-id=4d002a"),
    6,
  ],
  "payload-kind": [
    but("m=video", "m=video 9 UDP/TLS/RTP/SAVPF 0").replace(/a=(?:rtpmap|fmtp|rtcp-fb):(?:96|0) .*\r\n/g, ""),
    6,
  ],
  "rid-extension": [but("a=mid:0", "a=mid:0", "a=rid:a send", "a=simulcast:send a"), 14],
  "msid-trackless": [but("a=mid:0", "a=mid:0", "a=ssrc:1 msid:stream"), 13],
  "msid-streams": [
    but("a=mid:0", "a=mid:0", "a=ssrc:1 cname:x", "a=ssrc:1 msid:s t", "a=ssrc:2 cname:x", "a=ssrc:2 msid:u t"),
    16,
  ],
  "no-bundle": [but("a=group"), 0],
  "offer-role": [text(GOOD).replaceAll("actpass", "passive"), 11, "offer"],
  "msid-semantic-space": [but("a=group", "a=group:BUNDLE 0 1", "a=msid-semantic:WMS*"), 6],
  "only-loopback": [candidates(CANDIDATE.replace("192.0.2.1", "127.0.0.1")), 0],
  "no-candidates": [candidates("a=x"), 0],
  "only-local": [candidates(CANDIDATE.replace("192.0.2.1", "a.local")), 0],
  "only-tcp": [candidates(CANDIDATE.replace("udp", "tcp")), 0],
  "only-relay": [candidates(CANDIDATE.replace("host", "relay raddr 0.0.0.0 rport 0")), 0],
};
