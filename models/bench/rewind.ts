/** Going back to a moment: new connections, the acts up to there performed again without pause, and then live. */
import { computed, createModel, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import {
  type Button,
  type ClientName,
  CLIENTS,
  type Entry,
  type Fact,
  type Mode,
  type Moment,
  momentsOf,
  type PeerMedia,
  type TrackInit,
} from "../../protocol/facts/mod.ts";
import {
  actsOf,
  backAt,
  endedEarly,
  lastActOf,
  limitOf,
  LIMITS,
  nextOf,
  planRewind,
  type Renewed,
  type RewindStep,
  underWay,
} from "../../protocol/rewind/mod.ts";
import { type Bench, fold, newSession, type Pane, type Session } from "../../protocol/session/mod.ts";
import { comes } from "./comes.ts";

interface OneClient {
  readonly latest: ReadonlySignal<Session>;
  readonly log: ReadonlySignal<readonly Entry[]>;
  readonly record: (fact: Fact) => void;
  /** Puts everything that was recorded into the log, at once. */
  readonly publish: () => void;
  readonly call: (button: Button, args: readonly unknown[]) => Promise<boolean>;
  readonly sendOn: (channel: number, text: string) => Promise<boolean>;
  readonly media: () => Promise<PeerMedia | undefined>;
  readonly view: { readonly pane: ReadonlySignal<Pane>; readonly showPane: (pane: Pane) => void };
}

interface Deps extends Readonly<Record<ClientName, OneClient>> {
  readonly sole: ReadonlySignal<ClientName | undefined>;
  readonly mode: Signal<Mode>;
  /** When the bench opened: another time once it was begun anew. */
  readonly since: ReadonlySignal<number>;
  readonly reset: () => void;
  /** Lets presses wait until this is done. */
  readonly hold: (run: () => Promise<void>) => Promise<void>;
  readonly answerDeadline: { readonly answered: (client: ClientName) => void };
  readonly view: { readonly front: ReadonlySignal<ClientName>; readonly bringForward: (client: ClientName) => void };
}

interface World {
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** How going back stands, in one or two sentences. */
export interface RewindState {
  readonly is: "under way" | "done" | "early" | "refused";
  readonly said: string;
}

/** How long something that came about before may take to come about again, in milliseconds. */
const PATIENCE = 15_000;

type Act = Exclude<Renewed, "wait" | "done">;
type Next = ReturnType<typeof nextOf>;

export const RewindModel = createModel((bench: Deps, { after }: World) => {
  const state = signal<RewindState | undefined>(undefined);
  const logs = computed(() => ({ A: bench.A.log.value, B: bench.B.log.value }));
  /** The last act, which undoing takes back: whose it was, and what. */
  const lastAct = computed(() => bench.sole.value ? undefined : lastActOf(logs.value));
  /** Why nobody can go back on this bench at all, in a sentence. */
  const blocked = computed(() => bench.sole.value ? LIMITS["two-devices"] : undefined);

  const say = (is: RewindState["is"], said: string) => void (state.value = { is, said });

  /** Every moment up to now. */
  function allMoments(): readonly Moment[] {
    for (const client of CLIENTS) bench[client].publish();
    return momentsOf(logs.peek());
  }

  /** Goes back to right after an entry of a client’s log, by its place there. */
  async function goBack(client: ClientName, index: number): Promise<void> {
    const moments = allMoments();
    await goTo(moments, moments.findIndex((one) => one.client === client && one.index === index) + 1);
  }
  /** Takes back the last act. */
  async function undo(): Promise<void> {
    const moments = allMoments();
    const last = actsOf(moments).at(-1);
    if (last) await goTo(moments, last.from);
  }
  function dismiss() {
    state.value = undefined;
  }

  /** Performs the first `count` moments again. */
  async function goTo(moments: readonly Moment[], count: number): Promise<void> {
    const limit = limitOf(moments);
    if (bench.sole.peek()) return say("refused", LIMITS["two-devices"]);
    if (limit && limit.at < count) return say("refused", limit.why);
    const part = moments.slice(0, count);
    const [front, panes] = [bench.view.front.peek(), CLIENTS.map((client) => bench[client].view.pane.peek())];
    bench.mode.value = "trickle";
    bench.reset();
    bench.view.bringForward(front);
    CLIENTS.forEach((client, i) => bench[client].view.showPane(panes[i]));
    await bench.hold(() => perform(planRewind(part), sessionsAfter(part), part.at(-1)?.at));
  }

  async function perform(steps: readonly RewindStep[], old: Bench, at: number | undefined): Promise<void> {
    const begun = bench.since.peek();
    const acts = steps.filter((step) => step.do !== "wait").length;
    let done = 0;
    for (let left = steps; left.length > 0;) {
      say("under way", underWay(done, acts));
      const next = await comes((): Next => nextOf(left, old, latestOf(bench)), { within: PATIENCE, after });
      // Somebody has begun anew meanwhile.
      if (bench.since.peek() !== begun) return void (state.value = undefined);
      if (!next) return say("early", endedEarly(left[0]));
      left = left.toSpliced(next.place, 1);
      if (next.step === "done") continue;
      await make(next.step);
      done++;
    }
    if (bench.since.peek() === begun) say("done", backAt(acts > 0 ? at : undefined));
  }

  async function make(act: Act): Promise<void> {
    const client = bench[act.client];
    if (act.do === "record") {
      if (act.fact.type === "mode-chosen") bench.mode.value = act.fact.mode === "gathered" ? "gathered" : "trickle";
      return client.record(act.fact);
    }
    const call = callOf(client, act);
    if (act.ends) await call;
    if (act.call === "setLocalDescription" && client.latest.peek().local?.type === "answer") {
      bench.answerDeadline.answered(act.client);
    }
  }

  return { state, lastAct, blocked, goBack, undo, dismiss };
});

const latestOf = ({ A, B }: Deps): Bench => ({ A: A.latest.value, B: B.latest.value });

/** Makes the real call of a step. */
async function callOf(client: OneClient, { call, argument, channel }: Act & { do: "call" }): Promise<unknown> {
  if (call === "send") {
    const place = channel === undefined ? 0 : client.latest.peek().channels.lastIndexOf(channel);
    return await client.sendOn(Math.max(0, place), String(argument));
  }
  if (call === "addTrack" || call === "removeTrack") {
    const media = await client.media();
    return await (call === "addTrack"
      ? media?.addTrack(argument as TrackInit)
      : media?.removeTrack(argument as TrackInit));
  }
  return await client.call(call as Button, [argument]);
}

/** The bench as it was after these moments. */
function sessionsAfter(moments: readonly Moment[]): Bench {
  const of = (name: ClientName) =>
    moments.filter(({ client }) => client === name).reduce((so, { entry }) => fold(so, entry), newSession(name));
  return { A: of("A"), B: of("B") };
}
