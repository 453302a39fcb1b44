/** The suggestion where only one client is on the page, and the other is on another device. */
import type { Button, SignalingMessage } from "../facts/mod.ts";
import { type BlobReading, offerId } from "../blob/mod.ts";
import { identify } from "../sdp/mod.ts";
import { candidatesGiven, currentCards, failureOf, finished, neverWas, type Session, stateOf } from "../session/mod.ts";
import { type Box, runningCall, type Suggestion, towardsAnswer, towardsOffer, wantsOffer } from "./suggest.ts";

/** The dark button of a client that is alone; `undefined` while only the other device can go on. */
export function suggestAlone(session: Session, box: Box): Suggestion | undefined {
  const { client } = session;
  const is = (state: string) => stateOf(session, "signaling") === state;
  const running = runningCall(session);
  if (running) return { client, press: running };
  if (is("closed") || neverWas(session) || failureOf(session)) return { press: "reset" };
  if (session.problem === undefined && box.fits) return { client, press: box.method };
  if (is("have-remote-offer")) return { client, press: towardsAnswer(session) };
  const press = towards(session);
  if (press) return { client, press };
  const cards = currentCards(session);
  const waiting = cards.filter(({ ready, copiedAt, delivered }) => ready && copiedAt === undefined && !delivered);
  const description = waiting.find(({ message }) => message.kind === "description");
  if (description) return { client, copy: description.id };
  const sent = cards.findLast(({ kind }) => kind === "offer")?.delivered?.by === "channel";
  if (is("have-local-offer") && sent) return undefined;
  if (is("have-local-offer") || session.remote === null) return { client, press: "paste" };
  const candidate = candidatesLeft(session) === 0 && waiting.find(({ kind }) => kind === "candidate");
  if (candidate) return { client, copy: candidate.id };
  if (candidatesGiven(session).length === 0 && stateOf(session, "connection") !== "connected") {
    return { client, press: "paste" };
  }
  const silent = stateOf(session, "channel") === "open" && finished(session, "send").length === 0;
  return silent ? { client, press: "send" } : undefined;
}

/** The next call towards an offer, of the client that makes it; the other one waits. */
const towards = (session: Session): Button | undefined =>
  session.client === "A" && session.remote === null || wantsOffer(session) ? towardsOffer(session) : undefined;

/** How many candidates have left, on cards of their own or inside the description. */
const candidatesLeft = (session: Session): number =>
  currentCards(session).filter(({ message, kind, copiedAt }) =>
    copiedAt !== undefined && (kind === "candidate" || (message.kind === "description" && holdsCandidates(message)))
  ).length;

const holdsCandidates = (message: SignalingMessage & { kind: "description" }): boolean =>
  identify(message.sdp).candidates.length > 0;

/**
 * Whether this client waits for just this: the answer to its present offer, or candidates for the description that it
 * has taken, or that lies in its box (`box`). `mine` names its offer, as `offerId` does.
 */
function waitsFor(session: Session, reading: BlobReading, mine: string | undefined, box?: BlobReading): boolean {
  if (!reading.ok || reading.messages.length === 0) return false;
  if (reading.messages.some((message) => message.kind === "description")) {
    return mine !== undefined && reading.answers === mine && stateOf(session, "signaling") === "have-local-offer";
  }
  const held = box?.ok ? box.messages.flatMap((message) => message.kind === "description" ? [message.sdp] : []) : [];
  const ufrags = [...held, ...(session.remote ? [session.remote.sdp] : [])].flatMap((sdp) => identify(sdp).ufrags);
  return reading.messages.every((message) =>
    message.kind !== "description" && message.usernameFragment !== undefined &&
    ufrags.includes(message.usernameFragment)
  );
}

/**
 * Whether candidates may be for this client: it waits for an answer, and they may be of the one that makes it. Their
 * credentials are known only with that answer.
 */
const mayWaitFor = (session: Session, reading: BlobReading): boolean =>
  reading.ok && reading.messages.length > 0 && reading.messages.every(({ kind }) => kind !== "description") &&
  stateOf(session, "signaling") === "have-local-offer" &&
  currentCards(session).some(({ kind, copiedAt }) => kind === "offer" && copiedAt !== undefined);

/** Which of these clients takes what came by a link into another tab: the one that waits for it, or that may. */
export function clientWaitingFor(
  sessions: readonly Session[],
  read: (session: Session) => { readonly text: BlobReading; readonly box: BlobReading },
): Session | undefined {
  return sessions.find((session) => {
    const { text, box } = read(session);
    return waitsFor(session, text, session.local ? offerId(session.local.sdp) : undefined, box);
  }) ?? sessions.find((session) => mayWaitFor(session, read(session).text));
}
