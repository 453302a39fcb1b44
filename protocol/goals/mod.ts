/** What a lesson asks of the two sessions, also seen from one of two devices. */
export { type Act, editedBy } from "./act.ts";
export { type ActText, wordsOf } from "./act-text.ts";
export { benchesOf, upToStep } from "./benches.ts";
export { type Check, follow, type Goal, type Lesson, type Step } from "./goals.ts";
export type { NetworkAct } from "./network-act.ts";
export type { NetworkSeen, SeenKind } from "./network-seen.ts";
export { cardOf, handsOf, nextShown, type Standpoint } from "./next-shown.ts";
export { checksSeenFrom, type OneSidedCheck } from "./one-sided-checks.ts";
export { type Point, readPoint } from "./point.ts";
export { type Side, sideWords } from "./side-words.ts";
