/** What a lesson on the box loads where there is none, and its recording is watched: a replay, with the packets beside. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { h } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { siteBase } from "../../browser/address.ts";
import { showRow } from "../../browser/diagram-scroll.ts";
import { readFile } from "../../browser/file.ts";
import { GlassNote } from "../../components/box/GlassNote.tsx";
import type { Listings } from "../../components/client/Code.tsx";
import { RecordedBench } from "../../components/lesson/RecordedBench.tsx";
import { readLessonRecording } from "../../lessons/format/recording-file.ts";
import { isOfSteps } from "../../models/lesson/recorded-bench.ts";
import { RecordedLessonModel } from "../../models/lesson/recorded-lesson.ts";
import { ReplayModel } from "../../models/replay/replay.ts";
import { networkText } from "../../protocol/box/mod.ts";
import { type PacketSeen, ZOOMS } from "../../protocol/diagram/mod.ts";
import { CLIENTS } from "../../protocol/facts/mod.ts";
import { packetsOf } from "../box-packets.ts";
import { replayView } from "../replay-view.ts";
import { scrubberProps } from "../replay-scrubber.ts";
import { TOOLS } from "../use-bench.ts";
import * as pressTools from "./press-tools.ts";

const loadJoin = () => import("../../protocol/trace/lazy.ts");

type Deps = ConstructorParameters<typeof RecordedLessonModel>[0];

/** The lesson that is watched. */
export interface WatchedPage extends Pick<Deps, "steps" | "lesson" | "noteShown"> {
  readonly root: string;
  readonly listings: Listings;
}

const RECORDED = "Recorded on a box: the first packets of each step, and of the later ones the first of each kind.";

/** What shows a recording, of the text of its file; nothing where that is none, or of other steps than the lesson’s. */
export function watchedLesson(text: string, { steps, lesson, noteShown, root, listings }: WatchedPage) {
  const read = readLessonRecording(text);
  if (!read || !isOfSteps(steps, read.traces, read.packets)) return undefined;
  const rows = signal<ReadonlySignal<readonly PacketSeen[]>>(signal([]));
  const beside = computed(() => rows.value.value);
  const replay = new ReplayModel({ ...TOOLS, pressTools, readFile, loadJoin, base: () => siteBase(root) }, beside);
  const model = new RecordedLessonModel({
    steps,
    lesson,
    noteShown,
    replay,
    traces: read.traces,
    recording: read.packets,
  });
  replay.awake();
  // A connection is made in less than a second: slower, it can be watched.
  replay.player.choose(0.25);
  const here = { ...replay, since: signal(0), here: signal(CLIENTS), sole: signal(undefined) };
  const source = { pair: signal(undefined), missed: signal(0), beganAt: signal(0) };
  const told = { opened: model.open, said: RECORDED };
  const { Packets } = packetsOf(here, { ...source, packets: model.packets }, told);
  rows.value = packetsOf(here, { ...source, packets: model.known }, told).seen;
  const Glass = () => h(GlassNote, { isStuck: signal(false), onAgain: () => {} });
  const view = replayView(replay, listings, root, {
    packets: beside,
    Packets: signal(Packets),
    Glass: computed(() => model.isGlass.value ? Glass : undefined),
  });
  const network = computed(() => model.settings.value ? networkText(model.settings.value) : "");
  const watch = { ...model, player: replay.player };
  return {
    ...model,
    view,
    /** What is pointed at in it. */
    bench: replay,
    Bench: function Bench() {
      const place = useRef<HTMLDivElement>(null);
      const passed = replay.rowsPassed.value;
      useEffect(() => showRow(place.current!, passed, ZOOMS[replay.diagram.zoom.peek()]), [passed]);
      return h(RecordedBench, { place, watch, network, scrubber: () => scrubberProps(replay) });
    },
  };
}
