/** What was read, as it is to be handed out: the choices, the sheet, and the files. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Document } from "../../protocol/blob/mod.ts";
import type { Format, Found, Handout, HandoutChoices, LessonCode, LessonStep } from "../../protocol/handout/mod.ts";
import type { AnnotatedSdp } from "../../protocol/sdp/mod.ts";
import type { Trace } from "../../protocol/trace/mod.ts";
import type { Notes } from "./notes.ts";

/** What `protocol/handout/lazy.ts` brings. */
export type HandoutTools = typeof import("../../protocol/handout/lazy.ts");

interface Deps {
  readonly documents: ReadonlySignal<readonly Document[]>;
  /** The session that they are from, if it is known. */
  readonly trace: ReadonlySignal<Trace | undefined>;
  /** What was left out and mended. */
  readonly found: ReadonlySignal<Found>;
  readonly annotated: ReadonlySignal<readonly AnnotatedSdp[]>;
  readonly notes: ReadonlySignal<Notes>;
  readonly lesson: ReadonlySignal<LessonCode | undefined>;
  /** The steps of the lesson, where it is the lesson itself that is handed out. */
  readonly steps: ReadonlySignal<readonly LessonStep[]>;
  /** What makes and writes handouts, once it has come. */
  readonly tools: ReadonlySignal<HandoutTools | undefined>;
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

export const HandoutModel = createModel((deps: Deps) => {
  const { documents, trace, found, annotated, notes, lesson, steps, tools, save: saveFile } = deps;
  const choices = signal<HandoutChoices>({
    title: "",
    className: "",
    date: "",
    redacted: true,
    brief: false,
    notes: true,
    sources: true,
    as: "handout",
    blanks: ["predictions", "steps", "values", "meanings", "choices", "states"],
  });

  function choose(change: Partial<HandoutChoices>) {
    choices.value = { ...choices.value, ...change };
  }

  /** The handout as it would be written now. */
  const handout = computed((): Handout | undefined =>
    tools.value?.handoutOf({
      documents: documents.value,
      ...(trace.value && { trace: trace.value }),
      found: found.value,
      notes: notes.value,
      ...(lesson.value && { lesson: lesson.value }),
      steps: steps.value,
    }, choices.value)
  );

  /** What the page puts on paper: the handout as chosen, as elements. Very long texts are only to be saved. */
  const printed = computed(() => {
    const lines = annotated.value.reduce((sum, { lines }) => sum + lines.length, 0);
    const made = tools.value;
    if (!made || lines === 0 && steps.value.length === 0 || lines > PRINTED || !handout.value) return undefined;
    return { markup: made.sheetMarkup(made.sheetOf(handout.value)), style: made.SHEET_STYLE, paper: made.PAPER_STYLE };
  });

  function save(format: Format) {
    if (!tools.value || !handout.value) return;
    const ending = format === "text" ? "txt" : format;
    const [, slug] = /\/lessons\/([\w-]+)\/$/.exec(lesson.value?.address ?? "") ?? [];
    saveFile(
      `${slug ? `${slug}-` : ""}${choices.value.as}.${ending}`,
      tools.value.writeHandout(handout.value, format),
      TYPES[format],
    );
  }

  return { choices, printed, choose, save };
});
