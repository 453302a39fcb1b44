/** The next step of a client whose other is on another device: what to carry, by what, and how long that may take. */
import type { Engine } from "./answer-deadline.ts";
import { across } from "../facts/mod.ts";
import { type Box, towardsAnswer, towardsOffer } from "./suggest.ts";
import { candidatesGiven, currentCards, failureOf, type Session, stateOf } from "../session/mod.ts";

/** The next step in words: `said` is one thing to do, `wait` how long it may take, `title` the same for the tab. */
export interface NextStepText {
  readonly title: string;
  readonly said: string;
  readonly wait?: string;
}

/** What is asked about, besides the session. */
interface Asked {
  readonly box: Box;
  readonly engine: Engine;
  /** Whether this page keeps Firefox waiting. */
  readonly keepsAlive: boolean;
}

const WAYS = "by link, QR code, chat or file";
const TAKEN = "scan its code, paste it, or open its link in this browser";
const OFFERER = "waits without limit";
/** As measured in `answer-deadline.ts`; other browsers were not. */
const ANSWERER =
  "A Firefox gives up about five seconds after it has made its answer, unless it is kept waiting. A Chromium that has found a path gives up after 222 seconds.";

/** What is to be done now for this client to be connected, and who waits for it. */
export function nextStepFor(session: Session, { box, engine, keepsAlive }: Asked): NextStepText {
  const { client: here } = session;
  const there = across(here);
  const is = (state: string) => stateOf(session, "signaling") === state;
  const titled = (title: string) => `Client ${here} ${title}`;
  if (is("closed")) return { title: titled("is closed"), said: "This client is closed. Reset it to start again." };
  if (stateOf(session, "connection") === "disconnected") {
    return {
      title: titled("does not hear the other"),
      said: `Client ${there} is not heard. It may come back by itself; if it does not, reset both clients.`,
    };
  }
  if (failureOf(session)) {
    return {
      title: titled("has lost its connection"),
      said: `This connection is over. Reset this client and the other one, and carry a new offer.`,
    };
  }
  if (box.fits) {
    return { title: titled("has something in its box"), said: `Press ${box.method}: it takes what lies in the box.` };
  }
  if (is("have-remote-offer")) {
    const next = towardsAnswer(session);
    const calls = next === "createAnswer" ? "createAnswer, then setLocalDescription" : next;
    return {
      title: titled("has an offer to answer"),
      said: `Make the answer: press ${calls}. Then carry it to Client ${there} at once.`,
      wait: `Client ${there} ${OFFERER}. ${patience(session, engine, keepsAlive)}`,
    };
  }
  const cards = currentCards(session);
  const description = cards.find(({ kind }) => kind === "offer" || kind === "answer");
  if (!description) return beginning(session);
  if (!description.ready) {
    return {
      title: titled(`makes its ${description.kind}`),
      said: `The ${description.kind} is being completed: its candidates are still looked for. Wait a moment.`,
    };
  }
  const isOffer = description.kind === "offer";
  if (description.copiedAt === undefined && (isOffer ? is("have-local-offer") : true) && !isConnected(session)) {
    return {
      title: titled(`has an ${description.kind} to carry`),
      said: `Carry the ${description.kind} to Client ${there}, ${WAYS}.`,
      wait: isOffer
        ? `Take your time: an offer ${OFFERER}.`
        : `Client ${there} ${OFFERER}. ${patience(session, engine, keepsAlive)}`,
    };
  }
  if (is("have-local-offer")) {
    return {
      title: titled("waits for the answer"),
      said:
        `Go to the other device: Client ${there} applies the offer and makes an answer. Then bring that here: ${TAKEN}.`,
      wait: `Client ${here} ${OFFERER}; Client ${there} may not. ${ANSWERER}`,
    };
  }
  if (isConnected(session)) {
    const open = stateOf(session, "channel") === "open";
    return {
      title: titled("is connected"),
      said: `You are connected.${open ? " Write a message and press Send." : ""}`,
    };
  }
  return between(session, description.kind === "answer", engine, keepsAlive);
}

