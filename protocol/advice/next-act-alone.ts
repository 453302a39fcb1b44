/** The next act of a client whose other is on another device: what that one has done is not seen from here. */
import type { Button, SignalingMessage } from "../facts/mod.ts";
import { identify } from "../sdp/mod.ts";
import { candidatesInForce, type Card, currentCards, type Session, stateOf } from "../session/mod.ts";
import { isSilent, towardsAnswer, towardsOffer, wantsOffer } from "./next-press.ts";
import type { NextAct } from "./suggestion.ts";

/** The next act on the way from an offer to a message, while nothing is wrong. */
export function alone(session: Session): NextAct {
  const { client } = session;
  const is = (state: string) => stateOf(session, "signaling") === state;
  if (is("have-remote-offer")) return { client, press: towardsAnswer(session) };
  const press = towards(session);
  if (press) return { client, press };
  const description = currentCards(session).findLast(({ message }) => message.kind === "description");
  const way = description && wayOf(session, description);
  if (way) return way;
  // The channel carries the answer, too.
  if (is("have-local-offer") && description?.delivered?.by === "channel") return { wait: "elsewhere", client };
  if (is("have-local-offer") || session.remote === null) return { client, press: "paste" };
  return candidates(session) ?? (isSilent(session) ? { client, press: "send" } : rest(session));
}

/** The next call towards an offer, of the client that makes it; the other one waits. */
const towards = (session: Session): Button | undefined =>
  wantsOffer(session) || session.remote === null && offers(session) ? towardsOffer(session) : undefined;

/** Whether a client without a remote description is the one that offers: A, unless B has begun to. */
const offers = ({ client, channels, created, local }: Session): boolean =>
  client === "A" || channels.length > 0 || created?.type === "offer" || local?.type === "offer";

/** The way of the present description, if it has not left and the other side still waits for it. */
function wayOf(session: Session, card: Card): NextAct | undefined {
  const { client } = session;
  const isWanted = card.kind === "offer"
    ? stateOf(session, "signaling") === "have-local-offer"
    : !connectedSince(session, card.madeAt);
  if (!isWanted || card.copiedAt !== undefined || card.delivered) return undefined;
  if (!card.ready) return { wait: "collecting", client, card: card.id };
  return card.heldBack || card.thrownAway ? { wait: "kept", client, card: card.id } : { client, copy: card.id };
}

/** One candidate each way, of the present generation. After an ICE restart the old path still carries messages. */
function candidates(session: Session): NextAct | undefined {
  const { client } = session;
  const made = session.cards.findLast(({ message }) => message.kind === "description")?.madeAt ?? 0;
  const waiting = currentCards(session).find(({ kind, ready, copiedAt, delivered, heldBack, thrownAway }) =>
    kind === "candidate" && ready && copiedAt === undefined && !delivered && !heldBack && !thrownAway
  );
  if (waiting && candidatesLeft(session) === 0) return { client, copy: waiting.id };
  const found = connectedSince(session, made) || stateOf(session, "connection") === "connected";
  return candidatesInForce(session).length === 0 && !found ? { client, press: "paste" } : undefined;
}

/** Whether ICE or the connection became connected after that time. */
const connectedSince = ({ paths }: Session, time: number): boolean =>
  [...paths.connection, ...paths.ice].some(({ state, at }) => state === "connected" && at >= time);

/** How many candidates have left, on cards of their own or inside the description. */
const candidatesLeft = (session: Session): number =>
  currentCards(session).filter(({ message, kind, copiedAt }) =>
    copiedAt !== undefined && (kind === "candidate" || (message.kind === "description" && holdsCandidates(message)))
  ).length;

const holdsCandidates = (message: SignalingMessage & { kind: "description" }): boolean =>
  identify(message.sdp).candidates.length > 0;

/**
 * What is left to do, or waited for, once both are connected or look for a path. Some programs offer a data section and
 * leave it to the other side to make a channel in it.
 */
function rest(session: Session): NextAct {
  const { client, local, channels } = session;
  if (stateOf(session, "sctp") === "connected" && channels.length === 0) return { client, press: "createDataChannel" };
  if (stateOf(session, "connection") === "connected") return { wait: "connected", client };
  return { wait: local?.type === "answer" ? "elsewhere" : "path", client };
}
