/** Where the reader of a lesson stands. What was done is asked of the sessions; this holds only the reading. */
import { computed, createModel, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { benchesOf, type Lesson, type NetworkSeen, type OneSidedCheck, type Step } from "../../protocol/goals/mod.ts";
import { type Bench, newSession, type Session } from "../../protocol/session/mod.ts";

/** A step as it stands now. */
export interface Standing {
  readonly id: string;
  readonly checks: readonly OneSidedCheck[];
  readonly met: boolean;
  /** What is left of it happens on the other device, where this one cannot see it. */
  readonly elsewhere: boolean;
  readonly skipped: boolean;
}

/** Where one client is on another device: the one that is here, and how a step is seen from there, once that has come. */
export interface Alone {
  readonly sole: ReadonlySignal<ClientName | undefined>;
  readonly checksSeenFrom: ReadonlySignal<
    ((here: Session, step: Step, network?: NetworkSeen) => readonly OneSidedCheck[]) | undefined
  >;
  /** Whether anything was done on the bench that is open. */
  readonly used?: ReadonlySignal<boolean>;
}

/** How the steps are shown: one of them open, folded to its title, or all of them listed. */
const ListingModel = createModel((shown: ReadonlySignal<string | undefined>) => {
  /** The step that its reader has folded to its title; the next one lies open again. */
  const foldedStep = signal<string | undefined>(undefined);
  const folded = computed(() => foldedStep.value !== undefined && foldedStep.value === shown.value);
  function fold(isFolded: boolean) {
    foldedStep.value = isFolded ? shown.peek() : undefined;
  }
  const listsAll = signal(false);
  function listAll(all: boolean) {
    listsAll.value = all;
  }
  return { folded, fold, listsAll, listAll };
});

/** The step that was met last, of those that were not met when the lesson was opened. */
const JustMetModel = createModel((standings: ReadonlySignal<readonly Standing[]>) => {
  const justMet = signal<string | undefined>(undefined);
  let metBefore: readonly string[] = [];
  effect(() => {
    const met = standings.value.filter((step) => step.met).map(({ id }) => id);
    const fresh = met.filter((id) => !metBefore.includes(id));
    if (fresh.length > 0) justMet.value = fresh.at(-1);
    else if (!met.includes(justMet.peek() ?? "")) justMet.value = undefined;
    metBefore = met;
  });
  return { justMet };
});

export const LessonModel = createModel(
  (
    lesson: Pick<Lesson, "steps">,
    sessions: ReadonlySignal<Bench>,
    alone?: Alone,
    /** What a box told of the bench’s network, where one serves the page. */
    network?: ReadonlySignal<NetworkSeen | undefined>,
  ) => {
    const rounds = benchesOf(lesson.steps);
    /** The bench that is open, counted from 0 by the steps that begin on a fresh one; and what was done on those before. */
    const round = signal(0);
    const earlier = signal<ReadonlyMap<string, Standing>>(new Map());
    const skipped = signal<readonly string[]>([]);
    const turnedTo = signal<string | undefined>(undefined);
    const standings = computed((): readonly Standing[] =>
      lesson.steps.map((step, i) => {
        const isSkipped = skipped.value.includes(step.id);
        const before = earlier.value.get(step.id);
        if (before) return { ...before, skipped: isSkipped };
        const hasBegun = rounds[i] <= round.value;
        const checks = hasBegun
          ? checksOf(step, sessions.value, alone, network?.value)
          : checksOf(step, NOTHING_DONE, alone);
        return standingOf(step.id, checks, { hasBegun, isSkipped });
      })
    );
    /** The first step with something to do here; `undefined` when the lesson is through. */
    const current = computed(() => standings.value.find((step) => !step.met && !step.elsewhere && !step.skipped)?.id);
    /** The step that lies open: the one turned to, else the current one. */
    const shown = computed(() => turnedTo.value ?? current.value);

    const { justMet } = new JustMetModel(standings);
    const listing = new ListingModel(shown);

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
    /** The round of the present step; after the last one, none. */
    const roundAsked = computed(() => rounds[lesson.steps.findIndex(({ id }) => id === current.value)]);
    /** Whether the present step begins on a fresh bench, and this is still the one before. */
    const wantsFresh = computed(() => roundAsked.value !== undefined && roundAsked.value > round.value);
    /**
     * A fresh bench: steps of earlier ones stay done, those of this one begin anew. After the last step all stay done,
     * for whoever goes on with the task at the end, unless the whole lesson is to begin anew.
     */
    function startOver(fromStart = false) {
      const isThrough = !fromStart && current.peek() === undefined;
      const next = fromStart ? 0 : roundAsked.peek() ?? rounds.length;
      const kept = standings.peek().filter(({ met, elsewhere }, i) => isThrough ? met || elsewhere : rounds[i] < next);
      earlier.value = new Map(kept.map((standing) => [standing.id, standing]));
      if (!isThrough) skipped.value = skipped.peek().filter((id) => kept.some((standing) => standing.id === id));
      round.value = next;
      turnedTo.value = undefined;
    }
    // A client that nothing was done on is fresh already, and has no button that would begin it anew.
    effect(() => {
      if (alone?.sole.value && alone.used?.value === false && wantsFresh.value) startOver();
    });
    /** Begins at the step where another device is: what belongs to the benches before was done there. */
    function beginAt(id: string) {
      const at = lesson.steps.findIndex((step) => step.id === id);
      if (at < 0) return;
      round.value = rounds[at];
      const before = standings.peek().slice(0, rounds.indexOf(rounds[at]));
      earlier.value = new Map(before.map((standing) => [standing.id, { ...standing, elsewhere: true }]));
      // What only the other device can do is not what is to be read here.
      if (!standings.peek()[at].elsewhere) turnTo(id);
    }
    return { standings, wantsFresh, current, shown, justMet, ...listing, turnTo, skip, back, goOn, startOver, beginAt };
  },
);

/** The checks of a step, as they are seen from where the reader is. */
function checksOf(step: Step, bench: Bench, alone?: Alone, told?: NetworkSeen): readonly OneSidedCheck[] {
  const [here, seen] = [alone?.sole.value, alone?.checksSeenFrom.value];
  return here && seen ? seen(bench[here], step, told) : step.checks(bench, told);
}

/** A step as it stands. What begins on a later bench is met by nothing yet, neither here nor on the other device. */
function standingOf(
  id: string,
  checks: readonly OneSidedCheck[],
  { hasBegun, isSkipped }: { readonly hasBegun: boolean; readonly isSkipped: boolean },
): Standing {
  const met = hasBegun && checks.every((check) => check.met);
  const elsewhere = hasBegun && !met && checks.every((check) => check.met || check.elsewhere);
  return { id, checks, met, elsewhere, skipped: isSkipped };
}

/** Two clients with which nothing was done. */
const NOTHING_DONE: Bench = { A: newSession("A"), B: newSession("B") };
