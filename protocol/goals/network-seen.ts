/** What a box told of a bench’s network. No fact of a client holds it: a client knows nothing of its own packets. */
import type { NatKind, Outcome, Place, Side, WorstWeather } from "../box/mod.ts";

/** Packets that differ in nothing but their bytes and their time. */
export interface SeenKind {
  /** As the packet reader calls them: “Binding request”; chunks of SCTP without their numbers and labels. */
  readonly name: string;
  readonly from: Pick<Place, "who" | "side">;
  readonly to: Pick<Place, "who" | "side">;
  readonly outcome: Outcome;
  /** Whose NAT or line they ended on, where they did. */
  readonly endedAt?: Side;
  /** Whether the learner has opened one of them. */
  readonly opened: boolean;
}

/** The network of a bench since that opened: the NATs of each client, the present one last, and every kind of packet. */
export interface NetworkSeen {
  readonly nats: Readonly<Record<Side, readonly NatKind[]>>;
  /** The worst weather that each line had, each of its numbers by itself. */
  readonly worst?: WorstWeather;
  readonly packets: readonly SeenKind[];
  /** Whether Client B is a peer of glass. */
  readonly isGlass: boolean;
}
