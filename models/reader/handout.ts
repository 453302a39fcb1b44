/** What was read, as it is to be handed out: the choices, the sheet, and the files. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { comparisonsOf, type Document, type DocumentsFound, mendedText } from "../../protocol/blob/mod.ts";
import {
  type AnnotatedSdp,
  type Format,
  type Handout,
  type HandoutChoices,
  type HandoutPart,
  noteKeys,
  type Reader,
} from "../../protocol/sdp/mod.ts";
import type { Notes } from "./notes.ts";

interface Deps {
  readonly documents: ReadonlySignal<readonly Document[]>;
  /** What was left out and mended. */
  readonly found: ReadonlySignal<DocumentsFound | undefined>;
  readonly annotated: ReadonlySignal<readonly AnnotatedSdp[]>;
  readonly notes: ReadonlySignal<Notes>;
  /** What explains and writes, once it has come. */
  readonly reader: ReadonlySignal<Reader | undefined>;
  readonly save: (name: string, text: string, type: string) => void;
}

const TYPES: Record<Format, string> = {
  md: "text/markdown",
  html: "text/html",
  json: "application/json",
  text: "text/plain",
};

/** How many lines are laid out for paper at most. */
const PRINTED = 2000;

export const HandoutModel = createModel(({ documents, found, annotated, notes, reader, save: saveFile }: Deps) => {
  const choices = signal<HandoutChoices>({
    title: "",
    date: "",
    redacted: true,
    brief: false,
    notes: true,
    sources: true,
  });

  function choose(change: Partial<HandoutChoices>) {
    choices.value = { ...choices.value, ...change };
  }

  /** The handout as it would be written now. */
  function handout(read: Reader): Handout {
    const { redacted, title, ...rest } = choices.value;
    const map = new Map<string, string>();
    const texts = documents.value.map(({ sdp }) => redacted ? read.redact(sdp, map) : sdp);
    const parts = documents.value.map(({ name, kind }, i): HandoutPart => {
      const keys = noteKeys(annotated.value[i]);
      const whole = read.annotate(texts[i], kind);
      const lines = whole.lines.map((line, at) => {
        const note = notes.value[keys[at]];
        return note === undefined ? line : { ...line, note: redacted ? read.mask(note, map) : note };
      });
      return { name, annotated: { ...whole, lines } };
    });
    const compared = comparisonsOf(documents.value, texts);
    const { leftOut = [], repairs = [] } = found.value ?? {};
    const mended = mendedText(repairs).map((said) => redacted ? read.mask(said, map) : said);
    return {
      ...rest,
      redacted,
      title: (redacted ? read.mask(title, map) : title).trim() || "An SDP, explained",
      parts,
      comparison: read.comparisonText(compared),
      answers: compared.some(({ answers }) => answers),
      findings: compared.flatMap(({ findings }) => findings),
      ...(leftOut.length + mended.length > 0 && { found: { leftOut: leftOut.length, mended } }),
    };
  }

  /** What the page puts on paper: the handout as chosen. Very long texts are only to be saved. */
  const printed = computed(() => {
    const lines = annotated.value.reduce((sum, { lines }) => sum + lines.length, 0);
    return reader.value && lines > 0 && lines <= PRINTED ? handout(reader.value) : undefined;
  });

  function save(format: Format) {
    const read = reader.value;
    if (!read) return;
    const ending = format === "text" ? "txt" : format;
    saveFile(`handout.${ending}`, read.writeHandout(handout(read), format), TYPES[format]);
  }

  return { choices, printed, choose, save };
});
