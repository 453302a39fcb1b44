/** Pressing the buttons of a client, and carrying what it made to the other: one act after the other. */
import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { asJson, type BlobReading, EMPTY_READING } from "../../protocol/blob/mod.ts";
import { across, type BlobId, type Button, type ClientName, type Fact } from "../../protocol/facts/mod.ts";
import {
  type Applies,
  type Bench,
  methodFor,
  nextToCarry,
  outgoing,
  restToCarry,
  type Session,
  stripCandidates,
} from "../../protocol/session/mod.ts";
import type { PressTools } from "./press-tools.ts";

interface OneClient {
  readonly latest: ReadonlySignal<Session>;
  readonly record: (fact: Fact) => void;
  readonly press: (button: Button, reading: BlobReading, edited?: boolean) => Promise<boolean>;
}

interface Deps {
  readonly clients: Readonly<Record<ClientName, OneClient>>;
  /** The one client that is here, where the other is on another device. */
  readonly sole: ReadonlySignal<ClientName | undefined>;
  /** What comes at the first press, and how to bring it. */
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
  readonly ready: () => Promise<PressTools>;
  /** What is done for slow hands. */
  readonly answerDeadline: {
    readonly withholds: ReadonlySignal<boolean>;
    readonly recordWithheld: (client: ClientName, reading: BlobReading) => void;
    readonly releaseWithheld: (client: ClientName, blob: BlobId) => Promise<void>;
    readonly answered: (client: ClientName) => void;
  };
}

/** Acts wait for one another, so that quick hands do not get ahead of the browser. Free hands begin at once. */
function oneAtATime() {
  /** What is being done, to its end; nothing while the hands are free. */
  let turn: Promise<unknown> | undefined;
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const before = turn;
    const { promise: mine, resolve } = Promise.withResolvers<void>();
    turn = mine; // From now on, also for what begins while this runs.
    return (before ? before.then(run) : run()).finally(() => {
      if (turn === mine) turn = undefined;
      resolve();
    });
  }
  const forget = () => turn = undefined;
  return { inTurn, forget };
}

/** Makes the calls of presses and of carrying alike. */
function caller({ clients, answerDeadline }: Deps) {
  /** Makes the call. An offer’s candidates may have to wait for its answer; what was edited goes as it is. */
  return async function call(
    client: ClientName,
    button: Button,
    reading: BlobReading,
    edited = false,
  ): Promise<boolean> {
    const waits = !edited && button === "setRemoteDescription" && answerDeadline.withholds.peek() &&
      clients[client].latest.peek().mode === "gathered";
    const applied = waits ? stripCandidates(reading).reading : reading;
    const all = await clients[client].press(button, applied, edited);
    if (all && waits) answerDeadline.recordWithheld(client, reading);
    if (all && button === "setLocalDescription" && clients[client].latest.peek().local?.type === "answer") {
      answerDeadline.answered(client);
    }
    return all;
  };
}

/** What of a reading a call takes: one description, or candidates. */
const onlyFor = (button: Applies, reading: BlobReading): BlobReading => {
  if (!reading.ok) return reading;
  const isDescription = button === "setRemoteDescription";
  const messages = reading.messages.filter(({ kind }) => (kind === "description") === isDescription);
  return { ...reading, messages: isDescription ? messages.slice(0, 1) : messages };
};

/** What lies in the box of a client, read as it is now. */
function readBox({ clients, sole }: Deps, client: ClientName, tools: PressTools, asItIs: boolean): BlobReading {
  const here = clients[client].latest.peek();
  const others = sole.peek() ? [] : [clients[across(client)].latest.peek()];
  return tools.readOnBench(here.pasted, { here, others, asItIs });
}

/** Applies what lies in a box. It leaves the box with that; candidates that came with a description stay in it. */
const boxApplier =
  (deps: Deps, call: ReturnType<typeof caller>) =>
  async (client: ClientName, button: Applies, tools: PressTools, asItIs = false): Promise<void> => {
    const { latest, record } = deps.clients[client];
    const reading = readBox(deps, client, tools, asItIs);
    const held = latest.peek().pasted !== "";
    const all = await call(client, button, asItIs ? onlyFor(button, reading) : reading, asItIs);
    if (!all || !held || !reading.ok) return;
    const stays = reading.messages.filter((message) =>
      (message.kind === "description") === (button === "addIceCandidate")
    );
    record({ type: "pasted", text: stays.map(asJson).join("\n") });
  };

