/** What a client asks of TURN, once its credentials are found right (RFC 8656 §7 to §12). */
import {
  CHANNEL_NUMBER,
  type Endpoint,
  EVEN_PORT,
  LIFETIME,
  numberBytes,
  numberOf,
  readXorAddress,
  REQUESTED_ADDRESS_FAMILY,
  REQUESTED_TRANSPORT,
  RESERVATION_TOKEN,
  type StunAttribute,
  type StunMessage,
  valueOf,
  writeXorAddress,
  XOR_MAPPED_ADDRESS,
  XOR_PEER_ADDRESS,
  XOR_RELAYED_ADDRESS,
} from "../protocol/packets/mod.ts";
import { SIDES } from "../protocol/box/mod.ts";
import { closeAllocation } from "./forwarding.ts";
import { MOST_ALLOCATIONS, MOST_PERMISSIONS } from "./limits.ts";
import { keyOf } from "./nat.ts";
import { type Allocation, type Client, type Mapping, natName, SERVERS, type Source, type World } from "./world.ts";

/** A request, where it came from, and whose server it came to. */
export interface Asked {
  readonly client: Client;
  readonly request: StunMessage;
  readonly from: Source;
  readonly mapping: Mapping;
}

/** An error’s code, or none for success; and what else is in the answer. */
export interface Reply {
  readonly error?: number;
  readonly attributes?: readonly StunAttribute[];
}

/** Seconds (RFC 8656 §3.2, §7.2, §9, §12). */
const DEFAULT_LIFETIME = 600;
const LONGEST_LIFETIME = 3600;
const PERMISSION_LIFETIME = 300;
const CHANNEL_LIFETIME = 600;

const UDP = 17;
const IPV4 = 1;
const IPV6 = 2;

/** The client’s relayed address, by the 5-tuple that it asks from (RFC 8656 §6); what has run out is given back. */
export function allocationOf(world: World, client: Client, from: Source): Allocation | undefined {
  const allocation = client.allocations.get(keyOf(from.endpoint));
  if (!allocation || allocation.expiresAt > world.now()) return allocation;
  closeAllocation(world, allocation);
}

/** How long an allocation is to live, in seconds: no shorter than ten minutes, unless it is to end at once (§7.2, §8). */
function lifetimeOf(request: StunMessage): number {
  const value = valueOf(request, LIFETIME);
  const wished = value?.length === 4 ? numberOf(value) : DEFAULT_LIFETIME;
  return wished === 0 ? 0 : Math.min(LONGEST_LIFETIME, Math.max(DEFAULT_LIFETIME, wished));
}

const lifetime = (seconds: number): StunAttribute => ({ type: LIFETIME, value: numberBytes(seconds, 4) });

/** RFC 8656 §7.2: a relayed address. */
export function allocate(world: World, { client, request, from, mapping }: Asked): Reply {
  const transactionId = request.transactionId.toHex();
  const known = allocationOf(world, client, from);
  // A request that was sent again, as its answer was lost, gets the same answer; another one is a mistake.
  if (known) return known.transactionId === transactionId ? allocated(world, known, from) : { error: 437 };
  const transport = valueOf(request, REQUESTED_TRANSPORT);
  if (transport?.length !== 4) return { error: 400 };
  if (transport[0] !== UDP) return { error: 442 };
  const family = valueOf(request, REQUESTED_ADDRESS_FAMILY);
  if (family && family[0] !== IPV4) return { error: 440 };
  // Neither is offered, and this is how both are refused.
  if (valueOf(request, EVEN_PORT) || valueOf(request, RESERVATION_TOKEN)) return { error: 508 };
  const seconds = lifetimeOf(request) || DEFAULT_LIFETIME;
  if (SIDES.reduce((sum, side) => sum + client.pair.clients[side].allocations.size, 0) >= MOST_ALLOCATIONS) {
    return { error: 486 };
  }
  try {
    const socket = world.open((bytes, sender) => world.receive(socket.endpoint.port, bytes, sender));
    const allocation: Allocation = {
      client,
      owner: mapping,
      socket,
      transactionId,
      expiresAt: world.now() + 1000 * seconds,
      permissions: new Map(),
      channels: new Map(),
    };
    client.allocations.set(keyOf(from.endpoint), allocation);
    world.targets.set(socket.endpoint.port, { kind: "relay", allocation });
    return allocated(world, allocation, from);
  } catch {
    // This machine has no more sockets to give.
    return { error: 508 };
  }
}

