/** How each `line.*` and `text.*` mistake damages a description. It holds no test itself. */

/** A damage, the description it is done to, and what `check` says: a code, and the line that it points at. */
export interface Break {
  readonly base: "data-only.offerer" | "data-only.answerer" | "audio-video-data.offerer" | "audio-video-data.answerer";
  readonly make: (sdp: string) => string;
  /** A finding's code or a problem's; none where the case is harmless, or `text.*`. */
  readonly code?: string;
  /** How the line begins; none where a whole line is missing. */
  readonly at?: string;
}

const lines = (sdp: string): string[] => sdp.split("\r\n").slice(0, -1);
const join = (all: readonly string[]): string => all.map((line) => `${line}\r\n`).join("");
const without = (...starts: string[]) => (sdp: string) =>
  join(lines(sdp).filter((line) => !starts.some((start) => line.startsWith(start))));
/** Every line that begins so becomes another one. */
const as = (start: string, line: string | ((old: string) => string)) => (sdp: string) =>
  join(lines(sdp).map((old) => !old.startsWith(start) ? old : typeof line === "string" ? line : line(old)));
/** Lines put behind the first one that begins so. */
const behind = (start: string, ...more: string[]) => (sdp: string) => {
  const all = lines(sdp);
  return join(all.toSpliced(all.findIndex((line) => line.startsWith(start)) + 1, 0, ...more));
};
const first = (start: string, line: string) => (sdp: string) => {
  const all = lines(sdp);
  return join(all.with(all.findIndex((old) => old.startsWith(start)), line));
};
const all = (...steps: ((sdp: string) => string)[]) => (sdp: string) => steps.reduce((now, step) => step(now), sdp);

const D = "data-only.offerer", ANSWER = "data-only.answerer", AV = "audio-video-data.offerer";
const HEX = (n: number, by = ":") => Array(n).fill("AB").join(by);
const print = (rest: string) => as("a=fingerprint:", `a=fingerprint:${rest}`);
const on = (base: Break["base"], make: Break["make"], code?: string, at?: string): Break => ({
  base,
  make,
  ...(code && { code }),
  ...(at && { at }),
});
const M = "m=application", A = "m=audio", CANDIDATE = "a=candidate:1 1 udp 1 192.0.2.1";
const calm = without("a=msid", "a=ssrc", "a=rid", "a=simulcast");
const mid = (name: string) => all(as("a=group:", `a=group:BUNDLE ${name}`), as("a=mid:", `a=mid:${name}`));
const fourth = (line: string) => all(calm, behind("a=mid:0", line));
const text = (make: Break["make"]) => on(D, make);
const wrap = (sdp: string) => sdp.replace(/^(.{72})(?=.)/gm, "$1\r\n");

