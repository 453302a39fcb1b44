/** A handout: what is in it, which lines of it are shown, and what it says of its secrets. */
import { count } from "../../text/mod.ts";
import { type AnnotatedLine, type AnnotatedSdp, type Finding, isBoilerplate } from "../annotated.ts";

/** One description of a handout, and its name: "offer", "answer 2". */
export interface HandoutPart {
  readonly name: string;
  readonly annotated: AnnotatedSdp;
}

/** Annotated SDPs, as a teacher gives them to a class. */
export interface Handout {
  readonly title: string;
  /** As the teacher wrote it. */
  readonly date: string;
  readonly redacted: boolean;
  /** Only what matters: the lines that every description has are left out. */
  readonly brief: boolean;
  readonly notes: boolean;
  readonly sources: boolean;
  readonly parts: readonly HandoutPart[];
  /** What the second description did with the first, as sentences; nothing where there was nothing to compare. */
  readonly comparison: readonly string[];
  /** What is wrong between the descriptions; the comparison says it first. */
  readonly findings?: readonly Finding[];
  /** Whether the second description of the comparison answers the first. */
  readonly answers?: boolean;
  /** What was done to the given text to find the parts; nothing where it was read as it stands. */
  readonly found?: Found;
}

/** What was left out around descriptions, and what was mended in them. */
export interface Found {
  /** How many lines around them were left out. */
  readonly leftOut: number;
  /** What was mended, a sentence each. */
  readonly mended: readonly string[];
}

/** The heading of a comparison: only an answer answers. */
export const comparisonTitle = ({ answers }: Pick<Handout, "answers">): string =>
  answers ? "What the answer did" : "What changed";

/** What was left out and mended, in sentences; none where the text was read as it stands. */
export const foundText = ({ leftOut, mended }: Found): readonly string[] => [
  ...(leftOut > 0 ? [`${count(leftOut, "line")} around the SDP left out.`] : []),
  ...mended,
];

/** The lines of a part that a handout shows. */
export const handoutLines = ({ brief }: Pick<Handout, "brief">, { annotated }: HandoutPart): readonly AnnotatedLine[] =>
  annotated.lines.filter((line) => !brief || line.note !== undefined || !isBoilerplate(line));

/** What a handout says of its secrets, and which lines it could not look through. */
export function secrecy(handout: Handout): string {
  if (!handout.redacted) {
    return "Addresses, credentials and fingerprints are the real ones: give this only to people you trust.";
  }
  const replaced = "Addresses, names, credentials, keys and fingerprints are replaced by made-up ones.";
  const lines = handout.parts.flatMap((part) => handoutLines(handout, part));
  const unknown = [...new Set(lines.filter(({ known }) => !known).map(({ name, text }) => name || text.slice(0, 2)))];
  if (unknown.length === 0) return replaced;
  const shown = unknown.slice(0, 12).map((name) => `“${name.slice(0, 40)}”`).join(", ");
  const rest = unknown.length > 12 ? ` and ${unknown.length - 12} more` : "";
  return `${replaced} Nobody here knows what these lines mean, so what does not look like an address, a name or a key ` +
    `stayed in them; read them before you give this away: ${shown}${rest}.`;
}
