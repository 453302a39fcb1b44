/** A saved trace, opened: both clients as they were at any moment. No connection is made, and nothing is recorded. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { type ClientName, type Moment, momentsOf } from "../../protocol/facts/mod.ts";
import { type PacketSeen, rowOfMark } from "../../protocol/diagram/mod.ts";
import { markIds, sessionsAt, soleClient, ticksOf, type Trace } from "../../protocol/trace/mod.ts";
import type { Bench } from "../../protocol/session/mod.ts";
import { PasteBoxesModel } from "../client/paste-boxes.ts";
import { ChannelsModel } from "../client/channels.ts";
import { DiagramModel } from "../instruments/diagram.ts";
import type { OpenTraceTools } from "./open-trace.ts";
import { OpenedTraceModel } from "./opened-trace.ts";
import { OutgoingModel, type OutgoingTools } from "../desk/outgoing.ts";
import { ClientViewModel } from "../client/client-view.ts";
import { PlayerModel } from "./player.ts";
import { BenchViewModel, type BenchViewTools } from "../bench/bench-view.ts";
import type { PressTools } from "../bench/press-tools.ts";

/** What a replay needs of the world. */
export interface ReplayTools extends OutgoingTools, OpenTraceTools, BenchViewTools {
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** What reads boxes and words problems: a replay has it from the start. */
  readonly pressTools: PressTools;
}

/** `packets` are what is known of the network beside the trace, which holds none. */
export const ReplayModel = createModel((tools: ReplayTools, packets?: ReadonlySignal<readonly PacketSeen[]>) => {
  const source = new OpenedTraceModel(tools, startOver);
  const { logs } = source;
  const diagram = new DiagramModel(logs, packets);
  const moments = computed(() => momentsOf({ A: logs.A.value, B: logs.B.value }));
  const player = new PlayerModel({ after: tools.after, moments });
  const rewind = computed(() => sessionsAt(moments.value));
  const sessions = computed((): Bench => rewind.value(player.passed.value));
  const { present, ticks, marks, rowsPassed } = standingOf(diagram, moments, player.passed);

  const pressTools = signal(tools.pressTools);
  const { readings, boxTexts } = new PasteBoxesModel({ sessions, sole: signal(undefined), pressTools });
  /** One client as of the present moment; whatever is done with its cards, nothing is recorded. */
  const clientAt = (client: ClientName) => {
    const session = computed(() => sessions.value[client]);
    return { session, view: new ClientViewModel(), channels: new ChannelsModel(session), record: () => {} };
  };
  const clients = { A: clientAt("A"), B: clientAt("B") };
  const outgoing = new OutgoingModel({
    tools,
    clients,
    pressTools,
    ready: () => Promise.resolve(tools.pressTools),
    onLeft: () => Promise.resolve(),
  });
  const view = new BenchViewModel(tools, { A: clients.A.view, B: clients.B.view });

  function awake() {
    outgoing.awake();
    view.notes.open();
  }

  /** Another trace is there: it is looked at from its beginning. */
  function startOver(trace: Trace) {
    player.pause();
    outgoing.hide();
    view.startOver(soleClient(trace) ?? "A");
    clients.A.view.closeAll();
    clients.B.view.closeAll();
    diagram.open(undefined);
    diagram.scroll(0, false);
    player.first();
  }

  /** Another part of the session is there; whatever lies open stays so. */
  function show(trace: Trace) {
    player.pause();
    diagram.open(undefined);
    source.show(trace);
    player.first();
  }

  /** Opens a mark of the diagram, and goes to where it begins; `undefined` closes what lies open. */
  function openMark(id: string | undefined) {
    diagram.open(id);
    const begun = id === undefined ? -1 : marks.value.findIndex((mark) => mark?.id === id);
    if (begun >= 0) player.go(begun + 1);
  }

  return {
    ...clients,
    ...source,
    diagram,
    moments,
    player,
    sessions,
    present,
    ticks,
    rowsPassed,
    pressTools,
    readings,
    boxTexts,
    outgoing,
    view,
    awake,
    show,
    openMark,
  };
});

/** Where a replay stands: the entry that came last, the mark of each moment, and how many rows are not still to come. */
function standingOf(
  { diagram, filters }: InstanceType<typeof DiagramModel>,
  moments: ReadonlySignal<readonly Moment[]>,
  passed: ReadonlySignal<number>,
) {
  const present = computed((): Moment | undefined => moments.value[passed.value - 1]);
  const ticks = computed(() => ticksOf(moments.value));
  const marks = computed(() => markIds(diagram.value, moments.value));
  const rowsPassed = computed(() => {
    const mark = marks.value[passed.value - 1];
    if (mark === undefined) return 0;
    const row = rowOfMark(diagram.value, filters.value, mark.id);
    return filters.value.has(mark.kind) ? row + 1 : row;
  });
  return { present, ticks, marks, rowsPassed };
}
