/** One picture in several encodings at once: `a=rid` and `a=simulcast`. */
import type { AnnotatedField } from "../annotated.ts";
import type { Context } from "../context.ts";
import { type SdpLine, type Token, tokensOf } from "../lines.ts";
import { fieldOf, oneOf, parts, type Row } from "../row.ts";
import { inKilobits } from "./bitrate.ts";
import { payloadType } from "./codecs.ts";

const direction = oneOf({
  send: "the writer sends it.",
  recv: "the writer receives it.",
}, "is neither send nor recv");

const upTo = (unit: string) => (value: string) =>
  /^\d+(\.\d+)?$/.test(value) ? `at most ${value} ${unit}.` : "it should be a number, and is none.";

/** What a restriction says, by its key (RFC 8851 §5). */
const LIMITS: ReadonlyMap<string, (value: string, line: SdpLine, context: Context) => string> = new Map([
  ["max-width", upTo("pixels wide")],
  ["max-height", upTo("pixels high")],
  ["max-fps", upTo("pictures a second")],
  ["max-fs", upTo("pixels in a picture")],
  [
    "max-br",
    (value: string) => /^\d+$/.test(value) ? `at most ${value} bit/s${inKilobits(value)}.` : upTo("bit/s")(value),
  ],
  ["max-pps", upTo("pixels a second")],
  ["max-bpp", upTo("bits a pixel")],
  [
    "pt",
    (value: string, line: SdpLine, context: Context) =>
      `only as ${value.split(",").map((one) => payloadType(one, line, context)).join(", or ")}.`,
  ],
  ["depend", (value: string) => `it needs ${value.split(",").join(" and ")} to be decoded.`],
]);

function limitField(part: Token, line: SdpLine, context: Context): AnnotatedField {
  const { text } = part;
  const equals = text.indexOf("=");
  const key = equals < 0 ? text : text.slice(0, equals);
  const says = equals < 0 ? undefined : LIMITS.get(key)?.(text.slice(equals + 1), line, context);
  return fieldOf(part, key || "restriction", `${text}: ${says ?? "a restriction that this reader does not know."}`);
}

function ridFields(line: SdpLine, context: Context): readonly AnnotatedField[] {
  const [id, way, ...rest] = tokensOf(line);
  if (!id) return [];
  return [
    fieldOf(id, "rid-id", `“${id.text}”: the name of one encoding, which its packets carry (RFC 8852).`),
    ...(way ? [fieldOf(way, "direction", direction(way.text, line, context, 1))] : []),
    ...rest.flatMap((token) => parts(token, ";")).map((part) => limitField(part, line, context)),
  ];
}

/** One encoding of a list: `~0` is the encoding 0, paused. */
function encodingMeaning(text: string, stream: number, alternative: number, rids: ReadonlySet<string>): string {
  const paused = text.startsWith("~");
  const id = paused ? text.slice(1) : text;
  const which = alternative === 0 ? `stream ${stream}` : `alternative ${alternative} for stream ${stream}`;
  const encoding = rids.has(id)
    ? `the encoding that a=rid calls ${id}`
    : `the encoding ${id}, which no a=rid here names`;
  return `“${text}”: ${which} is ${encoding}${paused ? ", and “~” says that it is paused" : ""}.`;
}

function simulcastFields(line: SdpLine, context: Context): readonly AnnotatedField[] {
  const rids = new Set((context.sectionOf(line)?.values("rid") ?? []).map((value) => value.split(" ", 1)[0]));
  return tokensOf(line).flatMap((token, i) =>
    i % 2 === 0 ? [fieldOf(token, "direction", simulcastDirection(token.text, line, context, i))] : parts(token, ";")
      .flatMap((stream, s) =>
        parts(stream, ",").map((one, a) => fieldOf(one, "rid-id", encodingMeaning(one.text, s + 1, a, rids)))
      )
  );
}

const simulcastDirection = oneOf({
  send: "the writer sends the streams listed next.",
  recv: "the writer receives the streams listed next.",
}, "is neither send nor recv");

/** The attributes of simulcast. */
export const SIMULCAST: readonly Row[] = [
  {
    name: "rid",
    family: "simulcast",
    grammar: "a=rid:<rid-id> <direction> <restriction>;…",
    source: "RFC 8851 §4, §5",
    summary: "The name of one encoding of this section’s media, and what it is restricted to.",
    answer:
      "The answer turns send into recv and recv into send, and leaves out what it does not accept (RFC 8851 §6.3).",
    fields: ridFields,
  },
  {
    name: "simulcast",
    family: "simulcast",
    grammar: "a=simulcast:<direction> <rid-id>;<rid-id>,<alternative>;~<paused>",
    source: "RFC 8853 §5.1",
    summary: "The same media is sent several times at once, in different encodings, so that a server can choose.",
    answer: "The answer turns send into recv and recv into send, and may leave out streams (RFC 8853 §5.3.2).",
    fields: simulcastFields,
  },
];
