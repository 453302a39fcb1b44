/** The data channels of one client: what is wished of the next one, which one a message goes on, and the message. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Session, Wish } from "../../protocol/session/mod.ts";

export const ChannelsModel = createModel((session: ReadonlySignal<Session>) => {
  const wish = signal<Partial<Wish>>({});
  /** Whether the options of the next channel lie open. */
  const optionsOpen = signal(false);
  /** The message that is being written. */
  const draft = signal("");
  const choice = signal(0);

  /** The channel that messages go on, by its place: the first one, until another was chosen. */
  const chosen = computed(() => choice.value < session.value.channels.length ? choice.value : 0);

  function writeWish(changes: Partial<Wish>) {
    wish.value = { ...wish.peek(), ...changes };
  }
  function openOptions(on: boolean) {
    optionsOpen.value = on;
  }
  function choose(index: number) {
    choice.value = index;
  }
  function write(text: string) {
    draft.value = text;
  }
  function reset() {
    wish.value = {};
    choice.value = 0;
    draft.value = "";
  }
  return { wish, optionsOpen, draft, chosen, writeWish, openOptions, choose, write, reset };
});
