/** RTP and RTCP: which way media flows, which codec a number stands for, which source sends it. */
import type { AnnotatedField } from "../annotated.ts";
import type { Context } from "../context.ts";
import { type SdpLine, type Token, tokensOf } from "../lines.ts";
import { fieldOf, type Meaning, oneOf, parts, type Row, wholeOf, words } from "../row.ts";
import { addressOf } from "./address.ts";
import { formatFields, payloadMeaning, payloadType, staticCodec, trimmed } from "./codecs.ts";

const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** A line with one number. */
const number = (name: string, means: (value: string) => string): Row["fields"] =>
  words([[name, (v) => isNumber(v) ? means(v) : `“${v}” should be a number, and is none.`]]);

/** By the encoding name, in small letters. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ["opus", "an audio codec that every WebRTC browser must have (RFC 7587, RFC 7874 §3)."],
  ["multiopus", "Opus with more than two channels, as libwebrtc sends it."],
  [
    "pcmu",
    "G.711 with μ-law, the sound of the telephone; every WebRTC browser must have it (RFC 3551 §4.5.14, RFC 7874 §3).",
  ],
  [
    "pcma",
    "G.711 with A-law, the sound of the telephone; every WebRTC browser must have it (RFC 3551 §4.5.14, RFC 7874 §3).",
  ],
  ["g722", "an audio codec with twice the bandwidth of the telephone (RFC 3551 §4.5.2)."],
  ["g723", "an old speech codec (RFC 3551 §4.5.3)."],
  ["g728", "an old speech codec (RFC 3551 §4.5.5)."],
  ["g729", "a speech codec of telephony (RFC 3551 §4.5.6)."],
  ["gsm", "the speech codec of the first digital mobile phones (RFC 3551 §4.5.8)."],
  ["ilbc", "a speech codec made for lossy networks (RFC 3952)."],
  ["isac", "an older speech codec of libwebrtc."],
  ["amr", "the speech codec of mobile phones (RFC 4867)."],
  ["amr-wb", "the wideband speech codec of mobile phones (RFC 4867)."],
  ["evs", "the speech codec of 4G and 5G phones (3GPP TS 26.445)."],
  ["speex", "a speech codec that Opus replaced (RFC 5574)."],
  ["silk", "a speech codec of Skype, which became a part of Opus."],
  ["l16", "sound without compression, 16 bits a sample (RFC 3551 §4.5.11)."],
  ["l24", "sound without compression, 24 bits a sample (RFC 3190 §4)."],
  ["cn", "comfort noise: what is heard while nobody speaks (RFC 3389)."],
  ["telephone-event", "keys of a telephone, sent as events instead of tones (RFC 4733)."],
  [
    "red",
    "a wrapper: a packet carries what is new together with copies of earlier sound or, for video, with repair data (RFC 2198, RFC 5109).",
  ],
  ["ulpfec", "forward error correction: packets from which a lost one can be worked out (RFC 5109)."],
  [
    "flexfec-03",
    "forward error correction: packets from which lost ones can be worked out; as a draft before RFC 8627 has it.",
  ],
  ["flexfec", "forward error correction: packets from which lost ones can be worked out (RFC 8627)."],
  ["rtx", "retransmission: lost packets of another payload type, sent again (RFC 4588)."],
  ["vp8", "a video codec that every WebRTC browser must have (RFC 7741, RFC 7742 §5)."],
  ["vp9", "a video codec, the successor of VP8 (RFC 9628)."],
  ["av1", "a video codec, the successor of VP9 (AV1 RTP specification)."],
  ["h264", "a video codec, also called AVC, that every WebRTC browser must have (RFC 6184, RFC 7742 §5)."],
  ["h264-svc", "H.264 in layers (RFC 6190)."],
  ["h265", "a video codec, also called HEVC (RFC 7798)."],
  ["h266", "a video codec, also called VVC (RFC 9328)."],
  ["h261", "an early video codec of video telephony (RFC 4587)."],
  ["h263", "an old video codec (RFC 2190)."],
  ["h263-1998", "an old video codec, H.263 version 2 (RFC 4629)."],
  ["h263-2000", "an old video codec, H.263 version 3 (RFC 4629)."],
  ["mp4v-es", "MPEG-4 video, an old codec (RFC 6416)."],
  ["mpv", "MPEG-1 or MPEG-2 video (RFC 2250)."],
  ["jpeg", "pictures as JPEG, one by one (RFC 2435)."],
  ["theora", "an old video codec."],
  ["raw", "pictures without compression (RFC 4175)."],
  ["smpte2022-6", "the signal of a video cable, packed into RTP (SMPTE ST 2022-6)."],
  ["vnd.onvif.metadata", "what a surveillance camera noticed (ONVIF)."],
  ["t140", "text, as it is typed (RFC 4103)."],
]);

function mappedMeaning(text: string, encoding: string | undefined): string {
  if (!/^\d{1,9}$/.test(text)) return `“${text}” is no payload type: it should be a number from 0 to 127.`;
  const id = Number(text);
  const says = `Payload type ${text}${
    encoding === undefined ? "" : ` is ${encoding}: its RTP packets carry this number`
  }`;
  if (id > 127) return `${says}. It is too large: no RTP packet can carry it.`;
  if (id >= 96) return `${says}. From 96 to 127 each description says anew what a number means (RFC 3551 §6).`;
  if (id >= 64) {
    return `${says}. With a=rtcp-mux it may be taken for RTCP, so that 64 to 95 are not used (RFC 5761 §4).`;
  }
  const fixed = staticCodec(text);
  if (fixed === undefined) return `${says}. It is used when the numbers from 96 to 127 do not suffice (RFC 5761 §4).`;
  return fixed.name.toLowerCase() === encoding?.toLowerCase()
    ? `${says}. It is so in every description (RFC 3551 §6).`
    : `${says}. RFC 3551 §6 gives it to ${fixed.name}.`;
}

function clockMeaning(clock: string, encoding: string): string {
  if (!/^\d+$/.test(clock)) return `“${clock}” should be a clock rate in ticks a second, and is none.`;
  const ticks = `${clock} ticks a second: its RTP timestamps count them.`;
  const name = encoding.toLowerCase();
  if (name === "g722" && clock === "8000") {
    return `${ticks} G.722 takes 16000 samples a second; the 8000 is an old mistake that was kept (RFC 3551 §4.5.2).`;
  }
  if (name === "opus" && clock === "48000") return `${ticks} It is the same for Opus of any bandwidth (RFC 7587 §4.1).`;
  return ticks;
}

function channelsMeaning(channels: string, encoding: string): string {
  if (!/^\d+$/.test(channels)) return `“${channels}”: what it means is up to ${encoding}.`;
  if (encoding.toLowerCase() === "opus" && channels === "2") {
    return "2 channels; Opus always says 2, and a=fmtp says whether stereo is wanted (RFC 7587 §7).";
  }
  return channels === "1" ? "1 channel." : `${channels} channels.`;
}

function rtpmapFields(line: SdpLine): readonly AnnotatedField[] {
  const [type, codec, ...surplus] = tokensOf(line);
  if (!type) return [];
  const [encoding, clock, ...more] = codec ? parts(codec, "/") : [];
  const name = encoding?.text ?? "";
  const known = ENCODINGS.get(name.toLowerCase());
  const fields = [fieldOf(type, "payload type", mappedMeaning(type.text, encoding?.text))];
  if (encoding) {
    fields.push(fieldOf(encoding, "encoding name", `${name}: ${known ?? "a codec that this reader does not know."}`));
  }
  if (clock) fields.push(fieldOf(clock, "clock rate", clockMeaning(clock.text, name)));
  more.forEach((one, i) =>
    fields.push(i === 0 ? fieldOf(one, "channels", channelsMeaning(one.text, name)) : surplusField(one))
  );
  return [...fields, ...surplus.map(surplusField)];
}

const surplusField = (token: Token): AnnotatedField =>
  fieldOf(token, "more than expected", `“${token.text}” is more than this line’s grammar has.`);

const rtcpPort: Meaning = (text, line, context) => {
  if (text === "9") return "Port 9, the discard port: a placeholder, since the real ports are in the candidates.";
  const muxed = context.sectionOf(line)?.has.has("rtcp-mux") ?? false;
  return `Port ${text}: where RTCP would go${muxed ? ", if the other side did not accept a=rtcp-mux" : ""}.`;
};

/** The kinds of extended report that RFC 3611 §5.1 names. */
const REPORTS: ReadonlyMap<string, string> = new Map([
  ["rcvr-rtt", "who only receives can measure the round trip as well (RFC 3611 §4.4, §4.5)."],
  ["pkt-loss-rle", "which packets were lost, one by one (RFC 3611 §4.1)."],
  ["pkt-dup-rle", "which packets came twice, one by one (RFC 3611 §4.2)."],
  ["pkt-rcpt-times", "when each packet came (RFC 3611 §4.3)."],
  ["stat-summary", "a summary of how packets came (RFC 3611 §4.6)."],
  ["voip-metrics", "how good a call sounds (RFC 3611 §4.7)."],
  ["ecn-sum", "how many packets routers marked as congested (RFC 6679 §5.2)."],
]);

