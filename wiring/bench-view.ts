/** The view of a live bench: what its components read, and what they can do. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { after } from "../browser/timers.ts";
import type { BenchActions, BenchView } from "../components/bench/view.ts";
import type { Listings } from "../components/client/Code.tsx";
import { announcementOf } from "../protocol/advice/mod.ts";
import type { PacketSeen } from "../protocol/diagram/mod.ts";
import type { Problem } from "../protocol/problems/mod.ts";
import { clientView } from "./client-view.ts";
import { handOut, instruments, lateParts } from "./late-parts.ts";
import type { LiveBench } from "./use-bench.ts";

export interface BenchViewOptions {
  /** From the page to the site’s root. */
  readonly root: string;
  readonly listings: Listings;
  /** How saved files begin, asked when one is saved. */
  readonly name?: () => string;
  /** User names and passwords that were entered on this page. */
  readonly entered?: () => readonly string[];
  /** What a reset does, where it is more than beginning anew; `fromStart` begins the whole lesson anew. */
  readonly reset?: (fromStart?: boolean) => void;
  readonly move?: () => void;
  /** The lesson, for what is made of the session. */
  readonly lesson?: string;
  /** Whether a lesson leads. */
  readonly isTaught?: boolean;
  /** What a lesson takes away. */
  readonly away?: readonly string[];
  /** What draws video and audio of a client, on pages that have any. */
  readonly media?: () => FunctionComponent;
  /** What draws the packets of a client, once a box tells of them. */
  readonly packets?: BenchView["Packets"];
  /** What is said of Client B where a box plays it. */
  readonly glass?: BenchView["Glass"];
  /** The packets themselves, as rows of what happened. */
  readonly packetsSeen?: ReadonlySignal<readonly PacketSeen[]>;
}

type Kit = Awaited<ReturnType<typeof instruments.load>>;
type Rewind = InstanceType<Kit["RewindModel"]>;

/** The view of a bench, made once. `wantInstruments` brings what comes with the first thing to look at. */
export function benchView(
  bench: LiveBench,
  options: BenchViewOptions,
): BenchView & { readonly wantInstruments: () => void } {
  const { view, sole, sessions, answerDeadline, outgoing, incoming } = bench;
  const kit = signal<Kit | undefined>(undefined);
  const wantsInstruments = signal(false);
  const rewind = signal<Rewind | undefined>(undefined);
  const Timeline = instruments.part(({ timelineOf }) =>
    timelineOf(
      bench,
      options.name ?? (() => options.lesson ?? "out-of-band"),
      options.root,
      options.entered,
      options.packetsSeen,
    )
  );
  const Media = options.media?.();
  function wantInstruments() {
    wantsInstruments.value = true;
    // What fails to load says so itself, where it should be drawn.
    instruments.load().then((loaded) => {
      rewind.value ??= new loaded.RewindModel(bench, { after });
      kit.value = loaded;
    }, () => {});
  }
  return {
    readOnly: false,
    isTaught: options.isTaught ?? false,
    ...(options.away && { away: options.away }),
    root: options.root,
    listings: options.listings,
    clients: { A: clientView(bench, "A", Media), B: clientView(bench, "B", Media) },
    sole,
    here: bench.here,
    sessions,
    suggestion: bench.suggestion,
    isUnaided: view.isUnaided,
    mode: bench.mode,
    front: view.front,
    used: bench.used,
    withholds: answerDeadline.withholds,
    isFirefox: computed(() => answerDeadline.engine.value === "firefox"),
    keepsAlive: answerDeadline.keepsAlive,
    pendingCarry: bench.pendingCarry,
    announcement: computed(() => announcementOf(sessions.value)),
    happenedOpen: view.happenedOpen,
    reasonsOpen: view.reasonsOpen,
    reasons: reasonsOf(bench, kit),
    explain: computed(() => {
      const tools = bench.pressTools.value;
      const scene = bench.scene.value;
      return tools && ((problem: Problem) => tools.explainOnBench(problem, scene));
    }),
    rewindState: computed(() => rewind.value?.state.value),
    rewindBlocked: computed(() => rewind.value?.blocked.value),
    lastAct: computed(() => rewind.value?.lastAct.value),
    nextText: bench.nextText,
    obstacle: bench.obstacle,
    lastEvent: bench.lastEvent,
    form: outgoing.form,
    canShare: outgoing.canShare,
    codeCopied: view.codeCopied,
    reader: view.reader,
    notes: view.notes.notes,
    noteUnkept: view.notes.unkept,
    qr: outgoing.shown,
    scanning: incoming.scanning,
    Packets: options.packets ?? signal(undefined),
    Glass: options.glass ?? signal(undefined),
    parts: lateParts(Timeline),
    wantsInstruments,
    codeTools: kit,
    actions: actionsOf(bench, options, rewind),
    wantInstruments,
  };
}

/** Why each client that is here does not connect, once there is what tells. */
const reasonsOf = (bench: LiveBench, kit: ReadonlySignal<Kit | undefined>) =>
  computed(() => {
    if (!kit.value) return undefined;
    const { reasonsOnBench, network } = kit.value;
    const isOffline = !network().value;
    return bench.here.value.map((client) => {
      const { pairs } = bench.sessions.value[client];
      return {
        client,
        reasons: reasonsOnBench(bench.scene.value, client, pairs, bench.elapsed[client].value, isOffline),
      };
    });
  });

function actionsOf(
  bench: LiveBench,
  { reset = bench.reset, move, root, lesson }: BenchViewOptions,
  rewind: ReadonlySignal<Rewind | undefined>,
): BenchActions {
  const { view, answerDeadline, outgoing, incoming } = bench;
  return {
    chooseMode: bench.choose,
    withhold: answerDeadline.withhold,
    keepAlive: answerDeadline.keepAlive,
    bringForward: view.bringForward,
    carryNext: (from) => void bench.carryNext(from),
    openHappened: view.openHappened,
    openReasons: view.openReasons,
    chooseForm: (form) => void outgoing.choose(form),
    writeNote: view.notes.write,
    handOut: () => handOut(root, bench.trace.peek(), lesson),
    chooseQrForm: (form) => {
      const shown = outgoing.shown.peek();
      if (shown) void outgoing.show(shown.client, shown.id, form);
    },
    closeQr: outgoing.hide,
    seeCamera: incoming.see,
    readPicture: (file) => void incoming.takePicture(file),
    closeCamera: incoming.closeCamera,
    goBack: (client, index) => void rewind.peek()?.goBack(client, index),
    undo: () => void rewind.peek()?.undo(),
    dismissRewind: () => rewind.peek()?.dismiss(),
    reset: () => reset(),
    goUnaided: view.goUnaided,
    again: (isUnaided) => {
      view.goUnaided(isUnaided);
      reset(true);
    },
    ...(move && { move }),
  };
}
