/** Goals of a lesson: questions to the two sessions, answered anew whenever something happens. */
import { type ClientName, type Logs, momentsOf } from "../facts/mod.ts";
import { type Bench, growing, newSession } from "../session/mod.ts";
import { step } from "../calls/mod.ts";
import type { NetworkSeen } from "./network-seen.ts";

/** A check: one thing that must have happened. While it has not, `says` is what is still missing. */
export interface Check {
  readonly met: boolean;
  readonly says: string;
  /** The client that it is asked of, and what is said where that one is on another device and nothing here tells. */
  readonly unseen?: { readonly of: ClientName; readonly says: string };
}

/** A goal as a lesson’s text names it: a check of the library, and the attributes that it is asked with. */
export interface Goal {
  readonly check: string;
  readonly [attribute: string]: string;
}

/** A step of a lesson. `id` is the anchor of its heading in `lesson.md`. */
export interface Step {
  readonly id: string;
  /** Whether it begins on a fresh bench; what was done on the bench before stays done. */
  readonly fresh?: boolean;
  /** `network` is what a box told of the clients’ network; nothing, where there is none. */
  readonly checks: (bench: Bench, network?: NetworkSeen) => readonly Check[];
}

/** A lesson: what its pages are called, and the steps that it is made of. */
export interface Lesson {
  readonly slug: string;
  readonly title: string;
  /** One line for the course list. */
  readonly summary: string;
  readonly minutes: number;
  /** The chapter of the course that it belongs to; lessons of one chapter stand together. */
  readonly chapter?: string;
  readonly steps: readonly Step[];
}

/** A step is met when all its checks are; in which order things happened does not matter. */
const isMet = (step: Step, bench: Bench, network?: NetworkSeen): boolean =>
  step.checks(bench, network).every((check) => check.met);

/**
 * When each step of a lesson was first met in a saved session, in milliseconds since the bench opened. The sessions that
 * checks are asked about are good while they are asked, and not to be kept. `network` is what was recorded of it beside
 * the session, of all its time.
 */
export function follow(
  lesson: Lesson,
  logs: Logs,
  network?: NetworkSeen,
): readonly { readonly id: string; readonly at: number | undefined }[] {
  const met = new Map<string, number>();
  const lists = growing();
  let bench: Bench = { A: newSession("A"), B: newSession("B") };
  for (const { client, entry, at } of momentsOf(logs)) {
    bench = { ...bench, [client]: step(bench[client], entry, lists) };
    for (const goal of lesson.steps) {
      if (!met.has(goal.id) && isMet(goal, bench, network)) met.set(goal.id, at);
    }
  }
  return lesson.steps.map(({ id }) => ({ id, at: met.get(id) }));
}
