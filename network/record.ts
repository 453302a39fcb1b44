/** The datagrams of a pair, as many as are kept, and how many met which fate. */
import type { Outcome, SeenPacket } from "../protocol/box/mod.ts";
import { MOST_KEPT, MOST_KEPT_BYTES } from "./limits.ts";

export class PacketRecord {
  #kept: SeenPacket[] = [];
  #bytes = 0;
  #last = 0;
  readonly #counts = new Map<Outcome, number>();
  readonly #listeners = new Set<(packet: SeenPacket) => void>();

  /** Keeps a datagram, gives it its number, and tells whoever listens. */
  add(packet: Omit<SeenPacket, "number">): void {
    const seen = { ...packet, number: ++this.#last };
    this.#counts.set(packet.fate.outcome, (this.#counts.get(packet.fate.outcome) ?? 0) + 1);
    this.#kept.push(seen);
    this.#bytes += packet.bytes.length;
    if (this.#kept.length > MOST_KEPT || this.#bytes > MOST_KEPT_BYTES) this.#drop();
    for (const listener of this.#listeners) listener(seen);
  }

  /** Drops the older half, so that it is not done again for each datagram. */
  #drop(): void {
    this.#kept = this.#kept.slice(Math.ceil(this.#kept.length / 2));
    this.#bytes = this.#kept.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** The number of the last one; 0 if there was none. */
  get last(): number {
    return this.#last;
  }

  /** Those with a larger number that are still kept. */
  after(number: number): readonly SeenPacket[] {
    const first = this.#kept.findIndex((packet) => packet.number > number);
    return first < 0 ? [] : this.#kept.slice(first);
  }

  /** Gives each new datagram, until the function that it returns is called. */
  listen(listener: (packet: SeenPacket) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How many met which fate. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
