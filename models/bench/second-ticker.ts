/** Seconds, counted while something on the screen shows how long it has been, and only then. */
import { computed, createModel, effect, signal } from "@preact/signals";

export const ClockModel = createModel((
  /** Runs something later; gives back how to call it off. */
  after: (milliseconds: number, run: () => void) => () => void,
  /** Whether a machine lies open. */
  isOpen: () => boolean,
) => {
  const clock = signal(0);
  /** Whether the reasons for not connecting are being looked at. */
  const looking = signal(false);
  const ticks = computed(() => looking.value || isOpen());
  effect(() => {
    if (!ticks.value) return;
    let off = () => {};
    const tick = () => {
      clock.value = clock.peek() + 1;
      off = after(1000, tick);
    };
    off = after(1000, tick);
    return () => off();
  });
  function lookForReasons(on: boolean) {
    looking.value = on;
  }
  return { clock, looking, lookForReasons };
});
