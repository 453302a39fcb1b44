/** What a lesson on the box loads: the settings of its clients, the box, and what is drawn of both; or its recording. */
import { computed, signal } from "@preact/signals";
import { h } from "preact";
import { withStyles } from "../../browser/late-styles.ts";
import { siteText } from "../../browser/site-file.ts";
import { Network, Settings } from "../../components/bench/Settings.tsx";
import { boxOf } from "../box.ts";
import type { LiveBench } from "../use-bench.ts";
import { configurationFrom, settingsOfPage } from "../settings.ts";
import type { WatchedPage } from "./lesson-recording.ts";

/** The lesson that the network is of. */
export interface LessonOnBox extends Omit<WatchedPage, "lesson"> {
  readonly slug: string;
  readonly lesson: () => WatchedPage["lesson"];
  /** Begins anew; `fromStart` the whole lesson. */
  readonly reset: (fromStart?: boolean) => void;
}

type Watched = NonNullable<ReturnType<typeof import("./lesson-recording.ts")["watchedLesson"]>>;

/** The network of a lesson’s bench. Its clients are made with what is chosen here; nothing of it is kept. */
export function lessonNetworkOf(bench: LiveBench, { slug, lesson, root, reset, ...page }: LessonOnBox) {
  const settings = settingsOfPage();
  const box = boxOf(bench, { settings, root, reset });
  const watched = signal<Watched | undefined>(undefined);
  const isMissing = signal(false);
  async function follow() {
    isMissing.value = false;
    const chunk = await withStyles(() => import("./lesson-recording.ts")).catch(() => undefined);
    const text = await siteText(`${root}lessons/${slug}/recording.json`);
    const found = text === undefined ? undefined : chunk?.watchedLesson(text, { ...page, root, lesson: lesson() });
    isMissing.value = !found;
    if (!found) return;
    reset(true);
    watched.value = found;
  }
  function leave() {
    watched.value = undefined;
    reset(true);
  }
  const recording = computed(() => watched.value ? "watched" : isMissing.value ? "missing" : "none");
  const note = { state: box.state, recording, onAsk: box.ask, onFollow: () => void follow(), onLeave: leave };
  return {
    ...box,
    watched,
    note,
    configurationOf: configurationFrom(settings),
    entered: settings.entered,
    Settings: () => h(Settings, { view: settings }),
    Network: () => h(Network, { summary: box.summary, onOpen: () => {}, Panel: box.Panel, isOpen: true }),
  };
}
