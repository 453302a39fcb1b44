/** What a sheet is made from: what was read, explained and compared, and what the teacher chose. */
import { type ComparedRound, comparisonsOf, type Document } from "../blob/mod.ts";
import { annotate, type AnnotatedSdp, type Finding, mask, noteKeys, redact, type RedactionMap } from "../sdp/mod.ts";
import { redactTrace, type Trace } from "../trace/mod.ts";
import { lookAlikes } from "./look-alikes.ts";
import type { Blank } from "./worksheet.ts";
import { documentsOfTrace } from "./trace-documents.ts";
import type { Found } from "./found.ts";
import type { LessonCode } from "./sheet.ts";
import type { LessonStep } from "./lesson-sheet.ts";

/** One description of a handout, and its name: "offer", "answer 2". */
export interface HandoutPart {
  readonly name: string;
  readonly annotated: AnnotatedSdp;
  /** Candidates by themselves, and no description. */
  readonly isCandidates?: boolean;
}

/** What a teacher chooses of a handout. */
export interface HandoutChoices {
  readonly title: string;
  readonly className: string;
  /** As the teacher wrote it. */
  readonly date: string;
  readonly redacted: boolean;
  /** Only what matters: lines that every description has, and long lists of one kind, are counted, not shown. */
  readonly brief: boolean;
  readonly notes: boolean;
  readonly sources: boolean;
  /** The sheet itself, the same with blanks, or what belongs in those. */
  readonly as: "handout" | "worksheet" | "key";
  /** What is blanked on a worksheet. */
  readonly blanks: readonly Blank[];
}

/** What was read: descriptions from anywhere, or the trace of a session. */
export interface Given {
  readonly documents: readonly Document[];
  readonly trace?: Trace;
  readonly found?: Found;
  /** The teacher's notes by `noteKeys`. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly lesson?: LessonCode;
  /** The steps of the lesson, where it is a sheet of the lesson itself. */
  readonly steps?: readonly LessonStep[];
}

/** Everything that stands on a sheet. */
export interface Handout extends HandoutChoices {
  readonly parts: readonly HandoutPart[];
  readonly rounds: readonly ComparedRound[];
  /** What is wrong between the descriptions. */
  readonly findings: readonly Finding[];
  readonly trace?: Trace;
  readonly found?: Found;
  readonly lesson?: LessonCode;
  readonly steps: readonly LessonStep[];
}

/** What a sheet is called where nobody gave it a title. */
const UNTITLED = "An SDP, explained";

/** The descriptions in what was given. */
export const documentsOf = ({ documents, trace }: Given): readonly Document[] =>
  trace ? documentsOfTrace(trace) : documents;

/** Makes a handout of what was given, redacted if that is chosen; a note or a title that names a secret is, too. */
export function handoutOf(given: Given, choices: HandoutChoices): Handout {
  const { redacted } = choices;
  const map: RedactionMap = new Map();
  const real = documentsOf(given);
  const counted = given.trace && redacted ? redactTrace(given.trace, map) : given.trace;
  const redactedTexts = real.map(({ sdp }) => redacted && !counted ? redact(sdp, map) : sdp);
  const alike = lookAlikes(map);
  const trace = counted && redacted ? JSON.parse(alike(JSON.stringify(counted))) as Trace : counted;
  const shown = trace ? documentsOfTrace(trace) : real;
  const texts = trace ? shown.map(({ sdp }) => sdp) : redactedTexts.map(alike);
  const own = (text: string) => redacted ? alike(mask(text, map)) : text;
  const parts = real.map((document, i): HandoutPart => ({
    name: document.name,
    annotated: noted(annotate(texts[i], document.kind), document.sdp, (key) => {
      const note = choices.notes ? ownNote(given.notes, key) : undefined;
      return note === undefined ? undefined : own(note);
    }),
    ...(document.kind === "candidates" && { isCandidates: true }),
  }));
  const rounds = comparisonsOf(shown, texts);
  const { found, lesson, steps = [] } = given;
  return {
    ...choices,
    steps,
    title: own(choices.title).trim() || UNTITLED,
    className: own(choices.className).trim(),
    date: own(choices.date).trim(),
    parts,
    rounds,
    findings: rounds.flatMap(({ findings }) => findings),
    ...(trace && { trace }),
    ...(found && found.leftOut + found.mended.length > 0 && { found: { ...found, mended: found.mended.map(own) } }),
    ...(lesson && { lesson }),
  };
}

const ownNote = (notes: Given["notes"] = {}, key: string): string | undefined =>
  Object.hasOwn(notes, key) ? notes[key] : undefined;

/** A description with the notes that were written on its lines, as they were called before it was redacted. */
function noted(shown: AnnotatedSdp, real: string, noteOf: (key: string) => string | undefined): AnnotatedSdp {
  const keys = noteKeys(annotate(real));
  const lines = shown.lines.map((line, i) => {
    const note = noteOf(keys[i]);
    return note === undefined ? line : { ...line, note };
  });
  return { ...shown, lines };
}

/** What a handout says of its secrets, and which lines it could not look through. */
export function secrecy({ redacted, parts }: Pick<Handout, "redacted" | "parts">): string {
  if (!redacted) {
    return "Addresses, credentials and fingerprints are the real ones: give this only to people you trust.";
  }
  const replaced = "Addresses, names, credentials, keys and fingerprints are replaced by made-up ones.";
  const lines = parts.flatMap(({ annotated }) => annotated.lines);
  const unknown = [...new Set(lines.filter(({ known }) => !known).map(({ name, text }) => name || text.slice(0, 2)))];
  if (unknown.length === 0) return replaced;
  const shown = unknown.slice(0, 12).map((name) => `“${name.slice(0, 40)}”`).join(", ");
  const rest = unknown.length > 12 ? ` and ${unknown.length - 12} more` : "";
  return `${replaced} Nobody here knows what these lines mean, so what does not look like an address, a name or a key ` +
    `stayed in them; read them before you give this away: ${shown}${rest}.`;
}
