/** The network of a lesson’s bench, where the lesson is done on the box; other lessons are sent nothing of it. */
import { computed, type Signal, signal } from "@preact/signals";
import { h } from "preact";
import { useState } from "preact/hooks";
import { withStyles } from "../browser/late-styles.ts";
import { LessonNetwork } from "../components/box/LessonNetwork.tsx";
import { lazy } from "../components/site/lazy.tsx";
import type { ClientName } from "../protocol/facts/mod.ts";
import type { LessonOnBox } from "./lazy/lesson-network.ts";
import type { LiveBench } from "./use-bench.ts";

type Network = ReturnType<typeof import("./lazy/lesson-network.ts")["lessonNetworkOf"]>;

/** What a bench is made with before it is there itself: nothing, until the network has come. */
export function useLateConfiguration() {
  return useState(() => {
    const network: Signal<Network | undefined> = signal(undefined);
    return { network, configurationOf: (client: ClientName) => network.peek()?.configurationOf(client) };
  })[0];
}

/** What a lesson’s bench shows of its network. `bring` brings it, and looks for the box; so does what draws it. */
export function useLessonNetwork(
  { network }: { readonly network: Signal<Network | undefined> },
  bench: LiveBench,
  lesson: LessonOnBox,
) {
  return useState(() => {
    const chunk = lazy(async () => {
      const { lessonNetworkOf } = await withStyles(() => import("./lazy/lesson-network.ts"));
      return network.value ??= lessonNetworkOf(bench, lesson);
    });
    /** What is watched in place of the bench, where a recording of the lesson is. */
    const watched = computed(() => network.value?.watched.value);
    return {
      // What fails to load says so itself, where it should be drawn.
      bring: () => void chunk.load().then(({ ask }) => ask(), () => {}),
      view: {
        packets: computed(() => network.value?.packets.value),
        glass: computed(() => network.value?.glass.value),
        packetsSeen: computed(() => network.value?.seen.value ?? []),
        entered: () => network.peek()?.entered.peek() ?? [],
      },
      watched,
      /** What the goals are asked of: the sessions, and what was seen of the network. */
      sessions: computed(() => (watched.value ?? bench).sessions.value),
      seen: computed(() => (watched.value ?? network.value)?.network.value),
      Note: () =>
        h(LessonNetwork, {
          view: network.value?.note,
          // It is kept until there is what it is for.
          onEarly: (press) => void chunk.load().then(({ note }) => note[press](), () => {}),
        }),
      Settings: chunk.part(({ Settings }) => Settings),
      Network: chunk.part(({ Network }) => Network),
    };
  })[0];
}
