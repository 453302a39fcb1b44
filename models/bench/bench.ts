/** The bench: both clients, and what is carried between them. */
import { computed, createModel, signal } from "@preact/signals";
import { type Engine, FIRST_ACT, type NextAct, type Scene, suggestionOf } from "../../protocol/advice/mod.ts";
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
  /** What everything that says what to do next is asked of. */
  const scene = computed((): Scene => ({
    bench: sessions.value,
    ...(sole.value && { sole: sole.value }),
    boxes: { A: boxes.A.value, B: boxes.B.value },
  }));
  /** The next act. What finds it out comes with the first press; until then only the first act can be next. */
  const found = computed((): NextAct | undefined =>
    pressTools.value ? pressTools.value.nextAct(scene.value) : sole.value ? undefined : FIRST_ACT
  );
  /** What a lesson wants pressed next in place of that; with `null` nothing that the bench could press. */
  const led = signal<NextAct | null | undefined>(undefined);
  const next = computed(() => led.value === undefined ? found.value : led.value ?? undefined);
  function lead(act: NextAct | null | undefined) {
    if (JSON.stringify(led.peek()) !== JSON.stringify(act)) led.value = act;
  }
  /** The one sensible next press: the dark button. */
  const suggestion = computed(() => next.value && suggestionOf(next.value));
  /** The next act in one sentence, once there are words: what a step, a message and the bottom line say to do. */
  const nextText = computed(() => next.value && pressTools.value?.actText(next.value, scene.value));
  /** The one present obstacle; `undefined` while nothing is wrong, or nothing has words yet. */
  const obstacle = computed(() => pressTools.value?.obstacleOf(scene.value));
  /** The last thing that happened, on either client. */
  const lastEvent = computed(() => pressTools.value?.lastEventOf({ A: clients.A.log.value, B: clients.B.log.value }));
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
    suggestion,
    lead,
    nextText,
    obstacle,
    lastEvent,
    elapsed,
    atStake,
    used,
    trace,
    readStates,
    take,
  };
});
