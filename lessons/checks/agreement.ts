/** Checks about offer and answer: what was made, kept, carried and taken. */
import { across } from "../../protocol/facts/mod.ts";
import { identify } from "../../protocol/sdp/mod.ts";
import {
  type Bench,
  type Card,
  finished,
  isInHand,
  keptBy,
  nextToCarry,
  type Session,
  tookAny,
} from "../../protocol/session/mod.ts";
import { type CheckKind, clientOf, WHO } from "./check.ts";

const OF = { of: WHO } as const;

export const AGREEMENT = {
  "channel-made": {
    asks: "whether a client has a data channel to offer",
    needs: OF,
    ask(bench, { of }) {
      const o = clientOf(bench, of);
      return {
        met: bench[o].channels.length > 0,
        done: `${o} has a data channel to offer`,
        missing: `${o} has nothing to offer yet: it needs a data channel`,
      };
    },
  },
  "offer-made": {
    asks: "whether a client has made an offer",
    needs: OF,
    ask(bench, { of }) {
      const o = clientOf(bench, of);
      return { met: hasOffered(bench[o]), done: `${o} has made an offer`, missing: `${o} has not made an offer` };
    },
  },
  "offer-kept": {
    asks: "whether a client keeps an offer of its own; with times, so many of them",
    needs: OF,
    may: { times: "number" },
    ask(bench, { of, times = "1" }) {
      const o = clientOf(bench, of);
      if (times !== "1") {
        const kept = keptBy(bench[o], "offer").length;
        return {
          met: kept >= Number(times),
          done: `${o} has kept ${times} offers, one after the other`,
          missing: `${o} has kept ${kept} of ${times} offers`,
        };
      }
      return {
        met: keptBy(bench[o], "offer").length > 0,
        done: `${o} keeps the offer as its local description`,
        missing: hasOffered(bench[o])
          ? `${o} has made an offer, but does not keep it yet`
          : `${o} has no local description`,
      };
    },
  },
  "offer-taken": {
    asks: "whether a client has taken the other’s offer",
    needs: { by: WHO },
    ask(bench, { by }) {
      const a = clientOf(bench, by);
      const o = across(a);
      const cards = keptBy(bench[o], "offer");
      return {
        met: tookAny(bench[a], cards),
        done: `${a} has ${o}’s offer as its remote description`,
        missing: missingCard(bench, bench[a], cards, `${a} does not have ${o}’s offer`),
      };
    },
  },
  "answer-made": {
    asks: "whether a client has made an answer",
    needs: OF,
    ask(bench, { of }) {
      const a = clientOf(bench, of);
      const asked = tookAny(bench[a], keptBy(bench[across(a)], "offer"));
      return {
        met: hasAnswered(bench[a]),
        done: `${a} has made an answer`,
        missing: `${a} ${asked ? "has the offer, but has not made an answer" : "waits for an offer"}`,
      };
    },
  },
  "answer-kept": {
    asks: "whether a client keeps an answer of its own",
    needs: OF,
    ask(bench, { of }) {
      const a = clientOf(bench, of);
      return {
        met: keptBy(bench[a], "answer").length > 0,
        done: `${a} keeps the answer as its local description`,
        missing: hasAnswered(bench[a])
          ? `${a} has made an answer, but does not keep it yet`
          : `${a} has no local description`,
      };
    },
  },
  "answer-taken": {
    asks: "whether a client has taken the other’s answer",
    needs: { by: WHO },
    ask(bench, { by }) {
      const o = clientOf(bench, by);
      const a = across(o);
      const cards = keptBy(bench[a], "answer");
      return {
        met: tookAny(bench[o], cards),
        done: `${o} has ${a}’s answer as its remote description`,
        missing: missingCard(bench, bench[o], cards, `${o} does not have ${a}’s answer`),
      };
    },
  },
} as const satisfies Record<string, CheckKind>;

const hasOffered = (session: Session): boolean =>
  keptBy(session, "offer").length > 0 || finished(session, "createOffer").length > 0;
const hasAnswered = (session: Session): boolean =>
  keptBy(session, "answer").length > 0 || finished(session, "createAnswer").length > 0;

/** What is missing of a description that should have come, and where it is instead. */
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
