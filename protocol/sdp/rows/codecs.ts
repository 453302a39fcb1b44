/** What the codecs say of themselves: `a=fmtp`, read by the codec that `a=rtpmap` gives its payload type. */
import type { AnnotatedField } from "../annotated.ts";
import type { Codec, Context } from "../context.ts";
import type { SdpLine, Token } from "../lines.ts";
import { inKilobits } from "./bitrate.ts";
import { fieldOf, type Meaning, parts, type Row, wholeOf } from "../row.ts";
import { capital, ownValue } from "../../text/mod.ts";

/** What a value says after its key, which is written before it. */
type Says = (value: string, line: SdpLine, context: Context) => string;
type Keys = ReadonlyMap<string, Says>;

/** The payload types that need no rtpmap, as `encoding/clock/channels` (RFC 3551 §6). */
const STATIC: ReadonlyMap<string, Codec> = new Map(
  ("0 PCMU/8000,3 GSM/8000,4 G723/8000,5 DVI4/8000,6 DVI4/16000,7 LPC/8000,8 PCMA/8000,9 G722/8000,10 L16/44100/2," +
    "11 L16/44100/1,12 QCELP/8000,13 CN/8000,14 MPA/90000,15 G728/8000,16 DVI4/11025,17 DVI4/22050,18 G729/8000," +
    "25 CelB/90000,26 JPEG/90000,28 nv/90000,31 H261/90000,32 MPV/90000,33 MP2T/90000,34 H263/90000")
    .split(",").map((entry) => {
      const [, pt, name, clock, channels] = /^(\d+) ([^/]+)\/(\d+)(?:\/(\d+))?$/.exec(entry)!;
      return [pt, { name, clock, ...(channels && { channels }) }];
    }),
);

/** The codec that RFC 3551 gives to a payload type, if it does. */
export const staticCodec = (payloadType: string): Codec | undefined => STATIC.get(payloadType);

/** The codec of a payload type: from the rtpmap of its section, else from RFC 3551. */
const codecOf = (payloadType: string, line: SdpLine, context: Context): Codec | undefined =>
  context.sectionOf(line)?.codecs.get(payloadType) ?? staticCodec(payloadType);

/** Names a payload type by its codec, without a stop: `payload type 96, which is VP8`. */
export function payloadType(text: string, line: SdpLine, context: Context): string {
  if (text === "*") return "“*”, every payload type of this section";
  if (!/^\d+$/.test(text)) return `format “${text}”`;
  const own = context.sectionOf(line)?.codecs.get(text);
  if (own) return `payload type ${text}, which is ${own.name}`;
  const fixed = staticCodec(text);
  return fixed
    ? `payload type ${text}, which RFC 3551 gives to ${fixed.name}`
    : `payload type ${text}, which no a=rtpmap of this section explains`;
}

/** The same as a whole sentence. */
export const payloadMeaning: Meaning = (text, line, context) => capital(`${payloadType(text, line, context)}.`);

const NUMBER = /^\d+(\.\d+)?$/;

const amount = (before: string, after: string): Says => (value) =>
  NUMBER.test(value) ? `${before}${value}${after}` : "it should be a number, and is none.";

const bits = (before: string, after: string): Says => (value) =>
  NUMBER.test(value) ? `${before}${value} bit/s${after}${inKilobits(value)}.` : "it should be a number, and is none.";

const flag = (yes: string, no: string): Says => (value) =>
  value === "1" ? yes : value === "0" ? no : "it should be 0 or 1, and is neither.";

const choice = (table: Readonly<Record<string, string>>): Says => (value) =>
  ownValue(table, value) ?? "this reader does not know what this value means.";

const plain = (text: string): Says => () => text;

const keys = (table: Readonly<Record<string, Says>>): Keys => new Map(Object.entries(table));

const blocks: Says = (value) =>
  /^\d{1,9}$/.test(value)
    ? `the writer takes pictures of at most ${value} blocks of 16 × 16 pixels, which is ${Number(value) * 256} pixels.`
    : "it should be a number of blocks of 16 × 16 pixels, and is none.";
