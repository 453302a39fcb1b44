/** The next act where both clients are on the page: what one has made is seen from the other. */
import { across, type ClientName, CLIENTS } from "../facts/mod.ts";
import {
  type Bench,
  candidatesInForce,
  canTake,
  type Card,
  currentCards,
  isInHand,
  offererOf,
  restToCarry,
  type Session,
  stateOf,
  statusOf,
} from "../session/mod.ts";
import { isSilent, towardsAnswer, towardsOffer, wantsOffer } from "./next-press.ts";
import type { NextAct, Suggestion } from "./suggestion.ts";

/** The next act on the way from an offer to a message, while nothing is wrong. */
export const together = (bench: Bench): NextAct => exchange(bench) ?? onward(bench);

function exchange(bench: Bench): NextAct | undefined {
  const is = (client: ClientName, state: string) => stateOf(bench[client], "signaling") === state;
  const find = (state: string) => CLIENTS.find((client) => is(client, state));
  const asked = find("have-remote-offer");
  if (asked) return { client: asked, press: towardsAnswer(bench[asked]) };
  const offerer = find("have-local-offer") ?? CLIENTS.find((client) => wantsOffer(bench[client])) ?? offererOf(bench);
  const answerer = across(offerer);
  const press = towardsOffer(bench[offerer]);
  if (press) return { client: offerer, press };
  if (is(offerer, "have-local-offer")) {
    const act = fetched(bench, offerer, "offer") ?? fetched(bench, answerer, "answer");
    if (act) return act;
  }
  for (const client of [offerer, answerer]) {
    const card = waiting(bench, client, "candidate");
    const there = bench[across(client)];
    if (card && canTake(card, there) && candidatesInForce(there).length === 0) return onItsWay(bench, client, card);
  }
}

/** The way of a description that was not taken yet: to be carried, still collecting, or kept back by hand. */
function fetched(bench: Bench, from: ClientName, kind: "offer" | "answer"): NextAct | undefined {
  const card = waiting(bench, from, kind);
  if (card) return onItsWay(bench, from, card);
  const own = currentCards(bench[from]).findLast((one) => one.kind === kind);
  if (!own || own.delivered?.by === "channel") return undefined;
  const status = statusOf(own, bench, from);
  if (!own.ready) return { wait: "collecting", client: from, card: own.id };
  return status === "held back" || status === "thrown away" ? { wait: "kept", client: from, card: own.id } : undefined;
}

/**
 * The card that was copied last is in hand, and is to be pasted on the other side; any other is to be copied first. What
 * was given there since, and was not taken, may be what the hand holds: then it is copied anew.
 */
const onItsWay = (bench: Bench, from: ClientName, card: Card): Suggestion =>
  isInHand(bench, card) && !isSpent(card, bench[across(from)])
    ? { client: across(from), press: "paste" }
    : { client: from, copy: card.id };

/** Whether a client has refused something, or has something else in its box, since a card was copied. */
const isSpent = ({ copiedAt = -1 }: Card, { calls, pasted, pastedAt }: Session): boolean =>
  pasted.trim() !== "" && pastedAt > copiedAt ||
  calls.some(({ call, outcome, startedAt }) => outcome === "failed" && startedAt > copiedAt && APPLY.includes(call));
const APPLY: readonly string[] = ["setRemoteDescription", "addIceCandidate"];

const waiting = (bench: Bench, client: ClientName, kind: Card["kind"]): Card | undefined =>
  currentCards(bench[client]).find((card) =>
    card.kind === kind && card.ready && card.delivered?.by !== "channel" &&
    !["added", "held back", "thrown away"].includes(statusOf(card, bench, client))
  );

/** After the exchange: a message each way, or what is waited for. */
function onward(bench: Bench): NextAct {
  const silent = CLIENTS.find((client) => isSilent(bench[client]));
  if (silent) return { client: silent, press: "send" };
  const apart = CLIENTS.find((client) => stateOf(bench[client], "connection") !== "connected");
  return apart ? { wait: "path", client: apart } : { wait: "connected", client: "A" };
}

/** Whatever else could be carried: a candidate that comes late may be the one that works. */
export function anyLeft(bench: Bench): Suggestion | undefined {
  for (const client of CLIENTS) {
    const card = restToCarry(bench, client).find((one) => one.ready && canTake(one, bench[across(client)]));
    if (card) return onItsWay(bench, client, card);
  }
}
