/** The way of a datagram: out through the sender’s NAT and line, to whatever is at that port, in through the receiver’s. */
import type { Endpoint } from "../protocol/packets/mod.ts";
import { MOST_HOSTS, MOST_MAPPINGS, SILENCE } from "./limits.ts";
import { Filter, keyOf, slotFor } from "./nat.ts";
import {
  type Allocation,
  type Client,
  type Host,
  type Mapping,
  natName,
  type Passage,
  placeOf,
  SERVERS,
  settle,
  type Source,
  type Target,
  targetClient,
  targetPlace,
  type World,
} from "./world.ts";

/** What the box’s servers do with what comes to their ports and to relayed addresses. */
export interface Servers {
  /** A datagram at a client’s server, from the outside address `from`. */
  readonly serve: (client: Client, bytes: Uint8Array, from: Source, mapping: Mapping, passage: Passage) => void;
  /** A datagram at a relayed address. */
  readonly relay: (target: Target & { kind: "relay" }, bytes: Uint8Array, from: Source, passage: Passage) => void;
}

/** How a NAT’s rules call what is at a port. */
const hostOf = (target: Target): string => target.kind === "nat" ? natName(target.mapping.host.client) : SERVERS;

/** A host sends: through its NAT, then over its line. */
export function leave(world: World, servers: Servers, host: Host, target: Target, bytes: Uint8Array): void {
  const { client } = host;
  const { line, side, pair } = client;
  const at = host.heardAt = pair.usedAt = world.now();
  const destination = targetPlace(target);
  const passage = (outside?: Endpoint): Passage => ({
    at,
    bytes,
    from: placeOf("client", host.inside, client, outside),
    to: destination,
    pairs: [pair, targetClient(target).pair],
  });
  if (!client.packets.take(1, at) || !client.bytes.take(bytes.length, at)) {
    return settle(world, passage(), { outcome: "too-much" });
  }
  if (line.nat === "blocked") return settle(world, passage(), { outcome: "blocked", side, direction: "up" });
  const mapping = mappingFor(world, host, destination);
  if (!mapping) return settle(world, passage(), { outcome: "too-much" });
  mapping.usedAt = at;
  mapping.filter.remember({ endpoint: destination, host: hostOf(target) }, at);
  const outside = mapping.socket.endpoint;
  if (line.isPulled) return settle(world, passage(outside), { outcome: "unplugged", side, direction: "up" });
  const passing = client.up.pass(bytes.length, line.up, at);
  if ("lost" in passing) return settle(world, passage(outside), { outcome: passing.lost, side, direction: "up" });
  const source: Source = {
    endpoint: outside,
    host: natName(client),
    socket: mapping.socket,
    place: placeOf("nat", outside, client),
    client,
  };
  const goesOn = world.later(
    passing.delay,
    () => arrive(world, servers, target, bytes, source, mapping, passage(outside)),
  );
  if (!goesOn) settle(world, passage(outside), { outcome: "too-much" });
}

/** A datagram has reached a port of the box. */
function arrive(
  world: World,
  servers: Servers,
  target: Target,
  bytes: Uint8Array,
  source: Source,
  mapping: Mapping,
  passage: Passage,
): void {
  // While it was on its way, what was there may have gone.
  const { port } = targetPlace(target);
  if (world.targets.get(port) !== target) return settle(world, passage, { outcome: "nowhere" });
  if (target.kind === "server") servers.serve(target.client, bytes, source, mapping, passage);
  else if (target.kind === "relay") servers.relay(target, bytes, source, passage);
  else enter(world, target.mapping, bytes, source, passage);
}

