/** The recorded packets of a lesson, up to the step that is shown: what stands in for a box where there is none. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { fromMessage, readRecordedPackets, type RecordedPackets } from "../../protocol/box/mod.ts";

interface Deps {
  /** Brings the recording’s text; nothing where it does not come. */
  readonly load: () => Promise<string | undefined>;
  /** The steps of the shown one’s bench, up to that step. */
  readonly steps: ReadonlySignal<readonly string[]>;
}

export const RecordedPacketsModel = createModel(({ load, steps }: Deps) => {
  const recording = signal<RecordedPackets | undefined>(undefined);
  let isAsked = false;

  /** Brings it, once. */
  async function bring() {
    if (isAsked) return;
    isAsked = true;
    const text = await load();
    recording.value = text === undefined ? undefined : readRecordedPackets(text);
  }

  const shown = computed(() => recording.value?.steps.filter(({ id }) => steps.value.includes(id)) ?? []);
  const packets = computed(() => shown.value.flatMap((step) => step.packets.map(fromMessage)));
  const settings = computed(() => shown.value.at(-1)?.settings);
  /** Whether it has come, whatever of it is shown. */
  const isThere = computed(() => recording.value !== undefined);
  return { bring, isThere, packets, settings };
});
