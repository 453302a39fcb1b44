/** Lines of a description that a browser refused. */
import { FLAG, NUMBER, TEXT, worded } from "./words.ts";

/** What to do about a description that has lost something. */
export const WHOLE = "Copy the whole description again, from v=0 to its last line.";
const UNDO = "If it was changed on its way, put it back as it was; otherwise whoever made it has to change it.";
const LOST =
  "If its maker wrote that line, copy the whole description again; otherwise whoever made it has to write it.";
const MAKER = "Whoever made this description has to change it; copying it again does not help.";

export const REFUSED_LINES = {
  // The text
  "sdp-blank": worded({}, () => ({
    said: "The description is empty: there is nothing in its sdp.",
    next: WHOLE,
  })),
  "sdp-wrapped": worded({ seen: TEXT }, (p) => ({
    said: `The browser takes plain SDP only, and there is ${p.seen}.`,
    next: "Copy the description again as plain text.",
  })),
  "sdp-unstarted": worded({ seen: TEXT }, (p) => ({
    said: `The description begins with “${p.seen}” instead of v=0 (RFC 8866 §5.1).`,
    next: "Delete what stands before v=0, or copy the whole description again.",
  })),
  "version-unknown": worded({}, () => ({
    said: "The first line names another version of SDP than v=0, the only one there is (RFC 8866 §5.1).",
    next: MAKER,
  })),
  "line-breaks-lost": worded({}, () => ({
    said: "All lines are glued into one: the line breaks were lost on the way (RFC 8866 §5).",
    next: "Copy the description again as plain text, or end every line with CRLF.",
  })),
  "blank-line-inside": worded({}, () => ({
    said: "There is a blank line in the description, and SDP has none (RFC 8866 §9).",
    next: "Delete the blank lines.",
  })),
  "final-break-lost": worded({}, () => ({
    said: "The description does not end with a line break: that was lost, or more of the text with it (RFC 8866 §5).",
    next: "Compare its last line with the card; if it is whole, add a line break.",
  })),
  "line-unreadable": worded({}, () => ({
    said: "One line of the description cannot be read; it may be a part of another one.",
    next: UNDO,
  })),
  "character-strange": worded({ name: TEXT }, (p) => ({
    said: `${
      p.name === "" ? "A character" : `The character ${p.name}`
    } in the description is not ASCII, and an app on the way may have put it there.`,
    next: "Type the plain character in its place, or copy the description again as plain text.",
  })),
  "space-behind": worded({}, () => ({
    said: "The line ends with a space, which nobody sees and the browser cannot read.",
    next: "Delete the spaces at the ends of the lines.",
  })),
  "tab-inside": worded({}, () => ({
    said: "The line has a tab in it, where SDP has single spaces.",
    next: "Put a space in its place.",
  })),
  // The session part
  "session-line-missing": worded({ wanted: TEXT, late: FLAG, empty: FLAG }, (p) => ({
    said: p.empty
      ? `The ${p.wanted} line is empty, and this browser wants something in it (RFC 8866 §5.3).`
      : p.late
      ? `The ${p.wanted} line comes too late: v=, o=, s= and t= stand first, in this order (RFC 8866 §5).`
      : `The ${p.wanted} line is missing; v=, o=, s= and t= open every description (RFC 8866 §5).`,
    next: p.empty ? "Write s=- for a session without a name." : WHOLE,
  })),
  "origin-unreadable": worded({}, () => ({
    said: "The o= line does not have its six fields (RFC 8866 §5.2).",
    next: UNDO,
  })),
  "connection-missing": worded({}, () => ({
    said: "A media section has no c= line, and Firefox wants one for each (RFC 8866 §5.7).",
    next: "Add c=IN IP4 0.0.0.0 to it.",
  })),
  "connection-unreadable": worded({}, () => ({
    said: "The c= line is not IN, IP4 or IP6, and an address, in capitals (RFC 8866 §5.7).",
    next: UNDO,
  })),
  "group-unreadable": worded({}, () => ({
    said: "The a=group line cannot be read: it is BUNDLE and the mids it groups (RFC 9143 §7).",
    next: UNDO,
  })),
  "bandwidth-broken": worded({}, () => ({
    said: "The b= line is not a word, a colon and a number, like b=AS:500 (RFC 8866 §5.8).",
    next: UNDO,
  })),
  // The transport
  "fingerprint-missing": worded({}, () => ({
    said: "A media section has no a=fingerprint, and without one DTLS could trust no certificate (RFC 8122 §5).",
    next: LOST,
  })),
  "sdes-offered": worded({}, () => ({
    said: "There is a key in the open (a=crypto) instead of a fingerprint, and WebRTC forbids that (RFC 8827 §6.5).",
    next: "Use a description with a=fingerprint and a=setup, and keep that key to yourself.",
  })),
  "fingerprint-unreadable": worded({}, () => ({
    said: "The fingerprint is damaged: it is a hash and its bytes, in pairs of digits between colons (RFC 8122 §5).",
    next: UNDO,
  })),
  "fingerprint-lower": worded({}, () => ({
    said: "The fingerprint is in small letters, which Firefox does not take (RFC 8122 §5).",
    next: "Write its digits in capitals.",
  })),
  "fingerprint-hash-unknown": worded({ hash: TEXT }, (p) => ({
    said: `The word “${p.hash}” is no hash that browsers take for a fingerprint; sha-256 is (RFC 8122 §5).`,
    next: MAKER,
  })),
  "fingerprint-twice": worded({}, () => ({
    said: "There are two fingerprints for the whole session, and Chromium takes one.",
    next: "Keep the one of the certificate that is used.",
  })),
  "fingerprint-short": worded({}, () => ({
    said: "The fingerprint in the remote description does not have as many bytes as its hash gives (RFC 8122 §5).",
    next: "Copy that description again and apply it anew.",
  })),
  "ice-credentials-missing": worded({ which: TEXT }, (p) => ({
    said: `A media section has no ${p.which}, so ICE cannot begin (RFC 8839 §5.4).`,
    next: LOST,
  })),
  "ice-credentials-length": worded({ which: TEXT, least: NUMBER }, (p) => ({
    said: `The ${p.which} is too short or too long: it has ${p.least} to 256 characters (RFC 8839 §5.4).`,
    next: UNDO,
  })),
  "ice-credentials-characters": worded({ which: TEXT }, (p) => ({
    said: `The ${p.which} has a character other than letters, digits, + and / (RFC 8839 §5.4).`,
    next: UNDO,
  })),
  "setup-missing": worded({}, () => ({
    said: "The offer does not say a=setup, so nobody knows who begins the DTLS handshake (RFC 8842 §5).",
    next: "Add a=setup:actpass to every media section.",
  })),
  "setup-unreadable": worded({ value: TEXT }, (p) => ({
    said: `The line a=setup:${p.value} names no role; actpass, active and passive do (RFC 4145 §4).`,
    next: UNDO,
  })),
  "setup-holdconn": worded({}, () => ({
    said: "The line a=setup:holdconn asks for no connection at all, and browsers refuse it (RFC 8842 §5.1).",
    next: MAKER,
  })),
  "role-unagreed": worded({}, () => ({
    said: "From the two descriptions, the browser cannot tell who begins the DTLS handshake (RFC 8842 §5).",
    next: "Look at the a=setup lines: actpass in the offer, active or passive in the answer.",
  })),
  "rtcp-mux-missing": worded({}, () => ({
    said: "A media section has no a=rtcp-mux, and browsers carry RTP and RTCP on one port only (RFC 9429 §4.1.1).",
    next: "Add a=rtcp-mux to every audio and video section.",
  })),
  "candidate-inside": worded({}, () => ({
    said: "A candidate in the description cannot be read, and Chromium refuses the whole description for it.",
    next: "Delete that line, or copy the whole description again.",
  })),
  "sctp-port-unreadable": worded({}, () => ({
    said: "The a=sctp-port is no number; browsers write 5000 there (RFC 8841 §5).",
    next: UNDO,
  })),
  "message-size-unreadable": worded({}, () => ({
    said: "The a=max-message-size is no number of bytes (RFC 8841 §6).",
    next: UNDO,
  })),
  // RTP
  "codecs-unmapped": worded({}, () => ({
    said: "An a=fmtp or an a=rtcp-fb speaks of a payload type that no a=rtpmap explains (RFC 8866 §6.6).",
    next: "Delete that line; Firefox writes such lines for codecs that setCodecPreferences took out.",
  })),
  "rtpmap-unreadable": worded({}, () => ({
    said: "An a=rtpmap is not a payload type, a name, a slash and a clock rate (RFC 8866 §6.6).",
    next: UNDO,
  })),
  "extmap-unreadable": worded({}, () => ({
    said: "An a=extmap has an id that this browser does not take; 1 to 14 always go (RFC 8285 §4.2).",
    next: UNDO,
  })),
  "extmap-twice": worded({ id: TEXT }, (p) => ({
    said: `The header extension id ${p.id} stands for two things (RFC 8285 §5).`,
    next: MAKER,
  })),
  "ssrc-unreadable": worded({}, () => ({
    said: "An a=ssrc does not begin with a number of 32 bits (RFC 5576 §4.1).",
    next: UNDO,
  })),
  "send-parameters": worded({ media: TEXT, mid: TEXT }, (p) => ({
    said:
      `The ${p.media} section with the mid “${p.mid}” names no codec that this browser has: no common codec, or H264 of a profile that it cannot use.`,
    next:
      "Let both sides have one codec, VP8 say, or H264 with profile-level-id=42e01f and the same packetization-mode.",
  })),
  "payload-clash": worded({ payload: TEXT }, (p) => ({
    said: `The payload type ${p.payload} is another codec, or has other parameters, in another section of one bundle.`,
    next: "Whoever made this has to give each codec a number of its own (RFC 9143 §9.1).",
  })),
  "role-flipped": worded({}, () => ({
    said: "The DTLS role would change on a connection that stands, which it may not without a restart (RFC 8842 §5).",
    next: "The side that answers has to keep the role it had: a=setup:active stays active, passive stays passive.",
  })),
  "rid-unsent": worded({}, () => ({
    said: "Streams are sent by their rid, and no a=extmap carries the rid (RFC 8852 §3.1).",
    next: "Whoever made this has to offer urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id.",
  })),
  "tracks-two": worded({}, () => ({
    said: "Two tracks share one media section (Plan B), and each needs its own (RFC 9429 §5.2.1).",
    next: "Whoever made this has to use Unified Plan: one section for each track.",
  })),
  "msid-shared": worded({}, () => ({
    said: "Two lines give the same a=msid, and Chromium wants each once.",
    next: MAKER,
  })),
  "rid-missing": worded({ rid: TEXT }, (p) => ({
    said: `An a=simulcast names “${p.rid}”, but no a=rid of that section does (RFC 8853 §5.1).`,
    next: UNDO,
  })),
  "simulcast-twice": worded({}, () => ({
    said: "One media section has two a=simulcast lines (RFC 8853 §5.1).",
    next: "Keep one of them.",
  })),
  "simulcast-none": worded({}, () => ({
    said: "An a=simulcast names nothing to send or to receive (RFC 8853 §5.1).",
    next: MAKER,
  })),
  "feedback-unreadable": worded({}, () => ({
    said: "An a=rtcp-fb names no payload type or no kind of feedback (RFC 4585 §4.2).",
    next: UNDO,
  })),
};