/** Somebody outside sends to a NAT’s mapping: over its client’s line, then through the NAT, to the host. */
export function enter(world: World, mapping: Mapping, bytes: Uint8Array, source: Source, passage: Passage): void {
  const { host } = mapping;
  const { client } = host;
  const { side } = client;
  const unplugged = () => settle(world, passage, { outcome: "unplugged", side, direction: "down" });
  if (client.line.isPulled) return unplugged();
  const passing = client.down.pass(bytes.length, client.line.down, world.now());
  if ("lost" in passing) return settle(world, passage, { outcome: passing.lost, side, direction: "down" });
  const goesOn = world.later(passing.delay, () => {
    const { nat, isPulled } = client.line;
    const now = world.now();
    if (isPulled) return unplugged();
    if (nat === "blocked") return settle(world, passage, { outcome: "blocked", side, direction: "down" });
    if (!mapping.filter.passes(nat, source, now)) {
      // An open NAT drops nothing, so it is one of the others.
      const strict = nat as Exclude<typeof nat, "open" | "blocked">;
      return settle(world, passage, { outcome: "filtered", side, nat: strict, source: source.endpoint });
    }
    source.socket.send(bytes, host.inside);
    settle(world, passage, { outcome: "delivered", inside: host.inside, after: now - passage.at });
  });
  if (!goesOn) settle(world, passage, { outcome: "too-much" });
}

/** The mapping that a host’s NAT uses for a destination; a new one if there is none. `undefined` if there may be no more. */
function mappingFor(world: World, host: Host, destination: Endpoint): Mapping | undefined {
  const slot = slotFor(host.client.line.nat, destination);
  const known = host.mappings.get(slot);
  if (known) return known;
  const all = [...host.client.hosts.values()].flatMap(({ mappings }) => [...mappings.values()]);
  if (all.length >= MOST_MAPPINGS) closeMapping(world, all.reduce((a, b) => a.usedAt <= b.usedAt ? a : b));
  return openMapping(world, host, slot);
}

function openMapping(world: World, host: Host, slot: string): Mapping | undefined {
  try {
    const socket = world.open((bytes, from) => world.receive(socket.endpoint.port, bytes, from));
    const mapping: Mapping = { host, socket, filter: new Filter(), usedAt: world.now() };
    host.mappings.set(slot, mapping);
    world.targets.set(socket.endpoint.port, { kind: "nat", mapping });
    return mapping;
  } catch {
    // This machine has no more sockets to give.
    return undefined;
  }
}

/** A NAT forgets a mapping, as it does when nothing goes out for a while; what was relayed to it is over. */
export function closeMapping(world: World, mapping: Mapping): void {
  for (const [slot, one] of mapping.host.mappings) if (one === mapping) mapping.host.mappings.delete(slot);
  world.targets.delete(mapping.socket.endpoint.port);
  mapping.socket.close();
  for (const target of [...world.targets.values()]) {
    if (target.kind === "relay" && target.allocation.owner === mapping) closeAllocation(world, target.allocation);
  }
}

/** A relayed address is given back. */
export function closeAllocation(world: World, { client, owner, socket }: Allocation): void {
  client.allocations.delete(keyOf(owner.socket.endpoint));
  world.targets.delete(socket.endpoint.port);
  socket.close();
}

/** Takes a browser’s socket for one of a client’s; where there are too many, one that is silent makes room. */
export function admit(world: World, client: Client, inside: Endpoint): Host | undefined {
  const now = world.now();
  if (!client.newHosts.take(1, now)) return undefined;
  if (client.hosts.size >= MOST_HOSTS) {
    const oldest = [...client.hosts.values()].reduce((a, b) => a.heardAt <= b.heardAt ? a : b);
    if (now - oldest.heardAt < SILENCE) return undefined;
    dismiss(world, oldest);
  }
  const host: Host = { client, inside, mappings: new Map(), heardAt: now };
  client.hosts.set(keyOf(inside), host);
  world.hosts.set(keyOf(inside), host);
  return host;
}

/** Forgets a browser’s socket and all its mappings. */
export function dismiss(world: World, host: Host): void {
  for (const mapping of [...host.mappings.values()]) closeMapping(world, mapping);
  host.client.hosts.delete(keyOf(host.inside));
  world.hosts.delete(keyOf(host.inside));
}
