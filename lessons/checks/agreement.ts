/** Checks about offer and answer: what was made, kept, carried and taken. */
import { across, BUTTONS, type ClientName, isDescription } from "../../protocol/facts/mod.ts";
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
import { count } from "../../protocol/text/mod.ts";
import { type Answer, type CheckKind, clientOf, onlyThere, WHO } from "./check.ts";

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
      return { met: hasMade(bench[o], "offer"), done: `${o} has made an offer`, missing: `${o} has not made an offer` };
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
      return keeps(bench, o, "offer");
    },
  },
  "offer-with": {
    asks: "whether a client ever made an offer with so many media sections, one of them of a kind",
    needs: { of: WHO, sections: "number" },
    may: { kind: ["application", "video", "audio"] },
    ask(bench, { of, sections, kind }) {
      const o = clientOf(bench, of);
      const wanted = Number(sections);
      const all = bench[o].offersMade.map(sectionsOf);
      const what = `${wanted === 0 ? "no media section" : count(wanted, "media section")}${
        kind === undefined ? "" : `, ${kind} among them`
      }`;
      return {
        met: all.some((kinds) => kinds.length === wanted && (kind === undefined || kinds.includes(kind))),
        done: `${o} has made an offer with ${what}`,
        missing: all.length === 0
          ? `${o} has not made an offer`
          : `${o} has made no offer with ${what}: its last one has ${count(all.at(-1)!.length, "section")}`,
        ...onlyThere(o, `${o} makes an offer with ${what}`),
      };
    },
  },
  "carried": {
    asks: "whether a card of a client has left it",
    needs: { of: WHO, card: ["offer", "answer", "candidate", "end-of-candidates"] },
    ask(bench, { of, card }) {
      const from = clientOf(bench, of);
      const name = card.replaceAll("-", " ");
      const what = name === "candidate" ? "a candidate" : `the ${name}`;
      return {
        met: bench[from].cards.some(({ kind, copiedAt, delivered }) =>
          kind === card && (copiedAt !== undefined || delivered !== undefined)
        ),
        done: `${what} of ${from} has been carried`,
        missing: `${what} of ${from} has not been carried`,
        ...onlyThere(from, `${what} of ${from} is carried`),
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
        met: hasMade(bench[a], "answer"),
        done: `${a} has made an answer`,
        missing: `${a} ${asked ? "has the offer, but has not made an answer" : "waits for an offer"}`,
      };
    },
  },
  "answer-kept": {
    asks: "whether a client keeps an answer of its own",
    needs: OF,
    ask(bench, { of }) {
      return keeps(bench, clientOf(bench, of), "answer");
    },
  },
  "answer-with": {
    asks: "whether a client keeps an answer with so many sections, or with a direction in the section of a kind",
    needs: OF,
    may: {
      sections: "number",
      kind: ["application", "video", "audio"],
      direction: ["sendrecv", "sendonly", "recvonly", "inactive"],
    },
    ask(bench, { of, sections, kind, direction }) {
      const a = clientOf(bench, of);
      const answers = keptBy(bench[a], "answer").flatMap(({ message }) =>
        message.kind === "description" ? [message.sdp] : []
      );
      const what = sections !== undefined
        ? count(Number(sections), "media section")
        : `${direction ?? "a section"} for ${kind ?? "data"}`;
      return {
        met: answers.some((sdp) =>
          sections !== undefined
            ? sectionsOf(sdp).length === Number(sections)
            : sectionTexts(sdp).some((text) =>
              text.startsWith(`m=${kind ?? "application"} `) &&
              (direction === undefined || new RegExp(`^a=${direction}\r?$`, "m").test(text))
            )
        ),
        done: `${a}’s answer has ${what}`,
        missing: answers.length === 0 ? `${a} has kept no answer` : `${a}’s answer does not have ${what}`,
        ...onlyThere(a, `${a} answers with ${what}`),
      };
    },
  },
  "refused-section": {
    asks: "whether a client has taken an answer that refuses the section of a kind: its port is 0",
    needs: { by: WHO, kind: ["video", "audio"] },
    ask(bench, { by, kind }) {
      const o = clientOf(bench, by);
      const taken = finished(bench[o], "setRemoteDescription").flatMap(({ argument }) =>
        isDescription(argument) && argument.type === "answer" ? [argument.sdp] : []
      );
      return {
        met: taken.some((sdp) => new RegExp(`^m=${kind} 0 `, "m").test(sdp)),
        done: `${o} has been told that its ${kind} is refused`,
        missing: taken.length === 0
          ? `${o} has taken no answer`
          : `the answer that ${o} has taken does not refuse ${kind}`,
        ...onlyThere(o, `${o} takes an answer that refuses ${kind}`),
      };
    },
  },
  "refused-call": {
    asks: "whether the browser refused a call of a client",
    needs: { of: WHO, call: BUTTONS },
    ask(bench, { of, call }) {
      const client = clientOf(bench, of);
      return {
        met: bench[client].calls.some((one) => one.call === call && one.outcome === "failed"),
        done: `${client}’s browser has refused ${call}`,
        missing: `no ${call} of ${client} has been refused`,
        ...onlyThere(client, `${client}’s browser refuses ${call}`),
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

/** The kinds of the media sections of an SDP, in order. */
const sectionsOf = (sdp: string): readonly string[] => [...sdp.matchAll(/^m=(\w+)/gm)].map(([, kind]) => kind);

/** The media sections of an SDP, each with its lines. */
const sectionTexts = (sdp: string): readonly string[] => sdp.split(/^(?=m=)/m).slice(1);

const hasMade = (session: Session, what: "offer" | "answer"): boolean =>
  keptBy(session, what).length > 0 || finished(session, what === "offer" ? "createOffer" : "createAnswer").length > 0;

/** Whether a client keeps a description that it made. */
const keeps = (bench: Bench, client: ClientName, what: "offer" | "answer"): Answer => ({
  met: keptBy(bench[client], what).length > 0,
  done: `${client} keeps the ${what} as its local description`,
  missing: hasMade(bench[client], what)
    ? `${client} has made an ${what}, but does not keep it yet`
    : `${client} has no local description`,
});

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
