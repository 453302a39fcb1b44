/** What a lesson asks of the two sessions, also seen from one of two devices. */
export { type Check, follow, type Goal, type Lesson, type Step } from "./goals.ts";
export type { NetworkSeen, SeenKind } from "./network-seen.ts";
export { checksSeenFrom, type OneSidedCheck } from "./one-sided-checks.ts";
export { type Point, readPoint } from "./point.ts";
