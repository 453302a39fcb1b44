/** Handouts: annotated SDPs as files to give to a class. One door to write them. */
import { type AnnotatedLine, type AnnotatedSdp, isBoilerplate } from "../annotated.ts";
import { htmlHandout } from "./html.ts";
import { markdownHandout } from "./markdown.ts";
import { textHandout } from "./text.ts";

export const FORMATS = ["md", "html", "json", "text"] as const;
export type Format = typeof FORMATS[number];

/** One description of a handout, and its name: "offer", "answer 2". */
export interface Part {
  readonly name: string;
  readonly annotated: AnnotatedSdp;
}

export interface Handout {
  readonly title: string;
  /** As the teacher wrote it. */
  readonly date: string;
  readonly redacted: boolean;
  /** Only what matters: the lines that every description has are left out. */
  readonly brief: boolean;
  readonly notes: boolean;
  readonly sources: boolean;
  readonly parts: readonly Part[];
  /** What the second description did with the first, as sentences; nothing where there was nothing to compare. */
  readonly comparison: readonly string[];
}

/** What a teacher chooses of a handout. */
export type HandoutChoices = Omit<Handout, "parts" | "comparison">;

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

function jsonHandout({ title, date, redacted, parts, comparison, notes }: Handout): string {
  const bare = ({ annotated }: Part): AnnotatedSdp =>
    notes ? annotated : { ...annotated, lines: annotated.lines.map(({ note: _, ...line }) => line) };
  const [only] = parts;
  const value = parts.length === 1 ? bare(only) : {
    format: "out-of-band/handout",
    version: 1,
    title,
    date,
    redacted,
    parts: parts.map((part) => ({ name: part.name, sdp: bare(part) })),
    comparison,
  };
  return JSON.stringify(value, null, 2) + "\n";
}

/** The lines of a part that a handout shows. */
export const linesOf = ({ brief }: Pick<Handout, "brief">, { annotated }: Part): readonly AnnotatedLine[] =>
  annotated.lines.filter((line) => !brief || line.note !== undefined || !isBoilerplate(line));

/** What a handout says of its secrets. */
export const secrecy = ({ redacted }: Pick<Handout, "redacted">): string =>
  redacted
    ? "Addresses, names, credentials and fingerprints are replaced by made-up ones."
    : "Addresses, credentials and fingerprints are the real ones: give this only to people you trust.";
