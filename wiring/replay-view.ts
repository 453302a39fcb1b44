/** The view of a replay: what the components of the bench read there. What would act does nothing, and says so. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { useModel } from "@preact/signals";
import type { ClientView } from "../components/bench/client-view.ts";
import type { BenchView } from "../components/bench/view.ts";
import type { Listings } from "../components/client/Code.tsx";
import { MediaSummary } from "../components/media/MediaSummary.tsx";
import { presentStates } from "../models/client/shown-states.ts";
import type { ReplayModel } from "../models/replay/replay.ts";
import type { PacketSeen } from "../protocol/diagram/mod.ts";
import { type ClientName, CLIENTS } from "../protocol/facts/mod.ts";
import { methodFor } from "../protocol/session/mod.ts";
import { entryText } from "../protocol/trace/mod.ts";
import { SdpPane } from "./lazy/sdp-pane.ts";
import { actionsOf, clientActions } from "./replay-actions.ts";
import * as kit from "./lazy/instruments.ts";
import { replayTimelineOf } from "./timeline.tsx";

/** The model of a replay. */
export type Replay = ReturnType<typeof useModel<InstanceType<typeof ReplayModel>>>;

const never = signal(false);
const none = <T>(value: T): ReadonlySignal<T> => signal(value);

/** What is known of the network beside a trace: its packets as rows, and what draws them; what is said of Client B. */
export interface NetworkBeside extends Pick<BenchView, "Packets" | "Glass"> {
  readonly packets: ReadonlySignal<readonly PacketSeen[]>;
}

/** The view of a replay, made once; `root` is the way to the site’s root. */
export function replayView(replay: Replay, listings: Listings, root: string, beside?: NetworkBeside): BenchView {
  const { sessions, outgoing, view, player, present, moments, diagram } = replay;
  const here = computed(() => CLIENTS.filter((client) => moments.value.some((one) => one.client === client)));
  const at = computed(() => present.value?.at ?? 0);
  const scene = computed(() => ({
    bench: sessions.value,
    boxes: { A: boxOf(replay, "A"), B: boxOf(replay, "B") },
  }));
  const timeline = {
    ...diagram,
    ...(beside && { packets: beside.packets }),
    live: never,
    passed: replay.rowsPassed,
    open: replay.openMark,
    scroll: (row: number) => diagram.scroll(row, false),
  };
  return {
    readOnly: true,
    isTaught: false,
    root,
    listings,
    clients: { A: clientView(replay, "A", at), B: clientView(replay, "B", at) },
    sole: none(undefined),
    here: none(CLIENTS),
    sessions,
    suggestion: none(undefined),
    isUnaided: never,
    mode: computed(() => sessions.value.A.mode),
    front: view.front,
    used: never,
    withholds: never,
    isFirefox: never,
    keepsAlive: never,
    pendingCarry: none([]),
    // The slider says by itself what came last.
    announcement: computed(() =>
      player.stepped.value && present.value ? `Client ${present.value.client} ${entryText(present.value.entry)}` : ""
    ),
    happenedOpen: view.happenedOpen,
    reasonsOpen: view.reasonsOpen,
    reasons: computed(() =>
      here.value.map((client) => ({
        client,
        reasons: kit.reasonsOnBench(scene.value, client, sessions.value[client].pairs, at.value),
      }))
    ),
    explain: computed(() => replay.pressTools.value.explain),
    rewindState: none(undefined),
    rewindBlocked: none(undefined),
    lastAct: none(undefined),
    nextText: none(undefined),
    obstacle: computed(() => replay.pressTools.value.obstacleOf(scene.value)),
    lastEvent: computed(() => {
      const now = present.value;
      return now && { client: now.client, said: entryText(now.entry), at: now.at };
    }),
    form: outgoing.form,
    canShare: outgoing.canShare,
    codeCopied: view.codeCopied,
    reader: view.reader,
    notes: view.notes.notes,
    noteUnkept: view.notes.unkept,
    qr: outgoing.shown,
    scanning: none(undefined),
    Packets: beside?.Packets ?? none(undefined),
    Glass: beside?.Glass ?? none(undefined),
    parts: { ...kit, SdpPane, Timeline: replayTimelineOf(timeline, () => replay.trace.peek()!) },
    wantsInstruments: none(true),
    codeTools: none(kit),
    actions: actionsOf(replay, root),
  };
}

const boxOf = ({ boxTexts, readings }: Replay, client: ClientName) => ({
  fits: boxTexts[client].value.fits,
  method: methodFor(readings[client].value),
});

function clientView(replay: Replay, name: ClientName, at: ReadonlySignal<number>): ClientView {
  const { outgoing } = replay;
  const { session, view, channels } = replay[name];
  return {
    client: name,
    session,
    shown: computed(() => presentStates(session.value)),
    reading: replay.readings[name],
    boxText: replay.boxTexts[name],
    pane: view.pane,
    point: view.point,
    machine: view.machine,
    pair: view.pair,
    card: view.card,
    token: view.token,
    elapsed: at,
    deadline: none(undefined),
    wish: channels.wish,
    optionsOpen: channels.optionsOpen,
    draft: channels.draft,
    channel: channels.chosen,
    cardTexts: outgoing.cardTexts[name],
    pairs: none([]),
    samples: none([]),
    stats: none(undefined),
    Media: MediaSummary,
    actions: clientActions(replay, name),
  };
}
