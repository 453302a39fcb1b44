/** Checks about candidates and state machines: how two clients find each other, and how far they came. */
import {
  across,
  type Configuration,
  isCandidate,
  type Machine,
  MACHINE_NAMES,
  MACHINES,
} from "../../protocol/facts/mod.ts";
import { identify, isSameCandidate, readCandidate, ufragOf } from "../../protocol/sdp/mod.ts";
import { candidatesGiven, everWas, finished, type Session, stateOf } from "../../protocol/session/mod.ts";
import { type CheckKind, clientOf, onlyThere, WHO } from "./check.ts";

/** How a candidate was found (RFC 8445 §5.1.1). */
const TYPES = ["host", "srflx", "prflx", "relay"] as const;
const isOf = (candidate: string, type: string | undefined): boolean =>
  candidate !== "" && (!type || candidate.includes(` typ ${type}`));

/** Every candidate that a client found, on a card of its own or inside a description. */
const foundBy = ({ cards }: Session): readonly string[] =>
  cards.flatMap(({ message }) =>
    message.kind === "candidate"
      ? [message.candidate]
      : message.kind === "description"
      ? identify(message.sdp).candidates
      : []
  );

/** The candidates that were added on a client in the name of another one, which are not as that one found them. */
function changedOnTheWay(to: Session, from: Session): readonly string[] {
  const found = foundBy(from);
  const ufrags = from.identities.flatMap((one) => one.ufrags);
  return finished(to, "addIceCandidate").flatMap(({ argument }) => {
    if (!isCandidate(argument)) return [];
    const { candidate, usernameFragment } = argument;
    const read = readCandidate(candidate);
    const ufrag = usernameFragment ?? (read && ufragOf(read));
    if (ufrag === undefined || !ufrags.includes(ufrag)) return [];
    return found.some((one) => isSameCandidate(one, candidate)) ? [] : [candidate];
  });
}

export const PATHS = {
  "candidate-given": {
    asks: "whether the other client knows a candidate of this one, of a type",
    needs: { of: WHO },
    may: { type: TYPES },
    ask(bench, { of, type }) {
      const from = clientOf(bench, of);
      const to = across(from);
      const kind = type ? `candidate of type ${type}` : "candidate";
      return {
        met: candidatesGiven(bench[to]).some((candidate) => isOf(candidate, type)),
        done: `${to} knows at least one ${kind} of ${from}`,
        missing: `${to} knows no ${kind} of ${from}`,
        ...(type && onlyThere(to, `${to} is given a ${kind} of ${from}`)),
      };
    },
  },
  "candidate-changed": {
    asks: "whether the other client knows a candidate of this one that was changed on the way",
    needs: { of: WHO },
    ask(bench, { of }) {
      const from = clientOf(bench, of);
      const to = across(from);
      return {
        met: changedOnTheWay(bench[to], bench[from]).length > 0,
        done: `${to} knows a candidate of ${from} that was changed on the way`,
        missing: candidatesGiven(bench[to]).length === 0
          ? `${to} knows no candidate of ${from}`
          : `${to} knows a candidate as ${from} found it, and none that was changed on the way`,
        ...onlyThere(from, `${to} is given a changed candidate of ${from}`),
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
    asks: "whether a client has found a candidate of its own, of a type",
    needs: { of: WHO },
    may: { type: TYPES },
    ask(bench, { of, type }) {
      const client = clientOf(bench, of);
      const kind = type ? `candidate of type ${type}` : "candidate";
      return {
        met: bench[client].cards.some(({ message }) => message.kind === "candidate" && isOf(message.candidate, type)),
        done: `${client} has found a ${kind}`,
        missing: `${client} has found no ${kind} yet`,
        ...onlyThere(client, `${client} finds a ${kind}`),
      };
    },
  },
  "pair-chosen": {
    asks: "whether a client has a selected candidate pair, its own or the other candidate of a type",
    needs: { of: WHO },
    may: { own: TYPES, other: TYPES },
    ask(bench, { of, own, other }) {
      const client = clientOf(bench, of);
      const kinds = [own && `its own candidate ${own}`, other && `the other ${other}`].filter(Boolean).join(", ");
      const pair = `pair of candidates${kinds && `, ${kinds}`}`;
      return {
        met: bench[client].pairs.some(({ selected, local, remote }) =>
          selected && (!own || local.type === own) && (!other || remote.type === other)
        ),
        done: `${client} uses one ${pair}`,
        missing: `${client} uses no pair of candidates${kinds && " that this step asks for"}`,
        ...onlyThere(client, `${client} uses one ${pair}`),
      };
    },
  },
  "server-given": {
    asks: "whether a client was made with a STUN or TURN server, and perhaps with relays only",
    needs: { of: WHO, kind: ["stun", "turn"] },
    may: { policy: ["relay"] },
    ask(bench, { of, kind, policy }) {
      const client = clientOf(bench, of);
      const [first] = bench[client].calls;
      const given = first?.call === "RTCPeerConnection" ? first.argument as Configuration | undefined : undefined;
      const what = `a ${kind.toUpperCase()} server${policy ? ", and relays only" : ""}`;
      return {
        met: (given?.iceServers ?? []).some(({ urls }) => urls.startsWith(kind)) &&
          (!policy || given?.iceTransportPolicy === policy),
        done: `${client} was made with ${what}`,
        missing: `${client} was not made with ${what}`,
        ...onlyThere(client, `${client} is made with ${what}`),
      };
    },
  },
  "server-error": {
    asks: "whether a client’s browser has said that a STUN or TURN server failed, with a code",
    needs: { of: WHO, code: "number" },
    ask(bench, { of, code }) {
      const client = clientOf(bench, of);
      return {
        met: bench[client].serverErrors.some(({ errorCode }) => errorCode === Number(code)),
        done: `${client} was told of a server: error ${code}`,
        missing: `${client} was told of no error ${code} of a server`,
        ...onlyThere(client, `${client} is told of a server: error ${code}`),
      };
    },
  },
  "ice-restarted": {
    asks: "whether a client keeps a description with another ice-ufrag than its first",
    needs: { of: WHO },
    ask(bench, { of }) {
      const client = clientOf(bench, of);
      const ufrags = new Set(bench[client].identities.flatMap((one) => one.ufrags));
      return {
        met: ufrags.size > 1,
        done: `${client} has a new ice-ufrag`,
        missing: `${client} has no other ice-ufrag than its first`,
        ...onlyThere(client, `${client} gets a new ice-ufrag`),
      };
    },
  },
  "state": {
    asks: "whether a state machine of a client was ever in a state, and perhaps in it after another",
    needs: { of: WHO, machine: MACHINES, is: "text" },
    may: { after: "text" },
    ask(bench, { of, machine, is, after }) {
      const client = clientOf(bench, of);
      const which = machine as Machine;
      const name = MACHINE_NAMES[which];
      const path = bench[client].paths[which].map(({ state }) => state);
      const from = after === undefined ? 0 : path.indexOf(after);
      const what = after === undefined ? is : `${is} after ${after}`;
      return {
        met: from >= 0 && path.includes(is, from),
        done: `${client}’s ${name} state has been ${what}`,
        missing: `${client}’s ${name} state is ${stateOf(bench[client], which) ?? "not there"}, and was never ${what}`,
        ...onlyThere(client, `${client}’s ${name} state becomes ${what}`),
      };
    },
  },
} as const satisfies Record<string, CheckKind>;
