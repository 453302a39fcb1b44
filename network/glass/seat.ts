/** Where a page’s peer of glass sits: in the place of its pair’s Client B. One for each page, and one for each pair. */
import { type FromBox, LONGEST, type ToGlass } from "../../protocol/box/mod.ts";
import type { PeerFact } from "../../protocol/facts/mod.ts";
import type { Endpoint } from "../../protocol/packets/mod.ts";
import { GLASS_LIFE } from "../limits.ts";
import { type Pair, placeOf, type World } from "../world.ts";
import type { GlassPeer } from "./peer.ts";

type Loaded = typeof import("./lazy.ts");

/** All peers of glass of a box. */
export interface GlassRoom {
  readonly world: World;
  /** By the number of their pair. */
  readonly seats: Map<number, GlassSeat>;
  readonly most: number;
  /** Brings werift; rejects where it is not installed. */
  readonly load: () => Promise<Loaded>;
}

/** Brings what plays peers of glass; rejects where werift is not installed. */
export const loadGlass = (): Promise<Loaded> => import("./lazy.ts");

/** The seat of one page: it holds the page’s peer, makes its calls in turn, and tells what happens to it. */
export class GlassSeat {
  #peer?: GlassPeer;
  /** What is under way: calls are made one after the other. */
  #last: Promise<void> = Promise.resolve();
  /** The number of the connection that the page has opened last. */
  #number = -1;
  #usedAt: number;

  constructor(readonly room: GlassRoom, readonly pair: Pair, readonly send: (message: FromBox) => void) {
    this.#usedAt = room.world.now();
  }

  /** A page has made a call. */
  hear({ peer, id, made }: ToGlass): void {
    this.#usedAt = this.room.world.now();
    if (made.call === "RTCPeerConnection") {
      this.leave();
      this.#number = peer;
    }
    if (peer !== this.#number) return;
    this.#last = this.#last.then(async () => {
      if (made.call === "RTCPeerConnection") await this.#open(peer);
      // Another has been opened meanwhile, or none could be: then it was said.
      if (peer === this.#number) await this.#peer?.call(id, made);
      if (made.call === "close" && peer === this.#number) this.leave();
    });
  }

  async #open(number: number): Promise<void> {
    const { room, pair } = this;
    let loaded: Loaded;
    try {
      loaded = await room.load();
    } catch {
      return this.send({ type: "refused", code: "box-glass-missing" });
    }
    if (number !== this.#number) return;
    await room.seats.get(pair.number)?.expire();
    if (room.seats.size >= room.most) return this.send({ type: "refused", code: "box-glass-full" });
    room.seats.set(pair.number, this);
    this.#number = number;
    this.#peer = this.#sit(loaded, number);
  }

  #sit({ GlassPeer, RTCPeerConnection }: Loaded, number: number): GlassPeer {
    const { world } = this.room;
    const { endpoint } = this.pair.clients.B.server;
    let facts: PeerFact[] = [];
    const peer = new GlassPeer({
      make: RTCPeerConnection,
      host: world.host,
      stun: `stun:${endpoint.address}:${endpoint.port}`,
      isOfBox: (address, port) => address === world.host && world.targets.has(port),
      report: (fact) => {
        if (this.#number !== number) return;
        // What is told in one go, goes in one message.
        if (facts.push(fact) > 1) return;
        queueMicrotask(() => {
          this.send({ type: "glass", peer: number, facts });
          facts = [];
        });
      },
      see: (way, bytes, { own, other }) => this.#see(way, bytes, own, other),
    });
    return peer;
  }

  /** Keeps an SCTP packet among the datagrams of the pair. */
  #see(way: "in" | "out", bytes: Uint8Array, own: Endpoint, other: Endpoint): void {
    const { world } = this.room;
    const { A, B } = this.pair.clients;
    if (bytes.length > LONGEST) return;
    const ends = [placeOf("client", other, A), placeOf("glass", own, B)].map(({ pair: _pair, ...place }) => place);
    const [from, to] = way === "in" ? ends : ends.toReversed();
    const outcome = way === "in" ? "unsealed" : "sealed";
    this.pair.record.add({ at: world.now(), from, to, fate: { outcome }, bytes, as: "sctp" });
  }

  /** Whether it was left alone for so long that it is over. */
  isIdle(now: number): boolean {
    return now - this.#usedAt >= GLASS_LIFE;
  }

  /** Its page has gone, or has opened another, or it was left alone. What it still reports is no longer sent. */
  leave(): void {
    this.#number = -1;
    this.#peer?.close();
    this.#peer = undefined;
    if (this.room.seats.get(this.pair.number) === this) this.room.seats.delete(this.pair.number);
  }

  /** It was left alone, or gives up its place to another page’s: its own page is told that it is closed. */
  async expire(): Promise<void> {
    await this.#peer?.call(0, { call: "close" });
    this.leave();
  }
}
