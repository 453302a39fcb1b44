/** What browsers say when they refuse a description, where somebody has nothing but the message. */
import type { Problem } from "../problems/mod.ts";

const BOTH = "Give the offer and the answer together: what parts them is shown first";
const WHOLE = "Give the description that the call was made with: the line is shown there";

/** What a message says, what it means, and what to give to see where it comes from. The first that fits is told. */
const MESSAGES: readonly (readonly [says: RegExp, means: string, instead: string])[] = [
  [
    /order of m-lines|different media types at m-line|Answer changes mid/i,
    "the sections of the answer are not those of the offer, in number, order, kind or mid (RFC 9429 §5.3.1)",
    BOTH,
  ],
  [
    /(?:video|audio) (?:description )?(?:send|receive|recv) parameters/i,
    "in one section no codec can be used, as where H264 is offered in profiles that the other side lacks",
    BOTH,
  ],
  [
    /more than one track specified with a=ssrc/i,
    "one section names several tracks (Plan B), and sends only one (RFC 9429 §5.2.1)",
    WHOLE,
  ],
  [/SSL role|DTLS role/i, "the DTLS role of a standing transport changed without an ICE restart (RFC 8842 §5)", BOTH],
  [
    /codec collision|payload.type.*(?:collision|conflict)/i,
    "one payload type means two codecs in a bundle, where one number means one thing (RFC 9143 §9.1)",
    WHOLE,
  ],
  [
    /extension.*(?:collision|id)|extmap/i,
    "one header extension id means two things in a bundle, or is none that can be (RFC 8285 §5)",
    WHOLE,
  ],
  [
    /remote description was null|No remoteDescription|candidate.*before.*description/i,
    "a candidate came before any remote description, and then it is refused (WebRTC 1.0 §4.4.2)",
    "Apply the description first, and then its candidates",
  ],
  [
    /sdpMid and sdpMLineIndex|ICE candidate|candidate.*m-?line/i,
    "a candidate could not be read, or names a section that the description lacks",
    "Give the candidate together with the description that it was found for",
  ],
  [
    /wrong state|in state stable|signalingState|wrong signaling/i,
    "the call came when nobody waited for it: an answer needs an offer that waits, and each offer takes one answer (RFC 9429 §3.2)",
    "Look whether the answer is applied twice, or on the side that made it",
  ],
  [
    /without (?:a )?DTLS fingerprint|fingerprint/i,
    "a fingerprint is missing or cannot be read, so DTLS could trust nobody (RFC 8122 §5)",
    WHOLE,
  ],
  [/ice-ufrag|ice-pwd/i, "the ICE credentials are missing or of a wrong length (RFC 8839 §5.4)", WHOLE],
  [/rtcp-mux/i, "a section has no a=rtcp-mux (RFC 9429 §4.1.1)", WHOLE],
  [/BUNDLE/, "a=group:BUNDLE and the sections do not fit each other (RFC 9143 §7)", WHOLE],
  [/Failed to parse|SIPCC|Expect line|Invalid SDP/i, "a line of the description could not be read (RFC 8866)", WHOLE],
];

/** How messages of browsers begin. */
const BEGINS =
  /\b(?:OperationError|InvalidAccessError|InvalidStateError|InvalidModificationError|NotSupportedError|DOMException|TypeError|RTCError)\b|Failed to (?:execute|set|parse|apply|add)\b|setRemoteDescription.*(?:fail|error)/i;
/** Longer texts are more than a message. */
const LONGEST = 3000;

/** What an error message says, where a text is that and nothing else. */
export function knownMessage(text: string): Problem | undefined {
  if (text.length > LONGEST || !BEGINS.test(text)) return undefined;
  const found = MESSAGES.find(([says]) => says.test(text));
  return {
    code: "other-form",
    what: found ? `the message of a browser that refused something: ${found[1]}` : "an error message of a browser",
    instead: found ? found[2] : WHOLE,
  };
}
