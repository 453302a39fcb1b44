/** Packets among what happened: whoever saw them says when, whose they are, and what became of each. */
import type { ClientName, Moment } from "../facts/mod.ts";

/** A packet as the diagram draws it. */
export interface PacketSeen {
  /** Rises from one to the next. */
  readonly number: number;
  /** Milliseconds since the bench opened. */
  readonly at: number;
  /** The client that sent it, or that a server sent it to. */
  readonly client: ClientName;
  /** What its reader calls it. */
  readonly name: string;
  /** From where to where, and what became of it. */
  readonly said: string;
  /** Whether it goes from this client to the other. */
  readonly crosses: boolean;
  readonly isDropped: boolean;
}

/** A packet’s place among the moments of both logs. */
export interface PacketMoment extends Pick<Moment, "client" | "index" | "at" | "rank"> {
  readonly packet: PacketSeen;
}

/** Before whatever else a client did in the same millisecond, so that the order of all is always the same. */
const FIRST = -(2 ** 40);

export const packetMoment = (packet: PacketSeen): PacketMoment => ({
  client: packet.client,
  index: FIRST + packet.number,
  at: packet.at,
  rank: 0,
  packet,
});

/** The id of a packet’s mark: `Ap12`. */
export const packetId = ({ client, number }: Pick<PacketSeen, "client" | "number">): string => `${client}p${number}`;
