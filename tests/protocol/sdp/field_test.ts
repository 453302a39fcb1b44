/** The defects of the texts that people had in hand are named, each in the words that help. */
import assert from "node:assert/strict";
import { comparisonsOf, readDocuments } from "../../../protocol/blob/mod.ts";
import { annotate, isNote, isPairNote } from "../../../protocol/sdp/mod.ts";

const field = (name: string) => Deno.readTextFileSync(new URL(`../../fixtures/field/${name}.txt`, import.meta.url));

/** What must be said of each, as a code and words that stand in its sentences; “-” is a text in which nothing is wrong. */
const DEFECTS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  "about-webrtc-copied": {},
  "android-logcat-prefix": { "fingerprint-missing": /empty.*certificate/ },
  "asterisk-empty-fingerprint": {
    "redacted": /by hand/,
    "fingerprint-missing": /certificate/,
    "no-ufrag": /ICE cannot begin/,
    "transport-plain": /RTP\/SAVP,/,
  },
  "commented-sdp-with-ellipsis": { "no-session": /fragment/, "group-place": /session part/ },
  "console-arrows-plan-b": { "msid-tracks": /Plan B/, "redacted": /\(my ip\)/ },
  "extmap-collision-in-bundle": { "extmap-clash": /id 2 .*same bundle.*Chromium refuses/ },
  "freeswitch-no-bundle-ios": { "no-bundle": /max-bundle/ },
  "freeswitch-redacted-placeholders": {
    "redacted": /<ip-address>/,
    "h264-bare": /without a=fmtp/,
    "no-bundle": /BUNDLE/,
  },
  "gdscript-source": { "no-final-break": /last line break/ },
  "gstreamer-h264-without-fmtp": { "h264-bare": /only video codec.*RFC 6184 §8\.1/ },
  "kvs-answer-indented-payload-0": { "payload-kind": /payload type 0 is an audio codec/, "candidate-odd": /port is 0/ },
  "libp2p-munged-colon-in-ufrag": { "ice-chars": /“:”/ },
  "literal-backslash-r-n": {},
  "lost-last-line-break-quoted": { "no-final-break": /last line break was lost.*refuses/ },
  "mail-quote-offer-without-sections": { "no-media": /no media section.*createDataChannel or add a track before/ },
  "matrix-answer-is-offer-of-other": { "two-offers": /both sides offered/ },
  "matrix-bundle-new-mid-not-offered": { "bundle-enlarged": /bundles the mid 1/ },
  "matrix-codec-not-offered": { "codec-added": /VP9/, "codec-strange": /no codec is left/ },
  "matrix-codec-pt-changed-meaning": { "payload-meaning": /96 was VP8.* is H264/ },
  "matrix-mids-swapped": { "section-order": /order of m-lines/ },
  "matrix-order-swapped-mids-kept": { "section-order": /audio, video; the answer has video, audio/ },
  "matrix-setup-both-passive": { "roles": /passive, so that nobody starts/, "offer-role": /passive/ },
  "msid-without-track-bold-marks": { "msid-trackless": /no track.*Firefox refused/, "fingerprint-missing": /empty/ },
  "pair-answer-without-sections": { "section-count": /1 section, the answer 0 sections/ },
  "pair-data-channel-refused": { "refused-all": /refuses every section.*nothing to connect/ },
  "pair-m-lines-swapped": { "section-order": /audio, video; the answer has video, audio/ },
  "pair-mid-renumbered": { "section-mid": /audio, video; the answer renamed them to 0, 1/ },
  "pair-no-common-video-codec": { "refused-codec": /mid 0.*no codec in common/, "h264-bare": /packetization-mode 0/ },
  "pair-recvonly-answered-sendrecv": { "direction-more": /recvonly.*no direction line.*sendrecv/ },
  "pair-rejected-section-left-in-bundle": { "bundle-off": /mid “0”.*refuse an answer in which it is the first/ },
  "payload-parameters-collide-in-bundle": { "payload-clash": /96.*same bundle/ },
  "pion-answer-in-go2rtc-trace": { "msid-semantic-space": /Browsers pass over it/ },
  "redacted-by-hand-with-a-star": { "redacted": /by hand/, "h264-profile": /4d002a/ },
  "rtcstats-lines": {},
  "sdes-only-wrapped-in-sip-trace": { "no-fingerprint": /DTLS/, "crypto": /key in the open/ },
  "sdp-fragment-without-session": {
    "no-session": /fragment/,
    "transport-unknown": /ICE\/SDP/,
    "candidate-odd": /4261412862/,
    "no-formats": /no format/,
  },
  "signalling-server-relay-log": { "candidate-nowhere": /sdpMLineIndex 1/ },
  "sip-invite-without-rtcp-mux": { "no-rtcp-mux": /browsers require it/ },
  "two-rounds-dtls-role-flipped": { "role-changed": /takes active, while it was passive.*SSL role/ },
  "webrtc-internals-dump-json": {},
  "webrtc-internals-page-copied": {},
  "whip-exchange-from-wireshark": { "answer-unreachable": /no candidate.*WHIP/ },
};

for (const [name, wanted] of Object.entries(DEFECTS)) {
  Deno.test(`${name}: its defect is named`, () => {
    const reading = readDocuments(field(name));
    assert.ok(reading.ok);
    const { documents } = reading;
    const found = [
      ...comparisonsOf(documents, documents.map(({ sdp }) => sdp)).flatMap(({ findings }) => findings),
      ...documents.flatMap(({ sdp, kind }) => annotate(sdp, kind).problems),
    ];
    for (const [code, words] of Object.entries(wanted)) {
      const said = found.filter((finding) => finding.code === code).map(({ said, next }) => `${said} ${next}`);
      assert.ok(said.some((one) => words.test(one)), `${code}: ${said}; there is ${found.map(({ code }) => code)}`);
    }
    if (Object.keys(wanted).length > 0) return;
    assert.deepEqual(found.filter(({ code }) => !isNote({ code }) && !isPairNote(code)), []);
  });
}
