/** “Show me”: the next act of the present step is done for the learner, with its reason, one or on to the step’s end. */
import { computed, createModel, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { NextAct } from "../../protocol/advice/mod.ts";
import type { WrittenForm } from "../../protocol/blob/mod.ts";
import { type ClientName, CLIENTS } from "../../protocol/facts/mod.ts";
import {
  type Act,
  type ActText,
  handsOf,
  nextShown,
  type Standpoint,
  upToStep,
  wordsOf,
} from "../../protocol/goals/mod.ts";
import type { Bench } from "../../protocol/session/mod.ts";

interface Step {
  readonly id: string;
  /** Whether it begins on a fresh bench. */
  readonly fresh?: boolean;
  readonly solution: readonly Act[];
}

interface Deps {
  readonly steps: readonly Step[];
  readonly lesson: {
    readonly current: ReadonlySignal<string | undefined>;
    readonly shown: ReadonlySignal<string | undefined>;
    readonly wantsFresh: ReadonlySignal<boolean>;
  };
  readonly bench: {
    readonly sessions: ReadonlySignal<Bench>;
    readonly sole: ReadonlySignal<ClientName | undefined>;
    /** The dark button. */
    readonly suggestion: ReadonlySignal<NextAct | undefined>;
    readonly view: { readonly isUnaided: ReadonlySignal<boolean> };
    readonly outgoing: { readonly form: ReadonlySignal<WrittenForm> };
    /** When the bench opened, and the time now, both in milliseconds from one beginning. */
    readonly since: ReadonlySignal<number>;
    /** Waits its turn behind the presses that were made already. */
    readonly hold: (run: () => Promise<void>) => Promise<void>;
    readonly A: { readonly publish: () => void };
    readonly B: { readonly publish: () => void };
  };
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly perform: (act: Act) => Promise<boolean>;
  /** A step was shown, or a part of it. */
  readonly noteShown: (id: string) => void;
}

/** Between saying what comes and doing it, while the rest of a step is shown, in milliseconds. */
const PACE = 1600;

/** What was shown last, or is being done. */
export interface Shown extends ActText {
  readonly is: "coming" | "done" | "failed";
}

/** The next act of the present step, from where the learner is. */
const NextShownModel = createModel(
  ({ steps, lesson, bench, now }: Pick<Deps, "steps" | "lesson" | "bench" | "now">) => {
    /** The places of the acts that were shown in the present step. */
    const places = signal<readonly number[]>([]);
    /** When the present step began, in milliseconds since the bench opened. */
    const since = signal(0);
    const standpoint = computed((): Standpoint => ({
      bench: bench.sessions.value,
      ...(bench.sole.value && { sole: bench.sole.value }),
      since: since.value,
      form: bench.outgoing.form.value,
      before: earlierActs(steps, lesson.current.value),
      shown: places.value,
    }));
    /** The next act, and its place in the solution; without one, it is the bench’s own. */
    const next = computed((): { readonly place?: number; readonly act: Act } | undefined => {
      const id = lesson.current.value;
      if (id === undefined || bench.view.isUnaided.value) return undefined;
      if (lesson.wantsFresh.value) return { act: { act: "reset" } };
      const solution = steps.find((step) => step.id === id)?.solution ?? [];
      const found = nextShown(solution, standpoint.value);
      if (found) return found;
      const act = handsOf(bench.suggestion.value, standpoint.value);
      return act && { act };
    });
    /** Another step, or another bench, has begun. */
    function begin(isNewBench: boolean) {
      since.value = isNewBench ? 0 : Math.round(now() - bench.since.peek());
      places.value = [];
    }
    function leave(place: number) {
      places.value = [...places.peek(), place];
    }
    return { next, begin, leave };
  },
);

export const ShowMeModel = createModel((deps: Deps) => {
  const { lesson, bench, after, perform, noteShown } = deps;
  const { next, begin, leave } = new NextShownModel(deps);
  const said = signal<Shown | undefined>(undefined);
  /** Whether the rest of the step is being shown. */
  const isPlaying = signal(false);
  let isActing = false;
  /** Whether there is an act that can be shown, in the step that lies open. */
  const canShow = computed(() => next.value !== undefined && lesson.shown.value === lesson.current.value);

  let off = () => {};
  function stop() {
    off();
    isPlaying.value = false;
    if (said.peek()?.is === "coming") said.value = undefined;
  }

  let lastStep: string | undefined;
  let lastBench = 0;
  effect(() => {
    const [id, opened] = [lesson.current.value, bench.since.value];
    if (id === lastStep && opened === lastBench) return;
    begin(opened !== lastBench);
    // The reset that a step begins with is part of it.
    if (id !== lastStep) stop();
    [lastStep, lastBench] = [id, opened];
  });

  /** Does the next act, behind the presses that were made already; resolves to whether it could be done. */
  async function act(): Promise<boolean> {
    if (isActing) return false;
    isActing = true;
    try {
      await bench.hold(() => Promise.resolve());
      for (const client of CLIENTS) bench[client].publish();
      return await actNow();
    } finally {
      isActing = false;
    }
  }
  async function actNow(): Promise<boolean> {
    const coming = next.peek();
    const id = lesson.current.peek();
    if (!coming || id === undefined) return false;
    noteShown(id);
    const isDone = await perform(coming.act).catch(() => false);
    // What was done may have ended the step.
    if (coming.place !== undefined && lesson.current.peek() === id) leave(coming.place);
    said.value = { ...wordsOf(coming.act), is: isDone ? "done" : "failed" };
    return isDone;
  }

  /** Shows the next act. */
  async function showNext(): Promise<void> {
    stop();
    await act();
  }
  /** Shows what is left of the step, act by act, each with a moment to read why. */
  function showRest() {
    const id = lesson.current.peek();
    stop();
    isPlaying.value = id !== undefined;
    const goOn = () => {
      const coming = next.peek();
      if (!isPlaying.peek() || lesson.current.peek() !== id || !coming) return stop();
      said.value = { ...wordsOf(coming.act), is: "coming" };
      off = after(PACE, async () => {
        if (!await act()) return stop();
        if (isPlaying.peek()) off = after(PACE, goOn);
      });
    };
    if (isPlaying.peek()) goOn();
  }

  return { canShow, said, isPlaying, showNext, showRest, stop };
});

/** The acts of the steps before this one, on the same bench. */
const earlierActs = (steps: readonly Step[], id: string | undefined): readonly Act[] =>
  upToStep(steps, id).slice(0, -1).flatMap(({ solution }) => solution);
