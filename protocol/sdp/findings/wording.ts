/** Every finding in two sentences. Adding one is adding its words; a code without them does not compile. */
import type { WordPair } from "../../problems/mod.ts";
import type { Finding } from "../annotated.ts";

const AGAIN = "Copy the whole description again, from v=0 to its last line.";
const UNDO = "If this was changed on its way, put it back as it was; otherwise whoever made it has to change it.";
const MAKER = "Whoever made this description has to change it; copying it again does not help.";
const PLAIN = "Type the plain character in its place, or copy the description again as plain text.";

/** One table words every code: what is so, with `{}` for the word it is about, and what to do next. */
const WORDS = {
  // The text
  "no-version": ["This does not begin with v=0, as every description does (RFC 8866 §5.1).", AGAIN],
  "no-session": [
    "The session part (v=, o=, s=, t=) is missing: this is a fragment of a description (RFC 8866 §5).",
    "Give it from v=0 on. Where a server answers so, its client has to build the session part around it.",
  ],
  "redacted": [
    "{} looks taken out by hand, so it and its like in this description are not judged.",
    "That is well done before it is shown to others; give a browser the original.",
  ],
  "version-again": ["A second v= line begins here: the description seems to be in the text twice.", "Keep only one."],
  "no-origin": ["There is no o= line before the first section; it names the session (RFC 8866 §5.2).", AGAIN],
  "no-name": ["There is no s= line before the first section; Chromium requires it (RFC 8866 §5.3).", AGAIN],
  "no-timing": ["There is no t= line before the first section; browsers require it (RFC 8866 §5.9).", AGAIN],
  "line-late": [
    "This {} line comes too late, and Chromium refuses that: v=, o=, s= and t= stand first, in this order (RFC 8866 §5).",
    "Put it back in its place, or copy the whole description again.",
  ],
  "origin-fields": ["An o= line has six fields, and this one has not; Chromium refuses it (RFC 8866 §5.2).", UNDO],
  "name-empty": ["This s= line is empty, and Chromium refuses it (RFC 8866 §5.3).", "Write s=- instead."],
  "blank-line": ["This line is blank, and SDP has no blank lines; Chromium refuses it.", "Delete it."],
  "malformed-line": [
    "“{}” is no line of SDP: that is one of the letters v o s i u e p c b t r z k a m, “=”, and a value.",
    "If it is the end of the line above, join the two. If it is no part of the description, delete it.",
  ],
  "trailing-space": ["This line ends with a space, and browsers refuse some lines for that.", "Delete the space."],
  "bare-cr": [
    "This line ends with CR alone, and browsers then find no line in it at all.",
    "End every line with CRLF.",
  ],
  "no-final-break": [
    "The last line break was lost, and Chromium refuses a description without it (RFC 8866 §5).",
    "Add a line break at the end. The bench does so by itself.",
  ],
  "non-ascii": ["{} is not ASCII, and Firefox refuses the whole description for it.", PLAIN],
  "invisible": [
    "This line holds {}, a character that nobody sees. Firefox refuses any that is not ASCII, Chromium in some lines.",
    PLAIN,
  ],
  // The sections
  "no-formats": ["This m= line names no format, and must name at least one (RFC 8866 §5.14).", UNDO],
  "no-connection": ["This section has no c= line; Firefox refuses it (RFC 8866 §5.7).", "Add c=IN IP4 0.0.0.0 to it."],
  "connection-broken": ["A c= line is IN, then IP4 or IP6, then an address; this one is not (RFC 8866 §5.7).", UNDO],
  "kind-unknown": ["This section is of the kind “{}”; Firefox refuses all but audio, video and application.", UNDO],
  "port-broken": ["“{}” is no port; a number from 0 to 65535 stands there (RFC 8866 §5.14).", UNDO],
  "no-mid": ["This section has no a=mid, while BUNDLE groups sections by it (RFC 9143 §7).", MAKER],
  "mid-doubled": ["The mid “{}” belongs to an earlier section too; a mid names one section (RFC 5888 §4).", UNDO],
  "mid-long": ["The mid “{}” is longer than 16 characters, and browsers take no longer one.", "Shorten it everywhere."],
  "mid-chars": ["The mid “{}” holds a character that a mid may not have; Chromium refuses it (RFC 5888 §4).", UNDO],
  "bundle-off": [
    "BUNDLE names the mid “{}”, but this section is off: its port is 0. Such a section leaves the group (RFC 9143 §7.5.3). Chromium and Firefox take it all the same, but refuse an answer in which it is the first of its group and another section is on.",
    "Whoever made this has to take the mid out of a=group:BUNDLE.",
  ],
  "bundle-doubled": ["BUNDLE names the mid “{}” twice, and Firefox refuses that (RFC 9143 §7).", MAKER],
  "group-place": [
    "This a=group stands in a section; it belongs to the session part, before the first m= (RFC 5888 §5).",
    "Move it up, before the first m=.",
  ],
  "transport-unknown": [
    "“{}” is no transport that WebRTC knows: media use UDP/TLS/RTP/SAVPF, data UDP/DTLS/SCTP (RFC 9429 §5.1.2).",
    MAKER,
  ],
  "bundle-unknown": [
    "BUNDLE names the mid “{}”, but no section has it; Chromium refuses that (RFC 9143 §7).",
    "A section may have been cut off: copy the whole description again.",
  ],
  "no-rtcp-mux": [
    "This section has no a=rtcp-mux, and browsers require it (RFC 9429 §4.1.1).",
    "Whoever made this has to offer a=rtcp-mux; a gateway has a switch for it.",
  ],
  "no-sctp-port": ["This section has no a=sctp-port, and Firefox then refuses it silently (RFC 8841 §5).", UNDO],
  "sctp-port-broken": ["“{}” is no SCTP port; Chromium refuses it (RFC 8841 §5).", UNDO],
  "message-size-broken": ["“{}” is no number of bytes; Chromium refuses it (RFC 8841 §6).", UNDO],
  "data-doubled": ["This is a second section for data channels, and Firefox fails on it; one carries them all.", UNDO],
  // DTLS
  "no-fingerprint": [
    "No a=fingerprint holds for this section, so DTLS could trust no certificate (RFC 8122 §5).",
    UNDO,
  ],
  "fingerprint-missing": [
    "This a=fingerprint is empty: whoever made this has no certificate, or somebody took it out (RFC 8122 §5).",
    "A server without DTLS needs a certificate and DTLS-SRTP switched on; copying again does not help.",
  ],
  "fingerprint-hash": [
    "“{}” is no hash for a fingerprint that Chromium takes, and one that must not be used any more (RFC 8122 §5).",
    "Whoever made this has to use sha-256.",
  ],
  "fingerprint-hex": ["A fingerprint is pairs of hexadecimal digits between colons; “{}” is not (RFC 8122 §5).", UNDO],
  "fingerprint-length": ["This fingerprint has {}; a part of it is lost or doubled (RFC 8122 §5).", UNDO],
  "fingerprint-twice": [
    "This is a second fingerprint for the whole session, and Chromium refuses two (RFC 8122 §5 allows them).",
    "Keep the one of the certificate that is used.",
  ],
  "fingerprint-lowercase": [
    "This fingerprint has lower-case digits, and Firefox refuses those.",
    "Write it in capitals.",
  ],
  "no-setup": ["No a=setup holds for this section; Firefox refuses an offer without it (RFC 8842 §5).", UNDO],
  "actpass-in-answer": [
    "An answer must choose a role, and a=setup:actpass chooses none; browsers refuse it (RFC 9429 §5.3.1).",
    "If this is really an offer, call it one. Otherwise say active or passive.",
  ],
  "offer-role": [
    "Browsers always offer actpass; this offer says {}, so that the answer has to take the other role (RFC 8842 §5.3).",
    "That is allowed, and browsers answer it.",
  ],
  "setup-holdconn": ["a=setup:holdconn starts no DTLS handshake, and browsers refuse it (RFC 8842 §5.1).", UNDO],
  "setup-unknown": ["“{}” is no role: a=setup is actpass, active or passive (RFC 4145 §4).", UNDO],
  "crypto": [
    "a=crypto carries a key in the open (SDES). WebRTC forbids it and browsers ignore it (RFC 8827 §6.5).",
    "Use DTLS, with a=fingerprint and a=setup, and keep this key to yourself.",
  ],
  // ICE
  "no-ufrag": ["No a=ice-ufrag holds for this section, so ICE cannot begin (RFC 8839 §5.4).", UNDO],
  "no-pwd": ["No a=ice-pwd holds for this section, so ICE cannot begin (RFC 8839 §5.4).", UNDO],
  "ufrag-length": ["An ice-ufrag has 4 to 256 characters; this one has {} (RFC 8839 §5.4).", UNDO],
  "pwd-length": ["An ice-pwd has 22 to 256 characters; this one has {} (RFC 8839 §5.4).", UNDO],
  "ice-chars": ["Only letters, digits, + and / may stand here, but “{}” does too (RFC 8839 §5.4).", MAKER],
  "candidate-unreadable": [
    "This candidate cannot be read to its end (RFC 8839 §5.1): “{}”.",
    "Copy the candidate again; it is one single line.",
  ],
  "candidate-field": ["Chromium refuses this candidate: {} (RFC 8839 §5.1).", "Copy the candidate again."],
  "candidate-odd": [
    "Browsers accept this candidate, but it is odd: {}.",
    "Look what made it; copying it again hardly helps.",
  ],
  "candidate-ufrag": [
    "This candidate belongs to the ufrag “{}”, which is not the one of its section, so it helps nobody.",
    "Copy a candidate that was found for this very description.",
  ],
  // RTP
  "payload-doubled": ["The payload type {} is given twice in this section (RFC 8866 §6.6).", UNDO],
  "payload-clash": [
    "The payload type {} is another codec, or has other parameters, in another section of the same bundle, where one number means one thing (RFC 9143 §9.1).",
    "Whoever made this has to give each codec a number of its own.",
  ],
  "payload-unmapped": ["No a=rtpmap of this section says what the payload type {} is; Chromium refuses this.", UNDO],
  "feedback-unmapped": [
    "No a=rtpmap of this section says what the payload type {} is, so this feedback is for nothing, and Chromium refuses the description for it.",
    "Delete this line. Firefox writes such lines for codecs that setCodecPreferences took out.",
  ],
  "payload-range": ["The payload type {} has no room in 7 bits: 127 is the highest (RFC 3550 §5.1).", UNDO],
  "rtpmap-broken": ["An a=rtpmap is a payload type, a space, a name, a slash and a clock rate (RFC 8866 §6.6).", UNDO],
  "feedback-broken": ["An a=rtcp-fb is a payload type, a space and a kind of feedback (RFC 4585 §4.2).", UNDO],
  "extmap-range": ["“{}” is no id that a header extension can have (RFC 8285 §4.2, §4.3).", UNDO],
  "extmap-high": [
    "The header extension id {} needs two-byte headers, and Firefox refuses it; 1 to 14 need one byte (RFC 8285 §4.2).",
    "Whoever made this has to use an id from 1 to 14.",
  ],
  "extmap-clash": [
    "The header extension id {} means something else in another section of the same bundle; Chromium refuses that (RFC 8285 §5).",
    "Whoever made this has to give one extension one id in the whole bundle.",
  ],
  "h264-bare": [
    "H264 is the only video codec here, and without a=fmtp it means Baseline of level 1 with packetization-mode 0 (RFC 6184 §8.1): who has not just that has no codec in common.",
    "Whoever made this has to add a=fmtp with profile-level-id=42e01f;packetization-mode=1, or offer VP8 as well.",
  ],
  "h264-profile": [
    "H264 is the only video codec here, and of the profile {}: who has Constrained Baseline only, as many phones, has no codec in common.",
    "Whoever made this has to offer Constrained Baseline (profile-level-id=42e01f), or VP8 as well.",
  ],
  "payload-kind": [
    "This video section names no video codec: its payload type {} is an audio codec. Chromium refuses that, and says “video send parameters”.",
    "No common video codec was found: let both sides have one, VP8 say.",
  ],
  "rid-extension": [
    "a=simulcast sends streams by rid, but no a=extmap carries the rid; Chromium refuses that (RFC 8852 §3.1).",
    "Whoever made this has to offer urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id.",
  ],
  "msid-trackless": [
    "This a=ssrc msid: names a stream and no track (RFC 8830 §2 wants both here): older versions of Firefox refused that (“Missing track id”).",
    "Whoever made this has to write the id of a track behind the stream.",
  ],
  "msid-streams": [
    "This section carries several streams (Plan B), while a section sends one track (RFC 9429 §5.2.1): a receiver shows one of them.",
    "Whoever made this has to use Unified Plan: one section for each track.",
  ],
  "extmap-doubled": ["The header extension id {} is given twice in this section (RFC 8285 §5).", UNDO],
  "bandwidth-broken": ["A b= line is a word, a colon and a number, like b=AS:500 (RFC 8866 §5.8).", UNDO],
  "ssrc-broken": ["“{}” is no SSRC, which is a number of 32 bits; Chromium refuses it (RFC 5576 §4.1).", UNDO],
  "msid-tracks": [
    "This line names a second track, but a section sends only one (this is Plan B); Chromium refuses it (RFC 9429 §5.2.1).",
    "Whoever made this has to use Unified Plan: one section for each track.",
  ],
  "msid-doubled": ["The same a=msid stands in an earlier section; Chromium refuses that (RFC 8830 §2).", UNDO],
  "simulcast-rid": [
    "a=simulcast names “{}”, but no a=rid of this section does; Firefox refuses it (RFC 8853 §5.1).",
    UNDO,
  ],
  "simulcast-doubled": ["This is a second a=simulcast in one section; Chromium refuses it (RFC 8853 §5.1).", UNDO],
  "simulcast-empty": [
    "This a=simulcast names nothing to send or to receive; Chromium refuses it (RFC 8853 §5.1).",
    UNDO,
  ],
} as const satisfies Record<string, WordPair>;

