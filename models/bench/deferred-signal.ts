/** Signals of what changes in bursts: read, they are what is so now; whoever follows them is told after the burst. */
import { batch, Signal, untracked } from "@preact/signals";

/** Runs something a little later. */
export type Soon = (run: () => void) => void;

/** A signal that holds the newest value at once, and has its followers told later, once for many changes. */
export class DeferredSignal<T> extends Signal<T> {
  #now: T;
  #later: (notify: () => void) => void;

  constructor(first: T, later: (notify: () => void) => void) {
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
    this.#later(this.#notify);
  }

  override peek(): T {
    return this.#now;
  }

  #notify = () => {
    super.value = this.#now;
  };
}

/** Has everything that asks for it told `soon`, together. */
export function batchNotifications(soon: Soon): (notify: () => void) => void {
  let waiting: Set<() => void> | undefined;
  return (notify) => {
    if (waiting) return void waiting.add(notify);
    waiting = new Set([notify]);
    soon(() => {
      const all = waiting ?? [];
      waiting = undefined;
      batch(() => all.forEach((one) => one()));
    });
  };
}

/** What is read of late signals and kept nowhere: a `computed` would keep what its followers were told last. */
export class UncachedView<T> extends Signal<T> {
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
