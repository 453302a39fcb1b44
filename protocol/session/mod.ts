/** The session: what one client's log adds up to. A total fold over facts, and pure questions asked of it. */
export type {
  CallRecord,
  Card,
  CardKind,
  FoundTrack,
  Happening,
  Message,
  SentTrack,
  Session,
  Visit,
} from "./session.ts";
export { newSession } from "./session.ts";
export { outgoing } from "./cards.ts";
export { withheldFrom } from "./strip-candidates.ts";
export { fold, type Translate } from "./step.ts";
export { replay, step } from "../calls/fold-with-refusals.ts";
export { type Applies, methodFor } from "./method.ts";
export { plan } from "../calls/plan.ts";
export { check, weightOf } from "../calls/check.ts";
export { type Box, suggest, type Suggestion } from "../advice/suggest.ts";
export * from "./questions.ts";
export * from "./roles.ts";
export { failureOf, troubleOf } from "./current-problem.ts";
export { wantsOffer } from "../advice/suggest.ts";
