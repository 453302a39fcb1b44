/** What to do next, why a connection does not come about, and how long a human may take. */
export { announcementOf } from "./announcement.ts";
export { type Deadline, deadlineOf, type Engine } from "./answer-deadline.ts";
export { dummyCandidate, KEEP_ALIVE_MS } from "./keep-alive.ts";
export { actText } from "./act-text.ts";
export { clientWaitingFor } from "./client-waiting.ts";
export { nextAct, type Scene } from "./next-act.ts";
export { type Box, wantsOffer } from "./next-press.ts";
export { FIRST_ACT, type NextAct, type Suggestion, suggestionOf } from "./suggestion.ts";
export { afterReturn } from "./after-return.ts";
export { nextStepFor, type NextStepText } from "./next-step.ts";
export { explainOnBench, type LastEvent, lastEventOf, type Obstacle, obstacleOf, reasonsOnBench } from "./one-voice.ts";
export type { Reason } from "./why/mod.ts";
export type { ReasonOfTexts } from "./why/texts.ts";
