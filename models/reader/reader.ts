/** The SDP reader: what was given to it, what is open, and how it is to be handed out. */
import { computed, createModel, signal } from "@preact/signals";
import { pairOf, readDocuments } from "../../protocol/blob/mod.ts";
import {
  type AnnotatedSdp,
  type Format,
  type Handout,
  type HandoutChoices,
  type HandoutPart,
  noteKeys,
  type Reader,
  type Spot,
} from "../../protocol/sdp/mod.ts";
import { NotesModel, type NoteStore } from "./notes.ts";

export interface ReaderTools {
  readonly loadReader: () => Promise<Reader>;
  readonly notes: NoteStore;
  /** Today, as a teacher would write it on a handout. */
  readonly today: () => string;
  readonly save: (name: string, text: string, type: string) => void;
  readonly readFile: (file: Blob) => Promise<string>;
  /** What a link carried here; empty if nothing. */
  readonly carried: () => string;
}

export type View = "annotated" | "raw" | "difference";

const TYPES: Record<Format, string> = {
  md: "text/markdown",
  html: "text/html",
  json: "application/json",
  text: "text/plain",
};

/** How many lines are drawn at first, and how many more on request. */
export const WINDOW = 400;
/** How many lines are laid out for paper at most. */
const PRINTED = 2000;

const answers = ([, second]: readonly [unknown, { readonly kind: string }]): boolean | undefined =>
  second.kind === "answer" || second.kind === "pranswer" ? true : undefined;

export const ReaderModel = createModel((tools: ReaderTools) => {
  const notes = new NotesModel(tools.notes);
  const text = signal("");
  const view = signal<View>("annotated");
  const shown = signal(0);
  const spot = signal<Spot | undefined>(undefined);
  const drawn = signal(WINDOW);
  const reader = signal<Reader | undefined>(undefined);
  const choices = signal<HandoutChoices>({
    title: "",
    date: "",
    redacted: true,
    brief: false,
    notes: true,
    sources: true,
  });
  const reading = computed(() => readDocuments(text.value));
  const documents = computed(() => reading.value.ok ? reading.value.documents : []);
  const annotated = computed((): readonly AnnotatedSdp[] => {
    const read = reader.value;
    return read ? documents.value.map((document) => read.annotate(document.sdp, document.kind)) : [];
  });
  const comparison = computed(() => {
    const pair = pairOf(documents.value);
    return pair && reader.value?.compare(pair[0].sdp, pair[1].sdp, answers(pair));
  });

  async function open() {
    notes.open();
    text.value = tools.carried();
    choices.value = { ...choices.value, date: tools.today() };
    const read = await tools.loadReader();
    reader.value = read;
  }
  function give(given: string) {
    text.value = given;
    shown.value = 0;
    spot.value = undefined;
    drawn.value = WINDOW;
  }
  async function giveFile(file: Blob) {
    const given = await tools.readFile(file);
    give(given);
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
  function turn(next: View) {
    view.value = next;
  }
  function more() {
    drawn.value += WINDOW;
  }
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
        const note = notes.notes.value[keys[at]];
        return note === undefined ? line : { ...line, note: redacted ? read.mask(note, map) : note };
      });
      return { name, annotated: { ...whole, lines } };
    });
    const pair = pairOf(documents.value.map((document, i) => ({ ...document, sdp: texts[i] })));
    const compared = pair ? read.comparisonText(read.compare(pair[0].sdp, pair[1].sdp, answers(pair))) : [];
    return {
      ...rest,
      redacted,
      title: (redacted ? read.mask(title, map) : title).trim() || "An SDP, explained",
      parts,
      comparison: compared,
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
    tools.save(`handout.${ending}`, read.writeHandout(handout(read), format), TYPES[format]);
  }

  return {
    notes,
    text,
    view,
    shown,
    spot,
    drawn,
    choices,
    reading,
    documents,
    annotated,
    comparison,
    printed,
    open,
    give,
    giveFile,
    show,
    look,
    turn,
    more,
    choose,
    save,
  };
});
