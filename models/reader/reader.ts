/** The SDP reader: what was given to it, what is open, and how it is to be handed out. */
import { createModel, signal } from "@preact/signals";
import { TOO_LONG } from "../../protocol/blob/mod.ts";
import type { Reader } from "../../protocol/sdp/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";
import { HandoutModel, type HandoutTools } from "./handout.ts";
import { type LessonAsked, LessonOfSheetModel } from "./lesson-of-sheet.ts";
import { LookingModel } from "./looking.ts";
import { NotesModel, type NoteStore } from "./notes.ts";
import { ReadingModel, type WhyOfTexts } from "./reading.ts";

export interface ReaderTools {
  readonly loadReader: () => Promise<Reader>;
  readonly loadHandouts: () => Promise<HandoutTools>;
  /** What says why two descriptions would not connect. */
  readonly loadWhy: () => Promise<WhyOfTexts>;
  readonly notes: NoteStore;
  /** Today, as a teacher would write it on a handout. */
  readonly today: () => string;
  readonly save: (name: string, text: string, type: string) => void;
  readonly readFile: (file: Blob) => Promise<string>;
  /** What a link carried here; empty if nothing. */
  readonly carried: () => Promise<string>;
  /** The lesson that it was carried from, or a sheet of which is asked for. */
  readonly lesson: () => Promise<LessonAsked | undefined>;
}

/** Why a text is not shown at all: browsers take minutes to lay out what is that long. */
async function unfitProblem(given: string, { loadHandouts }: ReaderTools): Promise<Problem | undefined> {
  const { length } = given;
  if (given.trim() === "") return { code: "file-unread", why: "empty" };
  if (length <= 2 * TOO_LONG) return undefined;
  const { isTrace, readTrace } = await loadHandouts();
  if (!isTrace(given)) return { code: "too-long", length };
  const read = readTrace(given);
  return read.ok ? undefined : read.problem;
}

export const ReaderModel = createModel((tools: ReaderTools) => {
  const notes = new NotesModel(tools.notes);
  const text = signal("");
  /** Why the last file was not taken: the text that was there before it stays. */
  const fileProblem = signal<Problem | undefined>(undefined);
  const { toFirst, ...looking } = new LookingModel();
  const reader = signal<Reader | undefined>(undefined);
  /** Whether the text is shown with nothing left out of it and nothing mended. */
  const asItStands = signal(false);
  const handouts = signal<HandoutTools | undefined>(undefined);
  const whyOf = signal<WhyOfTexts | undefined>(undefined);
  const of = new LessonOfSheetModel();
  const read = new ReadingModel({ text, fileProblem, asItStands, reader, handouts, whyOf });
  const handout = new HandoutModel({
    documents: read.documents,
    trace: read.trace,
    found: read.found,
    annotated: read.annotated,
    notes: notes.notes,
    lesson: of.lesson,
    steps: of.steps,
    tools: handouts,
    save: tools.save,
  });

  async function open() {
    notes.open();
    handout.choose({ date: tools.today() });
    const { carried: bring, loadReader, loadHandouts, loadWhy } = tools;
    const [carried, tables, made, why] = await Promise.all([bring(), loadReader(), loadHandouts(), loadWhy()]);
    reader.value = tables;
    handouts.value = made;
    whyOf.value = why;
    if (carried !== "") give(carried);
    const refuse = (problem: Problem) => void (fileProblem.value = problem);
    of.take(await tools.lesson(), made, { choose: handout.choose, give, refuse });
  }
  function give(given: string) {
    of.leave();
    text.value = given;
    fileProblem.value = undefined;
    asItStands.value = false;
    looking.show(0);
  }
  async function giveFile(file: Blob) {
    try {
      const given = await tools.readFile(file);
      const unfit = await unfitProblem(given, tools);
      if (unfit) fileProblem.value = unfit;
      else give(given);
    } catch {
      fileProblem.value = { code: "file-unread", why: "unread" };
    }
  }
  function stand(is: boolean) {
    asItStands.value = is;
    toFirst();
  }
  return {
    ...handout,
    ...looking,
    ...read,
    notes,
    steps: of.steps,
    text,
    asItStands,
    open,
    give,
    giveFile,
    stand,
  };
});
