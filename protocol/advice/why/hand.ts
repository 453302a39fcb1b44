/** Reasons that lie in what the learner did: a description was not made, not carried, not applied, or too late. */
import { clock, seconds } from "../../text/mod.ts";
import { sumOf } from "../../facts/mod.ts";
import {
  type Card,
  everWas,
  hadPath,
  isInHand,
  isNegotiated,
  keptBy,
  offerWasRefused,
  type Session,
  stateOf,
  took,
} from "../../session/mod.ts";
import { type Clues, isFirefox, known, type Reason, reason, sectionsOf, since, stands, usable } from "./clues.ts";
import type { Whereabouts } from "./wording.ts";

const signaling = (session: Session) => stateOf(session, "signaling");

/** What the learner has to do before anything can connect; nothing, once both descriptions are on both sides. */
export function inHand(clues: Clues): readonly Reason[] {
  const all = known(clues);
  const empty = [...all.flatMap(emptyOffer), ...emptyAnswer(clues)];
  if (empty.length > 0) return empty;
  const offering = all.filter((session) => signaling(session) === "have-local-offer");
  if (offering.length === 2) {
    // Both sides advise the same, or a person who follows both makes it worse.
    const [first] = offering.toSorted((one, other) => one.client < other.client ? -1 : 1);
    return reason("both-offered", first, {}, offering.map((session) => stands(session, "signaling")));
  }
  const asked = all.find((session) => signaling(session) === "have-remote-offer");
  if (asked) return unanswered(asked);
  const [offerer] = offering;
  if (offerer) return waiting(offerer, all.find((session) => session !== offerer), clues.now);
  return all.some((session) => session.local || session.remote) ? [] : unbegun(all);
}

function unbegun(all: readonly Session[]): readonly Reason[] {
  const made = all.find((session) => session.created?.type === "offer");
  if (made) return notKept(made, "offer");
  const begun = all.find((session) => session.channels.length > 0) ?? all.find(({ client }) => client === "A") ??
    all[0];
  const evidence = all.map(({ client }) => `${client} has no local and no remote description`);
  return reason("nothing-started", begun, { channel: begun.channels.length > 0, alone: all.length === 1 }, evidence);
}

const notKept = (session: Session, kind: string): readonly Reason[] =>
  reason("not-kept", session, { kind }, [
    `${session.client}: there is an ${kind} that setLocalDescription was not called with`,
    stands(session, "signaling"),
  ]);

const unanswered = (session: Session): readonly Reason[] =>
  session.created?.type === "answer"
    ? notKept(session, "answer")
    : reason("answer-missing", session, {}, [stands(session, "signaling")]);

/** A reason for an offer without a media section, kept or applied. */
function emptyOffer(session: Session): readonly Reason[] {
  const { local } = session;
  if (local?.type !== "offer" || sectionsOf(local.sdp).all > 0) return [];
  return reason("offer-empty", session, {}, [`${session.client}: the offer has no m= line`]);
}

/** A reason for an answer that accepts no media section; one that is not applied yet need not be carried. */
function emptyAnswer(clues: Clues): readonly Reason[] {
  return known(clues).flatMap((session) => {
    const { local } = session;
    if (local?.type !== "answer" || !isNegotiated(session)) return [];
    const { all, open } = sectionsOf(local.sdp);
    if (open > 0) return [];
    const said = all === 0 ? "has no m= line" : `refuses every section: ${all} of ${all} have port 0`;
    const other = known(clues).find((one) => one !== session);
    const applied = other !== undefined && isNegotiated(other);
    return reason("answer-empty", session, { applied }, [`${session.client}: the answer ${said}`]);
  });
}

/** Reasons while `offerer` waits for the answer to its offer. */
function waiting(offerer: Session, answerer: Session | undefined, now: number): readonly Reason[] {
  const offer = keptBy(offerer, "offer").at(-1);
  const stood = stands(offerer, "signaling");
  if (!answerer) {
    const copied = offer?.copiedAt !== undefined;
    return reason("answer-awaited", offerer, { copied }, [stood, offer && story(offer)]);
  }
  const { local } = offerer;
  if (local && !took(answerer, local)) {
    const where = whereaboutsOf(offer, offerer, answerer, offerWasRefused(answerer));
    return reason("offer-waits", offerer, { where }, [stood, offer && story(offer), boxOf(answerer)]);
  }
  const answer = keptBy(answerer, "answer").at(-1);
  if (!answer) return reason("answer-missing", answerer, {}, [stands(answerer, "signaling"), stood]);
  const failed = stateOf(answerer, "connection") === "failed" && stands(answerer, "connection");
  const waits = `${answerer.client}’s answer has waited for ${clock(Math.max(0, now - answer.madeAt))}`;
  const where = whereaboutsOf(answer, answerer, offerer, false);
  return reason("answer-waits", answerer, { where }, [stood, story(answer), waits, boxOf(offerer), failed]);
}

/** Where a description lies: on its client's desk, in the learner's hand, or in the other's box. */
function whereaboutsOf(card: Card | undefined, from: Session, to: Session, refused: boolean): Whereabouts {
  if (refused) return "refused";
  if (card && !card.ready) return "collecting";
  const left = card?.copiedAt ?? card?.delivered?.at;
  if (left === undefined) return "desk";
  if (to.pasted !== "" && to.pastedAt >= left) return "box";
  // Something else was copied since: it is to be copied again.
  return isInHand({ A: from, B: from, [to.client]: to }, card!) || card?.delivered ? "hand" : "desk";
}

function story({ label, madeAt, ready, copiedAt, delivered }: Card): string {
  const left = copiedAt ?? delivered?.at;
  const then = left !== undefined ? `left its desk at ${clock(left)}` : ready ? "not copied yet" : "still collecting";
  return `the ${label} was made at ${clock(madeAt)}, ${then}`;
}

const boxOf = ({ client, pasted }: Session) => pasted !== "" && `${client}’s box holds ${pasted.length} characters`;

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
    const alone = usable(session).every(({ at }) => at > failed);
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
