/** Lesson one: offer, answer, candidates and a hello, all carried by hand. */
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import { identify } from "../../protocol/sdp/mod.ts";
import type { Check, Lesson } from "../../protocol/goals/mod.ts";
import {
  type Bench,
  candidatesGiven,
  type Card,
  everWas,
  finished,
  isInHand,
  keptBy,
  nextToCarry,
  offererOf,
  type Session,
  stateOf,
  tookAny,
} from "../../protocol/session/mod.ts";

export const theFirstConnection: Lesson = {
  slug: "the-first-connection",
  title: "The first connection",
  summary: "Offer, answer, candidates, hello",
  minutes: 8,
  chapter: "Hands: how two strangers agree",
  steps: [
    { id: "make-an-offer", checks: madeAnOffer },
    { id: "carry-the-offer", checks: carriedTheOffer },
    { id: "make-an-answer", checks: madeAnAnswer },
    { id: "bring-the-answer-back", checks: broughtTheAnswer },
    { id: "carry-a-candidate-each-way", checks: carriedCandidates },
    { id: "say-hello-both-ways", checks: saidHello },
  ],
};

const check = (met: boolean, done: string, missing: string): Check => ({ met, says: met ? done : missing });

const ends = (bench: Bench): { o: ClientName; a: ClientName } => {
  const o = offererOf(bench);
  return { o, a: across(o) };
};

function madeAnOffer(bench: Bench): readonly Check[] {
  const { o } = ends(bench);
  const here = bench[o];
  const kept = keptBy(here, "offer").length > 0;
  const made = kept || finished(here, "createOffer").length > 0;
  return [
    check(
      here.channels.length > 0,
      `${o} has a data channel to offer`,
      `${o} has nothing to offer yet: it needs a data channel`,
    ),
    check(made, `${o} has made an offer`, `${o} has not made an offer`),
    check(
      kept,
      `${o} keeps the offer as its local description`,
      made ? `${o} has made an offer, but does not keep it yet` : `${o} has no local description`,
    ),
  ];
}

function carriedTheOffer(bench: Bench): readonly Check[] {
  const { o, a } = ends(bench);
  const cards = keptBy(bench[o], "offer");
  return [check(
    tookAny(bench[a], cards),
    `${a} has ${o}’s offer as its remote description`,
    missingCard(bench, bench[a], cards, `${a} does not have ${o}’s offer`),
  )];
}

function madeAnAnswer(bench: Bench): readonly Check[] {
  const { o, a } = ends(bench);
  const there = bench[a];
  const kept = keptBy(there, "answer").length > 0;
  const made = kept || finished(there, "createAnswer").length > 0;
  const asked = tookAny(there, keptBy(bench[o], "offer"));
  return [
    check(
      made,
      `${a} has made an answer`,
      `${a} ${asked ? "has the offer, but has not made an answer" : "waits for an offer"}`,
    ),
    check(
      kept,
      `${a} keeps the answer as its local description`,
      made ? `${a} has made an answer, but does not keep it yet` : `${a} has no local description`,
    ),
  ];
}

function broughtTheAnswer(bench: Bench): readonly Check[] {
  const { o, a } = ends(bench);
  const cards = keptBy(bench[a], "answer");
  return [check(
    tookAny(bench[o], cards),
    `${o} has ${a}’s answer as its remote description`,
    missingCard(bench, bench[o], cards, `${o} does not have ${a}’s answer`),
  )];
}

function carriedCandidates(bench: Bench): readonly Check[] {
  const { o, a } = ends(bench);
  const given = (from: ClientName, to: ClientName) =>
    check(
      candidatesGiven(bench[to]).length > 0,
      `${to} knows at least one candidate of ${from}`,
      `${to} knows no candidate of ${from}`,
    );
  const connected = (client: ClientName) =>
    check(
      everWas(bench[client], "connection", "connected"),
      `${client} has been connected`,
      `${client} is not connected: its connection is ${stateOf(bench[client], "connection") ?? "not there"}`,
    );
  return [given(o, a), given(a, o), connected(o), connected(a)];
}

function saidHello(bench: Bench): readonly Check[] {
  const { o, a } = ends(bench);
  const heard = (from: ClientName, to: ClientName) =>
    check(
      bench[to].messages.some((message) => message.from === "there"),
      `${to} has received a message from ${from}`,
      bench[from].messages.some((message) => message.from === "here")
        ? `${from} has sent a message, but ${to} has not received it`
        : `${to} has received no message from ${from}`,
    );
  return [heard(o, a), heard(a, o)];
}

const missingCard = (bench: Bench, there: Session, cards: readonly Card[], missing: string): string => {
  if (cards.length === 0) return `${missing}: there is none yet`;
  const { message } = cards.at(-1)!;
  const { sessionId } = identify(message.kind === "description" ? message.sdp : "");
  if (sessionId !== undefined && there.pasted.includes(sessionId)) {
    return `${missing}: it lies in the box of ${there.client}, not applied`;
  }
  if (isInHand(bench, cards.at(-1)!) && nextToCarry(bench, across(there.client)) === cards.at(-1)) {
    return `${missing}: it is copied, and waits to be pasted`;
  }
  return missing;
};
