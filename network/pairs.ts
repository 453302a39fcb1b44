/** Pairs of clients: made, joined, changed, and given up. */
import {
  changed,
  type Line,
  type LineChange,
  type PairDescription,
  type Settings,
  type Side,
  SIDES,
} from "../protocol/box/mod.ts";
import { longTermKey } from "../protocol/packets/mod.ts";
import { BOX_REALM } from "./credentials.ts";
import { dismiss } from "./forwarding.ts";
import { Allowance, MOST_BYTES, MOST_NEW_HOSTS, MOST_PACKETS } from "./limits.ts";
import { PacketRecord } from "./record.ts";
import { diceOf, Direction } from "./weather.ts";
import type { Client, Pair, World } from "./world.ts";

/** Makes a pair, with two servers of its own. It throws where this machine has no more sockets to give. */
export function makePair(world: World, number: number, settings: Settings, seed: number): Pair {
  const [username, credential] = [`pair-${number}`, world.randomBytes(12).toHex()];
  const clients = {} as Record<Side, Client>;
  const pair: Pair = {
    number,
    token: world.randomBytes(16).toHex(),
    username,
    credential,
    key: longTermKey(username, BOX_REALM, credential),
    clients,
    record: new PacketRecord(),
    pages: new Set(),
    isTaken: false,
    usedAt: world.now(),
  };
  for (const [i, side] of SIDES.entries()) {
    // Four directions a pair, each with dice of its own.
    const dice = (direction: number) => diceOf(seed + 4 * number + 2 * i + direction);
    try {
      clients[side] = makeClient(world, pair, side, settings, [new Direction(dice(0)), new Direction(dice(1))]);
    } catch (error) {
      clients.A?.server.close();
      throw error;
    }
  }
  for (const client of Object.values(clients)) {
    world.targets.set(client.server.endpoint.port, { kind: "server", client });
  }
  return pair;
}

function makeClient(
  world: World,
  pair: Pair,
  side: Side,
  settings: Settings,
  [up, down]: readonly [Direction, Direction],
): Client {
  const server = world.open((bytes, from) => world.receive(server.endpoint.port, bytes, from));
  return {
    pair,
    side,
    line: settings[side],
    cable: { touched: 0, waiting: 0 },
    up,
    down,
    server,
    hosts: new Map(),
    allocations: new Map(),
    packets: new Allowance(MOST_PACKETS),
    bytes: new Allowance(MOST_BYTES),
    newHosts: new Allowance(MOST_NEW_HOSTS),
  };
}

/** What a pair’s pages are told of it. */
export function describePair(pair: Pair): PairDescription {
  const { number, token, username, credential, clients } = pair;
  const servers = ({ server: { endpoint: { address, port } } }: Client) => ({
    stun: `stun:${address}:${port}`,
    turn: `turn:${address}:${port}`,
  });
  return {
    number,
    token,
    A: servers(clients.A),
    B: servers(clients.B),
    username,
    credential,
    realm: BOX_REALM,
    settings: settingsOf(pair),
  };
}

export const settingsOf = ({ clients: { A, B } }: Pair): Settings => ({ A: A.line, B: B.line });

/** What may be changed of a line while the box runs. */
export type Change = LineChange & { readonly isPulled?: boolean };

export const lineAfter = (line: Line, change: Change): Line => ({
  ...changed(line, change),
  isPulled: change.isPulled ?? line.isPulled,
});

/** Changes one line or both, and tells the pages. The next datagram meets it. */
export function changeLines(pair: Pair, sides: readonly Side[], change: Change): void {
  for (const side of sides) pair.clients[side].line = lineAfter(pair.clients[side].line, change);
  for (const tell of pair.pages) tell({ type: "settings", settings: settingsOf(pair) });
}

/** Gives back all that a pair has. */
export function closePair(world: World, pair: Pair): void {
  for (const client of Object.values(pair.clients)) {
    for (const host of [...client.hosts.values()]) dismiss(world, host);
    world.targets.delete(client.server.endpoint.port);
    client.server.close();
  }
}
