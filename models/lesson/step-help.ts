/** The prediction and the hints of the step that lies open: what was predicted is kept, and never graded. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Fact } from "../../protocol/facts/mod.ts";
import { type Act, type Side, sideWords } from "../../protocol/goals/mod.ts";
import { type Kept, lessonOf, predict, predictionOf, SKIPPED } from "../../protocol/kept/mod.ts";

interface Step {
  readonly id: string;
  readonly prediction?: {
    readonly question: string;
    readonly options: readonly string[];
    readonly happens: number;
    readonly because: string;
  };
  readonly hints?: readonly string[];
  readonly solution?: readonly Act[];
}

interface Deps {
  readonly slug: string;
  readonly steps: readonly Step[];
  readonly lesson: {
    readonly standings: ReadonlySignal<readonly { readonly id: string; readonly met: boolean }[]>;
    readonly shown: ReadonlySignal<string | undefined>;
    readonly justMet: ReadonlySignal<string | undefined>;
  };
  readonly kept: {
    readonly kept: ReadonlySignal<Kept>;
    readonly change: (to: (kept: Kept) => Kept) => void;
  };
  /** The one client that is here, where the other is on another device. */
  readonly side: ReadonlySignal<Side | undefined>;
  /** Notes it in the session, too, whose trace a teacher may read. */
  readonly record: (fact: Fact & { readonly type: "predicted" }) => void;
}

/** A question that is open, and what has been chosen so far. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly chosen: number | undefined;
}

/** What was predicted, and what happened. */
export interface Compared {
  readonly predicted: string;
  readonly happened: string;
  readonly because: string;
}

export const StepHelpModel = createModel(({ slug, steps, lesson, kept, side, record }: Deps) => {
  const stepOf = (id: string | undefined) => steps.find((step) => step.id === id);
  const chosenIn = (id: string) => predictionOf(lessonOf(kept.kept.value, slug), id);
  const isMet = (id: string) => lesson.standings.value.some((step) => step.id === id && step.met);

  /** The question of the step that lies open, until that step is done or the question was passed over. */
  const question = computed((): Question | undefined => {
    const step = stepOf(lesson.shown.value);
    if (!step?.prediction || isMet(step.id)) return undefined;
    const chosen = chosenIn(step.id);
    if (chosen === SKIPPED) return undefined;
    const { question, options } = step.prediction;
    return { id: step.id, question, options, chosen };
  });
  /** What was predicted in the step that was done last, beside what happened. */
  const compared = computed((): Compared | undefined => {
    const step = stepOf(lesson.justMet.value);
    const chosen = step && chosenIn(step.id);
    if (!step?.prediction || chosen === undefined) return undefined;
    const { options, happens, because } = step.prediction;
    if (options[chosen] === undefined) return undefined;
    return { predicted: options[chosen], happened: options[happens], because };
  });

  /** How many hints were asked for, by the step that they belong to. */
  const asked = signal<Readonly<Record<string, number>>>({});
  const hints = computed(() => {
    const step = stepOf(lesson.shown.value);
    if (!step?.hints || isMet(step.id)) return undefined;
    const shown = asked.value[step.id] ?? 0;
    return { shown: step.hints.slice(0, shown), left: step.hints.length - shown };
  });

  /** What this device does of the step that lies open, where the other client is on another one. */
  const here = computed((): readonly string[] =>
    side.value ? sideWords(stepOf(lesson.shown.value)?.solution ?? [], side.value) : []
  );

  function choose(id: string, option: number) {
    kept.change((all) => predict(all, slug, id, option));
    record({ type: "predicted", lesson: slug, step: id, says: stepOf(id)?.prediction?.options[option] ?? null });
  }
  function skip(id: string) {
    choose(id, SKIPPED);
  }
  function hint() {
    const id = lesson.shown.peek();
    if (id !== undefined) asked.value = { ...asked.peek(), [id]: (asked.peek()[id] ?? 0) + 1 };
  }
  return { question, compared, hints, here, choose, skip, hint };
});
