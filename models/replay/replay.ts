/** A saved trace, opened: both clients as they were at any moment. No connection is made, and nothing is recorded. */
import { computed, createModel, signal } from "@preact/signals";
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import { rowOfMark } from "../../protocol/diagram/mod.ts";
import {
  markIds,
  type Moment,
  momentsOf,
  sessionsAt,
  soleClient,
  ticksOf,
  type Trace,
} from "../../protocol/trace/mod.ts";
import type { Reader } from "../../protocol/sdp/mod.ts";
import type { Bench, Pane } from "../../protocol/session/mod.ts";
import { PasteBoxesModel } from "../client/paste-boxes.ts";
import { ChannelsModel } from "../client/channels.ts";
import { DiagramModel } from "../instruments/diagram.ts";
import { type Opened, type OpenTraceTools, readTraceSource, type Refused, type TraceSource } from "./open-trace.ts";
import { OutgoingModel, type OutgoingTools } from "../desk/outgoing.ts";
import { ClientViewModel } from "../client/client-view.ts";
import { NotesModel, type NoteStore } from "../reader/notes.ts";
import { PlayerModel } from "./player.ts";
import type { PressTools } from "../bench/press-tools.ts";

/** What a replay needs of the world. */
export interface ReplayTools extends OutgoingTools, OpenTraceTools {
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly loadReader: () => Promise<Reader>;
  readonly notes: NoteStore;
  /** What reads boxes and words problems: a replay has it from the start. */
  readonly pressTools: PressTools;
}

export const ReplayModel = createModel((tools: ReplayTools) => {
  const trace = signal<Trace | undefined>(undefined);
  /** What the trace was called, and what of it cannot be shown. */
  const name = signal("");
  const note = signal("");
  /** Why what was given last is no trace; the one before stays open. */
  const problem = signal<Refused | undefined>(undefined);
  const logs = {
    A: computed(() => trace.value?.clients.A.log ?? []),
    B: computed(() => trace.value?.clients.B.log ?? []),
  };
  /** The client that is not in a trace of one device. */
  const missing = computed(() => {
    const client = trace.value && soleClient(trace.value);
    return client && across(client);
  });
  const diagram = new DiagramModel(logs);
  const moments = computed(() => momentsOf(diagram.diagram.value));
  const player = new PlayerModel({ after: tools.after, moments });
  const rewind = computed(() => sessionsAt(moments.value));
  const sessions = computed((): Bench => rewind.value(player.passed.value));
  /** The entry that came last. */
  const present = computed((): Moment | undefined => moments.value[player.passed.value - 1]);
  const ticks = computed(() => ticksOf(moments.value));
  const marks = computed(() => markIds(diagram.diagram.value, moments.value));
  /** How many rows of the diagram are not still to come. */
  const rowsPassed = computed(() => {
    const mark = marks.value[player.passed.value - 1];
    if (mark === undefined) return 0;
    const row = rowOfMark(diagram.diagram.value, diagram.filters.value, mark.id);
    return diagram.filters.value.has(mark.kind) ? row + 1 : row;
  });

  const known = signal(tools.pressTools);
  const ready = () => Promise.resolve(tools.pressTools);
  const { readings, boxTexts } = new PasteBoxesModel({ sessions, sole: signal(undefined), pressTools: known });
  const leaving = new OutgoingModel({
    tools,
    sessions,
    pressTools: known,
    ready,
    record: () => {},
    left: () => Promise.resolve(),
  });
  const notes = new NotesModel(tools.notes);
  const channels = {
    A: new ChannelsModel(computed(() => sessions.value.A)),
    B: new ChannelsModel(computed(() => sessions.value.B)),
  };
  const views = { A: new ClientViewModel(), B: new ClientViewModel() };
  const reader = signal<Reader | undefined>(undefined);
  const front = signal<ClientName>("A");
  /** Whether the reasons for not connecting are being looked at. */
  const reasonsOpen = signal(false);
  /** Whose code was to be copied last, and whether the browser let it. */
  const codeCopied = signal<{ readonly client: ClientName; readonly copied: boolean } | undefined>(undefined);

  function awake() {
    leaving.awake();
    notes.open();
  }

  /** Opens what was given, if it is a trace; the traces of two devices are joined. */
  async function open(given: TraceSource) {
    const read = await readTraceSource(given, tools);
    take(read);
  }

  /** Opens the trace of the other device beside the one that is open. */
  async function openOther(file: File) {
    const beside = { trace: trace.value!, name: name.value, note: note.value };
    const read = await readTraceSource(file, tools, beside);
    take(read);
  }

  function take(read: Opened | Refused) {
    if (!("trace" in read)) {
      problem.value = { said: read.said, next: read.next };
      return;
    }
    player.pause();
    leaving.hide();
    trace.value = read.trace;
    name.value = read.name;
    note.value = read.note;
    problem.value = undefined;
    front.value = soleClient(read.trace) ?? "A";
    for (const client of ["A", "B"] as const) {
      views[client].turnTo("Code");
      views[client].unfold(undefined);
      views[client].openPair(undefined);
    }
    diagram.open(undefined);
    diagram.scroll(0, false);
    player.first();
  }

  /** Opens a mark of the diagram, and goes to where it begins; `undefined` closes what lies open. */
  function openMark(id: string | undefined) {
    diagram.open(id);
    const begun = id === undefined ? -1 : marks.value.findIndex((mark) => mark?.id === id);
    if (begun >= 0) player.go(begun + 1);
  }

  async function show(client: ClientName, pane: Pane) {
    views[client].turnTo(pane);
    if (!pane.endsWith("SDP") || reader.value) return;
    const loaded = await tools.loadReader();
    reader.value = loaded;
  }

  async function copyCode(client: ClientName, code: string) {
    const copied = await tools.copy(code);
    codeCopied.value = { client, copied };
  }

  function bringForward(client: ClientName) {
    front.value = client;
  }
  function openReasons(on: boolean) {
    reasonsOpen.value = on;
  }

  return {
    trace,
    name,
    note,
    problem,
    missing,
    diagram,
    moments,
    player,
    sessions,
    present,
    ticks,
    rowsPassed,
    pressTools: known,
    readings,
    boxTexts,
    leaving,
    notes,
    channels,
    views,
    reader,
    front,
    reasonsOpen,
    codeCopied,
    awake,
    open,
    openOther,
    openMark,
    show,
    copyCode,
    bringForward,
    openReasons,
  };
});
