/** The box: pairs of clients, and the network between them, in one process. It holds all in memory, and keeps nothing. */
import type { Settings, Side } from "../protocol/box/mod.ts";
import type { ProblemCode } from "../protocol/problems/mod.ts";
import type { Endpoint } from "../protocol/packets/mod.ts";
import { Nonces } from "./credentials.ts";
import { admit, closeAllocation, closeMapping, dismiss, leave, type Servers } from "./forwarding.ts";
import { type GlassRoom, loadGlass } from "./glass/seat.ts";
import { Allowance, isNear, MOST_GLASS, MOST_HELD, MOST_PAIRS, MOST_STRANGERS, PAIR_LIFE, SILENCE } from "./limits.ts";
import { keyOf, MAPPING_LIFE } from "./nat.ts";
import { type Change, changeLines, closePair, lineAfter, makePair } from "./pairs.ts";
import { type OpenSocket, socketsAt } from "./socket.ts";
import { asks, serversOf } from "./stun-server.ts";
import { type Host, type Pair, placeOf, settle, type Target, targetClient, targetPlace, type World } from "./world.ts";

export interface BoxOptions {
  /** The IPv4 address of all its sockets. */
  readonly host: string;
  /** What every new pair begins with. */
  readonly settings: Settings;
  /** Of the dice; with the same one, the same datagrams are lost. */
  readonly seed?: number;
  /** For tests: sockets, a clock and a timer of one’s own. */
  readonly open?: OpenSocket;
  readonly now?: () => number;
  readonly later?: (milliseconds: number, act: () => void) => void;
  readonly loadGlass?: GlassRoom["load"];
}

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

export class Box {
  readonly world: World;
  readonly glass: GlassRoom;
  /** With it, a page changes the network of every pair. */
  readonly key = randomBytes(8).toHex();
  readonly #pairs = new Map<string, Pair>();
  readonly #seed: number;
  readonly #servers: Servers;
  #settings: Settings;
  #made = 0;
  #held = 0;

  /** It throws where there is no such address on this machine. */
  constructor(
    {
      host,
      settings,
      seed,
      open = socketsAt(host),
      now,
      later = (milliseconds, act) => setTimeout(act, milliseconds),
      loadGlass: load = loadGlass,
    }: BoxOptions,
  ) {
    const began = performance.now();
    this.#settings = settings;
    this.#seed = seed ?? crypto.getRandomValues(new Uint32Array(1))[0];
    this.world = {
      host,
      now: now ?? (() => performance.now() - began),
      open,
      receive: (port, bytes, from) => this.#receive(port, bytes, from),
      later: (milliseconds, act) => this.#hold(milliseconds, act, later),
      randomBytes,
      nonces: new Nonces(() => randomBytes(16).toHex()),
      strangers: new Allowance(MOST_STRANGERS),
      targets: new Map(),
      hosts: new Map(),
      others: new Map(),
    };
    this.glass = { world: this.world, seats: new Map(), most: MOST_GLASS, load };
    this.#servers = serversOf(this.world);
    this.#make();
  }

  /** In the order in which they were made. */
  get pairs(): readonly Pair[] {
    return [...this.#pairs.values()];
  }

  /** The pair of a token; without one, a pair that nobody has yet. */
  join(token?: string): Pair | ProblemCode {
    const pair = token === undefined ? this.pairs.find(({ isTaken }) => !isTaken) : this.#pairs.get(token);
    if (!pair && token !== undefined) return "box-pair-unknown";
    try {
      const joined = pair ?? this.#make();
      if (!joined) return "box-full";
      joined.isTaken = true;
      joined.usedAt = this.world.now();
      return joined;
    } catch {
      return "box-full";
    }
  }

  #make(): Pair | undefined {
    if (this.#pairs.size >= MOST_PAIRS) return undefined;
    const pair = makePair(this.world, ++this.#made, this.#settings, this.#seed);
    this.#pairs.set(pair.token, pair);
    return pair;
  }

  /** What a pair begins with that is made now. */
  get settings(): Settings {
    return this.#settings;
  }

  /** Changes the lines of every pair, those included that will come; only a pulled cable is theirs who have one. */
  changeAll(sides: readonly Side[], change: Change): void {
    for (const pair of this.pairs) changeLines(pair, sides, change);
    for (const side of sides) {
      this.#settings = {
        ...this.#settings,
        [side]: lineAfter(this.#settings[side], { ...change, isPulled: false }),
      };
    }
  }

  /** A datagram has come to a port: from a client, or from somebody who asks and becomes one, or from a stranger. */
  #receive(port: number, bytes: Uint8Array, from: Endpoint): void {
    const { world } = this;
    const target = world.targets.get(port);
    if (!target) return;
    const near = isNear(from.address, world.host);
    const host = near ? this.#hostOf(from, target, bytes) : undefined;
    if (host) return leave(world, this.#servers, host, target, bytes);
    const at = world.now();
    settle(world, {
      at,
      bytes,
      from: placeOf("stranger", from),
      to: targetPlace(target),
      pairs: world.strangers.take(1, at) ? [targetClient(target).pair] : [],
    }, { outcome: near && target.kind === "server" && asks(bytes) ? "too-much" : "stranger" });
  }

  /**
   * Whose socket it is. Who asks a client’s server for the first time is that client’s; a socket that was silent for
   * long, and now asks another’s, is another socket with the same port.
   */
  #hostOf(from: Endpoint, target: Target, bytes: Uint8Array): Host | undefined {
    const { world } = this;
    const known = world.hosts.get(keyOf(from));
    if (target.kind !== "server" || known?.client === target.client) return known;
    if (known && world.now() - known.heardAt < SILENCE || !asks(bytes)) return known;
    if (known) dismiss(world, known);
    return admit(world, target.client, from);
  }

  /** Gives back what has run out; to be called now and then. */
  sweep(): void {
    const { world } = this;
    const now = world.now();
    for (const target of [...world.targets.values()]) {
      if (target.kind === "relay" && target.allocation.expiresAt <= now) closeAllocation(world, target.allocation);
      if (target.kind !== "nat") continue;
      const { mapping } = target;
      mapping.filter.forget(now);
      if (now - mapping.usedAt >= MAPPING_LIFE) closeMapping(world, mapping);
    }
    for (const host of [...world.hosts.values()]) {
      if (host.mappings.size === 0 && now - host.heardAt >= MAPPING_LIFE) dismiss(world, host);
    }
    for (const seat of this.glass.seats.values()) if (seat.isIdle(now)) void seat.expire();
    for (const pair of this.pairs) {
      if (!pair.isTaken || pair.pages.size > 0 || now - pair.usedAt < PAIR_LIFE) continue;
      closePair(world, pair);
      this.#pairs.delete(pair.token);
    }
  }

  /** Closes every socket. */
  close(): void {
    for (const seat of this.glass.seats.values()) seat.leave();
    for (const pair of this.pairs) closePair(this.world, pair);
    this.#pairs.clear();
  }

  #hold(milliseconds: number, act: () => void, later: NonNullable<BoxOptions["later"]>): boolean {
    if (milliseconds <= 0) act();
    else {
      if (this.#held >= MOST_HELD) return false;
      this.#held++;
      later(milliseconds, () => {
        this.#held--;
        act();
      });
    }
    return true;
  }
}
