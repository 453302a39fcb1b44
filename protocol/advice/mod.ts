/** What to do next, why a connection does not come about, and how long a human may take. */
export { spoken } from "./announcement.ts";
export { type Deadline, deadlineOf, type Engine, KEEP_ALIVE, nobody } from "./answer-deadline.ts";
export { type Onward, onward, returned } from "./next-step.ts";
export { suggestAlone, takes } from "./suggest-alone.ts";
export { type Box, suggest, type Suggestion, wantsOffer } from "./suggest.ts";
export { type Reason, why } from "./why/mod.ts";
