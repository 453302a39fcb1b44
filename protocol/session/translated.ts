/** The fold with every exception translated. */
import type { Entry } from "../fact.ts";
import { refusal } from "./refusal.ts";
import type { Session } from "./session.ts";
import { fold } from "./step.ts";

/** The session after one more entry. */
export const step = (session: Session, entry: Entry): Session => fold(session, entry, refusal);

/** A whole log, folded. */
export const replay = (log: readonly Entry[], start: Session): Session => log.reduce(step, start);
