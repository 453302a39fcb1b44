/** Writes a handout in any of its formats. */
import { type AnnotatedSdp, comparisonText } from "../sdp/mod.ts";
import { sheetOf } from "./compose.ts";
import type { Handout } from "./handout.ts";
import { htmlSheet } from "./html.ts";
import { markdownSheet } from "./markdown.ts";
import { textSheet } from "./text.ts";

/** The formats that a handout is written in. */
export const FORMATS = ["md", "html", "json", "text"] as const;
/** One of these formats. */
export type Format = typeof FORMATS[number];

/**
 * Writes a handout. JSON has the sheet as `sheet`, and every description whole: one part is the annotated SDP itself
 * (version 1), several are `{ format: "out-of-band/handout", version: 1, title, date, redacted, parts: [{ name, sdp }] }`.
 */
export function writeHandout(handout: Handout, format: Format): string {
  switch (format) {
    case "md":
      return markdownSheet(sheetOf(handout));
    case "html":
      return htmlSheet(sheetOf(handout));
    case "text":
      return textSheet(sheetOf(handout));
    case "json":
      return jsonHandout(handout);
  }
}

function jsonHandout(handout: Handout): string {
  const { title, className, date, redacted, parts, rounds, findings, found, trace } = handout;
  const sheet = sheetOf(handout);
  if (handout.as !== "handout") {
    // The descriptions themselves would hold every answer.
    const blanked = { format: "out-of-band/handout", version: 1, as: handout.as, redacted, sheet };
    return JSON.stringify(blanked, null, 2) + "\n";
  }
  const more = { ...(found && { found }), ...(trace && { trace }), sheet };
  const [only]: readonly { readonly annotated?: AnnotatedSdp }[] = parts;
  const value = parts.length === 1 ? { ...only.annotated, ...more } : {
    format: "out-of-band/handout",
    version: 1,
    title,
    class: className,
    date,
    redacted,
    parts: parts.map(({ name, annotated }) => ({ name, sdp: annotated })),
    comparison: comparisonText(rounds),
    findings,
    ...more,
  };
  return JSON.stringify(value, null, 2) + "\n";
}
