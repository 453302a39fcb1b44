/** What components are given of a lesson: its text, and where its reader stands. */
import type { ReadonlySignal } from "@preact/signals";
import type { Configuration, Mode } from "../../protocol/facts/mod.ts";
import type { Act, Goal, OneSidedCheck, Point } from "../../protocol/goals/mod.ts";

/** A question before a press, its options, which of them happens, and why; only `code` is marked in them. */
interface PredictionText {
  readonly question: string;
  readonly options: readonly string[];
  readonly happens: number;
  readonly because: string;
}

/** A step of a lesson without its prose. */
interface StepOutline {
  readonly id: string;
  readonly title: string;
  readonly points: readonly Point[];
  readonly goals: readonly Goal[];
  /** Whether it begins on a fresh bench. */
  readonly fresh?: boolean;
  readonly prediction?: PredictionText;
  /** In three grades: where to look; which two facts disagree; the act. */
  readonly hints?: readonly string[];
  /** What a hand does that follows the text: it can be shown. */
  readonly solution: readonly Act[];
}

/** What a lesson’s bench begins with, beside how candidates travel. */
export interface StartText {
  readonly configuration?: Configuration;
  /** Calls, `carry` and `candidates` that the learner does without. */
  readonly away: readonly string[];
  /** What is done on real connections before the learner begins. */
  readonly begins: readonly Act[];
}

/** One lesson, with how its bench begins. Only the server has the HTML; in the browser it is already on the page. */
export interface LessonText {
  readonly slug: string;
  readonly title: string;
  /** How candidates travel at first. */
  readonly mode?: Mode;
  /** Whether video and audio can be added. */
  readonly media: boolean;
  /** Whether it is done on the box: its servers, the network between the clients, and their packets. */
  readonly network: boolean;
  readonly start?: StartText;
  readonly steps: readonly StepOutline[];
  readonly endTitle: string;
  /** The fewest of something that it can be done with. */
  readonly challenge?: { readonly par: number; readonly counts: "carries" | "presses" | "bytes" };
  readonly html?: Readonly<Record<string, string>>;
}

/** Under what key the HTML of a lesson holds what has just happened when a step is met. */
export const doneKey = (id: string): string => `${id} done`;

/** Where a step stands. */
export interface StepStanding {
  readonly id: string;
  readonly checks: readonly OneSidedCheck[];
  readonly met: boolean;
  /** What is left of it happens on the other device, where this one cannot see it. */
  readonly elsewhere: boolean;
  readonly skipped: boolean;
}

/** Where the reader of a lesson stands, as a model holds it. */
export interface LessonView {
  readonly standings: ReadonlySignal<readonly StepStanding[]>;
  readonly current: ReadonlySignal<string | undefined>;
  readonly shown: ReadonlySignal<string | undefined>;
  /** The step that was met last. */
  readonly justMet: ReadonlySignal<string | undefined>;
  /** Whether all steps are listed, also those that are still to come. */
  readonly listsAll: ReadonlySignal<boolean>;
  readonly listAll: (all: boolean) => void;
  /** Whether the present step is folded to its title. */
  readonly folded: ReadonlySignal<boolean>;
  readonly fold: (folded: boolean) => void;
  readonly turnTo: (id: string) => void;
  readonly skip: (id: string) => void;
  readonly back: (id: string) => void;
  readonly goOn: () => void;
}
