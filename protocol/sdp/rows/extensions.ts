/** What packets carry beside media: `a=extmap`. */
import type { AnnotatedField } from "../annotated.ts";
import { tokensOf } from "../lines.ts";
import { fieldOf, oneOf, parts, type Row } from "../row.ts";

const WEBRTC = "http://www.webrtc.org/experiments/rtp-hdrext/";
const IETF = "urn:ietf:params:rtp-hdrext:";

/** What each packet then says, by URI. */
const URIS: ReadonlyMap<string, string> = new Map([
  [`${IETF}sdes:mid`, "which section a packet belongs to, as a=mid calls it; a bundle is sorted by it (RFC 9143 §15)."],
  [
    `${IETF}sdes:rtp-stream-id`,
    "which encoding of a simulcast a packet belongs to, as a=rid calls it (RFC 8852 §3.3).",
  ],
  [
    `${IETF}sdes:repaired-rtp-stream-id`,
    "which encoding of a simulcast a packet repairs, as a=rid calls it (RFC 8852 §3.3).",
  ],
  [`${IETF}ssrc-audio-level`, "how loud the sound in a packet is, and perhaps whether it is speech (RFC 6464)."],
  [`${IETF}csrc-audio-level`, "how loud each voice in a mix is (RFC 6465)."],
  [`${IETF}toffset`, "how much later than its timestamp a packet was sent (RFC 5450)."],
  ["urn:3gpp:video-orientation", "how the picture is to be turned, and which camera took it (3GPP TS 26.114 §7.4.5)."],
  [
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
    "a number that counts all packets of the transport, so that the receiver can report when each arrived " +
    "(draft-holmer-rmcat-transport-wide-cc-extensions-01).",
  ],
  [
    `${WEBRTC}transport-wide-cc-02`,
    "a number that counts all packets of the transport, and when a report about them is wanted (libwebrtc).",
  ],
  [`${WEBRTC}abs-send-time`, "when a packet was sent, in 24 bits (libwebrtc)."],
  [`${WEBRTC}abs-capture-time`, "when its sound or picture was captured (libwebrtc)."],
  [`${WEBRTC}playout-delay`, "how long, at least and at most, the receiver should wait before playing (libwebrtc)."],
  [`${WEBRTC}video-content-type`, "whether the picture is of a camera or of a screen (libwebrtc)."],
  [`${WEBRTC}video-timing`, "when a picture was encoded, paced and sent (libwebrtc)."],
  [`${WEBRTC}color-space`, "how colors are coded (libwebrtc)."],
  [`${WEBRTC}video-layers-allocation00`, "which layers are sent now, with their bitrates (libwebrtc)."],
  [`${WEBRTC}generic-frame-descriptor-00`, "which earlier frames a frame needs; an older form (libwebrtc)."],
  [
    "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension",
    "which layers and which earlier frames a frame needs, so that a server can drop the others " +
    "(AV1 RTP specification, appendix A).",
  ],
  [`${WEBRTC}video-frame-tracking-id`, "a number for each frame, for tests (libwebrtc)."],
  [`${WEBRTC}corruption-detection`, "samples of the picture, so that the receiver can tell damage (libwebrtc)."],
  [`${WEBRTC}inband-cn`, "how loud comfort noise should be (libwebrtc)."],
  [
    "http://tools.ietf.org/html/draft-ietf-avtext-framemarking-07",
    "where frames begin and end, and their layer (RFC 9626).",
  ],
  [`${IETF}framemarking`, "where frames begin and end, and their layer (RFC 9626)."],
  [`${IETF}smpte-tc`, "a SMPTE time code (RFC 5484)."],
  [`${IETF}ntp-64`, "the time on the sender’s clock, in 64 bits, for quick synchronization (RFC 6051 §3.3)."],
  [`${IETF}ntp-56`, "the time on the sender’s clock, in 56 bits, for quick synchronization (RFC 6051 §3.3)."],
  [`${IETF}sdes:cname`, "the canonical name of the sender (RFC 7941)."],
  [`${IETF}sdes:name`, "the name of the user."],
  [`${IETF}sdes:CaptId`, "which capture of a telepresence room it is (RFC 8849 §8)."],
  [`${IETF}splicing-interval`, "when another stream is to be spliced in (RFC 8286)."],
  ["urn:3gpp:roi-sent", "which region of interest the picture shows (3GPP TS 26.114)."],
  ["urn:3gpp:predefined-roi-sent", "which region of interest of a given list the picture shows (3GPP TS 26.114)."],
]);

