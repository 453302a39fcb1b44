/** An annotated SDP, version 1: plain JSON, as it is exported. */
import type { Level } from "./lines.ts";
import type { Words } from "../problems/mod.ts";

/** A part of a line that means something. Columns count UTF-16 units from 0 within the line; `end` is exclusive. */
export interface AnnotatedField {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly name: string;
  /** What this very value says: it contains the value, or what it decodes to. */
  readonly meaning: string;
}

/** A line of an SDP, explained. */
export interface AnnotatedLine {
  readonly number: number;
  readonly text: string;
  readonly ending: string;
  readonly level: Level;
  readonly section: number | null;
  /** Whether the reader's tables hold a row for it. */
  readonly known: boolean;
  readonly name: string;
  /** What the line is, in one sentence. */
  readonly summary: string;
  /** What the other side may answer, where that is ruled. */
  readonly answer?: string;
  readonly source: string;
  readonly fields: readonly AnnotatedField[];
  readonly note?: string;
}

/** What JSEP or a browser would refuse or regret. `line` counts from 1; 0 speaks of the whole. */
export interface Finding extends Words {
  readonly line: number;
  readonly code: string;
}

/** A whole SDP, explained. */
export interface AnnotatedSdp {
  readonly format: "out-of-band/annotated-sdp";
  readonly version: 1;
  /** `lines.map((l) => l.text + l.ending).join("")` is the input. */
  readonly lines: readonly AnnotatedLine[];
  readonly problems: readonly Finding[];
}

/** A word of an annotated SDP: which line and which of its fields, both counted from 0. */
export interface Spot {
  readonly line: number;
  readonly field: number;
}

/** Lines that every description has and nobody needs to look at first. */
const BOILERPLATE = ["v=", "s=", "t=", "c=", "extmap-allow-mixed", "msid-semantic", "rtcp", "rtcp-rsize"];

/** Whether a line is one of those. */
export const isBoilerplate = (line: Pick<AnnotatedLine, "name">): boolean => BOILERPLATE.includes(line.name);

/** Names a line for a note: by its session, its section and its text, so that the same words elsewhere have none. */
export function noteKeys({ lines }: Pick<AnnotatedSdp, "lines">): readonly string[] {
  const session = lines.find(({ name }) => name === "o=")?.text.split(" ")[1] ?? "";
  return lines.map(({ section, text }) => `${session} ${section ?? "-"} ${text}`);
}
