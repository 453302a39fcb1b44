/** How long it has been, counted in seconds while something on the screen shows it, and only then. */
import { createModel, effect, type ReadonlySignal, signal } from "@preact/signals";

interface Deps {
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Whether something shows how long it has been. */
  readonly isShown: ReadonlySignal<boolean>;
}

export const SecondTickerModel = createModel(({ now, after, isShown }: Deps) => {
  /** The time, on the clock of `now`: read when something begins to show it, and every second from then on. */
  const time = signal(now());
  effect(() => {
    if (!isShown.value) return;
    let off = () => {};
    const tick = () => {
      time.value = now();
      off = after(1000, tick);
    };
    tick();
    return () => off();
  });
  return { time };
});
