/** What happens to datagrams on one direction of a line: loss, delay, jitter, rate. Pure, and the same for the same seed. */
import type { Weather } from "../protocol/box/mod.ts";

/** How long a datagram may wait for its turn where the rate is low, in milliseconds: as a small router’s queue. */
export const QUEUE = 250;

/** What becomes of a datagram: lost at random, lost as the queue was full, or so many milliseconds on its way. */
export type Passing = { readonly lost: "lost" | "crowded" } | { readonly delay: number };

/** Numbers from 0 to 1, without 1. */
export type Dice = () => number;

/** Small, fast and repeatable (xorshift32); two seeds that are neighbours give different numbers. */
export function diceOf(seed: number): Dice {
  let state = Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995;
  if (state === 0) state = 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** One direction of a line. Every datagram takes two throws of the dice, whatever the weather, so that runs repeat. */
export class Direction {
  #freeAt = 0;

  constructor(readonly dice: Dice) {}

  pass(bytes: number, { loss, delay, jitter, rate }: Weather, now: number): Passing {
    const [isLost, late] = [this.dice() * 100 < loss, this.dice() * jitter];
    if (isLost) return { lost: "lost" };
    if (rate === 0) return { delay: delay + late };
    const begins = Math.max(now, this.#freeAt);
    if (begins - now > QUEUE) return { lost: "crowded" };
    // A kilobit a second is a bit a millisecond.
    this.#freeAt = begins + bytes * 8 / rate;
    return { delay: this.#freeAt - now + delay + late };
  }
}
