/** The box of a bench: it is looked for when somebody first opens the network between the clients. */
import { computed, signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { withStyles } from "../browser/late-styles.ts";
import { lazy } from "../components/site/lazy.tsx";
import type { BoxOnPage } from "./box.ts";
import type { LiveBench } from "./use-bench.ts";

type Box = ReturnType<typeof import("./lazy/box.ts")["boxOf"]>;

/** What the bench shows of the box: its settings, and once somebody has opened them its packets. */
export function useBox(bench: LiveBench, page: BoxOnPage) {
  return useState(() => {
    const box = signal<Box | undefined>(undefined);
    const chunk = lazy(async () => {
      const { boxOf } = await withStyles(() => import("./lazy/box.ts"));
      return box.value ??= boxOf(bench, page);
    });
    return {
      summary: computed(() => box.value?.summary.value ?? ""),
      packets: computed(() => box.value?.packets.value),
      glass: computed(() => box.value?.glass.value),
      seen: computed(() => box.value?.seen.value ?? []),
      network: computed(() => box.value?.network.value),
      Panel: chunk.part(({ Panel }) => Panel),
      // What fails to load says so itself, where it should be drawn.
      onOpen: () => void chunk.load().then(({ ask }) => ask(), () => {}),
    };
  })[0];
}