const REPORT_DETAILS: Readonly<Record<string, string>> = {
  all: "everyone who takes part may answer such a report.",
  sender: "only who sends media may answer such a report.",
  loss: "it counts lost packets.",
  dup: "it counts packets that came twice.",
  jitt: "it tells how unevenly packets came.",
  TTL: "it tells the hop limits of IPv4 packets.",
  HL: "it tells the hop limits of IPv6 packets.",
};

const reportDetail: Meaning = (text, line, context, index) =>
  /^\d+$/.test(text)
    ? `${text}: a report has at most ${text} bytes.`
    : oneOf(REPORT_DETAILS, "is a detail that this reader does not know")(text, line, context, index);

const xrFields = (line: SdpLine, context: Context): readonly AnnotatedField[] =>
  tokensOf(line).flatMap((token) =>
    parts(token, /[=:,]/).map((part, i) =>
      i === 0
        ? fieldOf(
          part,
          "report",
          `“${part.text}”: ${REPORTS.get(part.text) ?? "a kind of report that this reader does not know."}`,
        )
        : fieldOf(part, "detail", reportDetail(part.text, line, context, i))
    )
  );

const streamMeaning = (text: string): string =>
  text === "-"
    ? "“-”: the track belongs to no stream."
    : `The stream “${text}”: tracks of the same stream go together.`;
