/** Every finding in two sentences. Adding one is adding its words; a code without them does not compile. */
import type { WordPair } from "../../problems/mod.ts";
import type { Finding } from "../annotated.ts";

const AGAIN = "Copy the whole description again, from v=0 to its last line.";
const UNDO = "Put the line back as it was, or copy the whole description again.";
const PLAIN = "Type the plain character in its place, or copy the description again as plain text.";

/** One table words every code: what is so, with `{}` for the word it is about, and what to do next. */
const WORDS = {
  // The text
  "no-version": ["This does not begin with v=0, so a browser reads none of it (RFC 8866 §5.1).", AGAIN],
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
  "trailing-space": ["This line ends with a space, and Chromium refuses some lines for it.", "Delete the space."],
  "bare-cr": [
    "This line ends with CR alone, and browsers then find no line in it at all.",
    "End every line with CRLF.",
  ],
  "no-final-break": [
    "The last line break was lost, and Chromium refuses a description without it (RFC 8866 §5).",
    "Add a line break at the end. The bench does so by itself.",
  ],
  "non-ascii": ["{} is not ASCII, and Firefox refuses the whole description for it.", PLAIN],
  "invisible": ["This line holds {}, a character that nobody sees and browsers refuse.", PLAIN],
  // The sections
  "no-formats": ["This m= line names no format, and must name at least one (RFC 8866 §5.14).", UNDO],
  "no-connection": ["This section has no c= line; Firefox refuses it (RFC 8866 §5.7).", "Add c=IN IP4 0.0.0.0 to it."],
  "connection-broken": ["A c= line is IN, then IP4 or IP6, then an address; this one is not (RFC 8866 §5.7).", UNDO],
  "kind-unknown": ["This section is of the kind “{}”; Firefox refuses all but audio, video and application.", UNDO],
  "port-broken": ["“{}” is no port; a number from 0 to 65535 stands there (RFC 8866 §5.14).", UNDO],
  "no-mid": ["This section has no a=mid, while BUNDLE groups sections by it (RFC 9143 §7).", UNDO],
  "mid-doubled": ["The mid “{}” belongs to an earlier section too; a mid names one section (RFC 5888 §4).", UNDO],
  "mid-long": ["The mid “{}” is longer than 16 characters, and browsers take no longer one.", "Shorten it everywhere."],
  "mid-chars": ["A mid is one word, and “{}” is not; Chromium refuses it (RFC 5888 §4).", UNDO],
  "bundle-off": ["BUNDLE names the mid “{}”, but this section is off: its port is 0. Firefox refuses that.", UNDO],
  "bundle-unknown": [
    "BUNDLE names the mid “{}”, but no section has it; Chromium refuses that (RFC 9143 §7).",
    "A section may have been cut off: copy the whole description again.",
  ],
  "no-rtcp-mux": ["This section has no a=rtcp-mux, and browsers require it (RFC 9429 §4.1.1).", UNDO],
  "no-sctp-port": ["This section has no a=sctp-port, and Firefox then refuses it silently (RFC 8841 §5).", UNDO],
  "sctp-port-broken": ["“{}” is no SCTP port; Chromium refuses it (RFC 8841 §5).", UNDO],
  "message-size-broken": ["“{}” is no number of bytes; Chromium refuses it (RFC 8841 §6).", UNDO],
  "data-doubled": ["This is a second section for data channels, and Firefox fails on it; one carries them all.", UNDO],
  // DTLS
  "no-fingerprint": [
    "No a=fingerprint holds for this section, so DTLS could trust no certificate (RFC 8122 §5).",
    UNDO,
  ],
  "fingerprint-hash": ["“{}” is no hash for a fingerprint that browsers take; sha-256 is (RFC 8122 §5).", UNDO],
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
  "ice-chars": ["Only letters, digits, + and / may stand here, but “{}” does too (RFC 8839 §5.4).", UNDO],
  "candidate-unreadable": [
    "This candidate cannot be read to its end (RFC 8839 §5.1): “{}”.",
    "Copy the candidate again; it is one single line.",
  ],
  "candidate-field": ["Chromium refuses this candidate: {} (RFC 8839 §5.1).", "Copy the candidate again."],
  "candidate-odd": ["Browsers accept this candidate, but it will hardly help: {}.", "Copy the candidate again."],
  "candidate-ufrag": [
    "This candidate belongs to the ufrag “{}”, which is not the one of its section, so it helps nobody.",
    "Copy a candidate that was found for this very description.",
  ],
  // RTP
  "payload-doubled": ["The payload type {} is given twice in this section (RFC 8866 §6.6).", UNDO],
  "payload-clash": ["The payload type {} is another codec in a section of the same bundle (RFC 9143 §9.1.1).", UNDO],
  "payload-unmapped": ["No a=rtpmap of this section says what the payload type {} is; Chromium refuses this.", UNDO],
  "payload-range": ["The payload type {} has no room in 7 bits: 127 is the highest (RFC 3550 §5.1).", UNDO],
  "rtpmap-broken": ["An a=rtpmap is a payload type, a space, a name, a slash and a clock rate (RFC 8866 §6.6).", UNDO],
  "feedback-broken": ["An a=rtcp-fb is a payload type, a space and a kind of feedback (RFC 4585 §4.2).", UNDO],
  "extmap-range": ["“{}” is no id of a header extension that browsers take; 1 to 14 are (RFC 8285 §4.2).", UNDO],
  "extmap-doubled": ["The header extension id {} is given twice in this section (RFC 8285 §5).", UNDO],
  "bandwidth-broken": ["A b= line is a word, a colon and a number, like b=AS:500 (RFC 8866 §5.8).", UNDO],
  "ssrc-broken": ["“{}” is no SSRC, which is a number of 32 bits; Chromium refuses it (RFC 5576 §4.1).", UNDO],
  "msid-tracks": [
    "This line names a second track, but a section sends only one; Chromium refuses it (RFC 9429 §5.2.1).",
    UNDO,
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
  "no-media": ["There is no media section, so nothing would be connected.", "Create a data channel before the offer."],
  "feedback-unmapped": [
    "No a=rtpmap of this section says what the payload type {} is, so this feedback is for nothing.",
    "Leave it: Firefox writes such lines for codecs that were taken out.",
  ],
  "no-candidates": ["There are no candidates in this.", "With trickle ICE they are carried one by one, afterwards."],
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
