/** What other programs save or print that holds no description, each with what to give instead. */
import type { Problem } from "../problems/mod.ts";

/** What shows a form, what it is, and what to give in its place. */
const FORMS: readonly (readonly [shows: RegExp, what: string, instead: string])[] = [
  [
    /"(?:iceParameters|dtlsParameters|sctpParameters|rtpCapabilities)"/,
    "parameters of ORTC or mediasoup: ICE, DTLS, SCTP or RTP apart, and no SDP",
    "Give the offer or the answer that the browser’s side has: pc.localDescription, pc.remoteDescription",
  ],
  [
    /"format"\s*:\s*"out-of-band\/trace"/,
    "a trace that this site saved",
    "Open it at /replay/; there each of its descriptions can be read",
  ],
  [
    /"(?:PeerConnections|peerConnections|getUserMedia)"\s*:/,
    "a dump of chrome://webrtc-internals or of rtcstats, and no description is in it",
    "Save it after setLocalDescription or setRemoteDescription was called",
  ],
  [
    /"(?:statsType|candidate-pair|bytesReceived|packetsSent)"/,
    "statistics of getStats, and they hold no description",
    "Give the offer or the answer: pc.localDescription, pc.remoteDescription",
  ],
  [
    /^\p{Cc}[\x8b\ufffd]/u,
    "a compressed file (gzip)",
    "Open it as a file; what is pasted of it has lost its bytes",
  ],
  [/^\x89PNG|^\ufffdPNG|^%PDF|^GIF8/, "a picture or a document, and no text", "Copy the text itself"],
  [
    /^\s*(?:function|const|let|var|import|async)\b/,
    "a program, and no description is in it",
    "Run it, and give what it prints for pc.localDescription",
  ],
];

/** What a text is instead, if it is one of the forms that people bring; only its beginning is looked at. */
export function knownForm(text: string): Problem | undefined {
  const start = text.slice(0, 20_000).trimStart();
  const found = FORMS.find(([shows]) => shows.test(start));
  return found && { code: "other-form", what: found[1], instead: found[2] };
}
