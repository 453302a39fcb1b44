/** The bench: both clients, and what is carried between them. */
import { computed, createModel, signal } from "@preact/signals";
import type { Engine } from "../../protocol/advice/mod.ts";
import { type ClientName, CLIENTS, type Mode } from "../../protocol/facts/mod.ts";
import { type Bench, isAtStake, isUsed } from "../../protocol/session/mod.ts";
import { writeTrace } from "../../protocol/trace/mod.ts";
import { ClientModel, type ClientTools } from "../client/client.ts";
import { PasteBoxesModel } from "../client/paste-boxes.ts";
import { IncomingModel, type IncomingTools } from "../desk/incoming.ts";
import { OutgoingModel, type OutgoingTools } from "../desk/outgoing.ts";
import { ActionQueueModel } from "./action-queue.ts";
import { TakeModel } from "../two-devices/take.ts";
import { AnswerDeadlineModel } from "./answer-deadline.ts";
import { BenchViewModel, type BenchViewTools } from "./bench-view.ts";
import { burstPublisher, type Soon } from "./burst-publisher.ts";
import { type PressTools, PressToolsModel } from "./press-tools.ts";
import { ElapsedModel, SecondTickerModel } from "./second-ticker.ts";
import { StartModel } from "./start.ts";
import { VoiceModel } from "./voice.ts";

/** What a bench needs of the world. */
export interface BenchTools extends ClientTools, BenchViewTools, OutgoingTools, IncomingTools {
  /** Runs something once the connections have nothing more to report for a moment. */
  readonly soon: Soon;
  /** Whose rules this browser follows. */
  readonly engine: () => Engine;
  /** Brings what comes at the first press. */
  readonly loadPressTools: () => Promise<PressTools>;
}

/**
 * A bench, in a lesson or free. `lesson` is where links lead. `alone` is the client that a page for one shows before it
 * knows whom its address asks for: a page as it was sent then stands as it will when it is awake.
 */
export const BenchModel = createModel((tools: BenchTools, lesson?: string, alone?: ClientName) => {
  const { pressTools, ready } = new PressToolsModel(tools.loadPressTools);
  const afterBurst = burstPublisher(tools.soon);
  const deps = { tools, pressTools, ready, afterBurst, recorded: () => queue.fulfilPending() };
  const clients = { A: new ClientModel("A", deps), B: new ClientModel("B", deps) };
  const view = new BenchViewModel(tools, { A: clients.A.view, B: clients.B.view });
  const mode = signal<Mode>(alone ? "gathered" : "trickle");
  /** The one client that is here, where the other is on another device. */
  const sole = signal<ClientName | undefined>(alone);
  const here = computed((): readonly ClientName[] => sole.value ? [sole.value] : CLIENTS);
  const sessions = computed((): Bench => ({ A: clients.A.session.value, B: clients.B.session.value }));
  const { readings, boxTexts, boxes } = new PasteBoxesModel({ sessions, sole, pressTools });
  const { scene, lead, ...voice } = new VoiceModel({ clients, sessions, sole, boxes, pressTools });
  const { elapsed, time } = new ElapsedModel(tools.now, clients);
  const answerDeadline = new AnswerDeadlineModel({ ...tools, clients, elapsed, pressTools });
  const isShown = computed(() =>
    view.reasonsOpen.value || answerDeadline.runs.value ||
    here.value.some((client) => clients[client].view.machine.value !== undefined)
  );
  new SecondTickerModel({ ...tools, time, isShown });
  const queue = new ActionQueueModel({ clients, sole, pressTools, ready, answerDeadline });
  const onLeft = answerDeadline.releaseWithheld;
  const outgoing = new OutgoingModel({ tools, clients, pressTools, ready, onLeft, lesson });
  const incoming = new IncomingModel({ tools, clients, ready });
  const start = new StartModel({ tools, clients, here, sole, mode, view, outgoing, incoming, answerDeadline, queue });
  const { take } = new TakeModel({ clients, here, readings, ready, incoming, view });

  /** Whether leaving the page would lose something. */
  const atStake = computed(() => isAtStake(sessions.value.A) || isAtStake(sessions.value.B));
  const used = computed(() => here.value.some((client) => isUsed(sessions.value[client])));
  /** Both logs as a saved trace. */
  const trace = computed(() => writeTrace({ A: clients.A.log.value, B: clients.B.log.value }));

  /** Reads the states of every client anew. */
  function readStates() {
    for (const client of here.peek()) clients[client].readStates();
  }

  return {
    ...clients,
    ...queue,
    ...start,
    view,
    outgoing,
    incoming,
    answerDeadline,
    pressTools,
    ready,
    sole,
    here,
    mode,
    sessions,
    readings,
    boxTexts,
    scene,
    lead,
    ...voice,
    elapsed,
    atStake,
    used,
    trace,
    readStates,
    take,
  };
});