const trackMeaning = (text: string): string => `The track “${text}”.`;

/** What a source says of itself, by the attribute after its number. */
function sourceFields(value: Token, attribute: string, line: SdpLine, context: Context): readonly AnnotatedField[] {
  if (attribute === "cname") {
    return [fieldOf(value, "cname", `The name “${value.text}”: sources that share it share a clock, for lip sync.`)];
  }
  if (attribute === "fmtp") return formatFields(value, line, context);
  if (attribute === "mslabel") return [fieldOf(value, "stream", streamMeaning(value.text))];
  if (attribute === "label") return [fieldOf(value, "track", trackMeaning(value.text))];
  if (attribute === "msid") {
    return parts(value, " ").map((part, i) =>
      i === 0
        ? fieldOf(part, "stream", streamMeaning(part.text))
        : i === 1
        ? fieldOf(part, "track", trackMeaning(part.text))
        : surplusField(part)
    );
  }
  if (attribute === "previous-ssrc") {
    return parts(value, " ").map((part) =>
      fieldOf(part, "previous ssrc", `Source ${part.text}: the number that this source had before.`)
    );
  }
  return [fieldOf(value, "value", `“${value.text}”: what ${attribute} says, which this reader does not know.`)];
}

const SOURCE_ATTRIBUTES: Readonly<Record<string, string>> = {
  cname: "the canonical name of who sends (RFC 5576 §6.1).",
  msid: "the stream and the track that it carries, as Chromium repeats them from a=msid.",
  mslabel: "the stream that it carries, in an older form (Plan B).",
  label: "the track that it carries, in an older form (Plan B).",
  "previous-ssrc": "the numbers that it had before (RFC 5576 §6.2).",
  fmtp: "how it uses a codec (RFC 5576 §6.3).",
};

