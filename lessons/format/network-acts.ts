/** Acts on the network between the clients, in a lesson that is done on the box. */
import { NAT_KINDS, type NatKind } from "../../protocol/box/mod.ts";
import type { ClientName } from "../../protocol/facts/mod.ts";

/** One act of a hand on the network between the clients, or on what they are made with. */
export type NetworkAct =
  /** Gives both clients the servers of the box, and makes them anew. */
  | { readonly act: "servers" }
  | { readonly act: "policy"; readonly policy: string }
  | { readonly act: "nat"; readonly client: ClientName; readonly nat: NatKind }
  | { readonly act: "weather"; readonly client: ClientName; readonly name: string; readonly value: string }
  | { readonly act: "cable"; readonly client: ClientName; readonly isPulled: boolean }
  /** Writes another credential for a client’s TURN server. */
  | { readonly act: "credential"; readonly client: ClientName; readonly value: string }
  /** Opens a packet of this name, in whose row something stands. */
  | { readonly act: "open"; readonly client: ClientName; readonly packet: string; readonly row: string };

/** How such an act is written. */
export const NETWORK_ACT_FORMS: readonly string[] = [
  "servers of the box",
  "policy relay",
  "A nat symmetric",
  "A weather loss 10",
  "A pulls the cable",
  "A plugs the cable in",
  "A credential wrong",
  "A opens Binding request",
  "A opens Binding request: Client B’s NAT",
];

/** Reads what stands behind a client’s name; `undefined` where it is no such act. */
export function readNetworkAct(client: ClientName, rest: string): NetworkAct | undefined {
  if (rest === "pulls the cable") return { act: "cable", client, isPulled: true };
  if (rest === "plugs the cable in") return { act: "cable", client, isPulled: false };
  const [, verb, what] = /^(nat|weather|credential|opens) (.+)$/.exec(rest) ?? [];
  switch (verb) {
    case "nat": {
      const nat = NAT_KINDS.find((one) => one === what);
      return nat && { act: "nat", client, nat };
    }
    case "weather": {
      const [, name, value] = /^(loss|delay|jitter|rate) ([\d.]+)$/.exec(what) ?? [];
      return name ? { act: "weather", client, name, value } : undefined;
    }
    case "credential":
      return { act: "credential", client, value: what };
    case "opens": {
      const [, packet, row = ""] = /^(.+?)(?:: (.+))?$/.exec(what)!;
      return { act: "open", client, packet, row };
    }
    default:
      return undefined;
  }
}
