/** Seconds, counted while something on the screen shows how long it has been, and only then. */
import { computed, createModel, effect, signal } from "@preact/signals";

export const SecondTickerModel = createModel((
  /** Runs something later; gives back how to call it off. */
  after: (milliseconds: number, run: () => void) => () => void,
  /** Whether a machine lies open. */
  isOpen: () => boolean,
) => {
  const seconds = signal(0);
  /** Whether the reasons for not connecting are being looked at. */
  const reasonsOpen = signal(false);
  const ticks = computed(() => reasonsOpen.value || isOpen());
  effect(() => {
    if (!ticks.value) return;
    let off = () => {};
    const tick = () => {
      seconds.value = seconds.peek() + 1;
      off = after(1000, tick);
    };
    off = after(1000, tick);
    return () => off();
  });
  function openReasons(on: boolean) {
    reasonsOpen.value = on;
  }
  return { seconds, reasonsOpen, openReasons };
});
