/** How long it has been, counted in seconds while something on the screen shows it, and only then. */
import { computed, createModel, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ClientName } from "../../protocol/facts/mod.ts";

type Clients = Readonly<Record<ClientName, { readonly openedAt: ReadonlySignal<number> }>>;

/** How long each client has been open, as of `time`. Milliseconds, on the clock of `now`. */
export const ElapsedModel = createModel((now: () => number, clients: Clients) => {
  const time = signal(now());
  const elapsedOf = (client: ClientName) =>
    computed(() => Math.max(0, Math.round(time.value - clients[client].openedAt.value)));
  return { time, elapsed: { A: elapsedOf("A"), B: elapsedOf("B") } };
});

interface Deps {
  readonly now: () => number;
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly time: Signal<number>;
  /** Whether something shows how long it has been. */
  readonly isShown: ReadonlySignal<boolean>;
}

/** Sets the time when something begins to show it, and every second from then on. */
export const SecondTickerModel = createModel(({ now, after, time, isShown }: Deps) => {
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
  return {};
});
