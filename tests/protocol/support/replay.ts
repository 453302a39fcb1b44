/** A whole log, folded; it reads no files, so that browser tests can import it, too. */
import { step } from "../../../protocol/calls/mod.ts";
import type { Entry } from "../../../protocol/facts/mod.ts";
import type { Session } from "../../../protocol/session/mod.ts";

/** The session after every entry of a log. */
export const replay = (log: readonly Entry[], start: Session): Session =>
  log.reduce((session, entry) => step(session, entry), start);
