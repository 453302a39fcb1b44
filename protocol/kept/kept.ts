/** What is kept, as data. Times are milliseconds since 1970, as the browser's clock told them. */

/** A step of a lesson: when it was first met, when it was first skipped, and when something of it was first shown. */
export interface StepKept {
  readonly met?: number;
  readonly skipped?: number;
  readonly shown?: number;
}

/** A lesson that was begun: its steps by their ids, and the one that lay open last. */
export interface LessonKept {
  readonly steps: Readonly<Record<string, StepKept>>;
  readonly open?: string;
  /** What was predicted in a step: the option, from 0, or `SKIPPED`. */
  readonly predictions?: Readonly<Record<string, number>>;
}

/** A prediction that was passed over. */
export const SKIPPED = -1;

/** Settings of new clients, without user names and credentials. */
export interface SettingsKept {
  readonly iceServers: readonly string[];
  readonly iceTransportPolicy: string;
  readonly bundlePolicy: string;
  readonly iceCandidatePoolSize: string;
}

/** All that is kept; `lessons` by their slugs, those that this version does not know included. */
export interface Kept {
  readonly lessons: Readonly<Record<string, LessonKept>>;
  readonly settings?: SettingsKept;
}

export const keptNothing: Kept = { lessons: {} };

const begun: LessonKept = { steps: {} };

/** How far a lesson went; nothing is done of one that was never begun. */
export const lessonOf = ({ lessons }: Kept, slug: string): LessonKept =>
  Object.hasOwn(lessons, slug) ? lessons[slug] : begun;

/** Whether a step was ever met. */
export const stepIsMet = ({ steps }: LessonKept, id: string): boolean =>
  Object.hasOwn(steps, id) && steps[id].met !== undefined;

/** Whether something of a step was ever shown in place of being done. */
export const stepWasShown = ({ steps }: LessonKept, id: string): boolean =>
  Object.hasOwn(steps, id) && steps[id].shown !== undefined;

/** Notes that something of a step is shown at this time; the first time stays. */
export function noteShown(kept: Kept, slug: string, id: string, at: number): Kept {
  const before = lessonOf(kept, slug);
  if (stepWasShown(before, id)) return kept;
  const steps = { ...before.steps, [id]: { ...ownOf(before.steps, id), shown: at } };
  return { ...kept, lessons: { ...kept.lessons, [slug]: { ...before, steps } } };
}

/** Whether every one of these steps was ever met. */
export const isDone = (lesson: LessonKept, ids: readonly string[]): boolean =>
  ids.length > 0 && ids.every((id) => stepIsMet(lesson, id));

/** What a lesson says of itself now. */
interface Seen {
  readonly met: readonly string[];
  readonly skipped: readonly string[];
  readonly open?: string;
}

/** Notes how far a lesson is at this time. The first time that a step was met stays; nothing is ever taken back. */
export function note(kept: Kept, slug: string, { met, skipped, open }: Seen, at: number): Kept {
  const before = lessonOf(kept, slug);
  const first = (name: keyof StepKept, ids: readonly string[], steps: LessonKept["steps"]): LessonKept["steps"] => {
    const fresh = ids.filter((id) => !Object.hasOwn(steps, id) || steps[id][name] === undefined);
    return { ...steps, ...Object.fromEntries(fresh.map((id) => [id, { ...ownOf(steps, id), [name]: at }])) };
  };
  const steps = first("skipped", skipped, first("met", met, before.steps));
  const { predictions } = before;
  const now = { steps, ...(open !== undefined && { open }), ...(predictions && { predictions }) };
  return { ...kept, lessons: { ...kept.lessons, [slug]: now } };
}

/** What was predicted in a step of a lesson: an option, or `SKIPPED`; nothing yet otherwise. */
export const predictionOf = ({ predictions = {} }: LessonKept, id: string): number | undefined =>
  Object.hasOwn(predictions, id) ? predictions[id] : undefined;

/** Notes what was predicted in a step. The last word before the step is done counts. */
export function predict(kept: Kept, slug: string, id: string, option: number): Kept {
  const before = lessonOf(kept, slug);
  const predictions = { ...before.predictions, [id]: option };
  return { ...kept, lessons: { ...kept.lessons, [slug]: { ...before, predictions } } };
}

const ownOf = (steps: LessonKept["steps"], id: string): StepKept => Object.hasOwn(steps, id) ? steps[id] : {};
