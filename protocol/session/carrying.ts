/** Cards on their way: how far each has come, and which is to be carried next. */
import { across, type ClientName } from "../facts/mod.ts";
import { identify, isSameCandidate } from "../sdp/mod.ts";
import { candidateOf } from "./blob-names.ts";
import { outgoing } from "./cards.ts";
import { type Bench, currentCards, stateOf, took } from "./questions.ts";
import type { Card, Session } from "./session.ts";

/** How far a card has come on its way to the other client. */
export type CardStatus = "held" | "held back" | "thrown away" | "carried" | "added" | "refused" | "withdrawn";

/** How far a card has come. `added` and `refused` are asked of the client that it was carried to. */
export function statusOf(card: Card, bench: Bench, from: ClientName): CardStatus {
  const there = bench[across(from)];
  const message = outgoing(card);
  if (message.kind === "description") {
    if (took(there, message)) return "added";
  } else {
    const line = message.kind === "candidate" ? message.candidate : "";
    const tries = there.calls.filter(({ call, argument }) => {
      const { candidate, usernameFragment = message.usernameFragment } = candidateOf(argument);
      return call === "addIceCandidate" && isSameCandidate(candidate, line) &&
        usernameFragment === message.usernameFragment;
    });
    if (tries.some((record) => record.outcome === "finished")) return "added";
    if (tries.some((record) => record.outcome === "failed")) return "refused";
  }
  if (card.withdrawn) return "withdrawn";
  if (card.thrownAway) return "thrown away";
  if (card.heldBack) return "held back";
  return card.copiedAt !== undefined || card.delivered ? "carried" : "held";
}

/**
 * The first card of a client that nothing keeps from being carried, that has not come to the other, and that the other
 * can take as it is now.
 */
export const nextToCarry = (bench: Bench, from: ClientName): Card | undefined =>
  currentCards(bench[from]).find((card) =>
    card.ready && canTake(card, bench[across(from)]) && isToDate(card, bench, from) &&
    ["held", "carried"].includes(statusOf(card, bench, from))
  );

/** Whether a card is no answer to an earlier offer than the one that waits. */
function isToDate({ kind }: Card, bench: Bench, from: ClientName): boolean {
  const { local } = bench[across(from)];
  return kind !== "answer" || local === null || took(bench[from], local);
}

/**
 * Whether a client can take a card as it is now: an answer while an offer of its own waits (RFC 9429 §3.2), a candidate
 * once it has the description that it belongs to.
 */
export function canTake({ kind, message }: Card, there: Session): boolean {
  const state = stateOf(there, "signaling");
  if (state === "closed") return false;
  if (message.kind === "description") {
    return kind === "offer" || state === "have-local-offer" || state === "have-remote-pranswer";
  }
  const { usernameFragment } = message;
  if (!there.remote) return false;
  return usernameFragment === undefined || identify(there.remote.sdp).ufrags.includes(usernameFragment);
}

/** Whether a card is in the learner’s hand: of all that were copied, it was the last. */
export function isInHand(bench: Bench, { copiedAt }: Card): boolean {
  const copies = [bench.A, bench.B].flatMap(({ cards }) => cards.map((card) => card.copiedAt ?? -1));
  return copiedAt !== undefined && copiedAt >= Math.max(...copies);
}

/** Every candidate of a client, and their end, that nothing keeps from being carried and the other does not have yet. */
export const restToCarry = (bench: Bench, from: ClientName): readonly Card[] =>
  currentCards(bench[from]).filter((card) =>
    card.message.kind !== "description" && !["added", "held back", "thrown away"].includes(statusOf(card, bench, from))
  );
