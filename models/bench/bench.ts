/** The bench: both clients, and what is carried between them. */
import { computed, createModel, effect, signal } from "@preact/signals";
import { type Engine, suggest } from "../../protocol/advice/mod.ts";
import type { ClientName, Fact, Mode } from "../../protocol/facts/mod.ts";
import { type Bench, isAtStake, type Pane } from "../../protocol/session/mod.ts";
import type { Reader } from "../../protocol/sdp/mod.ts";
import { writeTrace } from "../../protocol/trace/mod.ts";
import { IncomingModel, type IncomingTools } from "../desk/incoming.ts";
import { PasteBoxesModel } from "../client/paste-boxes.ts";
import { ClientModel, type Tools } from "../client/client.ts";
import { SecondTickerModel } from "./second-ticker.ts";
import { ActionQueueModel } from "./action-queue.ts";
import { batchNotifications, UncachedView } from "./deferred-signal.ts";
import { OutgoingModel, type OutgoingTools } from "../desk/outgoing.ts";
import { type PressTools, PressToolsModel } from "./press-tools.ts";
import { AnswerDeadlineModel } from "./answer-deadline.ts";
import { NotesModel, type NoteStore } from "../reader/notes.ts";

/** What a bench needs of the world. */
export interface BenchTools extends Tools, OutgoingTools, IncomingTools {
  readonly notes: NoteStore;
  /** Whose rules this browser follows. */
  readonly engine: () => Engine;
  /** Brings what comes at the first press. */
  readonly loadPressTools: () => Promise<PressTools>;
}

const CLIENTS = ["A", "B"] as const;

/** A bench, in a lesson or free. `lesson` is where links lead. */
export const BenchModel = createModel((tools: BenchTools, lesson?: string) => {
  const notes = new NotesModel(tools.notes);
  const { pressTools, ready } = new PressToolsModel(tools.loadPressTools);
  const joined = { tools, pressTools, ready, later: batchNotifications(tools.soon), recorded: () => fulfilPending() };
  const clients = { A: new ClientModel("A", joined), B: new ClientModel("B", joined) };
  effect(() => {
    if (pressTools.value) { for (const client of CLIENTS) clients[client].refold(); }
  });
  const mode = signal<Mode>("trickle");
  /** The one client that is here, where the other is on another device. */
  const sole = signal<ClientName | undefined>(undefined);
  const here = () => sole.value ? [sole.value] : CLIENTS;
  /** The client in front where there is room for one only. */
  const front = signal<ClientName>("A");
  const sessions = new UncachedView((): Bench => ({ A: clients.A.session.value, B: clients.B.session.value }));
  const { readings, boxTexts, boxOf, readingOf } = new PasteBoxesModel({ sessions, sole, pressTools });
  const suggestion = computed(() =>
    sole.value
      ? pressTools.value?.suggestAlone(sessions.value[sole.value], boxOf(sole.value))
      : suggest(sessions.value, { A: boxOf("A"), B: boxOf("B") })
  );
  const record = (client: ClientName, fact: Fact) => clients[client].record(fact);
  const patience = new AnswerDeadlineModel({
    engine: tools.engine,
    after: tools.after,
    sessions,
    elapsed: (client) => clients[client].elapsed(),
    record,
    addIceCandidate: (client, candidate) => clients[client].addIceCandidate(candidate),
  });
  const { seconds, reasonsOpen, openReasons } = new SecondTickerModel(
    tools.after,
    () => patience.runs.value || here().some((client) => clients[client].machine.value !== undefined),
  );
  const atStake = computed(() => isAtStake(sessions.value.A) || isAtStake(sessions.value.B));
  const used = computed(() => here().some((client) => sessions.value[client].calls.length > 1));

  let began = tools.now();
  function reset() {
    began = tools.now();
    front.value = sole.value ?? "A";
    codeCopied.value = undefined;
    leaving.hide();
    leaving.awake();
    patience.stop();
    clearQueue();
    patience.awake();
    arriving.closeCamera();
    for (const client of here()) clients[client].open(began, mode.value);
  }

  /**
   * Only this client is here; the other is on another device. Candidates then travel inside the description, unless
   * the other side has them travel one by one.
   */
  function sitAlone(client: ClientName, asked: Mode = "gathered") {
    if (sole.value === undefined) {
      mode.value = asked;
      patience.waitAlone();
    }
    sole.value = client;
    void ready();
    reset();
  }
  /** When the bench opened. */
  const since = () => began;

  function choose(next: Mode) {
    if (next === mode.value) return;
    mode.value = next;
    for (const client of here()) clients[client].record({ type: "mode-chosen", mode: next });
  }

  const leaving = new OutgoingModel({
    tools,
    sessions,
    pressTools,
    ready,
    record,
    left: patience.releaseWithheld,
    lesson,
  });
  const { press, carry, carryNext, carryRest, clearQueue, fulfilPending, pendingCarry } = new ActionQueueModel({
    clients,
    sessions,
    readingOf,
    pressTools,
    ready,
    patience,
  });
  const arriving = new IncomingModel({
    tools,
    ready,
    record,
    paste: (client, text, by) => clients[client].paste(text, by),
  });

  /** Takes a text that came by a link into another tab, if a client here waits for just that. */
  async function take(text: string): Promise<ClientName | undefined> {
    const { readOnBench, clientWaitingFor } = await ready();
    const taker = clientWaitingFor(
      here().map((client) => sessions.value[client]),
      (here) => ({ text: readOnBench(text, { here }), box: readingOf(here.client) }),
    )?.client;
    if (taker) {
      // What lies in the box already is not lost: several blobs are read together.
      const held = sessions.value[taker].pasted;
      arriving.arrive(taker, held === "" ? text : `${held}\n${text}`, "link");
      front.value = taker;
    }
    return taker;
  }

  /** Whose code was to be copied last, and whether the browser let it. */
  const codeCopied = signal<{ readonly client: ClientName; readonly copied: boolean } | undefined>(undefined);
  async function copyCode(client: ClientName, code: string) {
    const copied = await tools.copy(code);
    codeCopied.value = { client, copied };
  }

  /** The SDP reader, once somebody has opened a pane that needs it. */
  const reader = signal<Reader | undefined>(undefined);
  async function show(client: ClientName, pane: Pane) {
    clients[client].show(pane);
    if (!pane.endsWith("SDP") || reader.value) return;
    notes.open();
    const loaded = await tools.loadReader();
    reader.value = loaded;
  }

  function bringForward(client: ClientName) {
    front.value = client;
  }

  /** Reads the states of every client anew. */
  function readStates() {
    for (const client of here()) clients[client].readStates();
  }

  const trace = () => writeTrace({ A: clients.A.log.value, B: clients.B.log.value });

  return {
    ...clients,
    leaving,
    arriving,
    patience,
    sole,
    ready,
    sitAlone,
    since,
    readStates,
    take,
    mode,
    front,
    sessions,
    readings,
    boxTexts,
    pressTools,
    seconds,
    reasonsOpen,
    openReasons,
    suggestion,
    atStake,
    used,
    codeCopied,
    reset,
    choose,
    press,
    carry,
    carryNext,
    pendingCarry,
    carryRest,
    copyCode,
    bringForward,
    reader,
    notes,
    show,
    trace,
  };
});
