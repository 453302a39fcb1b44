/** The context of a line, which is the first pass: what its meaning needs from elsewhere in the same description. */
import { type Sdp, type SdpLine, tokensOf } from "./lines.ts";

/** A codec as `a=rtpmap` gives it (RFC 8866 §6.6). */
export interface Codec {
  readonly name: string;
  readonly clock: string;
  readonly channels?: string;
}

/** A media section, as far as the meaning of its lines depends on it. */
export interface Section {
  readonly index: number;
  /** The first word of `m=`: audio, video, application, … */
  readonly media: string;
  readonly mid?: string;
  /** By payload type. */
  readonly codecs: ReadonlyMap<string, Codec>;
  /** The names of the attributes that stand in this section. */
  readonly has: ReadonlySet<string>;
  /** The values of `a=` lines by name, in order. */
  readonly values: (name: string) => readonly string[];
}

/** What the meaning of a line may depend on. */
export interface Context {
  readonly sections: readonly Section[];
  /** The session part: what stands before the first `m=`. */
  readonly session: Pick<Section, "has" | "values">;
  /** The section a line stands in; `undefined` for a session line. */
  readonly sectionOf: (line: SdpLine) => Section | undefined;
  /** An attribute's values in a line's section, else in the session part, where they then hold for all sections. */
  readonly inForce: (line: SdpLine, name: string) => readonly string[];
}

type Draft = { media: string; lines: SdpLine[] };

/** Gathers the context of a description in one pass. */
export function contextOf(sdp: Sdp): Context {
  const session: Draft = { media: "", lines: [] };
  const drafts: Draft[] = [];
  for (const line of sdp.lines) {
    if (line.name === "m=") drafts.push({ media: tokensOf(line)[0]?.text ?? "", lines: [] });
    else if (line.type === "a") (drafts.at(-1) ?? session).lines.push(line);
  }
  const top = lookUp(session.lines);
  const sections = drafts.map(({ media, lines }, index): Section => {
    const { has, values } = lookUp(lines);
    return { index, media, mid: values("mid")[0], codecs: codecsOf(values("rtpmap")), has, values };
  });
  const sectionOf = (line: SdpLine) => line.section === null ? undefined : sections[line.section];
  return {
    sections,
    session: top,
    sectionOf,
    inForce: (line, name) => {
      const own = sectionOf(line)?.values(name) ?? [];
      return own.length > 0 ? own : top.values(name);
    },
  };
}

/** The directions of a section, as two bits: 2 to send, 1 to receive. */
export const DIRECTIONS = ["inactive", "recvonly", "sendonly", "sendrecv"] as const;

/** The direction of a section, else of the session part, else `sendrecv` (RFC 8866 §6.7). */
export const directionOf = ({ session }: Context, section: Section): typeof DIRECTIONS[number] =>
  [section, session].map(({ has }) => DIRECTIONS.findLast((word) => has.has(word))).find(Boolean) ?? "sendrecv";

/** Whether a section is in use: its port is not 0, or it rides on another’s (RFC 9143 §6). */
export const isLive = (head: SdpLine, section: Section): boolean =>
  tokensOf(head)[1]?.text !== "0" || section.has.has("bundle-only");

function lookUp(lines: readonly SdpLine[]): Pick<Section, "has" | "values"> {
  const byName = new Map<string, string[]>();
  for (const { name, value } of lines) {
    const values = byName.get(name);
    if (values) values.push(value);
    else byName.set(name, [value]);
  }
  return { has: new Set(byName.keys()), values: (name) => byName.get(name) ?? [] };
}

function codecsOf(rtpmaps: readonly string[]): ReadonlyMap<string, Codec> {
  const codecs = new Map<string, Codec>();
  for (const value of rtpmaps) {
    const [, pt, name, clock, channels] = /^(\d+) ([^/ ]+)\/(\d+)(?:\/(\d+))?/.exec(value) ?? [];
    if (pt !== undefined) codecs.set(pt, { name, clock, ...(channels !== undefined && { channels }) });
  }
  return codecs;
}
