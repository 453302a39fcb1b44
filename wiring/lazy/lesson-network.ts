/** What a lesson on the box loads: the settings of its clients, the box, and what is drawn of both. */
import { h } from "preact";
import { Network, Settings } from "../../components/bench/Settings.tsx";
import { LessonNetwork } from "../../components/box/LessonNetwork.tsx";
import { boxOf } from "../box.ts";
import type { LiveBench } from "../use-bench.ts";
import { configurationFrom, settingsOfPage } from "../settings.ts";

/** The network of a lesson’s bench. Its clients are made with what is chosen here; nothing of it is kept. */
export function lessonNetworkOf(bench: LiveBench, root: string, reset: () => void) {
  const settings = settingsOfPage();
  const box = boxOf(bench, { settings, root, reset });
  return {
    ...box,
    configurationOf: configurationFrom(settings),
    entered: settings.entered,
    Settings: () => h(Settings, { view: settings }),
    Network: () => h(Network, { summary: box.summary, onOpen: () => {}, Panel: box.Panel, isOpen: true }),
    Note: () => h(LessonNetwork, { state: box.state, onAsk: box.ask }),
  };
}
