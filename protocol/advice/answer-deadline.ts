/** The deadline of an answer: how long each browser was measured to wait while a human carries (docs/browsers.md). */
import { across } from "../facts/mod.ts";
import type { Words } from "../problems/mod.ts";
import { everWas, keptBy, type Session, stateOf } from "../session/mod.ts";

/** The browser engine whose deadlines a connection has. */
export type Engine = "chromium" | "firefox" | "other";

/** A deadline: until when something has to be carried. `at` is in milliseconds since the bench opened. */
export interface Deadline extends Words {
  readonly at: number;
  /** Milliseconds; 0 when it has passed. */
  readonly remainingMs: number;
  /** Whether it can be put off, by giving Firefox an address to check where nobody is; not once it has passed. */
  readonly canWait: boolean;
}

/**
 * Firefox’s `ice.trickle_grace_period`, in milliseconds: after it an answerer without a working pair is `failed`, for
 * good (Mozilla bug 1647289).
 */
const FIREFOX = 5_000;
/** How long Chromium’s DTLS handshake waits once ICE has a path, in milliseconds: 215 s works, 235 s does not. */
const CHROMIUM = 222_000;

/**
 * The deadline that runs for a client that has answered and is not connected; `undefined` where none runs. An offerer
 * waits without limit. `keepsAlive` says that the bench keeps Firefox waiting.
 */
export function deadlineOf(session: Session, engine: Engine, now: number, keepsAlive: boolean): Deadline | undefined {
  const answer = keptBy(session, "answer").at(-1);
  const over = ["connected", "closed"].includes(stateOf(session, "connection") ?? "");
  if (!answer || session.local?.type !== "answer" || over || everWas(session, "dtls", "connected")) return undefined;
  const other = across(session.client);
  if (engine === "firefox") {
    const failed = stateOf(session, "connection") === "failed";
    if (keepsAlive && !failed) return undefined;
    const at = answer.madeAt + FIREFOX;
    return {
      at,
      remainingMs: failed ? 0 : Math.max(0, at - now),
      said: failed
        ? "Firefox has given up: it waits only about five seconds after it made its answer."
        : "Firefox gives up about five seconds after it made its answer, unless a path is found.",
      next: failed
        ? "Reset the bench; before the next answer, let the bench keep Firefox waiting, or carry faster."
        : `Carry the answer to Client ${other} now, or let the bench keep Firefox waiting.`,
      canWait: !failed,
    };
  }
  if (engine !== "chromium") return undefined;
  const path = session.paths.ice.findLast(({ state, at }) => state === "connected" && at >= answer.madeAt);
  if (!path || stateOf(session, "dtls") === "connected") return undefined;
  const at = path.at + CHROMIUM;
  const left = Math.max(0, at - now);
  // The handshake has failed for another reason.
  if (left > 0 && ["failed", "closed"].includes(stateOf(session, "dtls") ?? "")) return undefined;
  return {
    at,
    remainingMs: left,
    said: left > 0
      ? "A path is found already, and the DTLS handshake over it waits for the answer: Chromium gives up after 222 seconds."
      : "The time is up: Chromium waited 222 seconds for its answer to be applied, and the handshake is over.",
    next: left > 0
      ? `Carry the answer to Client ${other} before that.`
      : "Reset the bench and carry again; an ICE restart does not help here.",
    canWait: false,
  };
}