const isConnected = (session: Session): boolean =>
  stateOf(session, "connection") === "connected" || stateOf(session, "channel") === "open";

/** The next step before there is a description: one client makes the offer, the other waits for it. */
function beginning(session: Session): NextStepText {
  const { client: here } = session;
  const there = across(here);
  const offers = here === "A" || session.channels.length > 0 || session.created?.type === "offer";
  if (!offers) {
    return {
      title: `Client ${here} waits for an offer`,
      said: `Bring Client ${there}’s offer here: ${TAKEN}.`,
      wait: "Nothing runs yet: take your time.",
    };
  }
  return {
    title: `Client ${here} makes an offer`,
    said: `Make an offer: press ${towardsOffer(session) ?? "setLocalDescription"}.`,
    wait: "Nothing runs yet: take your time.",
  };
}

/** The next step once both descriptions are made, while there is no connection. */
function between(session: Session, answers: boolean, engine: Engine, keepsAlive: boolean): NextStepText {
  const { client: here } = session;
  const there = across(here);
  const cards = currentCards(session).filter(({ kind }) => kind === "candidate");
  const apart = cards.length > 0;
  const left = cards.some(({ copiedAt }) => copiedAt !== undefined);
  const wait = answers ? `Client ${there} ${OFFERER}. ${patience(session, engine, keepsAlive)}` : ANSWERER;
  if (apart && !left) {
    return {
      title: `Client ${here} has candidates to carry`,
      said: `Carry a candidate to Client ${there}, ${WAYS}.`,
      wait,
    };
  }
  if (candidatesGiven(session).length === 0 && session.withheld.length === 0) {
    return {
      title: `Client ${here} waits for a candidate`,
      said: `Bring one of Client ${there}’s candidates here: ${TAKEN}.`,
      wait,
    };
  }
  return {
    title: `Client ${here} waits for Client ${there}`,
    said: answers
      ? `The answer is on its way. When Client ${there} has applied it, both are connected.`
      : "Both have what they need, and look for a path to each other.",
    wait,
  };
}

/** How long this very browser waits once it has made its answer (measured: `answer-deadline.ts`). */
function patience({ withheld }: Session, engine: Engine, keepsAlive: boolean): string {
  if (engine === "firefox") {
    return keepsAlive
      ? "This Firefox is kept waiting by the page."
      : "This Firefox gives up about five seconds after it made its answer: let the page keep it waiting.";
  }
  if (engine === "other") return "How long this browser waits was not measured: be quick.";
  return withheld.length > 0
    ? "Here nothing runs: the offer’s candidates are kept back until the answer leaves."
    : "This Chromium gives up 222 seconds after it has found a path, if the answer has not come.";
}

/** What became of a client while its page was not in front; `before` is how it was then. */
export function afterReturn(
  before: Session,
  now: Session,
): { readonly said: string; readonly isBad: boolean } | undefined {
  const there = across(now.client);
  if (stateOf(now, "connection") === "disconnected") {
    return { said: `Client ${there} is not heard for the moment. Wait a little: it may come back.`, isBad: true };
  }
  const was = isConnected(before);
  const over = stateOf(now, "signaling") === "closed" || failureOf(now) !== undefined;
  const again = `Reset this client, and ${now.local?.type === "answer" ? "ask for" : "make"} a new offer.`;
  if (over && !failureOf(before) && stateOf(before, "signaling") !== "closed") {
    return {
      said: was
        ? `The connection ended while you were away. ${again}`
        : `The connection failed while you were away. ${again}`,
      isBad: true,
    };
  }
  if (over) return undefined;
  if (isConnected(now)) {
    return { said: was ? "Still connected." : "You were connected while you were away.", isBad: false };
  }
  const sent = currentCards(now).find(({ kind, copiedAt }) =>
    (kind === "offer" || kind === "answer") && copiedAt !== undefined
  );
  if (sent?.kind === "offer" && stateOf(now, "signaling") === "have-local-offer") {
    return { said: "Still waiting: your offer is good.", isBad: false };
  }
  return sent?.kind === "answer" ? { said: "Still waiting: your answer is good.", isBad: false } : undefined;
}
