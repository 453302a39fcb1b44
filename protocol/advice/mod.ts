/** What to do next, why a connection does not come about, and how long a human may take. */
export { announcementOf } from "./announcement.ts";
export { type Deadline, deadlineOf, dummyCandidate, type Engine, KEEP_ALIVE_MS } from "./answer-deadline.ts";
export { actText } from "./act-text.ts";
export { clientWaitingFor } from "./client-waiting.ts";
export { nextAct, type Scene, suggestionOf } from "./next-act.ts";
export { type Box, type NextAct, type Suggestion, wantsOffer } from "./next-press.ts";
export { afterReturn, nextStepFor, type NextStepText } from "./next-step.ts";
export { explainOnBench, type LastEvent, lastEventOf, type Obstacle, obstacleOf, reasonsOnBench } from "./one-voice.ts";
export type { Reason } from "./why/mod.ts";