const ENCRYPT = `${IETF}encrypt`;

function uriMeaning(text: string): string {
  if (text === ENCRYPT) return `${text}: the extension named next is sent encrypted (RFC 6904 §4).`;
  const says = URIS.get(text);
  if (says) return `${text}: ${says}`;
  return text.startsWith(`${IETF}sdes:`)
    ? `${text}: a source description item, inside packets (RFC 7941).`
    : `${text}: an extension that this reader does not know.`;
}

function idMeaning(text: string): string {
  if (!/^\d+$/.test(text)) return `“${text}” is not a number, which an extension needs.`;
  const id = text.length > 9 ? Infinity : Number(text);
  if (id === 0) return `Extension ${text}: 0 is padding, so that no extension can have it.`;
  if (id < 15) {
    return `Extension ${text}: from 1 to 14, so that the short one-byte header can carry it (RFC 8285 §4.2).`;
  }
  if (id === 15) {
    return `Extension ${text}: reserved in one-byte headers, so that it needs two-byte ones (RFC 8285 §4.2).`;
  }
  if (id < 256) {
    return `Extension ${text}: from 16 to 255, so that it needs two-byte headers (RFC 8285 §4.3), which Firefox does not take.`;
  }
  if (id >= 4096 && id < 4352) {
    return `Extension ${text}: from 4096 to 4351, for negotiation only: no packet carries it; the answer should give it a number to use (RFC 8285 §7).`;
  }
  return `Extension ${text}: no packet can carry this number.`;
}

const directionMeaning = oneOf({
  sendrecv: "the writer sends and receives it.",
  sendonly: "the writer sends it, and does not want it.",
  recvonly: "the writer wants it, and does not send it.",
  inactive: "the writer neither sends nor wants it for now.",
}, "is no direction");

/** Header extensions. */
export const EXTENSIONS: readonly Row[] = [
  {
    name: "extmap",
    family: "extensions",
    grammar: "a=extmap:<id>/<direction> <URI> <attributes>",
    source: "RFC 8285 §5, §8",
    summary: "A header extension: something that packets carry beside media, and the number that stands for it there.",
    answer: "The answer keeps those that it supports, with the same numbers, and adds none (RFC 8285 §7).",
    fields: (line, context) => {
      const [first, uri, ...rest] = tokensOf(line);
      const fields: AnnotatedField[] = [];
      if (!first) return fields;
      // The direction is what stands after the first slash, whatever it is.
      parts(first, "/").forEach((part, i) =>
        fields.push(
          i === 0
            ? fieldOf(part, "id", idMeaning(part.text))
            : fieldOf(part, "direction", directionMeaning(part.text, line, context, i)),
        )
      );
      if (uri) fields.push(fieldOf(uri, "URI", uriMeaning(uri.text)));
      rest.forEach((token, i) =>
        fields.push(
          i === 0 && uri.text === ENCRYPT
            ? fieldOf(token, "encrypted URI", uriMeaning(token.text))
            : fieldOf(token, "attribute", `“${token.text}”: a detail that belongs to this extension.`),
        )
      );
      return fields;
    },
  },
  {
    name: "extmap-allow-mixed",
    family: "extensions",
    grammar: "a=extmap-allow-mixed",
    source: "RFC 8285 §6",
    summary: "Packets with one-byte and with two-byte extension headers may come mixed in one stream.",
    answer: "The answer has it only if the offer has it, and then both may mix them (RFC 8285 §6).",
  },
];