const framesASecond = amount("the writer takes at most ", " pictures a second.");

/** By profile_idc and the bits of the constraint byte, `x` for either (RFC 6184 §8.1, table 5; libwebrtc). */
const H264_PROFILES: readonly (readonly [idc: string, bits: RegExp, name: string])[] = [
  ["42", /^.1..0000$/, "Constrained Baseline"],
  ["4d", /^1...0000$/, "Constrained Baseline"],
  ["58", /^11..0000$/, "Constrained Baseline"],
  ["42", /^.0..0000$/, "Baseline"],
  ["58", /^10..0000$/, "Baseline"],
  ["4d", /^0.0.0000$/, "Main"],
  ["58", /^00..0000$/, "Extended"],
  ["64", /^00000000$/, "High"],
  ["64", /^00001100$/, "Constrained High"],
  ["6e", /^00000000$/, "High 10"],
  ["7a", /^00000000$/, "High 4:2:2"],
  ["f4", /^00000000$/, "High 4:4:4 Predictive"],
  ["6e", /^00010000$/, "High 10 Intra"],
  ["7a", /^00010000$/, "High 4:2:2 Intra"],
  ["f4", /^00010000$/, "High 4:4:4 Intra"],
  ["2c", /^00010000$/, "CAVLC 4:4:4 Intra"],
];

/** What common levels come to (ITU-T H.264, table A-6: frame rates of common picture sizes). */
const SIZES: Readonly<Record<string, string>> = {
  "3": "720 × 480 at 30 pictures a second",
  "3.1": "1280 × 720 at 30 pictures a second",
  "3.2": "1280 × 720 at 60 pictures a second",
  "4": "1920 × 1080 at 30 pictures a second",
  "4.2": "1920 × 1080 at 60 pictures a second",
  "5.1": "3840 × 2160 at 30 pictures a second",
};

/** By level: the blocks of 16 × 16 pixels of a picture, and of a second (ITU-T H.264, table A-1). */
const H264_LEVELS: ReadonlyMap<string, readonly [picture: number, second: number]> = new Map([
  ["1", [99, 1485]],
  ["1b", [99, 1485]],
  ["1.1", [396, 3000]],
  ["1.2", [396, 6000]],
  ["1.3", [396, 11880]],
  ["2", [396, 11880]],
  ["2.1", [792, 19800]],
  ["2.2", [1620, 20250]],
  ["3", [1620, 40500]],
  ["3.1", [3600, 108000]],
  ["3.2", [5120, 216000]],
  ["4", [8192, 245760]],
  ["4.1", [8192, 245760]],
  ["4.2", [8704, 522240]],
  ["5", [22080, 589824]],
  ["5.1", [36864, 983040]],
  ["5.2", [36864, 2073600]],
  ["6", [139264, 4177920]],
  ["6.1", [139264, 8355840]],
  ["6.2", [139264, 16711680]],
]);

