/**
 * A lesson on the box, watched where there is none: what was recorded when it was done is shown step by step. Its goals
 * are asked of what was watched; packets are the learner’s to open.
 */
import { batch, computed, createModel, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { RecordedPackets } from "../../protocol/box/mod.ts";
import type { Trace } from "../../protocol/trace/mod.ts";
import type { ReplayModel } from "../replay/replay.ts";
import { benchOf, NEVER, type Part, partsOf, type StepOnBox } from "./recorded-bench.ts";

interface Deps {
  readonly steps: readonly StepOnBox[];
  /** One for each bench of the lesson. */
  readonly traces: readonly Trace[];
  readonly recording: RecordedPackets;
  readonly lesson: {
    readonly current: ReadonlySignal<string | undefined>;
    readonly shown: ReadonlySignal<string | undefined>;
    readonly wantsFresh: ReadonlySignal<boolean>;
    readonly startOver: () => void;
  };
  readonly replay: Pick<InstanceType<typeof ReplayModel>, "show" | "player" | "present" | "moments">;
  /** A step was watched, or a part of it. */
  readonly noteShown: (id: string) => void;
}

export const RecordedLessonModel = createModel((deps: Deps) => {
  const { lesson, replay, noteShown } = deps;
  const { player, present, moments } = replay;
  const parts = partsOf(deps.steps, deps.recording);
  const benches = deps.traces.map((trace, bench) => benchOf(trace, parts.filter((part) => part.bench === bench)));
  const partOf = (id: string | undefined) => parts.find((part) => part.id === id);

  /** The bench that the lesson’s goals are asked of, and how far each bench was watched, in milliseconds. */
  const round = signal(0);
  const reached = signal<readonly number[]>(benches.map(() => NEVER));
  /** The step that is being watched, or was last. */
  const watched = signal<Part | undefined>(undefined);
  /** The present moment of what is shown, in milliseconds since its bench opened. */
  const at = computed(() => {
    const part = watched.value;
    if (!part || player.passed.value === 0) return NEVER;
    // After the last fact there may be packets still.
    return player.passed.value === moments.value.length ? part.until : present.value?.at ?? NEVER;
  });
  effect(() => {
    const [now, bench] = [at.value, watched.value?.bench ?? 0];
    if (now > reached.peek()[bench]) reached.value = reached.peek().with(bench, now);
  });

  const sessions = computed(() => benches[round.value].sessionsAt(reached.value[round.value]));
  const opened = signal<ReadonlySet<number>>(new Set());
  const network = computed(() => benches[round.value].networkAt(reached.value[round.value], opened.value));
  const shown = computed(() => benches[watched.value?.bench ?? 0]);
  const packets = computed(() => shown.value.packets.filter((packet) => packet.at <= at.value));
  /** Those of the step and the ones before it, also what is still to come: as the facts in the diagram. */
  const known = computed(() => shown.value.packets.filter((packet) => packet.at <= (watched.value?.until ?? NEVER)));
  const settings = computed(() => shown.value.settingsAt(at.value));
  const isGlass = computed(() => shown.value.isGlass);

  /** How the step that lies open stands: was it watched; or is nothing done in it, but packets opened? */
  const standing = computed(() => {
    const part = partOf(lesson.shown.value);
    if (!part) return undefined;
    // What belongs to a later bench follows when the steps before it are through.
    const isAhead = part.bench > (partOf(lesson.current.value)?.bench ?? Infinity);
    return isAhead
      ? "ahead"
      : reached.value[part.bench] < (part.isStill ? part.from : part.until)
      ? "unseen"
      : part.isStill
      ? "still"
      : "seen";
  });

  /** Shows the step that lies open, from its beginning. */
  function watch() {
    const part = partOf(lesson.shown.peek());
    if (!part) return;
    batch(() => {
      if (lesson.wantsFresh.peek() && part.bench > round.peek()) {
        lesson.startOver();
        round.value = part.bench;
      }
      const bench = benches[part.bench];
      watched.value = part;
      replay.show(bench.traceUntil(part.until));
      player.go(bench.countAt(part.from));
    });
    noteShown(part.id);
    if (player.passed.peek() < moments.peek().length) player.play();
  }
  /** The learner has opened the packet of this number. */
  function open(number: number) {
    opened.value = new Set([...opened.peek(), number]);
  }
  replay.show(benches[0].traceUntil(NEVER));
  return { sessions, network, packets, known, settings, isGlass, standing, watch, open };
});
