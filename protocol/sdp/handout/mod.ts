/** Handouts: annotated SDPs as files to give to a class. One door to write them. */
import type { AnnotatedSdp } from "../annotated.ts";
import type { Handout, HandoutPart } from "./handout.ts";
import { htmlHandout } from "./html.ts";
import { markdownHandout } from "./markdown.ts";
import { textHandout } from "./text.ts";

export { type Found, foundText, type Handout, handoutLines, type HandoutPart, secrecy } from "./handout.ts";

/** The formats that a handout is written in. */
export const FORMATS = ["md", "html", "json", "text"] as const;
/** One of these formats. */
export type Format = typeof FORMATS[number];

/** What a teacher chooses of a handout. */
export type HandoutChoices = Omit<Handout, "parts" | "comparison" | "answers" | "findings" | "found">;

/**
 * Writes a handout. JSON is always whole: one part is the annotated SDP itself (version 1), several are
 * `{ format: "out-of-band/handout", version: 1, title, date, redacted, parts: [{ name, sdp }], comparison }`.
 */
export function writeHandout(handout: Handout, format: Format): string {
  switch (format) {
    case "md":
      return markdownHandout(handout);
    case "html":
      return htmlHandout(handout);
    case "text":
      return textHandout(handout);
    case "json":
      return jsonHandout(handout);
  }
}

function jsonHandout({ title, date, redacted, parts, comparison, notes, found, findings = [] }: Handout): string {
  const bare = ({ annotated }: HandoutPart): AnnotatedSdp =>
    notes ? annotated : { ...annotated, lines: annotated.lines.map(({ note: _, ...line }) => line) };
  const [only] = parts;
  const value = parts.length === 1 ? { ...bare(only), ...(found && { found }) } : {
    format: "out-of-band/handout",
    version: 1,
    title,
    date,
    redacted,
    parts: parts.map((part) => ({ name: part.name, sdp: bare(part) })),
    comparison,
    findings,
    ...(found && { found }),
  };
  return JSON.stringify(value, null, 2) + "\n";
}
