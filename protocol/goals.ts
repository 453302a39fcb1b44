/** Goals of a lesson: questions to the two sessions, answered anew whenever something happens. */
import type { Bench } from "./session/mod.ts";

/** One thing that must have happened. While it has not, `says` is what is still missing. */
export interface Check {
  readonly met: boolean;
  readonly says: string;
}

/** A step of a lesson. `id` is the anchor of its heading in `lesson.md`. */
export interface Step {
  readonly id: string;
  readonly checks: (bench: Bench) => readonly Check[];
}

export interface Lesson {
  readonly slug: string;
  readonly title: string;
  /** One line for the course list. */
  readonly summary: string;
  readonly minutes: number;
  readonly steps: readonly Step[];
}

/** A step is met when all its checks are; in which order things happened does not matter. */
export const isMet = (step: Step, bench: Bench): boolean => step.checks(bench).every((check) => check.met);
