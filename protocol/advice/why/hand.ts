/** Reasons that lie in what the learner did: a description was not made, not carried, or not applied. */
import { clock } from "../../text/mod.ts";
import { readBlob } from "../../blob/mod.ts";
import { isDescription } from "../../facts/mod.ts";
import {
  type CallRecord,
  type Card,
  isInHand,
  isNegotiated,
  keptBy,
  type Session,
  stateOf,
  took,
} from "../../session/mod.ts";
import { type Clues, known, type Reason, reason, sectionsOf, stands } from "./clues.ts";
import type { Whereabouts } from "./wording.ts";

/** Where the exchange of offer and answer stands. */
export const signaling = (session: Session) => stateOf(session, "signaling");

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
    const refusal = refusedAs(offerer, "answer");
    if (refusal || isStopped(offerer)) {
      return reason("answer-refused", offerer, {}, [refusal && refusedAt(offerer, refusal), stood, boxOf(offerer)]);
    }
    const copied = offer?.copiedAt !== undefined;
    return reason("answer-awaited", offerer, { copied }, [stood, offer && story(offer)]);
  }
  const { local } = offerer;
  if (local && !took(answerer, local)) {
    const [where, refusal] = whereaboutsOf(offer, "offer", offerer, answerer);
    return reason("offer-waits", offerer, { where }, [
      stood,
      offer && story(offer),
      boxOf(answerer),
      refusal && refusedAt(answerer, refusal),
    ]);
  }
  const answer = keptBy(answerer, "answer").at(-1);
  if (!answer) return reason("answer-missing", answerer, {}, [stands(answerer, "signaling"), stood]);
  const failed = stateOf(answerer, "connection") === "failed" && stands(answerer, "connection");
  const waits = `${answerer.client}’s answer has waited for ${clock(Math.max(0, now - answer.madeAt))}`;
  const [where, refusal] = whereaboutsOf(answer, "answer", answerer, offerer);
  return reason("answer-waits", answerer, { where }, [
    stood,
    story(answer),
    waits,
    boxOf(offerer),
    refusal && refusedAt(offerer, refusal),
    failed,
  ]);
}

/** The call with which a client refused a description of this kind, where it was given none since. */
function refusedAs({ calls }: Session, kind: "offer" | "answer"): CallRecord | undefined {
  const last = calls.findLast(({ call }) => call === "setRemoteDescription");
  const isRefused = last?.outcome === "failed" && isDescription(last.argument) && last.argument.type === kind;
  return isRefused ? last : undefined;
}

const refusedAt = ({ client }: Session, { call, startedAt }: CallRecord): string =>
  `${client}: ${call} failed at ${clock(startedAt)}`;

/**
 * Where a description lies: on its client's desk, in the learner's hand, or in the other's box. A box is looked into,
 * since something else may lie there; what was refused a moment ago is not to be pressed again, but what was pasted
 * since then is.
 */
function whereaboutsOf(
  card: Card | undefined,
  kind: "offer" | "answer",
  from: Session,
  to: Session,
): readonly [Whereabouts, refusal?: CallRecord] {
  const refusal = refusedAs(to, kind);
  const given = describedBy(to.pasted);
  const isNew = refusal === undefined ||
    to.pastedAt > refusal.startedAt &&
      given.every((sdp) => !isDescription(refusal.argument) || sdp !== refusal.argument.sdp);
  if (!isNew || isStopped(to)) return ["refused", refusal];
  if (card && !card.ready) return ["collecting"];
  const left = card?.copiedAt ?? card?.delivered?.at;
  if (left === undefined) return [to.pasted !== "" && given.length > 0 ? "box" : refusal ? "refused" : "desk", refusal];
  if (to.pasted === "" || to.pastedAt < left) {
    if (refusal) return ["refused", refusal];
    // Something else was copied since: it is to be copied again.
    return [isInHand({ A: from, B: from, [to.client]: to }, card!) || card?.delivered ? "hand" : "desk"];
  }
  return [given.length > 0 ? "box" : "other-text"];
}

/** What the bench stopped, since a browser would hang on it, is as good as refused until something else is pasted. */
const isStopped = ({ problem, pasted }: Session): boolean => problem !== undefined && describedBy(pasted).length > 0;

/** The descriptions in a text, as SDP. */
function describedBy(text: string): readonly string[] {
  if (text.trim() === "") return [];
  const reading = readBlob(text);
  return reading.ok ? reading.messages.flatMap((one) => one.kind === "description" ? [one.sdp] : []) : [];
}

/** What became of a card so far. */
export function story({ label, madeAt, ready, copiedAt, delivered }: Card): string {
  const left = copiedAt ?? delivered?.at;
  const then = left !== undefined ? `left its desk at ${clock(left)}` : ready ? "not copied yet" : "still collecting";
  return `the ${label} was made at ${clock(madeAt)}, ${then}`;
}

const boxOf = ({ client, pasted }: Session) => pasted !== "" && `${client}’s box holds ${pasted.length} characters`;
