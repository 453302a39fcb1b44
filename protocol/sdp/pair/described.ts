/** A description as the rules of offer and answer look at it. */
import { type Context, contextOf, directionOf, isLive, type Section } from "../context.ts";
import { identify } from "../identity.ts";
import { readSdp, tokensOf } from "../lines.ts";

/** A codec, by its payload type: `opus/48000/2`, with its parameters. */
interface OfferedCodec {
  readonly payload: string;
  readonly name: string;
  readonly parameters: string;
}

/** One media section. */
export interface DescribedSection {
  readonly media: string;
  readonly mid?: string;
  readonly line: number;
  readonly isOff: boolean;
  readonly transport: string;
  readonly setup?: string;
  readonly direction: string;
  readonly directionLine: number;
  readonly codecs: readonly OfferedCodec[];
  readonly extensions: readonly { readonly id: string; readonly uri: string; readonly direction: string }[];
  readonly simulcast?: string;
  readonly section: Section;
}

/** A whole description. */
export interface Described {
  readonly sections: readonly DescribedSection[];
  /** Username and session of `o=`. */
  readonly origin: string;
  readonly ufrag: string;
  readonly setups: readonly string[];
  readonly setupLine: number;
  /** Whether it leaves the DTLS role open. */
  readonly isOpen: boolean;
  readonly isLite: boolean;
  readonly trickles: boolean;
  /** Its candidate lines. */
  readonly candidates: readonly string[];
  readonly bundled: readonly string[];
  readonly bundleLine: number;
}

/** Reads any text so. */
export function describe(text: string): Described {
  const sdp = readSdp(text);
  const context = contextOf(sdp);
  const { ufrags, candidates, bundled } = identify(text.replace(/\r?\n|\r/g, "\r\n"));
  const heads = sdp.lines.filter((line) => line.name === "m=");
  const setup = sdp.lines.filter((line) => line.name === "setup");
  const options = sdp.lines.filter((line) => line.name === "ice-options").flatMap(({ value }) => value.split(/[ ,]/));
  return {
    sections: heads.map((head, index) => sectionOf(head, context.sections[index], context, sdp.lines)),
    origin: sdp.lines.find((line) => line.name === "o=")?.value.split(" ", 2).join(" ") ?? "",
    ufrag: ufrags[0] ?? "",
    setups: setup.map(({ value }) => value),
    setupLine: setup[0]?.number ?? 0,
    isOpen: setup.some(({ value }) => value === "actpass"),
    isLite: sdp.lines.some((line) => line.name === "ice-lite"),
    trickles: options.includes("trickle"),
    candidates,
    bundled,
    bundleLine: sdp.lines.find((line) => line.name === "group" && line.value.startsWith("BUNDLE"))?.number ?? 0,
  };
}

type Lines = ReturnType<typeof readSdp>["lines"];

function sectionOf(head: Lines[number], section: Section, context: Context, lines: Lines): DescribedSection {
  const words = tokensOf(head).map(({ text }) => text);
  const direction = directionOf(context, section);
  const parameters = new Map(
    section.values("fmtp").map((value) => {
      const at = value.indexOf(" ");
      return [value.slice(0, at), value.slice(at + 1)] as const;
    }),
  );
  return {
    media: section.media,
    ...(section.mid !== undefined && { mid: section.mid }),
    line: head.number,
    isOff: !isLive(head, section),
    transport: words[2] ?? "",
    setup: context.inForce(head, "setup")[0],
    direction,
    directionLine: lines.find((line) => line.section === section.index && line.name === direction)?.number ??
      head.number,
    codecs: words.slice(3).map((payload) => ({
      payload,
      name: codecName(payload, section),
      parameters: parameters.get(payload) ?? "",
    })),
    extensions: section.values("extmap").flatMap((value) => {
      const [, id, way = "sendrecv", uri] = /^(\d+)(?:\/(\w+))? (\S+)/.exec(value) ?? [];
      return id === undefined ? [] : [{ id, uri, direction: way }];
    }),
    ...(section.has.has("simulcast") && { simulcast: section.values("simulcast")[0] }),
    section,
  };
}

/** The codecs that have a number of their own and need no `a=rtpmap` (RFC 3551 §6). */
const STATIC: Readonly<Record<string, string>> = {
  "0": "PCMU/8000",
  "8": "PCMA/8000",
  "9": "G722/8000",
  "18": "G729/8000",
};

function codecName(payload: string, section: Section): string {
  const codec = section.codecs.get(payload);
  if (!codec) return Object.hasOwn(STATIC, payload) ? STATIC[payload] : `payload type ${payload}`;
  return `${codec.name}/${codec.clock}${codec.channels && codec.channels !== "1" ? `/${codec.channels}` : ""}`;
}
