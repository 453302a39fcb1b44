/** The lines of RFC 8866 that are no attributes, and the attributes that group sections. */
import { clockOf } from "./ntp.ts";
import { fieldOf, type Meaning, oneOf, parts, type Row, wholeOf, words } from "../row.ts";
import { tokensOf } from "../lines.ts";
import { addressOf } from "./address.ts";
import { inKilobits } from "./bitrate.ts";

const nettype: readonly [string, Meaning] = [
  "nettype",
  oneOf({ IN: "the Internet." }, "is no registered network type"),
];
const addrtype: readonly [string, Meaning] = [
  "addrtype",
  oneOf(
    { IP4: "an IPv4 address follows, or a name for one.", IP6: "an IPv6 address follows, or a name for one." },
    "is no registered address type",
  ),
];

const text = (name: string, means: (value: string) => string): Row["fields"] => (line) => [
  fieldOf(wholeOf(line), name, means(line.value)),
];

const MEDIA: Readonly<Record<string, string>> = {
  audio: "a section for sound.",
  video: "a section for pictures.",
  application: "a section for application data; in WebRTC the one that carries all data channels.",
  text: "a section for real-time text.",
  message: "a section for messages, as MSRP sends them.",
  image: "a section for still images, as fax sends them.",
};

const PROTOS: Readonly<Record<string, string>> = {
  "UDP/DTLS/SCTP": "SCTP inside DTLS over UDP, the transport of data channels (RFC 8841 §4).",
  "TCP/DTLS/SCTP": "SCTP inside DTLS over TCP (RFC 8841 §4).",
  "DTLS/SCTP": "SCTP inside DTLS, as drafts before RFC 8841 wrote it.",
  "UDP/TLS/RTP/SAVPF":
    "RTP, encrypted with keys from DTLS, with feedback: what WebRTC uses (RFC 5764 §8, RFC 9429 §5.1.2).",
  "TCP/DTLS/RTP/SAVPF": "RTP over TCP, encrypted with keys from DTLS, with feedback (RFC 7850 §3.5).",
  "UDP/TLS/RTP/SAVP": "RTP, encrypted with keys from DTLS, without early feedback (RFC 5764 §8).",
  "RTP/SAVPF": "encrypted RTP with feedback (RFC 5124); browsers accept it for UDP/TLS/RTP/SAVPF.",
  "RTP/SAVP": "encrypted RTP (RFC 3711).",
  "RTP/AVPF":
    "RTP with feedback, not encrypted by its name (RFC 4585); with a=fingerprint it is encrypted all the same (RFC 9429 §5.1.2).",
  "RTP/AVP":
    "plain RTP, not encrypted by its name (RFC 3551); with a=fingerprint it is encrypted all the same (RFC 9429 §5.1.2).",
};

const port: Meaning = (value, line, context) => {
  if (value === "0") {
    return context.sectionOf(line)?.has.has("bundle-only")
      ? "Port 0, with a=bundle-only: the section has no transport of its own, and is carried by the bundle (RFC 9143 §6)."
      : "Port 0: the section is refused or stopped (RFC 3264 §6, §8.2).";
  }
  if (value === "9") return "Port 9, the discard port: a placeholder, since the real ports are in the candidates.";
  return `Port ${value}: where media would go if the two did not use ICE.`;
};

const format: Meaning = (value, line, context, index) => {
  if (value === "webrtc-datachannel") return "“webrtc-datachannel”: SCTP carries data channels (RFC 8841 §4.3).";
  const codec = context.sectionOf(line)?.codecs.get(value);
  return codec
    ? `Payload type ${value}, which a=rtpmap below calls ${codec.name}: number ${index - 2} in the order of preference.`
    : Object.hasOwn(STATIC, value)
    ? `Payload type ${value}, which is ${STATIC[value]} without any a=rtpmap (RFC 3551 §6): number ${
      index - 2
    } in the order of preference.`
    : `Format ${value}, number ${index - 2} in the order of preference; for RTP it is a payload type.`;
};

/** Payload types that need no `a=rtpmap` (RFC 3551 §6, tables 4 and 5), as far as they are still seen. */
const STATIC: Readonly<Record<string, string>> = {
  "0": "PCMU at 8000 Hz",
  "3": "GSM at 8000 Hz",
  "4": "G723 at 8000 Hz",
  "8": "PCMA at 8000 Hz",
  "9": "G722, written as 8000 Hz",
  "13": "CN (comfort noise) at 8000 Hz",
  "18": "G729 at 8000 Hz",
  "26": "JPEG at 90000 Hz",
  "34": "H263 at 90000 Hz",
};

const BANDWIDTHS: Readonly<Record<string, string>> = {
  AS:
    "the most that this section (before the first m=, the session) should be sent, in kbit/s (thousands of bits a second) with the overhead of RTP, UDP and IP (RFC 8866 §5.8).",
  CT: "the most the whole conference should use, in kbit/s (thousands of bits a second) (RFC 8866 §5.8).",
  TIAS:
    "the most that this section (before the first m=, the session) should be sent, in bit/s (bits a second): the RTP payload only, without RTP, UDP and IP headers (RFC 3890 §6.2.2).",
  RS: "how much RTCP active senders may send, in bit/s (bits a second) (RFC 3556 §2).",
  RR: "how much RTCP the others may send, in bit/s (bits a second) (RFC 3556 §2).",
};

