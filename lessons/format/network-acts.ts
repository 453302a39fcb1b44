/** Acts on the network between the clients, in a lesson that is done on the box. */
import { NAT_KINDS } from "../../protocol/box/mod.ts";
import type { ClientName } from "../../protocol/facts/mod.ts";
import type { NetworkAct } from "../../protocol/goals/mod.ts";

/** How such an act is written. */
export const NETWORK_ACT_FORMS: readonly string[] = [
  "servers of the box",
  "peer of glass",
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
