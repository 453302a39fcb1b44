/** What to do next, why a connection does not come about, and how long a human may take. */
export { announcementOf } from "./announcement.ts";
export { type Deadline, deadlineOf, dummyCandidate, type Engine, KEEP_ALIVE_MS } from "./answer-deadline.ts";
export { lastEventOf } from "./last-event.ts";
export { afterReturn, nextStepFor, type NextStepText } from "./next-step.ts";
export { clientWaitingFor, suggestAlone } from "./suggest-alone.ts";
export { type Box, suggest, type Suggestion, wantsOffer } from "./suggest.ts";
export { type Reason, why } from "./why/mod.ts";
