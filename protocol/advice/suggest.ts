/** The suggestion: the one sensible next thing to press, which is the dark button. */
import { across, type Button, BUTTONS, type ClientName, CLIENTS, type Description } from "../facts/mod.ts";
import { identify } from "../sdp/mod.ts";
import {
  type Applies,
  type Bench,
  candidatesGiven,
  type Card,
  currentCards,
  failureOf,
  finished,
  isNegotiated,
  neverWas,
  offererOf,
  type Session,
  stateOf,
  statusOf,
} from "../session/mod.ts";

/** What lies in a paste box: whether applying it is the sensible next thing, and by which method. */
export interface Box {
  readonly fits: boolean;
  readonly method: Applies;
}

/** A button to press, or a card to copy by its id. */
export type Suggestion =
  | { readonly client: ClientName; readonly press: Button | "send" | "paste" }
  | { readonly client: ClientName; readonly copy: string }
  | { readonly client?: undefined; readonly press: "reset" };

/**
 * What to do next, or `undefined` when nothing is left. A call under way keeps its button; then a box that holds
 * something fitting comes first; then the offer's way, the answer's, one candidate each way, and a message each way.
 */
export function suggest(bench: Bench, boxes: Readonly<Record<ClientName, Box>>): Suggestion | undefined {
  for (const client of CLIENTS) {
    const press = runningCall(bench[client]);
    if (press) return { client, press };
  }
  const fitting = CLIENTS.filter((client) => bench[client].problem === undefined && boxes[client].fits);
  const latest = fitting.sort((one, two) => bench[two].pastedAt - bench[one].pastedAt)[0];
  if (latest) return { client: latest, press: boxes[latest].method };
  const over = CLIENTS.some((client) =>
    stateOf(bench[client], "signaling") === "closed" || neverWas(bench[client]) ||
    failureOf(bench[client])?.code === "hung-up"
  );
  if (over) return { press: "reset" };
  const failed = CLIENTS.some((client) => failureOf(bench[client]));
  return exchange(bench) ?? (failed ? { press: "reset" } : hello(bench));
}

function exchange(bench: Bench): Suggestion | undefined {
  const is = (client: ClientName, state: string) => stateOf(bench[client], "signaling") === state;
  const find = (state: string) => CLIENTS.find((client) => is(client, state));
  const asked = find("have-remote-offer");
  if (asked) {
    return { client: asked, press: towardsAnswer(bench[asked]) };
  }
  const offerer = find("have-local-offer") ?? CLIENTS.find((client) => wantsOffer(bench[client])) ?? offererOf(bench);
  const answerer = across(offerer);
  const press = towardsOffer(bench[offerer]);
  if (press) return { client: offerer, press };
  if (is(offerer, "have-local-offer")) {
    const offer = waiting(bench, offerer, "offer");
    const answer = offer ? undefined : waiting(bench, answerer, "answer");
    if (offer) return onItsWay(bench, offerer, offer);
    if (answer) return onItsWay(bench, answerer, answer);
  }
  for (const client of [offerer, answerer]) {
    const candidate = waiting(bench, client, "candidate");
    if (candidate && candidatesGiven(bench[across(client)]).length === 0) return onItsWay(bench, client, candidate);
  }
}

/** The button of the call that is under way, if there is one. */
export function runningCall({ calls }: Session): Button | undefined {
  const { call, outcome } = calls.at(-1) ?? {};
  return outcome === "running" ? BUTTONS.find((button) => button === call) : undefined;
}

/** The next call of a client that has an offer to answer. */
export const towardsAnswer = ({ created }: Session): Button =>
  created?.type === "answer" ? "setLocalDescription" : "createAnswer";

/** The next call of a client on its way to an offer that offers something. */
export function towardsOffer(session: Session): Button | undefined {
  const { channels, tracksSent, created, local } = session;
  if (channels.length === 0 && tracksSent.length === 0) return "createDataChannel";
  if (created?.type === "offer" && offersSomething(created)) return "setLocalDescription";
  return local && offersSomething(local) && !wantsOffer(session) ? undefined : "createOffer";
}

/** Whether a client that has been through an exchange needs another one, and offers in it. */
export const wantsOffer = (session: Session): boolean => session.needsOffer && isNegotiated(session);

/** The card that was copied last is in hand, and is to be pasted on the other side; any other is to be copied first. */
function onItsWay(bench: Bench, from: ClientName, card: Card): Suggestion {
  const copies = CLIENTS.flatMap((client) => bench[client].cards.map(({ copiedAt }) => copiedAt ?? -1));
  return card.copiedAt === undefined || card.copiedAt < Math.max(...copies)
    ? { client: from, copy: card.id }
    : { client: across(from), press: "paste" };
}

/** An offer made before there was a channel has no media section, and nothing to connect for. */
const offersSomething = (description: Description): boolean => identify(description.sdp).mids.length > 0;

const waiting = (bench: Bench, client: ClientName, kind: Card["kind"]): Card | undefined =>
  currentCards(bench[client]).find((card) =>
    card.kind === kind && card.ready && card.delivered?.by !== "channel" &&
    !["added", "held back", "thrown away"].includes(statusOf(card, bench, client))
  );

function hello(bench: Bench): Suggestion | undefined {
  const client = CLIENTS.find((name) =>
    stateOf(bench[name], "channel") === "open" && finished(bench[name], "send").length === 0
  );
  return client && { client, press: "send" };
}
