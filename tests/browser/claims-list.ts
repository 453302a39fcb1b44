/**
 * Claims: what browsers do with a text, as the sentences of this site say it. Each is tried in both browsers
 * (`claims.spec.ts`); that each sentence has its claim and says the same is tested in `tests/protocol/sdp/claims_test.ts`.
 * It holds no test itself.
 */
import type { FindingCode } from "../../protocol/sdp/mod.ts";
import { CANDIDATE, GOOD, SAMPLES, text } from "../protocol/support/finding-samples.ts";

type Doing = "takes" | "refuses";

/** A text for a call, and what Chromium 156 and Firefox 153 did with it on 26 November 2026. */
export interface Claim {
  readonly about: FindingCode | "good" | string;
  readonly call: "setRemoteDescription" | "addIceCandidate";
  readonly type: "offer" | "answer" | "pranswer";
  readonly text: string;
  readonly chromium: Doing;
  readonly firefox: Doing;
  /** What Chromium says of it, where a sentence quotes that. */
  readonly says?: RegExp;
}

const BOTH = ["takes", "takes"] as const;
const NONE = ["refuses", "refuses"] as const;
const ONLY_FIREFOX = ["refuses", "takes"] as const;
const ONLY_CHROMIUM = ["takes", "refuses"] as const;

/** By finding, for its sample: what Chromium did, and what Firefox did. */
const OF_FINDINGS: Readonly<Partial<Record<FindingCode, readonly [chromium: Doing, firefox: Doing]>>> = {
  ...of(BOTH, "trailing-space no-media no-sctp-port fingerprint-length crypto ice-chars candidate-odd candidate-ufrag"),
  ...of(BOTH, "redacted group-place transport-plain h264-bare h264-profile msid-trackless no-bundle offer-role"),
  ...of(
    BOTH,
    "payload-clash msid-streams msid-semantic-space only-loopback no-candidates only-local only-tcp only-relay bundle-off",
  ),
  ...of(NONE, "no-version no-origin no-timing origin-fields bare-cr mid-doubled mid-long mid-chars no-rtcp-mux"),
  ...of(NONE, "no-fingerprint fingerprint-hash fingerprint-hex actpass-in-answer setup-unknown no-ufrag no-pwd"),
  ...of(NONE, "ufrag-length pwd-length payload-range extmap-range extmap-doubled bandwidth-broken simulcast-rid"),
  ...of(NONE, "no-session invisible transport-unknown fingerprint-missing"),
  ...of(ONLY_FIREFOX, "version-again no-name line-late name-empty blank-line malformed-line no-final-break no-formats"),
  ...of(ONLY_FIREFOX, "connection-broken port-broken bundle-unknown sctp-port-broken message-size-broken data-doubled"),
  ...of(ONLY_FIREFOX, "fingerprint-twice candidate-unreadable candidate-field payload-doubled payload-unmapped"),
  ...of(ONLY_FIREFOX, "rtpmap-broken feedback-broken ssrc-broken msid-tracks simulcast-doubled simulcast-empty"),
  ...of(
    ONLY_FIREFOX,
    "feedback-unmapped payload-kind rid-extension msid-doubled extmap-clash",
  ),
  ...of(ONLY_CHROMIUM, "non-ascii no-connection kind-unknown no-mid fingerprint-lowercase no-setup setup-holdconn"),
  ...of(ONLY_CHROMIUM, "bundle-doubled extmap-high"),
};

function of(doing: readonly [Doing, Doing], codes: string): Partial<Record<FindingCode, readonly [Doing, Doing]>> {
  return Object.fromEntries(codes.split(" ").map((code) => [code, doing]));
}

const claim = (
  about: string,
  text: string,
  [chromium, firefox]: readonly [Doing, Doing],
  more: Partial<Claim> = {},
): Claim => ({ about, call: "setRemoteDescription", type: "offer", text, chromium, firefox, ...more });

const plain = CANDIDATE.slice(2).replace(" ufrag abcd", "");
const alone = (about: string, text: string, doing: readonly [Doing, Doing]) =>
  claim(about, text, doing, { call: "addIceCandidate" });

