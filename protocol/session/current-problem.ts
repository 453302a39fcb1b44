/** What is wrong with a client right now: its last mistake, or where its connection has failed. */
import { whereOf } from "../facts/mod.ts";
import type { Problem } from "../problems/mod.ts";
import { everWas, hadPath, stateOf } from "./questions.ts";
import type { Session } from "./session.ts";

/** The problem to show, if there is one. A mistake goes with the next success; a failure stays as long as it lasts. */
export const currentProblem = (session: Session): Problem | undefined => session.problem ?? failureOf(session);

/**
 * Where the connection failed. Firefox lets DTLS fail together with ICE, and Chromium's ICE says `connected` when DTLS
 * fails; so DTLS is to blame only if there was a path, and no handshake on it ever succeeded.
 */
export function failureOf(session: Session): Problem | undefined {
  const where = whereOf(session.client);
  const is = (machine: "signaling" | "connection" | "dtls" | "channel") => stateOf(session, machine);
  if (is("signaling") === "closed") return undefined;
  const shook = everWas(session, "dtls", "connected");
  if (is("dtls") === "failed" && hadPath(session) && !shook) return { code: "dtls-failed", ...where };
  if (everWas(session, "channel", "open") && is("channel") === "closed") return { code: "hung-up", ...where };
  if (is("connection") === "failed") {
    return { code: shook ? "path-lost" : hadPath(session) ? "dtls-unfinished" : "ice-failed", ...where };
  }
  return is("connection") === "disconnected" && shook ? { code: "path-lost", ...where } : undefined;
}
