/** Checks about candidates and state machines: how two clients find each other, and how far they came. */
import { across, type Machine, MACHINE_NAMES, MACHINES } from "../../protocol/facts/mod.ts";
import { candidatesGiven, everWas, stateOf } from "../../protocol/session/mod.ts";
import { type CheckKind, clientOf, onlyThere, WHO } from "./check.ts";

export const PATHS = {
  "candidate-given": {
    asks: "whether the other client knows a candidate of this one",
    needs: { of: WHO },
    ask(bench, { of }) {
      const from = clientOf(bench, of);
      const to = across(from);
      return {
        met: candidatesGiven(bench[to]).length > 0,
        done: `${to} knows at least one candidate of ${from}`,
        missing: `${to} knows no candidate of ${from}`,
      };
    },
  },
  "connected": {
    asks: "whether a client was ever connected",
    needs: { of: WHO },
    ask(bench, { of }) {
      const client = clientOf(bench, of);
      return {
        met: everWas(bench[client], "connection", "connected"),
        done: `${client} has been connected`,
        missing: `${client} is not connected: its connection is ${stateOf(bench[client], "connection") ?? "not there"}`,
      };
    },
  },
  "candidates-inside": {
    asks: "whether a client keeps a description that has its candidates inside",
    needs: { of: WHO },
    ask(bench, { of }) {
      const client = clientOf(bench, of);
      return {
        met: bench[client].cards.some(({ message }) =>
          message.kind === "description" && /^a=candidate:/m.test(message.sdp)
        ),
        done: `${client}’s description has its candidates inside`,
        missing: `${client} has no description with candidates inside`,
        ...onlyThere(client, `${client}’s description has its candidates inside`),
      };
    },
  },
  "candidate-found": {
    asks: "whether a client has found a candidate of its own",
    needs: { of: WHO },
    ask(bench, { of }) {
      const client = clientOf(bench, of);
      const found = bench[client].cards.filter(({ kind }) => kind === "candidate").length;
      return {
        met: found > 0,
        done: `${client} has found a candidate`,
        missing: `${client} has found no candidate yet`,
        ...onlyThere(client, `${client} finds a candidate`),
      };
    },
  },
  "pair-chosen": {
    asks: "whether a client has a selected candidate pair",
    needs: { of: WHO },
    ask(bench, { of }) {
      const client = clientOf(bench, of);
      return {
        met: bench[client].pairs.some(({ selected }) => selected),
        done: `${client} uses one pair of candidates`,
        missing: `${client} has not chosen a pair`,
        ...onlyThere(client, `${client} chooses a pair`),
      };
    },
  },
  "state": {
    asks: "whether a state machine of a client was ever in a state",
    needs: { of: WHO, machine: MACHINES, is: "text" },
    ask(bench, { of, machine, is }) {
      const client = clientOf(bench, of);
      const which = machine as Machine;
      const name = MACHINE_NAMES[which];
      return {
        met: everWas(bench[client], which, is),
        done: `${client}’s ${name} state has been ${is}`,
        missing: `${client}’s ${name} state is ${stateOf(bench[client], which) ?? "not there"}, and was never ${is}`,
        ...onlyThere(client, `${client}’s ${name} state becomes ${is}`),
      };
    },
  },
} as const satisfies Record<string, CheckKind>;