const ORDER = /The order of m-lines in answer doesn't match order in offer/;
const answered = text(GOOD).replaceAll("actpass", "active");
/** With its two sections in the other order. */
function swapped(sdp: string): string {
  const [head, first, second] = sdp.split(/^(?=m=)/m);
  return head + second + first;
}

/** Every claim. */
export const CLAIMS: readonly Claim[] = [
  claim("good", text(GOOD), BOTH),
  ...Object.entries(OF_FINDINGS).map(([code, doing]) => {
    const [sample, , type] = SAMPLES[code as FindingCode];
    return claim(code, sample, doing, { type: type === "answer" ? "answer" : "offer" });
  }),
  claim("transport-plain", text(GOOD).replace("UDP/TLS/RTP/SAVPF", "RTP/AVP"), BOTH),
  claim("setup-passive", text(GOOD).replaceAll("actpass", "active"), BOTH),
  claim("version 1", text(GOOD).replace("v=0", "v=1"), ONLY_CHROMIUM),
  claim("pion", text(GOOD).replace("m=video", "a=msid-semantic:WMS*\r\nm=video"), BOTH),
  claim("esp-webrtc", text(GOOD).replace("m=video", "a=msid-semantic: esp-webrtc\r\nm=video"), BOTH),
  claim(
    "zlmediakit",
    text(GOOD).replaceAll("a=ice-ufrag:abcd", "a=ice-ufrag:zlm_4=ab").replace("ufrag abcd", ""),
    BOTH,
  ),
  claim("a space behind rtcp-fb", text(GOOD).replace("a=rtcp-fb:96 nack", "a=rtcp-fb:96 nack "), BOTH),
  claim("zero width space in s=", text(GOOD).replace("s=-", "s=a\u200b"), ONLY_CHROMIUM),
  claim("extmap 15", text(GOOD).replace("a=mid:0", "a=mid:0\r\na=extmap:15 urn:x"), ONLY_CHROMIUM),
  claim(
    "i=, u=, e= and p=",
    text(GOOD).replace("s=-", "s=-\r\ni=a\r\nu=http://x.example\r\ne=a@x.example\r\np=+1 2"),
    BOTH,
  ),
  claim("RTP/SAVPF", text(GOOD).replace("UDP/TLS/RTP/SAVPF", "RTP/SAVPF"), BOTH),
  claim(
    "sctpmap",
    text(GOOD).replace("UDP/DTLS/SCTP webrtc-datachannel", "DTLS/SCTP 5000")
      .replace("a=sctp-port:5000", "a=sctpmap:5000 webrtc-datachannel 1024"),
    BOTH,
  ),
  claim("a provisional answer", answered, ONLY_CHROMIUM, { type: "pranswer" }),
  claim("a good answer", answered, BOTH, { type: "answer" }),
  claim("sections in another order", swapped(answered), NONE, { type: "answer", says: ORDER }),
  claim("a section with another mid", answered.replace("BUNDLE 0", "BUNDLE 7").replace("mid:0", "mid:7"), NONE, {
    type: "answer",
    says: ORDER,
  }),
  claim("an answer whose first section is off", answered.replace("m=video 9", "m=video 0"), NONE, { type: "answer" }),
  claim("an answer whose second section is off", answered.replace("m=application 9", "m=application 0"), BOTH, {
    type: "answer",
  }),
  alone("typ foo", plain.replace("host", "foo"), ONLY_FIREFOX),
  alone("priority 0", plain.replace("udp 1 ", "udp 0 "), BOTH),
  alone("priority 4294967295", plain.replace("udp 1 ", "udp 4294967295 "), BOTH),
  alone("priority 4294967296", plain.replace("udp 1 ", "udp 4294967296 "), ONLY_FIREFOX),
  alone("ssltcp", plain.replace("udp", "ssltcp"), BOTH),
  alone("port 99999", plain.replace("5000", "99999"), ONLY_FIREFOX),
];
