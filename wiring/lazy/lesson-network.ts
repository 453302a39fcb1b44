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
  /** How many presses wait for the recording. The first that gets it ends the round: what comes later changes nothing. */
  const waiting = signal(0);
  let round = 0;
  async function bring() {
    const chunk = await withStyles(() => import("./lesson-recording.ts")).catch(() => undefined);
    const text = await siteText(`${root}lessons/${slug}/recording.json`);
    return text === undefined ? undefined : chunk?.watchedLesson(text, { ...page, root, lesson: lesson() });
  }
  async function follow() {
    const begun = round;
    isMissing.value = false;
    waiting.value++;
    const found = await bring();
    if (round !== begun) return;
    if (!found) {
      waiting.value--;
      isMissing.value = waiting.value === 0;
      return;
    }
    round++;
    waiting.value = 0;
    reset(true);
    watched.value = found;
  }
  function leave() {
    watched.value = undefined;
    reset(true);
  }
  const recording = computed(() =>
    watched.value ? "watched" : waiting.value > 0 ? "coming" : isMissing.value ? "missing" : "none"
  );
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