function ssrcFields(line: SdpLine, context: Context): readonly AnnotatedField[] {
  const [id] = tokensOf(line);
  if (!id) return [];
  const fields = [fieldOf(id, "ssrc-id", sourceMeaning(id.text, "the number in each of its RTP packets"))];
  const rest = { start: id.end, end: line.text.length, text: line.text.slice(id.end) };
  const { start: from, text } = trimmed(rest);
  const [name] = text.split(":", 1);
  if (name !== "") {
    const token = { start: from, end: from + name.length, text: name };
    const meaning = oneOf(SOURCE_ATTRIBUTES, "is an attribute of a source that this reader does not know");
    fields.push(fieldOf(token, "attribute", meaning(name, line, context, 1)));
  }
  const start = from + name.length + 1;
  const value = trimmed({ start, end: from + text.length, text: text.slice(name.length + 1) });
  return value.text === "" ? fields : [...fields, ...sourceFields(value, name, line, context)];
}

const sourceMeaning = (text: string, says: string): string =>
  /^\d+$/.test(text) ? `Source ${text}: ${says}.` : `“${text}” is not a number, which a source needs.`;

const GROUPS: Readonly<Record<string, string>> = {
  FID: "the sources carry the same; in WebRTC the second sends lost packets of the first again (RFC 5576 §4.2).",
  FEC: "the later sources repair the first; deprecated, see FEC-FR (RFC 5956 §4.4).",
  "FEC-FR": "the later sources repair the first by forward error correction (RFC 5956 §4.3).",
  SIM: "the sources carry the same picture in several sizes: simulcast, before a=simulcast.",
  DUP: "the sources carry the same, twice over (RFC 7104 §3).",
};

const groupMember: Meaning = (text, line, _context, index) => {
  const [semantics] = /[^ ]+/.exec(line.value) ?? [];
  if (semantics === "FID") {
    return sourceMeaning(text, index === 1 ? "the original" : "what was lost of the original, sent again");
  }
  if (semantics === "FEC-FR" || semantics === "FEC") {
    return sourceMeaning(text, index === 1 ? "what is repaired" : "what repairs it");
  }
  return sourceMeaning(text, `number ${index} of this group`);
};

const CONTENTS: Readonly<Record<string, string>> = {
  slides: "slides of a presentation.",
  speaker: "who is speaking.",
  sl: "a sign language.",
  main: "the main picture or sound.",
  alt: "another picture or sound than the main one.",
  "g.3gpp.cat": "what a caller hears or sees while it rings.",
  "g.3gpp.crs": "what the called one hears or sees while it rings.",
};

const IMAGE_KEYS: ReadonlyMap<string, string> = new Map([
  ["x", "width in pixels"],
  ["y", "height in pixels"],
  ["sar", "shape of a pixel"],
  ["par", "shape of the picture"],
  ["q", "preference, from 0 to 1"],
]);

/** A set such as `[x=[480:16:800],y=320,q=0.6]` (RFC 6236 §3.1). */
function imageSet(text: string): string {
  if (text === "*") return "“*”: any size.";
  const found = [...text.matchAll(/(?:^\[|,)([a-z]+)=(\[[^[\]]*\]|[^,\]]*)/g)]
    .map(([, key, value]) => `${IMAGE_KEYS.get(key) ?? key} ${value}`);
  return found.length > 0 ? `${text}: ${found.join(", ")}.` : `“${text}”: no set of sizes that this reader can read.`;
}

const imageFields = (line: SdpLine, context: Context): readonly AnnotatedField[] =>
  tokensOf(line).map((token, i) => {
    const { text } = token;
    if (i === 0) return fieldOf(token, "payload type", `For ${payloadType(text, line, context)}.`);
    if (text === "send") return fieldOf(token, "direction", "“send”: the sizes that the writer can send follow.");
    if (text === "recv") return fieldOf(token, "direction", "“recv”: the sizes that the writer can receive follow.");
    return fieldOf(token, "set", imageSet(text));
  });