const h264Profile: Says = (value) => {
  const [, idc, constraints, level] = /^([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(value.toLowerCase()) ?? [];
  if (idc === undefined) return "it should be six hexadecimal digits, and is not.";
  const bits = Number.parseInt(constraints, 16).toString(2).padStart(8, "0");
  const profile = H264_PROFILES.find(([one, shape]) => one === idc && shape.test(bits))?.[2];
  const number = Number.parseInt(level, 16);
  const old = idc === "42" || idc === "4d" || idc === "58";
  const name = number === 9 || (number === 11 && old && bits[3] === "1") ? "1b" : String(number / 10);
  const limits = H264_LEVELS.get(name);
  const says = profile
    ? `the profile ${profile} (${idc} ${constraints})`
    : `a profile unknown here (${idc} ${constraints})`;
  return limits
    ? `${says}, level ${name} (${level}): at most ${limits[0]} blocks of 16 × 16 pixels a picture, ${
      limits[1]
    } a second${SIZES[name] ? `, which is ${SIZES[name]}` : ""}.`
    : `${says}, and a level unknown here (${level}).`;
};

const H264 = keys({
  "profile-level-id": h264Profile,
  "packetization-mode": choice({
    "0": "single NAL unit mode: one piece of a picture in each packet. Both sides must use the same mode.",
    "1":
      "non-interleaved mode: packets may also hold parts of a piece, or several pieces. Both sides must use the same mode.",
    "2": "interleaved mode: pieces may be sent out of decoding order. Both sides must use the same mode.",
  }),
  "level-asymmetry-allowed": flag(
    "the two directions may use different levels, if the other side allows it too.",
    "both directions use the same level.",
  ),
  "sprop-parameter-sets": plain("the parameter sets (SPS and PPS) of the stream that the writer sends, in base64."),
  "sprop-level-parameter-sets": plain("parameter sets for other levels, in base64."),
  "in-band-parameter-sets": flag(
    "the writer takes parameter sets in the stream only (RFC 6184 §8.1).",
    "the writer also uses those in the SDP (RFC 6184 §8.1).",
  ),
  "sps-pps-idr-in-keyframe": flag(
    "parameter sets (SPS and PPS) are sent again with every key frame; a key of libwebrtc.",
    "parameter sets (SPS and PPS) need not be sent with every key frame; a key of libwebrtc.",
  ),
  "max-fs": amount("the writer takes pictures of up to ", " blocks of 16 × 16 pixels, more than its level says."),
  "max-mbps": amount("the writer takes up to ", " blocks of 16 × 16 pixels a second, more than its level says."),
  "max-smbps": amount("the writer takes up to ", " static blocks of 16 × 16 pixels a second."),
  "max-br": amount("the writer takes a higher bitrate than its level says: ", " in units of about 1000 bits a second."),
  "max-cpb": amount(
    "the writer has a larger buffer for coded pictures than its level says: ",
    " in units of about 1000 bits.",
  ),
  "max-dpb": amount("the writer has a larger buffer for decoded pictures than its level says: ", " (RFC 6184 §8.1)."),
  "sar": plain("the shape of a pixel, as width to height."),
  "sar-understood": amount("the highest pixel shape (aspect_ratio_idc) that the writer understands is ", "."),
  "sar-supported": amount("the highest pixel shape (aspect_ratio_idc) that the writer can show is ", "."),
});

const H265 = keys({
  "profile-space": amount("the profile is numbered in space ", "; 0 is the standard’s own."),
  "profile-id": choice({
    "1": "the profile Main: 8 bits, 4:2:0.",
    "2": "the profile Main 10: up to 10 bits, 4:2:0.",
    "3": "the profile Main Still Picture.",
    "4": "the range extensions profiles.",
  }),
  "tier-flag": flag("the High tier: higher bitrates at the same level.", "the Main tier."),
  "level-id": (value) =>
    /^\d{1,3}$/.test(value) ? `level ${levelOf30(value)}, which is ${value} / 30.` : "it should be 30 times the level.",
  "max-recv-level-id": (value) =>
    /^\d{1,3}$/.test(value)
      ? `the writer takes up to level ${levelOf30(value)}, which is ${value} / 30.`
      : "it should be 30 times the level.",
  "tx-mode": choice({
    SRST: "a single RTP stream on a single transport.",
    MRST: "several RTP streams on a single transport.",
    MRMT: "several RTP streams on several transports.",
  }),
  "interop-constraints": plain("the constraint bits of the profile, in hexadecimal."),
  "profile-compatibility-indicator": plain("the profiles that the stream also obeys, one bit each, in hexadecimal."),
  "sprop-vps": plain("the video parameter sets of the stream that the writer sends, in base64."),
  "sprop-sps": plain("the sequence parameter sets of the stream that the writer sends, in base64."),
  "sprop-pps": plain("the picture parameter sets of the stream that the writer sends, in base64."),
  "sprop-sei": plain("supplemental information about the stream that the writer sends, in base64."),
  "max-fps": amount("the writer wants at most ", " pictures in 100 seconds."),
  "max-lsr": amount("the writer takes up to ", " luma samples a second."),
  "max-lps": amount("the writer takes pictures of up to ", " luma samples."),
  "max-br": amount("the writer takes a higher bitrate than its level says: ", " in units of about 1000 bits a second."),
});

const levelOf30 = (value: string): string => String(Math.round(Number(value) / 3) / 10);

const AV1 = keys({
  profile: choice({
    "0": "the profile Main: 8 or 10 bits, 4:2:0 or without color.",
    "1": "the profile High: Main, and 4:4:4.",
    "2": "the profile Professional: High, and 4:2:2 and 12 bits.",
  }),
  "level-idx": (value) => {
    const index = /^\d{1,2}$/.test(value) ? Number(value) : 99;
    if (index === 31) return "no level limits what the writer can decode.";
    if (index > 23) return "it should be 0 to 23, or 31.";
    return `the writer can decode up to level ${2 + (index >> 2)}.${index & 3}.`;
  },
  tier: flag("the High tier: higher bitrates at the same level.", "the Main tier."),
});

const MAX_RED = amount("a repeated frame comes at most ", " ms after the first.");
const AMR = keys({
  "octet-align": flag("fields are filled up to whole bytes.", "fields are packed bit by bit."),
  "mode-set": plain("the only bitrates that may be used, by their number."),
  "mode-change-period": choice({
    "1": "the bitrate may change at any frame.",
    "2": "the bitrate may change at every second frame.",
  }),
  "mode-change-capability": choice({
    "1": "the writer cannot keep to changes at every second frame only.",
    "2": "the writer can keep to changes at every second frame only.",
  }),
  "mode-change-neighbor": flag("the bitrate changes by one step at a time.", "the bitrate may change by any step."),
  crc: flag("frames carry checksums.", "frames carry no checksums."),
  "robust-sorting": flag("the payload is sorted by how much an error hurts.", "the payload is in plain order."),
  interleaving: amount("frames are interleaved, at most ", " in a group."),
  channels: amount("the number of channels: ", "."),
  "max-red": MAX_RED,
});

const EVS = keys({
  br: plain("the bitrates that may be used both ways, in kbit/s."),
  "br-send": plain("the bitrates that the writer may send, in kbit/s."),
  "br-recv": plain("the bitrates that the writer may receive, in kbit/s."),
  bw: plain("the audio bandwidths that may be used both ways: nb, wb, swb, fb, or a range."),
  "bw-send": plain("the audio bandwidths that the writer may send."),
  "bw-recv": plain("the audio bandwidths that the writer may receive."),
  "max-red": MAX_RED,
});

const SIZE = {
  width: amount("pictures are ", " pixels wide."),
  height: amount("pictures are ", " pixels high."),
  sampling: plain("how color is sampled."),
} as const;

const OPUS = keys({
  minptime: amount("the writer wants no packet of less than ", " ms of sound. The key is from drafts of RFC 7587."),
  maxptime: amount("the writer wants at most ", " ms of sound in a packet. It belongs in a line a=maxptime."),
  ptime: amount("the writer would like ", " ms of sound in a packet. It belongs in a line a=ptime."),
  maxplaybackrate: amount("the writer plays no more than ", " samples a second, so more need not be sent."),
  "sprop-maxcapturerate": amount("the writer will hardly send more than ", " samples a second."),
  maxaveragebitrate: bits("the writer wants at most ", " on average"),
  stereo: flag("the writer would rather receive stereo.", "the writer would rather receive mono."),
  "sprop-stereo": flag("the writer is likely to send stereo.", "the writer is likely to send mono."),
  cbr: flag("the writer would rather receive a constant bitrate.", "the writer accepts a variable bitrate."),
  useinbandfec: flag(
    "the writer can use a copy of earlier sound inside a packet, when the packet before it was lost.",
    "the writer does not use copies of earlier sound inside the packets.",
  ),
  usedtx: flag("the writer would rather receive almost nothing during silence.", "silence is sent like any sound."),
});

const MULTIOPUS = keys({
  channel_mapping: plain("which stream holds which channel."),
  num_streams: amount("there are ", " streams in a packet."),
  coupled_streams: amount("stereo pairs among the streams: ", "."),
});

/** By the encoding name, in small letters; the sources stand with each. */
const CODEC_KEYS: ReadonlyMap<string, Keys> = new Map([
  ["opus", OPUS], // RFC 7587 §6.1
  ["multiopus", new Map([...OPUS, ...MULTIOPUS])], // libwebrtc
  [
    "rtx",
    keys({ // RFC 4588 §8
      apt: (value, line, context) =>
        `lost packets of ${payloadType(value, line, context)}, are sent again as this one.`,
      "rtx-time": amount("a packet can be sent again for ", " ms after it was sent first."),
    }),
  ],
  [
    "flexfec-03",
    keys({ // draft-ietf-payload-flexible-fec-scheme-03 §5.1
      "repair-window": (value) =>
        /^\d{1,15}$/.test(value)
          ? `packets and what repairs them are at most ${Number(value) / 1e6} seconds apart; it counts microseconds.`
          : "it should be a number of microseconds, and is none.",
    }),
  ],
  ["vp8", keys({ "max-fs": blocks, "max-fr": framesASecond })], // RFC 7741 §6.1
  [
    "vp9",
    keys({ // RFC 9628 §6.1
      "profile-id": choice({
        "0": "profile 0: 8 bits, 4:2:0.",
        "1": "profile 1: 8 bits, color sampled more finely than 4:2:0.",
        "2": "profile 2: 10 or 12 bits, 4:2:0.",
        "3": "profile 3: 10 or 12 bits, color sampled more finely than 4:2:0.",
      }),
      "max-fs": blocks,
      "max-fr": framesASecond,
    }),
  ],
  ["av1", AV1], // AV1 RTP specification §7.2
  ["h264", H264], // RFC 6184 §8.1
  ["h264-svc", H264], // RFC 6190 §7.1
  ["h265", H265], // RFC 7798 §7.1
  [
    "g729",
    keys({ annexb: choice({ yes: "silence may be sent as comfort noise.", no: "silence is sent like any sound." }) }),
  ], // RFC 4856 §2.1.9
  ["ilbc", keys({ mode: choice({ "20": "frames of 20 ms.", "30": "frames of 30 ms." }) })], // RFC 3952 §5
  ["amr", AMR], // RFC 4867 §8.1
  ["amr-wb", AMR], // RFC 4867 §8.2
  ["evs", EVS], // 3GPP TS 26.445, annex A
  [
    "speex",
    keys({ // RFC 5574 §4.1.1
      vbr: choice({
        on: "the bitrate varies.",
        off: "the bitrate is constant.",
        vad: "the bitrate is constant, but for silence.",
      }),
      cng: choice({ on: "the receiver makes comfort noise in silence.", off: "no comfort noise." }),
      mode: plain("the modes of the codec that may be used."),
    }),
  ],
  [
    "silk",
    keys({
      useinbandfec: flag(
        "copies of earlier sound inside the packets are used.",
        "copies of earlier sound are not used.",
      ),
      usedtx: flag("almost nothing is sent during silence.", "silence is sent like any sound."),
      maxaveragebitrate: bits("at most ", " on average"),
    }),
  ],
  ["t140", keys({ cps: amount("at most ", " characters a second may be sent.") })], // RFC 4103 §6
  ["theora", keys({ ...SIZE })],
  [
    "raw",
    keys({ // SMPTE ST 2110-20 §7
      ...SIZE,
      depth: plain("the bits of each sample."),
      exactframerate: plain("the pictures a second."),
      colorimetry: plain("the color space."),
      tcs: plain("how brightness is coded."),
      pm: plain("how pixels are packed."),
      ssn: plain("the standard that the sender follows."),
    }),
  ],
]);

/** What libwebrtc reads for every video codec; nobody writes it unless a page changes the SDP. */
const ANY_KEYS: Keys = keys({
  "x-google-start-bitrate": amount("sending begins at ", " kbit/s; a key of libwebrtc."),
  "x-google-min-bitrate": amount("sending never falls below ", " kbit/s; a key of libwebrtc."),
  "x-google-max-bitrate": amount("sending never exceeds ", " kbit/s; a key of libwebrtc."),
  "x-google-max-quantization": amount("pictures are never coded more coarsely than step ", "; a key of libwebrtc."),
  "x-google-per-layer-pli": plain("key frames are asked for each simulcast layer by itself; a key of libwebrtc."),
});

/** The keys of telephones by event number (RFC 4733 §3.2). */
const eventOf = (number: number): string =>
  number < 10
    ? `key ${number}`
    : number < 16
    ? `key ${"*#ABCD"[number - 10]}`
    : number === 16
    ? "the line flash (deprecated)"
    : `event ${number}`;

function eventMeaning(text: string): string {
  const [, from, to] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(text) ?? [];
  if (from === undefined) return `“${text}” is neither a number of an event nor a range of them.`;
  return to === undefined
    ? `Event ${text}: ${eventOf(Number(from))} can be received.`
    : `Events ${text}: from ${eventOf(Number(from))} to ${eventOf(Number(to))} can be received.`;
}

const redMeaning = (text: string, line: SdpLine, context: Context, index: number): string =>
  capital(payloadType(text, line, context)) +
  (index === 0 ? ": what is new in a packet." : `: what is repeated in a packet, copy ${index}.`);

/** One parameter, or the members of a list without keys. */
function parameterFields(part: Token, codec: Codec | undefined, line: SdpLine, context: Context): AnnotatedField[] {
  const { text } = part;
  const name = codec?.name.toLowerCase() ?? "";
  const equals = text.indexOf("=");
  if (equals < 0) {
    if (name === "red") {
      return parts(part, /[/ ]/).map((one, i) => fieldOf(one, "format", redMeaning(one.text, line, context, i)));
    }
    if (name === "telephone-event") {
      return parts(part, /[, ]/).map((one) => fieldOf(one, "events", eventMeaning(one.text)));
    }
    return [fieldOf(part, "parameter", `“${text}”, a word without a value, which this reader does not know.`)];
  }
  const key = text.slice(0, equals).trim();
  const value = text.slice(equals + 1).trim();
  const says = CODEC_KEYS.get(name)?.get(key.toLowerCase()) ?? ANY_KEYS.get(key.toLowerCase());
  const meaning = says
    ? says(value, line, context)
    : codec
    ? `what this key means to ${codec.name} is not known to this reader.`
    : "without an a=rtpmap for it, no codec says what this means.";
  return [fieldOf(part, key || "parameter", `${text}: ${meaning}`)];
}

/** A payload type and its parameters, wherever they stand: `96 max-fr=30;max-fs=3600`. */
export function formatFields(whole: Token, line: SdpLine, context: Context): readonly AnnotatedField[] {
  const [format] = parts(whole, " ");
  if (!format) return [];
  const rest = { start: format.end, end: whole.end, text: whole.text.slice(format.end - whole.start) };
  const codec = codecOf(format.text, line, context);
  return [
    fieldOf(format, "format", payloadMeaning(format.text, line, context, 0)),
    ...parts(rest, ";").map(trimmed).filter(({ text }) => text !== "")
      .flatMap((part) => parameterFields(part, codec, line, context)),
  ];
}

/** Without the spaces around it. */
export function trimmed({ start, end, text }: Token): Token {
  let [from, to] = [0, text.length];
  while (from < to && text[from] === " ") from++;
  while (to > from && text[to - 1] === " ") to--;
  return { start: start + from, end: end - (text.length - to), text: text.slice(from, to) };
}

/** Codecs: `a=fmtp` and what is in it. */
export const CODECS: readonly Row[] = [
  {
    name: "fmtp",
    family: "codecs",
    grammar: "a=fmtp:<format> <key>=<value>;…",
    source: "RFC 8866 §6.15",
    summary: "How a codec is to be used; most of it is what the writer can, or would like to, receive.",
    answer:
      "The answer states its own values; some keys, such as H.264’s packetization-mode, must be the same in both.",
    fields: (line, context) => formatFields(wholeOf(line), line, context),
  },
];
