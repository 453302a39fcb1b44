/** The session: what one client's log adds up to. A total fold over facts, and pure questions asked of it. */
export { nameOfArgument, namesOfMessage } from "./blob-names.ts";
export { outgoing } from "./cards.ts";
export { type Applies, methodFor, stripCandidates } from "./box.ts";
export { asWritten, channelsOf, MANY_MESSAGES, messagesOn, nextChannel, type Wish, wished } from "./channels.ts";
export { bearsOnCards } from "./description-cards.ts";
export { currentProblem, failureOf } from "./current-problem.ts";
export { relayed, relayOf, relaysFrom, toRelay } from "./relay.ts";
export {
  type CallRecord,
  type Card,
  type FoundTrack,
  type Happening,
  newSession,
  type Session,
  type Visit,
} from "./session.ts";
export { growing, type Lists } from "./lists.ts";
export { initOf, type Translate } from "./call-facts.ts";
export { fold } from "./step.ts";
export { whyNothing } from "./tracks-text.ts";
export * from "./carrying.ts";
export * from "./panes.ts";
export * from "./questions.ts";
export * from "./roles.ts";
