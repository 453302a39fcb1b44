/** The session: what one client's log adds up to. A total fold over facts, and pure questions asked of it. */
export type { CallRecord, Card, CardKind, Happening, Message, Session, Visit } from "./session.ts";
export { newSession } from "./session.ts";
export { replay, step } from "./step.ts";
export { plan } from "./plan.ts";
export { suggest, type Suggestion } from "./suggest.ts";
export * from "./questions.ts";
export * from "./roles.ts";
export { failureOf, troubleOf } from "./trouble.ts";