const allocated = (world: World, { socket, expiresAt }: Allocation, from: Source): Reply => ({
  attributes: [
    { type: XOR_RELAYED_ADDRESS, value: writeXorAddress(socket.endpoint)! },
    { type: XOR_MAPPED_ADDRESS, value: writeXorAddress(from.endpoint)! },
    lifetime(Math.max(1, Math.round((expiresAt - world.now()) / 1000))),
  ],
});

/** RFC 8656 §8: an allocation goes on, or ends. */
export function refresh(world: World, { client, request, from }: Asked): Reply {
  const allocation = allocationOf(world, client, from);
  if (!allocation) return { error: 437 };
  const family = valueOf(request, REQUESTED_ADDRESS_FAMILY);
  if (family && family[0] !== IPV4) return { error: 443 };
  const seconds = lifetimeOf(request);
  if (seconds === 0) closeAllocation(world, allocation);
  else allocation.expiresAt = world.now() + 1000 * seconds;
  return { attributes: [lifetime(seconds)] };
}

/**
 * What a permission for a peer is kept under; `undefined` for addresses that are none of the box’s, which it never
 * sends to. A permission is for an IP address (RFC 8656 §9); all of the box’s are one, so that what counts is whose NAT
 * it is.
 */
export function permissionFor(world: World, peer: Endpoint): string | undefined {
  if (peer.address !== world.host) return undefined;
  const target = world.targets.get(peer.port);
  if (!target) return keyOf(peer);
  return target.kind === "nat" ? natName(target.mapping.host.client) : SERVERS;
}

/** Lets peers send to an allocation for five minutes; the error’s code if it may not be. */
function permit(world: World, { permissions }: Allocation, peers: readonly Endpoint[]): number | undefined {
  const names = peers.map((peer) => permissionFor(world, peer));
  if (names.some((name) => name === undefined)) return 403;
  const now = world.now();
  for (const [name, until] of permissions) if (until <= now) permissions.delete(name);
  const fresh = new Set(names.filter((name) => !permissions.has(name!)));
  if (permissions.size + fresh.size > MOST_PERMISSIONS) return 508;
  for (const name of names) permissions.set(name!, now + 1000 * PERMISSION_LIFETIME);
}

/** The peers that a request names; the error’s code where one cannot be read. */
function peersOf({ attributes, transactionId }: StunMessage): readonly Endpoint[] | number {
  const peers: Endpoint[] = [];
  for (const { type, value } of attributes) {
    if (type !== XOR_PEER_ADDRESS) continue;
    const peer = readXorAddress(value, transactionId);
    if (!peer) return 400;
    if (value[1] === IPV6) return 443;
    peers.push(peer);
  }
  return peers.length > 0 ? peers : 400;
}

/** RFC 8656 §10: peers may send, for five minutes. */
export function createPermissions(world: World, { client, request, from }: Asked): Reply {
  const allocation = allocationOf(world, client, from);
  if (!allocation) return { error: 437 };
  const peers = peersOf(request);
  if (typeof peers === "number") return { error: peers };
  const error = permit(world, allocation, peers);
  return error === undefined ? {} : { error };
}

/** RFC 8656 §12: a number stands for a peer, for ten minutes, and the peer may send. */
export function bindChannel(world: World, { client, request, from }: Asked): Reply {
  const allocation = allocationOf(world, client, from);
  if (!allocation) return { error: 437 };
  const value = valueOf(request, CHANNEL_NUMBER);
  const peers = peersOf(request);
  if (typeof peers === "number") return { error: peers };
  if (value?.length !== 4) return { error: 400 };
  const number = numberOf(value.subarray(0, 2));
  if (number < 0x4000 || number > 0x4fff) return { error: 400 };
  const now = world.now();
  const { channels } = allocation;
  for (const [channel, { expiresAt }] of channels) if (expiresAt <= now) channels.delete(channel);
  const [peer] = peers;
  const isFree = [...channels].every(([channel, bound]) =>
    (channel === number) === (keyOf(bound.peer) === keyOf(peer))
  );
  if (!isFree) return { error: 400 };
  if (!channels.has(number) && channels.size >= MOST_PERMISSIONS) return { error: 508 };
  const error = permit(world, allocation, [peer]);
  if (error !== undefined) return { error };
  channels.set(number, { peer, expiresAt: now + 1000 * CHANNEL_LIFETIME });
  return {};
}
