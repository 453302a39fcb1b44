/** An act of a hand on the network between the clients, in a lesson that is done on the box. */
import type { NatKind } from "../box/mod.ts";
import type { ClientName } from "../facts/mod.ts";

/** One act of a hand on the network between the clients, or on what they are made with. */
export type NetworkAct =
  /** Gives both clients the servers of the box, and makes them anew. */
  | { readonly act: "servers" }
  /** Makes Client B a peer of glass, and both clients anew. */
  | { readonly act: "glass" }
  | { readonly act: "policy"; readonly policy: string }
  | { readonly act: "nat"; readonly client: ClientName; readonly nat: NatKind }
  | { readonly act: "weather"; readonly client: ClientName; readonly name: string; readonly value: string }
  | { readonly act: "cable"; readonly client: ClientName; readonly isPulled: boolean }
  /** Writes another credential for a client’s TURN server. */
  | { readonly act: "credential"; readonly client: ClientName; readonly value: string }
  /** Opens a packet of this name, in whose row something stands. */
  | { readonly act: "open"; readonly client: ClientName; readonly packet: string; readonly row: string };

const NETWORK_ACTS: readonly string[] = [
  "servers",
  "glass",
  "policy",
  "nat",
  "weather",
  "cable",
  "credential",
  "open",
] satisfies NetworkAct["act"][];

/** Whether an act of a hand is one on the network, which no session tells of. */
export const isOnNetwork = <Other extends { readonly act: string }>(act: NetworkAct | Other): act is NetworkAct =>
  NETWORK_ACTS.includes(act.act);

/** What is done, in a few words. */
export function networkWordsOf(act: NetworkAct): string {
  switch (act.act) {
    case "servers":
      return "Give both clients the servers of the box.";
    case "glass":
      return "Make Client B a peer of glass.";
    case "policy":
      return `Set iceTransportPolicy to ${act.policy}.`;
    case "nat":
      return `Put Client ${act.client} behind a NAT that is ${act.nat}.`;
    case "weather":
      return `Set ${act.name} on Client ${act.client}’s line to ${act.value}.`;
    case "cable":
      return `${act.isPulled ? "Pull" : "Plug in"} the cable of Client ${act.client}.`;
    case "credential":
      return `Write ${act.value} as the credential of Client ${act.client}’s TURN server.`;
    case "open":
      return `Open the packet ${act.packet} of Client ${act.client}.`;
  }
}
