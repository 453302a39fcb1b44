/** Signals of what changes in bursts: read, they are what is so now; whoever follows them is told after the burst. */
import { batch, Signal, untracked } from "@preact/signals";

/** Runs something a little later. */
export type Soon = (run: () => void) => void;

/** A signal that holds the newest value at once, and has its followers told later, once for many changes. */
export class Late<T> extends Signal<T> {
  #now: T;
  #later: (tell: () => void) => void;

  constructor(first: T, later: (tell: () => void) => void) {
    super(first);
    this.#now = first;
    this.#later = later;
  }

  override get value(): T {
    void super.value; // Whoever reads it follows it.
    return this.#now;
  }

  override set value(next: T) {
    this.#now = next;
    this.#later(this.#tell);
  }

  override peek(): T {
    return this.#now;
  }

  #tell = () => {
    super.value = this.#now;
  };
}

/** Has everything that asks for it told `soon`, together. */
export function together(soon: Soon): (tell: () => void) => void {
  let waiting: Set<() => void> | undefined;
  return (tell) => {
    if (waiting) return void waiting.add(tell);
    waiting = new Set([tell]);
    soon(() => {
      const all = waiting ?? [];
      waiting = undefined;
      batch(() => all.forEach((one) => one()));
    });
  };
}

/** What is read of late signals and kept nowhere: a `computed` would keep what its followers were told last. */
export class Through<T> extends Signal<T> {
  #read: () => T;

  constructor(read: () => T) {
    super();
    this.#read = read;
  }

  override get value(): T {
    return this.#read();
  }

  override peek(): T {
    return untracked(this.#read);
  }
}
