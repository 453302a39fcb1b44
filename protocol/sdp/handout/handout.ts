/** A handout: what is in it, which lines of it are shown, and what it says of its secrets. */
import { type AnnotatedLine, type AnnotatedSdp, isBoilerplate } from "../annotated.ts";

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
}

/** The lines of a part that a handout shows. */
export const handoutLines = ({ brief }: Pick<Handout, "brief">, { annotated }: HandoutPart): readonly AnnotatedLine[] =>
  annotated.lines.filter((line) => !brief || line.note !== undefined || !isBoilerplate(line));

/** What a handout says of its secrets. */
export const secrecy = ({ redacted }: Pick<Handout, "redacted">): string =>
  redacted
    ? "Addresses, names, credentials and fingerprints are replaced by made-up ones."
    : "Addresses, credentials and fingerprints are the real ones: give this only to people you trust.";
