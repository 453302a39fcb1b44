/** The SDP reader: what was given to it, what is open, and how it is to be handed out. */
import { computed, createModel, signal } from "@preact/signals";
import { comparisonsOf, mendedText, readDocuments, TOO_LONG } from "../../protocol/blob/mod.ts";
import type { AnnotatedSdp, Reader, Spot } from "../../protocol/sdp/mod.ts";
import type { Found, LessonCode } from "../../protocol/handout/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";
import { HandoutModel, type HandoutTools } from "./handout.ts";
import { NotesModel, type NoteStore } from "./notes.ts";

export interface ReaderTools {
  readonly loadReader: () => Promise<Reader>;
  readonly loadHandouts: () => Promise<HandoutTools>;
  readonly notes: NoteStore;
  /** Today, as a teacher would write it on a handout. */
  readonly today: () => string;
  readonly save: (name: string, text: string, type: string) => void;
  readonly readFile: (file: Blob) => Promise<string>;
  /** What a link carried here; empty if nothing. */
  readonly carried: () => Promise<string>;
  /** The lesson that it was carried from, and its title. */
  readonly lesson: () => Promise<(LessonCode & { readonly title: string }) | undefined>;
}

export type View = "annotated" | "raw" | "difference";

/** How many lines are drawn at first, and how many more on request. */
const WINDOW = 400;
export const ReaderModel = createModel((tools: ReaderTools) => {
  const notes = new NotesModel(tools.notes);
  const text = signal("");
  /** Why the last file was not taken: the text that was there before it stays. */
  const fileProblem = signal<Problem | undefined>(undefined);
  const view = signal<View>("annotated");
  const shown = signal(0);
  const spot = signal<Spot | undefined>(undefined);
  const drawn = signal(WINDOW);
  const reader = signal<Reader | undefined>(undefined);
  /** Whether the text is shown with nothing left out of it and nothing mended. */
  const asItStands = signal(false);
  const handouts = signal<HandoutTools | undefined>(undefined);
  const lesson = signal<LessonCode | undefined>(undefined);
  /** The text as a trace, where it is one: then what it holds is read from the session. */
  const traced = computed(() => {
    const tools = handouts.value;
    return tools?.isTrace(text.value) ? tools.readTrace(text.value) : undefined;
  });
  const trace = computed(() => traced.value?.ok ? traced.value.trace : undefined);
  const reading = computed(() => {
    if (fileProblem.value) return { ok: false as const, problem: fileProblem.value };
    if (traced.value?.ok === false) return traced.value;
    if (!trace.value) return readDocuments(text.value, { asItStands: asItStands.value });
    const documents = handouts.value!.documentsOf({ documents: [], trace: trace.value });
    return { ok: true as const, documents, leftOut: [], repairs: [] };
  });
  const found = computed((): Found => {
    if (!reading.value.ok) return { leftOut: 0, mended: [] };
    const { leftOut, repairs = [] } = reading.value;
    return { leftOut: leftOut.length, mended: mendedText(repairs) };
  });
  const documents = computed(() => reading.value.ok ? reading.value.documents : []);
  const annotated = computed((): readonly AnnotatedSdp[] => {
    const read = reader.value;
    return read ? documents.value.map((document) => read.annotate(document.sdp, document.kind)) : [];
  });
  /** Every round of what was given; the tables that it needs have come with the reader. */
  const comparisons = computed(() =>
    reader.value ? comparisonsOf(documents.value, documents.value.map(({ sdp }) => sdp)) : []
  );

  const handout = new HandoutModel({
    documents,
    trace,
    found,
    annotated,
    notes: notes.notes,
    lesson,
    tools: handouts,
    save: tools.save,
  });

  async function open() {
    notes.open();
    handout.choose({ date: tools.today() });
    const [carried, read, made] = await Promise.all([tools.carried(), tools.loadReader(), tools.loadHandouts()]);
    reader.value = read;
    handouts.value = made;
    if (carried !== "") give(carried);
    const from = await tools.lesson();
    if (!from) return;
    lesson.value = from;
    handout.choose({ title: from.title });
  }
  function give(given: string) {
    text.value = given;
    fileProblem.value = undefined;
    asItStands.value = false;
    shown.value = 0;
    spot.value = undefined;
    drawn.value = WINDOW;
  }
  /** Why a text is not shown at all: browsers take minutes to lay out what is that long. */
  async function unfitProblem(given: string): Promise<Problem | undefined> {
    const { length } = given;
    if (length <= 2 * TOO_LONG) return undefined;
    const { isTrace, readTrace } = await tools.loadHandouts();
    if (!isTrace(given)) return { code: "too-long", length };
    const read = readTrace(given);
    return read.ok ? undefined : read.problem;
  }
  async function giveFile(file: Blob) {
    try {
      const given = await tools.readFile(file);
      const unfit = await unfitProblem(given);
      if (unfit) fileProblem.value = unfit;
      else give(given);
    } catch {
      fileProblem.value = { code: "file-unread", why: "unread" };
    }
  }
  function show(index: number) {
    shown.value = index;
    spot.value = undefined;
    drawn.value = WINDOW;
  }
  function look(at: Spot) {
    const now = spot.value;
    spot.value = now?.line === at.line && now.field === at.field ? undefined : at;
    if (at.line >= drawn.value) drawn.value = at.line + WINDOW;
  }
  function stand(is: boolean) {
    asItStands.value = is;
    shown.value = 0;
    spot.value = undefined;
  }
  function turn(next: View) {
    view.value = next;
  }
  function more() {
    drawn.value += WINDOW;
  }
  return {
    ...handout,
    found,
    notes,
    text,
    view,
    shown,
    spot,
    drawn,
    asItStands,
    reading,
    documents,
    annotated,
    comparisons,
    open,
    give,
    giveFile,
    show,
    look,
    stand,
    turn,
    more,
  };
});