/** Takes a card across and applies it there, as the learner's hands would. */
const cardCarrier =
  ({ clients, answerDeadline }: Deps, call: ReturnType<typeof caller>) =>
  async (from: ClientName, id: BlobId): Promise<boolean> => {
    const card = clients[from].latest.peek().cards.find((one) => one.id === id);
    if (!card) return false;
    clients[from].record({ type: "delivered", blob: id, by: "bench" });
    const message = outgoing(card);
    const button = message.kind === "description" ? "setRemoteDescription" : "addIceCandidate";
    const reading: BlobReading = { ok: true, messages: [message], repairs: [], origin: "other" };
    const all = await call(across(from), button, reading, card.edited !== undefined);
    await answerDeadline.releaseWithheld(from, id);
    return all;
  };

export const ActionQueueModel = createModel((deps: Deps) => {
  const { clients, pressTools, ready } = deps;
  const call = caller(deps);
  const applyBox = boxApplier(deps, call);
  const carryNow = cardCarrier(deps, call);
  const { inTurn, forget } = oneAtATime();
  /** The clients whose next card is carried as soon as it is there. */
  const pendingCarry = signal<readonly ClientName[]>([]);
  const bench = (): Bench => ({ A: clients.A.latest.peek(), B: clients.B.latest.peek() });

  /** A call that close() cuts off never comes back (WebRTC 1.0, §4.4.1.2): nothing waits for it. */
  function clearQueue() {
    forget();
    pendingCarry.value = [];
  }

  function press(client: ClientName, button: Button): Promise<void> {
    if (button === "close") clearQueue();
    return inTurn(() => pressNow(client, button));
  }

  /** Gives the browser what lies in a box and is refused here, as it is. */
  const giveAsItIs = (client: ClientName): Promise<void> =>
    inTurn(async () => {
      const tools = pressTools.peek() ?? await ready();
      await applyBox(client, methodFor(readBox(deps, client, tools, true)), tools, true);
    });

  /** Presses a button. */
  async function pressNow(client: ClientName, button: Button) {
    const tools = pressTools.peek() ?? await ready();
    if (button === "setRemoteDescription" || button === "addIceCandidate") await applyBox(client, button, tools);
    else await call(client, button, EMPTY_READING);
  }

  const carry = (from: ClientName, id: BlobId): Promise<boolean> => inTurn(() => carryNow(from, id));
  /** Carries what lies on top. With nothing there, the next card is carried as it comes; a second press takes that back. */
  const carryNext = (from: ClientName): Promise<void> =>
    inTurn(async () => {
      const card = nextToCarry(bench(), from);
      const others = pendingCarry.peek().filter((one) => one !== from);
      if (card) await carryNow(from, card.id);
      else pendingCarry.value = others.length < pendingCarry.peek().length ? others : [...others, from];
    });
  /** What there was to find when a card of each client was looked for last: its cards, and what the other can take. */
  const searched: Partial<Record<ClientName, readonly unknown[]>> = {};
  /** Carries each card that has come and that somebody waits for. It is asked at every fact, and most make no card. */
  function fulfilPending() {
    for (const from of pendingCarry.peek()) {
      const there = clients[across(from)].latest.peek();
      const found = [clients[from].latest.peek().cards, there.remote, there.paths.signaling];
      if (searched[from]?.every((one, i) => one === found[i])) continue;
      searched[from] = found;
      if (!nextToCarry(bench(), from)) continue;
      pendingCarry.value = pendingCarry.peek().filter((one) => one !== from);
      void carryNext(from);
    }
  }
  /** Carries all candidates of a client's present description that the other does not have yet, up to a refusal. */
  const carryRest = (from: ClientName): Promise<void> => inTurn(() => carryRestNow(from));

  async function carryRestNow(from: ClientName) {
    for (const card of restToCarry(bench(), from)) {
      if (!await carryNow(from, card.id)) return;
    }
  }

  /** Lets presses wait until something else is done, which makes calls of its own. */
  const hold = (run: () => Promise<void>): Promise<void> => inTurn(run);

  return { press, giveAsItIs, carry, carryNext, carryRest, hold, clearQueue, fulfilPending, pendingCarry };
});
