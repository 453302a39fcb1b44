/** The fold with every exception translated. */
import type { Entry } from "../facts/mod.ts";
import { refusal } from "./refusal/mod.ts";
import { fold, type Session } from "../session/mod.ts";

/** The session after one more entry. */
export const step = (session: Session, entry: Entry): Session => fold(session, entry, refusal);

/** A whole log, folded. */
export const replay = (log: readonly Entry[], start: Session): Session => log.reduce(step, start);