/** `AS` and `CT` are counted in kbit/s (thousands of bits a second) (RFC 8866 §5.8), the others in bits (RFC 3890 §6.2.2, RFC 3556 §2). */
function bandwidthOf(type: string, value: string): string {
  if (!/^\d+$/.test(value) || !Object.hasOwn(BANDWIDTHS, type)) {
    return `${value}, in the unit that ${type} is counted in.`;
  }
  return type === "AS" || type === "CT" ? `${value} kbit/s.` : `${value} bit/s${inKilobits(value)}.`;
}

const SEMANTICS: Readonly<Record<string, string>> = {
  BUNDLE:
    "an offer asks that the sections named here share one transport, that is one set of candidates and one DTLS; the group of the answer decides. The first one named lends its transport (RFC 9143 §7.2, §7.3).",
  LS: "lip synchronization: the sections named here are played together (RFC 5888 §7).",
  FID: "flow identification: the sections named here carry the same flow (RFC 5888 §8).",
  SRF: "the sections named here share one resource reservation flow (RFC 3524 §2).",
  ANAT: "the sections named here are alternatives by address type (RFC 4091, obsolete).",
  DUP: "the sections named here carry the same, twice over (RFC 7104 §3).",
};

/** The lines that are no attribute, and attributes of the session. */
export const SESSION: readonly Row[] = [
  {
    name: "v=",
    family: "session",
    grammar: "v=0",
    source: "RFC 8866 §5.1",
    summary: "The version of SDP; every description begins with it.",
    fields: words([[
      "version",
      (v) => v === "0" ? "Version 0, the only one there is." : `Version ${v}; there is only version 0.`,
    ]]),
  },
  {
    name: "o=",
    family: "session",
    grammar: "o=<username> <sess-id> <sess-version> <nettype> <addrtype> <unicast-address>",
    source: "RFC 8866 §5.2, RFC 9429 §5.2.1",
    summary: "The origin: which session this description belongs to, and which version of it this is.",
    fields: words([
      [
        "username",
        (v) =>
          v === "-"
            ? "“-”: no user name is given, as in every browser but Firefox."
            : `“${v}”: the name its maker gives itself.`,
      ],
      ["sess-id", (v) => `Session ${v}: a number that stays the same as long as the connection lives.`],
      [
        "sess-version",
        (v) =>
          `Version ${v} of this session’s description. It grows with the descriptions that are created; only whether it is the same or higher counts (RFC 9429 §5.2.2).`,
      ],
      nettype,
      addrtype,
      ["unicast-address", (v) => `${addressOf(v)} In WebRTC it is a placeholder; candidates tell the real addresses.`],
    ]),
  },
  {
    name: "s=",
    family: "session",
    grammar: "s=<session name>",
    source: "RFC 8866 §5.3, RFC 9429 §5.2.1",
    summary: "The session’s name, which WebRTC does not use.",
    fields: text(
      "session name",
      (v) =>
        v === "-"
          ? "“-”: there is no name."
          : v.trim() === ""
          ? `“${v}”, a blank: there is no name.`
          : `The name “${v}”.`,
    ),
  },
  {
    name: "i=",
    family: "session",
    grammar: "i=<description>",
    source: "RFC 8866 §5.4",
    summary: "A title for people to read; browsers ignore it.",
    fields: text("description", (v) => `It reads “${v}”.`),
  },
  {
    name: "u=",
    family: "session",
    grammar: "u=<uri>",
    source: "RFC 8866 §5.5",
    summary: "Where more about the session can be read; browsers ignore it.",
    fields: text("uri", (v) => `The address ${v}.`),
  },
  {
    name: "e=",
    family: "session",
    grammar: "e=<email-address>",
    source: "RFC 8866 §5.6",
    summary: "The e-mail address of whoever is responsible; browsers ignore it.",
    fields: text("email-address", (v) => `Write to ${v}.`),
  },
  {
    name: "p=",
    family: "session",
    grammar: "p=<phone-number>",
    source: "RFC 8866 §5.6",
    summary: "The telephone number of whoever is responsible; browsers ignore it.",
    fields: text("phone-number", (v) => `Call ${v}.`),
  },
  {
    name: "c=",
    family: "session",
    grammar: "c=<nettype> <addrtype> <connection-address>",
    source: "RFC 8866 §5.7, RFC 9429 §5.2.1",
    summary: "The address to send to if the two did not use ICE.",
    fields: words([nettype, addrtype, [
      "connection-address",
      (v) => `${addressOf(v)} With ICE the candidates decide instead.`,
    ]]),
  },
  {
    name: "b=",
    family: "session",
    grammar: "b=<bwtype>:<bandwidth>",
    source: "RFC 8866 §5.8",
    summary: "How much bandwidth the writer wants to receive at most.",
    fields: (line, context) => {
      const [type, value] = parts(wholeOf(line), ":");
      const fields = [];
      if (type) {
        fields.push(
          fieldOf(
            type,
            "bwtype",
            oneOf(BANDWIDTHS, "is a bandwidth type this reader does not know")(type.text, line, context, 0),
          ),
        );
      }
      if (value) {
        fields.push(fieldOf(value, "bandwidth", bandwidthOf(type.text, value.text)));
      }
      return fields;
    },
  },
  {
    name: "t=",
    family: "session",
    grammar: "t=<start-time> <stop-time>",
    source: "RFC 8866 §5.9, RFC 9429 §5.2.1",
    summary: "When the session takes place; in WebRTC it is always “0 0”, without a beginning or an end.",
    fields: words([
      ["start-time", (v) => v === "0" ? "0: it has no beginning." : `It begins at ${clockOf(v)}.`],
      ["stop-time", (v) => v === "0" ? "0: it has no end." : `It ends at ${clockOf(v)}.`],
    ]),
  },
  {
    name: "r=",
    family: "session",
    grammar: "r=<repeat-interval> <active-duration> <offsets>",
    source: "RFC 8866 §5.10",
    summary: "How often the session is repeated; not used between browsers.",
    fields: words([
      [
        "repeat-interval",
        (v) => `It is repeated every ${v}; d, h and m are days, hours, minutes, a bare number is seconds.`,
      ],
      ["active-duration", (v) => `Each time it lasts ${v}.`],
    ], ["offset", (v, _line, _context, i) => `Beginning number ${i - 1} is ${v} after the start time.`]),
  },
  {
    name: "z=",
    family: "session",
    grammar: "z=<adjustment-time> <offset> …",
    source: "RFC 8866 §5.11",
    summary: "Where the clocks change during a repeated session; not used between browsers.",
    fields: words([], [
      "adjustment",
      (v, _line, _context, i) => i % 2 === 0 ? `At ${clockOf(v)} the clocks change.` : `They change by ${v}.`,
    ]),
  },
  {
    name: "k=",
    family: "session",
    grammar: "k=<method>:<key>",
    source: "RFC 8866 §5.12",
    summary: "An encryption key in the clear: obsolete, and never to be used.",
    fields: text("key", (v) => `“${v}” is obsolete; a receiver discards it.`),
  },
  {
    name: "m=",
    family: "session",
    grammar: "m=<media> <port> <proto> <fmt> …",
    source: "RFC 8866 §5.14, RFC 9429 §5.2.1",
    summary: "A media section begins: everything up to the next m= belongs to it.",
    answer: "The answer has the same sections in the same order; it refuses one by port 0 (RFC 3264 §6).",
    fields: words([
      ["media", oneOf(MEDIA, "is a kind of media this reader does not know")],
      ["port", port],
      ["proto", oneOf(PROTOS, "is a transport this reader does not know")],
    ], ["fmt", format]),
  },
  {
    name: "group",
    family: "session",
    grammar: "a=group:<semantics> <mid> …",
    source: "RFC 5888 §5, RFC 9143 §7",
    summary: "Sections that belong together, named by their a=mid.",
    answer: "The answer names only sections that the offer named and that it accepts (RFC 9143 §7.3).",
    fields: words([["semantics", oneOf(SEMANTICS, "is a kind of group this reader does not know")]], [
      "mid",
      (v, _line, context) => {
        const section = context.sections.find((one) => one.mid === v);
        return section
          ? `Section ${v}, the ${section.media} section that says a=mid:${v}.`
          : `Section ${v}; but no section of this description says a=mid:${v}.`;
      },
    ]),
  },
  {
    name: "mid",
    family: "session",
    grammar: "a=mid:<identification-tag>",
    source: "RFC 5888 §4, RFC 9429 §5.2.1",
    summary: "The name of this section, by which a=group and every candidate sent by itself refer to it.",
    answer: "The answer repeats it (RFC 9429 §5.3.1).",
    fields: text("identification-tag", (v) => `This section is called “${v}”.`),
  },
  {
    name: "bundle-only",
    family: "session",
    grammar: "a=bundle-only",
    source: "RFC 9143 §6",
    summary: "This section has no transport of its own: it is to be used inside the bundle, or not at all.",
  },
  {
    name: "msid-semantic",
    family: "session",
    grammar: "a=msid-semantic: WMS <stream> …",
    source: "draft-ietf-mmusic-msid, before RFC 8830",
    summary: "Media stream names are meant as WebRTC means them; a relic that browsers still write.",
    fields: (line) =>
      tokensOf(line).map((token, i) =>
        i === 0
          ? fieldOf(
            token,
            "semantic",
            `“${token.text}”: ${token.text === "WMS" ? "WebRTC media streams." : "a kind this reader does not know."}`,
          )
          : fieldOf(token, "stream", token.text === "*" ? "“*”: all streams." : `The stream “${token.text}”.`)
      ),
  },
];