const way = (name: string, section: string, summary: string, answer: string): Row => ({
  name,
  family: "rtp",
  grammar: `a=${name}`,
  source: `RFC 8866 §${section}, RFC 3264 §5.1`,
  summary: `${summary} Before the first m= it holds for all sections that do not say otherwise.`,
  answer: `${answer} (RFC 3264 §6.1).`,
});

/** The attributes of RTP. */
export const RTP: readonly Row[] = [
  way("sendrecv", "6.7.2", "The writer sends and receives.", "The answer may have any direction"),
  way("sendonly", "6.7.3", "The writer sends, and does not want to receive.", "The answer has recvonly or inactive"),
  way("recvonly", "6.7.1", "The writer receives, and does not send.", "The answer has sendonly or inactive"),
  way("inactive", "6.7.4", "The writer neither sends nor receives media for now.", "The answer has inactive as well"),
  {
    name: "rtpmap",
    family: "rtp",
    grammar: "a=rtpmap:<payload type> <encoding name>/<clock rate>/<channels>",
    source: "RFC 8866 §6.6, RFC 3551 §6",
    summary: "Which codec a payload type stands for: every RTP packet carries this number.",
    answer: "The answer keeps the codecs that it accepts, and should use the same numbers for them (RFC 3264 §6.1).",
    fields: rtpmapFields,
  },
  {
    name: "ptime",
    family: "rtp",
    grammar: "a=ptime:<milliseconds>",
    source: "RFC 8866 §6.4, RFC 3264 §5.1",
    summary: "How much sound the writer would like to receive in each packet.",
    answer: "The answer says what it would like itself; the two may differ (RFC 3264 §6.1).",
    fields: number("packet time", (v) => `${v} milliseconds of sound in each packet, if it can be.`),
  },
  {
    name: "maxptime",
    family: "rtp",
    grammar: "a=maxptime:<milliseconds>",
    source: "RFC 8866 §6.5, RFC 9429 §5.2.1",
    summary: "How much sound a packet may hold at most.",
    fields: number("maximum packet time", (v) => `At most ${v} milliseconds of sound in each packet.`),
  },
  {
    name: "framerate",
    family: "rtp",
    grammar: "a=framerate:<pictures a second>",
    source: "RFC 8866 §6.13",
    summary: "How many pictures a second there should be at most; a recommendation.",
    fields: number("frame rate", (v) => `At most ${v} pictures a second.`),
  },
  {
    name: "rtcp",
    family: "rtp",
    grammar: "a=rtcp:<port> <nettype> <addrtype> <connection-address>",
    source: "RFC 3605 §2.1, RFC 9429 §5.2.1",
    summary: "Where RTCP, the reports about media, would go if it did not share the port of RTP.",
    fields: words([
      ["port", rtcpPort],
      ["nettype", oneOf({ IN: "the Internet." }, "is no registered network type")],
      [
        "addrtype",
        oneOf(
          { IP4: "an IPv4 address follows, or a name for one.", IP6: "an IPv6 address follows, or a name for one." },
          "is no registered address type",
        ),
      ],
      ["connection-address", (v) => `${addressOf(v)} With ICE the candidates decide instead.`],
    ]),
  },
  {
    name: "rtcp-mux",
    family: "rtp",
    grammar: "a=rtcp-mux",
    source: "RFC 5761 §5.1.1, RFC 9429 §5.2.1",
    summary: "RTCP, the reports about media, can share the port of RTP; browsers insist on it by default.",
    answer: "The answer has it only if the offer has it, and then both share the port (RFC 8035 §3).",
  },
  {
    name: "rtcp-mux-only",
    family: "rtp",
    grammar: "a=rtcp-mux-only",
    source: "RFC 8858 §3",
    summary: "RTCP has to share the port of RTP, or there is no media.",
    answer: "The answer says a=rtcp-mux, never this, or refuses the section (RFC 8858 §4.3).",
  },
  {
    name: "rtcp-rsize",
    family: "rtp",
    grammar: "a=rtcp-rsize",
    source: "RFC 5506 §5",
    summary: "RTCP packets may be reduced to what is urgent, without the regular report before it.",
    answer: "The answer has it only if the offer has it and both sides support it (RFC 5506 §5).",
  },
  {
    name: "rtcp-xr",
    family: "rtp",
    grammar: "a=rtcp-xr:<report>=<details> …",
    source: "RFC 3611 §5.1",
    summary: "Which extended reports about the quality of media the writer can deal with.",
    fields: xrFields,
  },
  {
    name: "ssrc",
    family: "rtp",
    grammar: "a=ssrc:<ssrc-id> <attribute>:<value>",
    source: "RFC 5576 §4.1",
    summary: "Something about one source: one stream of RTP packets, known by the number they carry.",
    fields: ssrcFields,
  },
  {
    name: "ssrc-group",
    family: "rtp",
    grammar: "a=ssrc-group:<semantics> <ssrc-id> …",
    source: "RFC 5576 §4.2",
    summary: "Sources that belong together; their order matters.",
    fields: words([["semantics", oneOf(GROUPS, "is a kind of group that this reader does not know")]], [
      "ssrc-id",
      groupMember,
    ]),
  },
  {
    name: "msid",
    family: "rtp",
    grammar: "a=msid:<stream id> <track id>",
    source: "RFC 8830 §2, RFC 9429 §5.2.1",
    summary: "Which media stream the track of this section belongs to: what the other side’s page gets to see.",
    fields: words([["stream id", streamMeaning], ["track id", trackMeaning]]),
  },
  {
    name: "label",
    family: "rtp",
    grammar: "a=label:<token>",
    source: "RFC 4574 §4",
    summary: "A name by which other protocols refer to this section.",
    fields: words([["label", (v) => `Other protocols call this section “${v}”.`]]),
  },
  {
    name: "content",
    family: "rtp",
    grammar: "a=content:<content>,…",
    source: "RFC 4796 §5",
    summary: "What this section shows, so that it can be put in the right place.",
    fields: (line, context) =>
      parts(wholeOf(line), /[, ]/).map((part, i) =>
        fieldOf(
          part,
          "content",
          oneOf(CONTENTS, "is a kind of content that this reader does not know")(part.text, line, context, i),
        )
      ),
  },
  {
    name: "cryptex",
    family: "rtp",
    grammar: "a=cryptex",
    source: "RFC 9335 §4",
    summary: "The writer can receive RTP packets whose header extensions and list of sources are encrypted, too.",
  },
  {
    name: "imageattr",
    family: "rtp",
    grammar: "a=imageattr:<payload type or *> <send or recv> [x=<width>,y=<height>] …",
    source: "RFC 6236 §3.1, RFC 9429 §3.6",
    summary: "Which sizes of pictures the writer can send or receive.",
    fields: imageFields,
  },
  {
    name: "x-google-flag",
    family: "rtp",
    grammar: "a=x-google-flag:conference",
    source: "libwebrtc, pc/webrtc_sdp.cc",
    summary: "A switch of libwebrtc; no browser writes it by itself.",
    fields: words([[
      "flag",
      oneOf({ conference: "old simulcast for shared screens." }, "is a flag that this reader does not know"),
    ]]),
  },
  {
    name: "packetization",
    family: "rtp",
    grammar: "a=packetization:<payload type> raw",
    source: "libwebrtc, pc/webrtc_sdp.cc",
    summary: "How coded pictures are cut into packets; an experiment of libwebrtc.",
    fields: words([["payload type", payloadMeaning], [
      "packetization",
      oneOf({ raw: "cut anywhere, whatever the codec." }, "is a way that this reader does not know"),
    ]]),
  },
  {
    name: "remote-net-estimate",
    family: "rtp",
    grammar: "a=remote-net-estimate",
    source: "libwebrtc, pc/webrtc_sdp.cc",
    summary: "Reports may tell how fast the network seems to the other side; an experiment of libwebrtc.",
  },
  {
    name: "sframe",
    family: "rtp",
    grammar: "a=sframe",
    source: "draft-ietf-avtcore-rtp-sframe",
    summary: "Frames are encrypted from end to end, so that a server between the two cannot read them (RFC 9605).",
  },
];