/** Notes: nothing is wrong, but it is good to know. The same shape. */
const NOTES = {
  "no-media": [
    "There is no media section, so nothing would be connected.",
    "For an offer, call createDataChannel or add a track before createOffer. An answer has as many sections as its offer.",
  ],
  "no-candidates": ["There are no candidates in this.", "With trickle ICE they are carried one by one, afterwards."],
  "no-bundle": [
    "There is no a=group:BUNDLE: a client with bundlePolicy “max-bundle” (as apps for iOS often have) refuses that.",
    "Let that client use bundlePolicy “balanced”, or let whoever made this offer BUNDLE and a=mid.",
  ],
  "transport-plain": [
    "The transport is written {}, while browsers write UDP/TLS/RTP/SAVPF. With a=fingerprint they take it all the same (RFC 9429 §5.1.2).",
    "Look whether there is an a=fingerprint: without one nothing would be encrypted, and browsers refuse that.",
  ],
  "msid-semantic-space": [
    "There is no space behind WMS, where the star is a word by itself (Pion 4.0 to 4.1.1 wrote so). Browsers pass over it.",
    "Leave it, or use a newer version of what made it.",
  ],
  "only-loopback": [
    "The only address is that of the computer itself, 127.0.0.1: nobody else reaches it, and Firefox does not use it.",
    "Let whoever made this gather candidates of its network interfaces.",
  ],
  "only-local": [
    "All addresses are hidden behind .local names, which other devices can look up on the same network only.",
    "For a device elsewhere, add a STUN or TURN server.",
  ],
  "only-tcp": ["All candidates are TCP, which few networks let in.", "Look why no UDP candidate was found."],
  "only-relay": ["All candidates are relayed: every packet goes through a TURN server.", "Keep that server running."],
} as const satisfies Record<string, WordPair>;

/** Every code’s words. */
export const FINDING_WORDS: Readonly<
  Record<keyof typeof WORDS | keyof typeof NOTES, WordPair>
> = { ...WORDS, ...NOTES };

/** Names a finding. Adding one is adding its words. */
export type FindingCode = keyof typeof FINDING_WORDS;

/** Whether a finding is only a note: browsers take the description, and so may the learner. */
export const isNote = (finding: Pick<Finding, "code">): boolean => Object.hasOwn(NOTES, finding.code);
