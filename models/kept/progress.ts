/** How far a lesson went on earlier visits, and that the present one is kept. */
import { computed, createModel, effect, type ReadonlySignal, signal } from "@preact/signals";
import {
  isDone,
  type Kept,
  type LessonKept,
  lessonOf,
  note,
  noteShown,
  stepIsMet,
  stepWasShown,
} from "../../protocol/kept/mod.ts";

interface Step {
  readonly id: string;
  readonly met: boolean;
  readonly skipped: boolean;
}

interface Deps {
  readonly slug: string;
  /** Where the reader of the lesson stands. */
  readonly lesson: {
    readonly standings: ReadonlySignal<readonly Step[]>;
    readonly shown: ReadonlySignal<string | undefined>;
    readonly turnTo: (id: string) => void;
  };
  readonly kept: {
    readonly kept: ReadonlySignal<Kept>;
    readonly open: () => void;
    readonly change: (to: (kept: Kept) => Kept) => void;
  };
  /** The time now, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Where an earlier visit ended, while this one has not done anything yet. */
export interface LeftOff {
  /** How many steps were done, of how many. */
  readonly done: number;
  readonly of: number;
  /** The number and the id of the step that lay open, from 1, unless that is the first. */
  readonly step?: { readonly number: number; readonly id: string };
}

export const ProgressModel = createModel(({ slug, lesson, kept, now }: Deps) => {
  /** What was kept when the page opened. */
  const earlier = signal<LessonKept | undefined>(undefined);
  const isDismissed = signal(false);

  /** The steps that were done on an earlier visit and are not done yet on this one. */
  const doneBefore = computed((): readonly string[] => {
    const before = earlier.value;
    return before ? lesson.standings.value.flatMap(({ id, met }) => !met && stepIsMet(before, id) ? [id] : []) : [];
  });
  /** The steps of which something was shown, on this visit or an earlier one. */
  const shownSteps = computed((): readonly string[] => {
    const all = lessonOf(kept.kept.value, slug);
    return lesson.standings.value.flatMap(({ id }) => stepWasShown(all, id) ? [id] : []);
  });
  function markShown(id: string) {
    kept.change((all) => noteShown(all, slug, id, now()));
  }
  const leftOff = computed((): LeftOff | undefined => {
    const before = earlier.value;
    const steps = lesson.standings.value;
    if (!before || isDismissed.value || steps.some(({ met }) => met)) return undefined;
    const ids = steps.map(({ id }) => id);
    const done = ids.filter((id) => stepIsMet(before, id)).length;
    if (done === 0 || isDone(before, ids)) return undefined;
    const at = before.open === undefined ? -1 : ids.indexOf(before.open);
    return { done, of: ids.length, ...(at > 0 && { step: { number: at + 1, id: ids[at] } }) };
  });

  let last = "";
  effect(() => {
    const steps = lesson.standings.value;
    const met = steps.filter((step) => step.met).map(({ id }) => id);
    const skipped = steps.filter((step) => step.skipped).map(({ id }) => id);
    const open = lesson.shown.value;
    // A bench that nothing was done on has nothing to keep.
    if (!earlier.value || met.length + skipped.length === 0) return;
    const seen = { met, skipped, ...(open !== undefined && { open }) };
    if (JSON.stringify(seen) === last) return;
    last = JSON.stringify(seen);
    kept.change((all) => note(all, slug, seen, now()));
  });

  /** Reads what was kept, and keeps what happens from now on. */
  function awake() {
    kept.open();
    earlier.value = lessonOf(kept.kept.peek(), slug);
  }
  function openStep() {
    const step = leftOff.peek()?.step;
    if (step) lesson.turnTo(step.id);
    isDismissed.value = true;
  }
  function dismiss() {
    isDismissed.value = true;
  }
  return { doneBefore, shownSteps, markShown, leftOff, awake, openStep, dismiss };
});
