/** Offers and answers that go through an open data channel: what is to be sent on it, and what has come. */
import { RELAY_LABEL } from "../facts/mod.ts";
import { channelsOf } from "./channels.ts";
import { currentCards, stateOf } from "./questions.ts";
import type { Card, Message, Session } from "./session.ts";

/** The place of the channel for signaling among all; `undefined` where there is none. */
export function relayOf(session: Session): { readonly index: number; readonly state: string } | undefined {
  const channels = channelsOf(session);
  const index = channels.findLastIndex(({ label }) => label === RELAY_LABEL);
  return index < 0 ? undefined : { index, state: channels[index].state };
}

/** The generation after which cards go through the channel: an offer that waits for its answer goes, too. */
export const relaysFrom = (session: Session): number =>
  session.generation - (stateOf(session, "signaling") === "have-local-offer" ? 1 : 0);

/** The cards that are to be sent, in order: what is held back, thrown away, or on its way already stays. */
export const toRelay = (session: Session, from: number): readonly Card[] =>
  currentCards(session).filter(({ generation, ready, heldBack, thrownAway, copiedAt, delivered }) =>
    generation > from && ready && !heldBack && !thrownAway && copiedAt === undefined && !delivered
  );

/** What has come on the channel, in order. */
export const relayed = ({ messages }: Session): readonly Message[] =>
  messages.filter(({ from, channel }) => from === "there" && channel === RELAY_LABEL);
