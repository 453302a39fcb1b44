/** What became of a datagram, in one sentence for a learner. */
import type { Fate } from "./packet.ts";
import type { NatKind, Side } from "./settings.ts";

const at = ({ address, port }: { readonly address: string; readonly port: number }) => `${address}:${port}`;

/** What each kind of NAT looks for before it lets a datagram in (RFC 4787 §5). */
const FILTERS: Readonly<Partial<Record<NatKind, (side: Side, source: string) => string>>> = {
  "address-restricted": (side, source) => `Client ${side} has sent nothing yet to the host behind ${source}`,
  "port-restricted": (side, source) => `Client ${side} has sent nothing yet to ${source}`,
  "symmetric": (_side, source) => `this outside address was made for another destination, and not for ${source}`,
};

const LINES = {
  lost: (side: Side, to: string) => `Lost on the line ${to} Client ${side}: the weather.`,
  crowded: (side: Side, to: string) => `Lost on the line ${to} Client ${side}: more was waiting than its rate carries.`,
  unplugged: (side: Side, to: string) => `Lost on the line ${to} Client ${side}: its cable is pulled.`,
};

/** What becomes of a datagram that comes to whom it was for. */
const ARRIVED: readonly string[] = ["delivered", "answered", "relayed"];
/** What is told of no datagram, but of what was inside of one, at a peer of glass. */
const INSIDE: readonly string[] = ["sealed", "unsealed"];

/** Whether a datagram ended before whom it was for. */
export const isDropped = ({ outcome }: { readonly outcome: string }): boolean =>
  !ARRIVED.includes(outcome) && !INSIDE.includes(outcome);

/** How many datagrams there were, and how many of them were dropped, where `counts` tells how many met which fate. */
export function datagramsIn(
  counts: Readonly<Record<string, number>>,
): { readonly all: number; readonly dropped: number } {
  const numberOf = (isCounted: (outcome: string) => boolean) =>
    Object.entries(counts).reduce((sum, [outcome, n]) => sum + (isCounted(outcome) ? n : 0), 0);
  return {
    all: numberOf((outcome) => !INSIDE.includes(outcome)),
    dropped: numberOf((outcome) => isDropped({ outcome })),
  };
}

/** Words what became of a datagram. */
export function fateText(fate: Fate): string {
  switch (fate.outcome) {
    case "delivered":
      return fate.after < 1 ? "It arrived." : `It arrived, after ${Math.round(fate.after)} ms.`;
    case "answered":
      return "The server took it.";
    case "relayed":
      return "The relay took it, and sends on what is inside.";
    case "sealed":
      return "The peer of glass put it into a DTLS record, and sent that: on the wire nobody reads this.";
    case "unsealed":
      return "It came inside of a DTLS record, which the peer of glass has opened: on the wire nobody reads this.";
    case "lost":
    case "crowded":
    case "unplugged":
      return LINES[fate.outcome](fate.side, fate.direction === "up" ? "from" : "to");
    case "blocked":
      return `Client ${fate.side}’s NAT lets no UDP ${fate.direction === "up" ? "out" : "in"}.`;
    case "filtered":
      return `Client ${fate.side}’s NAT (${fate.nat}) dropped it: ${FILTERS[fate.nat]!(fate.side, at(fate.source))}.`;
    case "unpermitted":
      return `The relay dropped it: Client ${fate.side} has given that peer no permission.`;
    case "unbound":
      return `The relay dropped it: Client ${fate.side} has bound no channel of that number.`;
    case "nowhere":
      return "Dropped: nobody has that address any more, or ever had.";
    case "inside":
      return "Dropped: that address is inside of a NAT, and cannot be reached from outside.";
    case "stranger":
      return "Dropped: its sender has asked this box for nothing, and the box carries nothing for strangers.";
    case "unreadable":
      return "Dropped: it is nothing that a STUN and TURN server takes.";
    case "too-much":
      return "Dropped: it is more than the box carries for one client.";
  }
}
