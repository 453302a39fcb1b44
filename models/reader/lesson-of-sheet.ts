/** The lesson that a handout is of: where it is to be found, and, if the lesson itself is handed out, its steps. */
import { createModel, signal } from "@preact/signals";
import type { HandoutChoices, LessonCode, LessonStep } from "../../protocol/handout/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";
import type { HandoutTools } from "./handout.ts";

/** A lesson with its title; where a sheet of it is asked for, which, and what that is made from, if it came. */
export interface LessonAsked extends LessonCode {
  readonly title: string;
  readonly as?: "worksheet" | "key";
  readonly file?: string;
}

interface Page {
  readonly choose: (change: Partial<HandoutChoices>) => void;
  /** Told of the session that the lesson’s sheet is filled from, and why there is no sheet. */
  readonly give: (trace: string) => void;
  readonly refuse: (problem: Problem) => void;
}

export const LessonOfSheetModel = createModel(() => {
  const lesson = signal<LessonCode | undefined>(undefined);
  const steps = signal<readonly LessonStep[]>([]);

  /** Takes the lesson that the page was opened from; its sheet as somebody gets it who has not done the lesson. */
  function take(from: LessonAsked | undefined, tools: HandoutTools, { choose, give, refuse }: Page) {
    if (!from) return;
    lesson.value = from;
    choose({ title: from.title });
    if (!from.as) return;
    const sheet = tools.readLessonSheet(from.file ?? "");
    if (!sheet) refuse({ code: "lesson-sheet-missing" });
    else if (sheet.trace) give(tools.writeWhole(sheet.trace));
    steps.value = sheet?.steps ?? [];
    choose({ as: from.as, brief: true });
  }
  /** Another text is handed out now, which the lesson’s steps say nothing of. */
  function leave() {
    steps.value = [];
  }

  return { lesson, steps, take, leave };
});
