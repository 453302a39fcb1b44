/** Where the reader of a lesson stands. What was done is asked of the sessions; this holds only the reading. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Check, Lesson } from "../protocol/goals.ts";
import type { Bench } from "../protocol/session/mod.ts";

/** A step as it stands now. */
export interface Standing {
  readonly id: string;
  readonly checks: readonly Check[];
  readonly met: boolean;
  readonly skipped: boolean;
}

export const LessonModel = createModel((lesson: Lesson, sessions: ReadonlySignal<Bench>) => {
  const skipped = signal<readonly string[]>([]);
  const turnedTo = signal<string | undefined>(undefined);
  const standings = computed((): readonly Standing[] =>
    lesson.steps.map(({ id, checks }) => {
      const now = checks(sessions.value);
      return { id, checks: now, met: now.every((check) => check.met), skipped: skipped.value.includes(id) };
    })
  );
  /** The first step that is neither met nor skipped; `undefined` when the lesson is through. */
  const current = computed(() => standings.value.find((step) => !step.met && !step.skipped)?.id);
  /** The step that lies open: the one turned to, else the current one. */
  const shown = computed(() => turnedTo.value ?? current.value);

  function turnTo(id: string) {
    turnedTo.value = id === current.value ? undefined : id;
  }
  function skip(id: string) {
    skipped.value = [...skipped.value, id];
    turnedTo.value = undefined;
  }
  function back(id: string) {
    const at = lesson.steps.findIndex((step) => step.id === id);
    if (at > 0) turnTo(lesson.steps[at - 1].id);
  }
  function goOn() {
    turnedTo.value = undefined;
  }
  function startOver() {
    skipped.value = [];
    turnedTo.value = undefined;
  }
  return { standings, current, shown, turnTo, skip, back, goOn, startOver };
});
