/** What a lesson on the box loads: the settings of its clients, the box, and what is drawn of both. */
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { h } from "preact";
import { siteText } from "../../browser/site-file.ts";
import { Network, Settings } from "../../components/bench/Settings.tsx";
import { LessonNetwork } from "../../components/box/LessonNetwork.tsx";
import { RecordedPacketsModel } from "../../models/box/recorded-packets.ts";
import { ofRecording } from "../../protocol/goals/mod.ts";
import { boxOf } from "../box.ts";
import { packetsOf } from "../box-packets.ts";
import type { LiveBench } from "../use-bench.ts";
import { configurationFrom, settingsOfPage } from "../settings.ts";

/** The lesson that the network is of. */
export interface LessonOnBox {
  readonly slug: string;
  /** The steps of the shown one’s bench, up to that step. */
  readonly steps: ReadonlySignal<readonly string[]>;
  readonly root: string;
  readonly reset: () => void;
}

const RECORDED = "Recorded when this lesson was done on a box: its bench, not yours.";

/** The network of a lesson’s bench. Its clients are made with what is chosen here; nothing of it is kept. */
export function lessonNetworkOf(bench: LiveBench, { slug, steps, root, reset }: LessonOnBox) {
  const settings = settingsOfPage();
  const box = boxOf(bench, { settings, root, reset });
  const recording = new RecordedPacketsModel({ load: () => siteText(`${root}lessons/${slug}/packets.json`), steps });
  effect(() => {
    if (box.state.value === "none") void recording.bring();
  });
  // Its packets are timed from the beginning of their bench, as if that had been this one.
  const recorded = packetsOf(
    bench,
    { ...recording, pair: signal(undefined), missed: signal(0), beganAt: bench.since },
    RECORDED,
  );
  // Not asked of what is shown of it: that depends on the step, which depends on what the network has seen.
  const isRecorded = computed(() => box.state.value === "none" && recording.isThere.value);
  const asRecorded = computed(() => recorded.network.value && ofRecording(recorded.network.value));
  return {
    ...box,
    packets: computed(() => box.packets.value ?? (isRecorded.value ? recorded.Packets : undefined)),
    network: computed(() => box.network.value ?? (isRecorded.value ? asRecorded.value : undefined)),
    configurationOf: configurationFrom(settings),
    entered: settings.entered,
    Settings: () => h(Settings, { view: settings }),
    Network: () => h(Network, { summary: box.summary, onOpen: () => {}, Panel: box.Panel, isOpen: true }),
    Note: () => h(LessonNetwork, { state: box.state, isRecorded, onAsk: box.ask }),
  };
}
