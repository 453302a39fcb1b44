/**
 * Checks about the network between the clients and its packets. They ask what the box told of this bench: no fact of a
 * client holds its packets. Where no box serves the page, that is what is said.
 */
import { NAT_KINDS, type Outcome } from "../../protocol/box/mod.ts";
import type { NetworkSeen } from "../../protocol/goals/mod.ts";
import type { Bench } from "../../protocol/session/mod.ts";
import { type Answer, type CheckKind, clientOf, onlyThere, WHO } from "./check.ts";

/** What is said of a network that nothing tells of. */
const unknown = (what: string): string => `${what}: only the box sees that, and none serves this page`;

/** How a packet ended before whom it was for, as authors name it. */
const ENDS: Readonly<Record<string, readonly Outcome[]>> = {
  NAT: ["filtered", "blocked"],
  weather: ["lost", "crowded"],
  cable: ["unplugged"],
};
const ENDED = ["NAT", "weather", "cable"] as const;
const ENDED_WORDS: Readonly<Record<string, (client: string) => string>> = {
  NAT: (client) => `${client}’s NAT`,
  weather: (client) => `the weather on ${client}’s line`,
  cable: (client) => `${client}’s pulled cable`,
};

/**
 * Whether a packet, or one of several things in it, is called so, or begins with these words; whether in capitals, as
 * SCTP’s names are, or not.
 */
function isCalled(packet: string, name: string): boolean {
  const asked = name.toLowerCase();
  return packet.toLowerCase().split(" + ").some((one) => `${one} `.startsWith(`${asked} `));
}

/** Packets that a client sent, or that its server sent to it, by their name. */
const sentBy = (network: NetworkSeen, of: string, name: string, to: string | undefined) =>
  network.packets.filter((one) => {
    const isInside = one.from.who === "glass" || one.to.who === "glass";
    const isThere = !to || (to === "glass" ? isInside : one.to.who === to);
    return one.from.side === of && isThere && isCalled(one.name, name);
  });

/**
 * To whom a packet went: the server that its sender asks, the other client’s outside address, a relay; or `glass`: it
 * was inside of DTLS, at a peer of glass.
 */
const GOALS = ["server", "nat", "relay", "glass"] as const;
const PLACES: Readonly<Record<string, string>> = {
  server: " to its server",
  nat: " to the other’s NAT",
  relay: " to a relay",
  glass: " inside DTLS",
};

function packets(
  bench: Bench,
  network: NetworkSeen | undefined,
  { of, name, to }: { readonly of: string; readonly name: string; readonly to?: string },
  isOpened: boolean,
): Answer {
  const client = clientOf(bench, of);
  const place = to === undefined ? "" : PLACES[to];
  const what = `“${name}” of ${client}${place}`;
  const found = network ? sentBy(network, client, name, to) : [];
  return {
    met: isOpened ? found.some(({ opened }) => opened) : found.length > 0,
    done: isOpened ? `you have opened ${what}` : `the box has seen ${what}`,
    missing: !network
      ? unknown(what)
      : isOpened && found.length > 0
      ? `you have not opened ${what}, which is among the packets`
      : `the box has seen no ${what}`,
    ...onlyThere(client, isOpened ? `${what} is opened` : `${what} is sent`),
  };
}

export const NETWORK = {
  "glass-chosen": {
    asks: "whether Client B is a peer of glass, which the box plays",
    needs: {},
    ask: (_bench, _goal, network) => ({
      met: network?.isGlass ?? false,
      done: "B is a peer of glass",
      missing: network ? "B is this browser’s, and no peer of glass" : unknown("whether B is a peer of glass"),
      ...onlyThere("B", "B is a peer of glass"),
    }),
  },
  "nat-chosen": {
    asks: "whether a client has been behind a NAT of a kind",
    needs: { of: WHO, kind: NAT_KINDS },
    ask(bench, { of, kind }, network) {
      const client = clientOf(bench, of);
      const had = network?.nats[client];
      return {
        met: had?.some((one) => one === kind) ?? false,
        done: `${client} has been behind a NAT that is ${kind}`,
        missing: had ? `${client}’s NAT is ${had.at(-1)}, and was never ${kind}` : unknown(`${client}’s NAT`),
        ...onlyThere(client, `${client}’s NAT is ${kind}`),
      };
    },
  },
  "weather-chosen": {
    asks: "whether a client’s line ever had so much loss in %, or delay or jitter in milliseconds",
    needs: { of: WHO, name: ["loss", "delay", "jitter"], least: "number" },
    ask(bench, { of, name, least }, network) {
      const client = clientOf(bench, of);
      const amount = (n: number) => `${n} ${name === "loss" ? "% of loss" : `ms of ${name}`}`;
      const worst = network && (network.worst?.[client][name as "loss" | "delay" | "jitter"] ?? 0);
      return {
        met: worst !== undefined && worst >= Number(least),
        done: `${client}’s line has had at least ${amount(Number(least))}`,
        missing: worst === undefined
          ? unknown(`the weather on ${client}’s line`)
          : `${client}’s line has had ${amount(worst)} at most, not ${amount(Number(least))}`,
        ...onlyThere(client, `${client}’s line has ${amount(Number(least))}`),
      };
    },
  },
  "packet-seen": {
    asks: "whether the box has seen a packet of a name that a client sent, or that its server sent to it",
    needs: { of: WHO, name: "text" },
    may: { to: GOALS },
    ask: (bench, { of, name, to }, network) => packets(bench, network, { of, name, to }, false),
  },
  "packet-opened": {
    asks: "whether the learner has opened such a packet",
    needs: { of: WHO, name: "text" },
    may: { to: GOALS },
    ask: (bench, { of, name, to }, network) => packets(bench, network, { of, name, to }, true),
  },
  "packet-dropped": {
    asks: "whether a packet ended at a client’s NAT, in the weather on its line, or at its pulled cable",
    needs: { of: WHO, by: ENDED },
    ask(bench, { of, by }, network) {
      const client = clientOf(bench, of);
      const what = ENDED_WORDS[by](client);
      return {
        met: network?.packets.some(({ outcome, endedAt }) => endedAt === client && ENDS[by].includes(outcome)) ?? false,
        done: `${what} has dropped a packet`,
        missing: network ? `no packet has ended at ${what}` : unknown(`what ended at ${what}`),
        ...onlyThere(client, `a packet ends at ${what}`),
      };
    },
  },
} as const satisfies Record<string, CheckKind>;
