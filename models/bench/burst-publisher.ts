/** Connections report in bursts: what a burst changes is published together, once, after it. */
import { batch } from "@preact/signals";

/** Runs something a little later. */
export type Soon = (run: () => void) => void;

/** Gives back what has every publisher run `soon`, once for however many times it asks, all of them in one batch. */
export function burstPublisher(soon: Soon): (publish: () => void) => void {
  let waiting: Set<() => void> | undefined;
  return (publish) => {
    if (waiting) return void waiting.add(publish);
    waiting = new Set([publish]);
    soon(() => {
      const all = waiting ?? [];
      waiting = undefined;
      batch(() => all.forEach((one) => one()));
    });
  };
}
