/** Relayed datagrams (RFC 8656 §11 and §12): from a client to a peer, and from a peer to a client. */
import {
  DATA,
  DATA_ATTRIBUTE,
  type Endpoint,
  joined,
  numberBytes,
  numberOf,
  readXorAddress,
  type StunMessage,
  valueOf,
  writeStun,
  writeXorAddress,
  XOR_PEER_ADDRESS,
} from "../protocol/packets/mod.ts";
import { enter } from "./forwarding.ts";
import { keyOf } from "./nat.ts";
import { allocationOf, permissionFor } from "./turn-requests.ts";
import {
  type Allocation,
  type Client,
  type Mapping,
  type Passage,
  placeOf,
  SERVERS,
  settle,
  type Source,
  targetClient,
  targetPlace,
  type World,
} from "./world.ts";

/** A server sends to a client: over its line and in through its NAT. */
export function toClient(world: World, client: Client, mapping: Mapping, bytes: Uint8Array): void {
  const { endpoint } = client.server;
  const place = placeOf("server", endpoint, client);
  const owner = mapping.host.client;
  const source: Source = { endpoint, host: SERVERS, socket: client.server, place, client };
  enter(world, mapping, bytes, source, {
    at: world.now(),
    bytes,
    from: place,
    to: placeOf("nat", mapping.socket.endpoint, owner),
    pairs: [client.pair, owner.pair],
  });
}

/** ChannelData from a client: its number stands for the peer. */
export function fromChannel(world: World, client: Client, bytes: Uint8Array, from: Source, passage: Passage): void {
  const allocation = allocationOf(world, client, from);
  const channel = allocation?.channels.get(numberOf(bytes.subarray(0, 2)));
  if (!allocation || !channel || channel.expiresAt <= world.now()) {
    return settle(world, passage, { outcome: "unbound", side: client.side });
  }
  const end = 4 + numberOf(bytes.subarray(2, 4));
  if (end > bytes.length) return settle(world, passage, { outcome: "unreadable" });
  relayOut(world, allocation, channel.peer, bytes.slice(4, end), passage);
}

/** A Send indication from a client. There is no answer, and so no refusal either. */
export function sendIndication(
  world: World,
  client: Client,
  { attributes, transactionId }: StunMessage,
  from: Source,
  passage: Passage,
): void {
  const allocation = allocationOf(world, client, from);
  const [peerValue, data] = [XOR_PEER_ADDRESS, DATA_ATTRIBUTE].map((type) => valueOf({ attributes }, type));
  const peer = peerValue && readXorAddress(peerValue, transactionId);
  if (!peer || !data) return settle(world, passage, { outcome: "unreadable" });
  if (!allocation) return settle(world, passage, { outcome: "unpermitted", side: client.side });
  relayOut(world, allocation, peer, data.slice(), passage);
}

const isPermitted = (world: World, { permissions }: Allocation, name: string | undefined): boolean =>
  name !== undefined && (permissions.get(name) ?? -Infinity) > world.now();

/** Sends to a peer from a relayed address: only to what is in the box. `request` brought it, and is settled. */
function relayOut(world: World, allocation: Allocation, peer: Endpoint, bytes: Uint8Array, request: Passage): void {
  const { client, socket } = allocation;
  if (!isPermitted(world, allocation, permissionFor(world, peer))) {
    return settle(world, request, { outcome: "unpermitted", side: client.side });
  }
  settle(world, request, { outcome: "relayed" });
  const place = placeOf("relay", socket.endpoint, client);
  const source: Source = { endpoint: socket.endpoint, host: SERVERS, socket, place, client };
  const target = world.targets.get(peer.port);
  const inside = world.hosts.get(keyOf(peer));
  const passage: Passage = {
    at: world.now(),
    bytes,
    from: place,
    to: target ? targetPlace(target) : placeOf(inside ? "client" : "stranger", peer, inside?.client),
    pairs: [client.pair, ...(target ? [targetClient(target).pair] : [])],
  };
  if (!target) return settle(world, passage, { outcome: inside ? "inside" : "nowhere" });
  if (target.kind === "server") return settle(world, passage, { outcome: "unreadable" });
  if (target.kind === "relay") return relayIn(world, target.allocation, bytes, source, passage);
  enter(world, target.mapping, bytes, source, passage);
}

/** A peer has sent to a relayed address: to the client, if the client permits it, by channel or as a Data indication. */
export function relayIn(
  world: World,
  allocation: Allocation,
  bytes: Uint8Array,
  from: Source,
  passage: Passage,
): void {
  const { client, owner, channels } = allocation;
  if (allocation.expiresAt <= world.now()) return settle(world, passage, { outcome: "nowhere" });
  if (!isPermitted(world, allocation, from.host)) {
    return settle(world, passage, { outcome: "unpermitted", side: client.side });
  }
  settle(world, passage, { outcome: "relayed" });
  const bound = [...channels].find(([, { peer, expiresAt }]) =>
    keyOf(peer) === keyOf(from.endpoint) && expiresAt > world.now()
  );
  toClient(world, client, owner, bound ? channelData(bound[0], bytes) : dataIndication(world, from.endpoint, bytes));
}

const channelData = (channel: number, bytes: Uint8Array): Uint8Array =>
  joined([numberBytes(channel, 2), numberBytes(bytes.length, 2), bytes]);

const dataIndication = (world: World, peer: Endpoint, bytes: Uint8Array): Uint8Array =>
  writeStun({
    method: DATA,
    class: "indication",
    transactionId: world.randomBytes(12),
    attributes: [
      { type: XOR_PEER_ADDRESS, value: writeXorAddress(peer)! },
      { type: DATA_ATTRIBUTE, value: bytes },
    ],
  });
