/** The fold with every exception translated. */
import type { Entry } from "../facts/fact.ts";
import { refusal } from "./refusal/mod.ts";
import type { Session } from "../session/session.ts";
import { fold } from "../session/step.ts";

/** The session after one more entry. */
export const step = (session: Session, entry: Entry): Session => fold(session, entry, refusal);

/** A whole log, folded. */
export const replay = (log: readonly Entry[], start: Session): Session => log.reduce(step, start);
