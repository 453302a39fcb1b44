/** Checks about the offer, and about what is carried. */
import { across, BUTTONS } from "../../protocol/facts/mod.ts";
import { keptBy, tookAny } from "../../protocol/session/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { type CheckKind, clientOf, onlyThere, WHO } from "./check.ts";
import { hasMade, keeps, missingCard, sectionsOf } from "./descriptions.ts";

const OF = { of: WHO } as const;

export const OFFERS = {
  "channel-made": {
    asks: "whether a client has a data channel to offer",
    needs: OF,
    ask(bench, { of }) {
      const o = clientOf(bench, of);
      return {
        met: bench[o].channels.length > 0,
        done: `${o} has a data channel to offer`,
        missing: `${o} has nothing to offer yet: it needs a data channel`,
        ...onlyThere(o, `${o} makes a data channel`),
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
          ...onlyThere(o, `${o} keeps ${times} offers, one after the other`),
        };
      }
      return { ...keeps(bench, o, "offer"), ...onlyThere(o, `${o} keeps its offer`) };
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
    asks: "whether a card of a client has left it; with by, sent by that program",
    needs: { of: WHO, card: ["offer", "answer", "candidate", "end-of-candidates"] },
    may: { by: ["broadcast", "websocket"] },
    ask(bench, { of, card, by: program }) {
      const from = clientOf(bench, of);
      const name = card.replaceAll("-", " ");
      const what = name === "candidate" ? "a candidate" : `the ${name}`;
      const how = program ? ` by ${program === "broadcast" ? "BroadcastChannel" : "the WebSocket server"}` : "";
      return {
        met: bench[from].cards.some(({ kind, copiedAt, delivered, departures }) =>
          kind === card &&
          (program ? departures?.some(({ by }) => by === program) : copiedAt !== undefined || delivered !== undefined)
        ),
        done: `${what} of ${from} has been carried${how}`,
        missing: `${what} of ${from} has not been carried${how}`,
        ...onlyThere(from, `${what} of ${from} is carried${how}`),
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
  "refused-call": {
    asks: "whether the browser refused a call of a client",
    needs: { of: WHO, call: BUTTONS },
    ask(bench, { of, call }) {
      const client = clientOf(bench, of);
      const calls = bench[client].calls.filter((one) => one.call === call);
      return {
        met: calls.some(({ outcome }) => outcome === "failed"),
        done: `${client}’s browser has refused ${call}`,
        missing: calls.length === 0
          ? `${client} has not called ${call} yet`
          : `${client}’s browser has taken what each ${call} of it was given`,
        ...onlyThere(client, `${client}’s browser refuses ${call}`),
      };
    },
  },
} as const satisfies Record<string, CheckKind>;
