/** The data channels of one client: what is wished of the next one, and which one a message goes on. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Session, Wish } from "../../protocol/session/mod.ts";

export const ChannelsModel = createModel((session: ReadonlySignal<Session>) => {
  const wish = signal<Partial<Wish>>({});
  /** Whether the options lie open. */
  const open = signal(false);
  const choice = signal(0);

  /** The channel that messages go on: the first one, until another was chosen. */
  const chosen = computed(() => choice.value < session.value.channels.length ? choice.value : 0);

  function write(changes: Partial<Wish>) {
    wish.value = { ...wish.peek(), ...changes };
  }
  function unfold(on: boolean) {
    open.value = on;
  }
  function choose(index: number) {
    choice.value = index;
  }
  function reset() {
    wish.value = {};
    choice.value = 0;
  }
  return { wish, open, chosen, write, unfold, choose, reset };
});
