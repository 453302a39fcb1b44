/** Who is who in the box: pairs, their clients, the sockets of browsers, NATs’ mappings, relays. */
import type { Fate, FromBox, Line, Place, Side } from "../protocol/box/mod.ts";
import type { Endpoint, HmacKey } from "../protocol/packets/mod.ts";
import type { Allowance } from "./limits.ts";
import type { Filter, Outside } from "./nat.ts";
import type { Nonces } from "./credentials.ts";
import type { PacketRecord } from "./record.ts";
import type { OpenSocket, UdpSocket } from "./socket.ts";
import type { Direction } from "./weather.ts";

/** Two clients who learn together, on one page or on two devices. */
export interface Pair {
  /** Counts from 1. */
  readonly number: number;
  /** Who knows it may join. */
  readonly token: string;
  readonly username: string;
  readonly credential: string;
  /** Of user name, realm and credential (RFC 8489 §9.2.2). */
  readonly key: HmacKey;
  readonly clients: Readonly<Record<Side, Client>>;
  readonly record: PacketRecord;
  /** The open pages of this pair, each as what sends it a message. */
  readonly pages: Set<(message: FromBox) => void>;
  /** Whether a page has ever joined it. The first pair is made before there is one. */
  isTaken: boolean;
  /** When it was last used, by a page or by a datagram. */
  usedAt: number;
}

/** Client A or Client B of a pair: a line with a NAT in front, and a server of its own to ask. */
export interface Client {
  readonly pair: Pair;
  readonly side: Side;
  line: Line;
  /** How often its cable was pulled or put back, and how many wait to put it back. */
  readonly cable: { touched: number; waiting: number };
  readonly up: Direction;
  readonly down: Direction;
  /** Answers STUN and TURN; by its port the box knows whose packet it is. */
  readonly server: UdpSocket;
  /** The sockets of its browser, by address and port. */
  readonly hosts: Map<string, Host>;
  /** Relayed addresses, by the outside address of who has asked: TURN’s 5-tuple (RFC 8656 §6). */
  readonly allocations: Map<string, Allocation>;
  readonly packets: Allowance;
  readonly bytes: Allowance;
  readonly newHosts: Allowance;
}

/** A socket of a browser, inside of its client’s NAT. */
export interface Host {
  readonly client: Client;
  readonly inside: Endpoint;
  /** By slot; see `slotFor`. */
  readonly mappings: Map<string, Mapping>;
  heardAt: number;
}

/** An outside address that a NAT gave to a host: a socket of the box. */
export interface Mapping {
  readonly host: Host;
  readonly socket: UdpSocket;
  readonly filter: Filter;
  usedAt: number;
}

/** A relayed address (RFC 8656 §6). */
export interface Allocation {
  readonly client: Client;
  /** Where the client asks from. */
  readonly owner: Mapping;
  readonly socket: UdpSocket;
  /** The request that made it: a repeated one gets the same answer. */
  readonly transactionId: string;
  expiresAt: number;
  /** IP addresses that may send to it, and until when. */
  readonly permissions: Map<string, number>;
  readonly channels: Map<number, { readonly peer: Endpoint; expiresAt: number }>;
}

/** What is at one of the box’s ports. */
export type Target =
  | { readonly kind: "server"; readonly client: Client }
  | { readonly kind: "nat"; readonly mapping: Mapping }
  | { readonly kind: "relay"; readonly allocation: Allocation };

export interface World {
  /** The IPv4 address of all its sockets. */
  readonly host: string;
  /** Milliseconds since the box began. */
  readonly now: () => number;
  readonly open: OpenSocket;
  /** A datagram has come to one of the box’s ports. */
  readonly receive: (port: number, bytes: Uint8Array, from: Endpoint) => void;
  /** Does something after so many milliseconds, at once where it is 0; false where too much is waiting already. */
  readonly later: (milliseconds: number, act: () => void) => boolean;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly nonces: Nonces;
  /** Of how many strangers’ datagrams pairs are told. */
  readonly strangers: Allowance;
  readonly targets: Map<number, Target>;
  /** Every host of every client, by its inside address and port. */
  readonly hosts: Map<string, Host>;
  /** What belongs to no pair, by its fate. */
  readonly others: Map<string, number>;
}

/** Where a datagram is sent from outside of every NAT: its address there, its socket, and how it is told. */
export interface Source extends Outside {
  readonly socket: UdpSocket;
  readonly place: Place;
  readonly client: Client;
}

/** A datagram on its way, as it will be told. */
export interface Passage {
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly from: Place;
  readonly to: Place;
  /** The pairs in whose record it belongs. */
  readonly pairs: readonly Pair[];
}

/** All of the box’s servers and relays are at one host, as far as a NAT’s rules go. */
export const SERVERS = "servers";
export const natName = ({ pair, side }: Client): string => `nat ${pair.number}${side}`;

/** How an end is told: by its side, and by its pair’s number. */
export const placeOf = (
  who: Place["who"],
  { address, port }: Endpoint,
  client?: Client,
  outside?: Endpoint,
): Place => ({
  who,
  ...(client && { side: client.side, pair: client.pair.number }),
  address,
  port,
  ...(outside && { outside }),
});

export const targetPlace = (target: Target): Place => {
  switch (target.kind) {
    case "server":
      return placeOf("server", target.client.server.endpoint, target.client);
    case "nat":
      return placeOf("nat", target.mapping.socket.endpoint, target.mapping.host.client);
    case "relay":
      return placeOf("relay", target.allocation.socket.endpoint, target.allocation.client);
  }
};

export const targetClient = (target: Target): Client =>
  target.kind === "server"
    ? target.client
    : target.kind === "nat"
    ? target.mapping.host.client
    : target.allocation.client;

/** Keeps what became of a datagram, in the record of every pair that it concerns. A pair does not name itself. */
export function settle(world: World, { pairs, from, to, ...rest }: Passage, fate: Fate): void {
  if (pairs.length === 0) world.others.set(fate.outcome, (world.others.get(fate.outcome) ?? 0) + 1);
  for (const pair of new Set(pairs)) {
    const seenBy = ({ pair: number, ...place }: Place): Place =>
      number === undefined || number === pair.number ? place : { ...place, pair: number };
    pair.record.add({ ...rest, from: seenBy(from), to: seenBy(to), fate });
  }
}
