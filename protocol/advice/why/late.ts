/** Reasons in time: a browser gave up before what it waited for was carried, or nobody here can see whether it was. */
import { sumOf } from "../../facts/mod.ts";
import { everWas, hadPath, isNegotiated, keptBy, type Session, stateOf } from "../../session/mod.ts";
import { clock, seconds } from "../../text/mod.ts";
import { type Clues, isFirefox, known, ownLines, type Reason, reason, since, stands, usable } from "./clues.ts";
import { signaling, story } from "./hand.ts";

/**
 * Who gave up before the answer was applied, or before a candidate came. Firefox gives up about 5 s after its
 * descriptions are complete, 11 s if its checks merely time out; Chromium’s DTLS after 222 s (docs/browsers.md,
 * “How long may a human take?”).
 */
export function tooLate(clues: Clues): readonly Reason[] {
  return known(clues).flatMap((session) => {
    if (
      !isNegotiated(session) || stateOf(session, "connection") !== "failed" || everWas(session, "dtls", "connected")
    ) {
      return [];
    }
    const [failed, complete] = [since(session, "connection")!, since(session, "signaling")!];
    const wait = failed - complete;
    const firefox = isFirefox(session);
    const other = known(clues).find((one) => one !== session);
    // A certificate is refused in milliseconds: a handshake that ends so late had nobody on the other side.
    const timedOut = !firefox && hadPath(session) && wait >= 200_000;
    const unanswered = session.local?.type === "answer" ? missed(session, other, failed, timedOut) : undefined;
    // What the other never found, nobody could have carried sooner.
    const alone = (other === undefined || ownLines(other).length > 0) &&
      usable(session).every(({ at }) => at > failed);
    const quick = firefox && !hadPath(session) && wait < 13_000 && (unanswered !== undefined || alone);
    if (!quick && !(timedOut && unanswered !== undefined)) return [];
    return reason("too-late", session, {
      waited: seconds(wait),
      missed: unanswered === undefined ? "candidates" : "answer",
      ...(firefox && { browser: "Firefox" as const }),
    }, [
      `${session.client}: both descriptions were applied at ${clock(complete)}`,
      stands(session, "connection"),
      unanswered ?? `${session.client} was given no candidate before that`,
    ]);
  });
}

/** What says that the other client did not have the answer of `session` in time; `undefined` where nothing does. */
function missed(session: Session, other: Session | undefined, failed: number, timedOut: boolean): string | undefined {
  const answer = `${session.client}’s answer`;
  if (other) {
    const appliedAt = signaling(other) === "stable" ? since(other, "signaling") : undefined;
    if (appliedAt === undefined) return `${answer}: ${other.client} has not applied it`;
    return appliedAt > failed ? `${answer}: ${other.client} applied it at ${clock(appliedAt)}` : undefined;
  }
  const left = keptBy(session, "answer").at(-1)?.copiedAt;
  if (left === undefined) return `${answer} has not left its desk`;
  if (left > failed) return `${answer} left its desk at ${clock(left)}`;
  return timedOut ? `${answer} left its desk at ${clock(left)}, and no handshake came` : undefined;
}

/** The other client is on another device, and this one has answered: whether the answer arrived cannot be seen. */
export function unseen({ here, there, pairs }: Clues): readonly Reason[] {
  if (there || here.local?.type !== "answer" || !isNegotiated(here)) return [];
  // Only who holds the answer can send a check that is counted here.
  if (pairs && (sumOf(pairs, "requestsReceived") ?? 0) > 0) return [];
  const answer = keptBy(here, "answer").at(-1);
  const copied = answer?.copiedAt !== undefined;
  return reason("answer-unseen", here, { copied }, [answer && story(answer), stands(here, "ice", "ICE")]);
}