export const BREAKS: Readonly<Record<string, Break>> = {
  "line.duplicate-mid": on(AV, first("a=mid:1", "a=mid:0"), "mid-doubled", "m=video"),
  "line.duplicate-mid-group-intact": on(AV, first("a=mid:1", "a=mid:0"), "bundle-unknown", "a=group:"),
  "line.no-mid": on(D, without("a=mid:"), "no-mid", M),
  "line.no-mid-av": on(AV, without("a=mid:", "a=group:")),
  "line.mid-17-chars": on(D, mid("m".repeat(17)), "mid-long", "a=mid:mmm"),
  "line.mid-33-chars": on(D, mid("m".repeat(33)), "mid-long", "a=mid:mmm"),
  "line.mid-bad-char": on(D, as("a=mid:", "a=mid:a b"), "mid-chars", "a=mid:a b"),
  "line.bundle-unknown-mid": on(D, as("a=group:", "a=group:BUNDLE 0 9"), "bundle-unknown", "a=group:BUNDLE 0 9"),
  "line.no-m": on(D, (sdp) => sdp.slice(0, sdp.indexOf("m=")), "bundle-unknown", "a=group:"),
  "line.no-fingerprint": on(D, without("a=fingerprint:"), "no-fingerprint", M),
  "line.no-fingerprint-answer": on(ANSWER, without("a=fingerprint:"), "no-fingerprint", M),
  "line.crypto-sdes": on(
    D,
    all(behind("a=mid:0", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x"), without("a=fingerprint:")),
    "no-fingerprint",
    M,
  ),
  "line.fingerprint-truncated": on(D, print(`sha-256 ${HEX(10)}:`), "fingerprint-hex", "a=fingerprint:"),
  "line.fingerprint-no-colons": on(D, print(`sha-256 ${HEX(32, "")}`), "fingerprint-hex", "a=fingerprint:"),
  "line.fingerprint-garbage": on(D, print("sha-256 not-hex"), "fingerprint-hex", "a=fingerprint:"),
  "line.fingerprint-unknown-algo": on(D, print(`sha-999 ${HEX(32)}`), "fingerprint-hash", "a=fingerprint:sha-999"),
  "line.fingerprint-md5": on(D, print(`md5 ${HEX(16)}`), "fingerprint-hash", "a=fingerprint:md5"),
  "line.fingerprint-short-valid": on(D, print(`sha-256 ${HEX(10)}`), "fingerprint-length", "a=fingerprint:"),
  "line.fingerprint-wrong-length-for-sha512": on(
    D,
    print(`sha-512 ${HEX(32)}`),
    "fingerprint-length",
    "a=fingerprint:",
  ),
  "line.fingerprint-lowercase": on(D, as("a=fingerprint:", (old) => old.toLowerCase()), "fingerprint-lowercase"),
  "line.fingerprint-algo-uppercase": on(D, print(`SHA-256 ${HEX(32)}`)),
  "line.fingerprint-sha1": on(D, print(`sha-1 ${HEX(20)}`)),
  "line.fingerprint-two-at-session": on(
    D,
    all(
      without("a=fingerprint:"),
      behind("t=", `a=fingerprint:sha-256 ${HEX(32)}`, `a=fingerprint:sha-512 ${HEX(64)}`),
    ),
    "fingerprint-twice",
    "a=fingerprint:sha-512",
  ),
  "line.no-ice-ufrag": on(D, without("a=ice-ufrag:"), "no-ufrag", M),
  "line.no-ice-pwd": on(D, without("a=ice-pwd:"), "no-pwd", M),
  "line.no-ice-creds": on(D, without("a=ice-ufrag:", "a=ice-pwd:"), "no-ufrag", M),
  "line.no-ice-creds-answer": on(ANSWER, without("a=ice-ufrag:", "a=ice-pwd:"), "no-pwd", M),
  "line.ufrag-3-chars": on(D, as("a=ice-ufrag:", "a=ice-ufrag:abc"), "ufrag-length", "a=ice-ufrag:abc"),
  "line.pwd-21-chars": on(D, as("a=ice-pwd:", `a=ice-pwd:${"p".repeat(21)}`), "pwd-length", "a=ice-pwd:ppp"),
  "line.ufrag-bad-char": on(D, as("a=ice-ufrag:", "a=ice-ufrag:ab-d"), "ice-chars", "a=ice-ufrag:ab-d"),
  "line.ufrag-257": on(D, as("a=ice-ufrag:", `a=ice-ufrag:${"u".repeat(257)}`), "ufrag-length", "a=ice-ufrag:uuu"),
  "line.no-setup-offer": on(D, without("a=setup:"), "no-setup", M),
  "line.no-setup-answer": on(ANSWER, without("a=setup:")),
  "line.setup-actpass-in-answer": on(ANSWER, as("a=setup:", "a=setup:actpass"), "mislabelled", "a=setup:actpass"),
  "line.setup-passive-in-offer": on(D, as("a=setup:", "a=setup:passive"), "offer-role", "a=setup:passive"),
  "line.setup-active-in-offer": on(D, as("a=setup:", "a=setup:active"), "offer-role", "a=setup:active"),
  "line.setup-holdconn-offer": on(D, as("a=setup:", "a=setup:holdconn"), "setup-holdconn", "a=setup:holdconn"),
  "line.setup-holdconn-answer": on(ANSWER, as("a=setup:", "a=setup:holdconn"), "setup-holdconn", "a=setup:holdconn"),
  "line.setup-garbage": on(D, as("a=setup:", "a=setup:banana"), "setup-unknown", "a=setup:banana"),
  "line.no-rtcp-mux": on(AV, without("a=rtcp-mux"), "no-rtcp-mux", A),
  "line.no-rtcp-mux-no-bundle": on(AV, without("a=rtcp-mux", "a=group:"), "no-rtcp-mux", A),
  "line.no-rtcp-mux-answer": on("audio-video-data.answerer", without("a=rtcp-mux"), "no-rtcp-mux", A),
  "line.mline-port-garbage": on(D, as(M, (old) => old.replace(/ \d+ /, " xx ")), "port-broken", `${M} xx`),
  "line.mline-port-65536": on(D, as(M, (old) => old.replace(/ \d+ /, " 65536 ")), "port-broken", `${M} 65536`),
  "line.mline-too-few": on(D, as(M, `${M} 9`), "no-formats", `${M} 9`),
  "line.mline-port-0": on(D, as(M, (old) => old.replace(/ \d+ /, " 0 ")), "bundle-off", `${M} 0`),
  "line.mline-rtp-avp": on(AV, as("m=", (old) => old.replace("UDP/TLS/RTP/SAVPF", "RTP/AVP"))),
  "line.mline-rtp-savpf": on(AV, as("m=", (old) => old.replace("UDP/TLS/RTP/SAVPF", "RTP/SAVPF"))),
  "line.mline-text-media": on(D, as(M, "m=text 9 UDP/TLS/RTP/SAVPF 98"), "kind-unknown", "m=text"),
  "line.mline-image-media": on(D, as(M, "m=image 9 udptl t38"), "kind-unknown", "m=image"),
  "line.two-data-sections": on(
    D,
    (sdp) => {
      const [top, data] = sdp.split(/^(?=m=)/m);
      return top.replace("BUNDLE 0", "BUNDLE 0 1") + data + data.replace("a=mid:0", "a=mid:1");
    },
    "data-doubled",
    M,
  ),
  "line.legacy-sctpmap": on(
    D,
    all(as(M, `${M} 9 DTLS/SCTP 5000`), as("a=sctp-port:", "a=sctpmap:5000 webrtc-datachannel 1024")),
  ),
  "line.no-v": on(D, without("v="), "no-version", "o="),
  "line.v-1": on(D, as("v=", "v=1"), "no-version", "v=1"),
  "line.no-o": on(D, without("o="), "no-origin"),
  "line.o-5-fields": on(D, as("o=", (old) => old.replace(/ \S+$/, "")), "origin-fields", "o="),
  "line.no-s": on(D, without("s="), "no-name"),
  "line.s-empty": on(D, as("s=", "s="), "name-empty", "s="),
  "line.s-space": on(D, as("s=", "s= ")),
  "line.no-t": on(D, without("t="), "no-timing"),
  "line.order-a-before-t": on(D, all(without("t="), behind("a=group:", "t=0 0")), "line-late", "t=0 0"),
  "line.no-c": on(D, without("c="), "no-connection", M),
  "line.unknown-type-y": on(D, behind("t=", "y=1"), "malformed-line", "y=1"),
  "line.unknown-attribute": on(D, behind("a=mid:", "a=x-new:thing")),
  "line.no-group-bundle": on(D, without("a=group:")),
  "line.no-ice-options": on(D, without("a=ice-options:")),
  "line.ice-lite": on(D, behind("t=", "a=ice-lite")),
  "line.sctp-port-missing": on(D, without("a=sctp-port:"), "no-sctp-port", M),
  "line.sctp-port-garbage": on(D, as("a=sctp-port:", "a=sctp-port:abc"), "sctp-port-broken", "a=sctp-port:abc"),
  "line.max-message-size-garbage": on(
    D,
    as("a=max-message-size:", "a=max-message-size:big"),
    "message-size-broken",
    "a=max-message-size:big",
  ),
  "line.fmtp-without-rtpmap": on(AV, without("a=rtpmap:111", "a=rtpmap:109"), "payload-unmapped", "a=fmtp:1"),
  "line.rtpmap-garbage": on(AV, behind("a=mid:0", "a=rtpmap:111"), "rtpmap-broken", "a=rtpmap:111"),
  "line.pt-dup-across-mlines": on(
    AV,
    all(behind("a=mid:0", "a=rtpmap:127 x/8000"), behind("a=mid:1", "a=rtpmap:127 y/90000")),
    "payload-clash",
    "a=rtpmap:127 ",
  ),
  "line.pt-128": on(
    AV,
    all(as(A, (old) => `${old} 128`), behind("a=mid:0", "a=rtpmap:128 x/8000")),
    "payload-range",
    A,
  ),
  "line.extmap-id-0": on(AV, behind("a=mid:0", "a=extmap:0 urn:x"), "extmap-range", "a=extmap:0 "),
  "line.extmap-id-15": on(AV, behind("a=mid:0", "a=extmap:15 urn:x"), "extmap-high", "a=extmap:15 "),
  "line.extmap-id-256": on(AV, behind("a=mid:0", "a=extmap:256 urn:x"), "extmap-range", "a=extmap:256 "),
  "line.extmap-dup-id": on(AV, behind("a=mid:0", "a=extmap:1 urn:x"), "extmap-doubled", "a=extmap:1"),
  "line.extmap-collision-bundle": on(AV, all(as("a=extmap:14 ", "a=extmap:1 urn:y"))),
  "line.bandwidth-garbage": on(AV, behind("c=", "b=AS:abc"), "bandwidth-broken", "b=AS:abc"),
  "line.bandwidth-negative": on(AV, behind("c=", "b=AS:-2"), "bandwidth-broken", "b=AS:-2"),
  "line.bandwidth-no-colon": on(AV, behind("c=", "b=500"), "bandwidth-broken", "b=500"),
  "line.b-after-a": on(AV, behind("a=mid:0", "b=AS:500")),
  "line.ssrc-garbage": on(AV, fourth("a=ssrc:abc cname:x"), "ssrc-broken", "a=ssrc:abc"),
  "line.msid-two-tracks": on(
    AV,
    all(calm, behind("a=mid:0", "a=msid:s1 track", "a=msid:s2 othertrack")),
    "msid-tracks",
    "a=msid:s2",
  ),
  "line.msid-dup-in-two-mlines": on(
    AV,
    all(calm, behind("a=mid:0", "a=msid:s t"), behind("a=mid:1", "a=msid:s t")),
    "msid-doubled",
    "a=msid:s t",
  ),
  "line.planb-two-tracks": on(
    AV,
    all(calm, behind("a=mid:0", "a=ssrc:1 msid:s t1", "a=ssrc:3301841562 msid:s t2")),
    "msid-tracks",
    "a=ssrc:33",
  ),
  "line.rid-simulcast-mismatch": on(
    AV,
    all(calm, behind("a=mid:1", "a=rid:a send", "a=simulcast:send a;b")),
    "simulcast-rid",
    "a=simulcast:send a;b",
  ),
  "line.simulcast-twice": on(
    AV,
    all(calm, behind("a=mid:1", "a=rid:a send", "a=simulcast:send a", "a=simulcast:send a")),
    "simulcast-doubled",
    "a=simulcast:send a",
  ),
  "line.simulcast-empty": on(AV, all(calm, behind("a=mid:1", "a=simulcast:")), "simulcast-empty", "a=simulcast:"),
  "line.rtcp-fb-garbage": on(AV, behind("a=mid:1", "a=rtcp-fb:"), "feedback-broken", "a=rtcp-fb:"),
  "line.direction-twice": on(AV, behind("a=mid:0", "a=sendonly")),
  "line.candidate-garbage": on(D, behind("a=mid:", "a=candidate:garbage"), "candidate-unreadable", "a=candidate:g"),
  "line.candidate-bad-port": on(D, behind("a=mid:", `${CANDIDATE} 99999 typ host`), "candidate-field", CANDIDATE),
  "line.candidate-bad-type": on(D, behind("a=mid:", `${CANDIDATE} 9999 typ banana`), "candidate-field", CANDIDATE),
  "line.candidate-hostname": on(D, behind("a=mid:", "a=candidate:1 1 udp 1 host.example 9999 typ host")),
  // The same damage is mended when a blob is read; here it only says which text a browser was given.
  "text.lf-only": text((sdp) => sdp.replaceAll("\r\n", "\n")),
  "text.trimmed-final-newline": text((sdp) => sdp.trimEnd()),
  "text.trimmed-final-newline-answer": on(ANSWER, (sdp) => sdp.trimEnd()),
  "text.cr-only": text((sdp) => sdp.replaceAll("\r\n", "\r")),
  "text.newlines-removed": text((sdp) => sdp.replaceAll("\r\n", "")),
  "text.newlines-to-spaces": text((sdp) => sdp.replaceAll("\r\n", " ")),
  "text.blank-line-between": text((sdp) => sdp.replaceAll("\r\n", "\r\n\r\n")),
  "text.leading-blank-line": text((sdp) => `\r\n${sdp}`),
  "text.extra-blank-line-at-end": text((sdp) => `${sdp}\r\n`),
  "text.crcrlf": text((sdp) => sdp.replaceAll("\r\n", "\r\r\n")),
  "text.wrapped-72": text(wrap),
  "text.wrapped-72-av": on(AV, wrap),
  "text.quoted-gt": text((sdp) => sdp.replace(/^/gm, "> ")),
  "text.indented-every-line": text((sdp) => sdp.replace(/^/gm, "  ")),
  "text.leading-space-first-line": text((sdp) => ` ${sdp}`),
  "text.trailing-spaces": text((sdp) => sdp.replaceAll("\r\n", " \r\n")),
  "text.bom": text((sdp) => `\ufeff${sdp}`),
  "text.zero-width-space-inside": text(as("a=ice-pwd:", (old) => old.slice(0, 20) + "\u200b" + old.slice(20))),
  "text.nbsp-for-space": text((sdp) => sdp.replaceAll(" ", "\u00a0")),
  "text.en-dash-origin": text(as("o=", (old) => old.replace("o=", "o=–"))),
  "text.smart-dash-in-names": text((sdp) => sdp.replaceAll("-", "\u2011")),
  "text.slack-emoji": text(as("a=fingerprint:", (old) => old.replace(/:[A-F0-9]{2}/, "😄"))),
  "text.escaped-crlf-literal": text((sdp) => sdp.replaceAll("\r\n", "\\r\\n")),
  "text.escaped-lf-literal": text((sdp) => sdp.replaceAll("\r\n", "\\n")),
  "text.json-string-still-encoded": text((sdp) => JSON.stringify({ type: "offer", sdp })),
  "text.html-br": text((sdp) => sdp.replaceAll("\r\n", "<br>")),
  "text.quoted-printable": text((sdp) => sdp.replace(/=/g, "=3D")),
  "text.uppercased": text((sdp) => sdp.toUpperCase()),
  "text.lowercased": text((sdp) => sdp.toLowerCase()),
  "text.spaces-around-equals": text((sdp) => sdp.replace(/^(\w)=/gm, "$1 = ")),
  "text.tab-for-space-mline": text(as(M, (old) => old.replace(" ", "\t").replace(" ", "\t"))),
  "text.label-before": text((sdp) => `Offer:\r\n${sdp}`),
  "text.code-fence": text((sdp) => "```\r\n" + sdp + "```\r\n"),
  "text.pasted-twice": text((sdp) => sdp + sdp),
  "text.discord-2000-cut": text((sdp) => sdp.slice(0, sdp.indexOf("a=fingerprint:") + 40)),
  "text.cut-mid-candidate": text((sdp) => sdp.slice(0, sdp.indexOf("a=candidate:") + 30)),
  "text.cut-mid-fingerprint": text((sdp) => sdp.slice(0, sdp.indexOf("a=fingerprint:") + 40)),
  "text.cut-after-session": text((sdp) => sdp.slice(0, sdp.indexOf("m="))),
  "text.cut-before-fingerprint-at-line": text((sdp) => sdp.slice(0, sdp.indexOf("a=fingerprint:"))),
  "text.cut-answer-mid-candidate": on(ANSWER, (sdp) => sdp.slice(0, sdp.indexOf("a=candidate:") + 30)),
  "text.empty-string": text(() => ""),
  "text.not-sdp": text(() => "hello there"),
  "text.only-whitespace": text(() => "   \r\n"),
  "text.candidate-only": text(() => "a=candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host\r\n"),
};
