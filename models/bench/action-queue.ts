/** The learner's hands: pressing the buttons of a client, and carrying what it made to the other. */
import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { asJson, type BlobReading } from "../../protocol/blob/mod.ts";
import { across, type BlobId, type Button, type ClientName, type Fact } from "../../protocol/facts/mod.ts";
import { type Bench, currentCards, nextToCarry, outgoing, type Session, statusOf } from "../../protocol/session/mod.ts";

interface OneClient {
  readonly session: ReadonlySignal<Session>;
  readonly record: (fact: Fact) => void;
  readonly press: (button: Button, reading: BlobReading, edited?: boolean) => Promise<boolean>;
}

interface Deps {
  readonly clients: Readonly<Record<ClientName, OneClient>>;
  readonly sessions: ReadonlySignal<Bench>;
  /** What lies in the box of a client, read. */
  readonly readingOf: (client: ClientName) => BlobReading;
  /** What comes at the first press. */
  readonly pressTools: ReadonlySignal<unknown>;
  readonly ready: () => Promise<unknown>;
  /** What is done for slow hands. */
  readonly patience: {
    readonly withoutCandidates: (client: ClientName, reading: BlobReading) => BlobReading;
    readonly recordWithheld: (client: ClientName, reading: BlobReading) => void;
    readonly releaseWithheld: (client: ClientName, blob: BlobId) => Promise<void>;
    readonly answered: (client: ClientName) => void;
  };
}

/** What a call that applies nothing is pressed with. */
const NOTHING: BlobReading = { ok: true, messages: [], repairs: [], origin: "unknown" };

export const ActionQueueModel = createModel(({ clients, sessions, readingOf, pressTools, ready, patience }: Deps) => {
  /** Makes the call. An offer’s candidates may have to wait for its answer; what was edited goes as it is. */
  async function call(client: ClientName, button: Button, reading: BlobReading, edited = false): Promise<boolean> {
    const now = edited || button !== "setRemoteDescription" ? reading : patience.withoutCandidates(client, reading);
    const all = await clients[client].press(button, now, edited);
    if (all && now !== reading) patience.recordWithheld(client, reading);
    if (all && button === "setLocalDescription" && clients[client].session.value.local?.type === "answer") {
      patience.answered(client);
    }
    return all;
  }

  /** The clients before whom a hand is held out for the next card. */
  const pendingCarry = signal<readonly ClientName[]>([]);
  /** What the hands are at, to its end; nothing while they are free. */
  let turn: Promise<unknown> | undefined;
  /** Hands do one thing after the other: whoever is quick does not get ahead of the browser. Free hands begin at once. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const before = turn;
    const { promise: mine, resolve } = Promise.withResolvers<void>();
    turn = mine; // From now on, also for what begins while this runs.
    const done = (before ? before.then(run) : run()).finally(() => {
      if (turn === mine) turn = undefined;
      resolve();
    });
    return done;
  }
  /** A call that close() cuts off never comes back (WebRTC 1.0, §4.4.1.2): nothing waits for it. */
  function clearQueue() {
    turn = undefined;
    pendingCarry.value = [];
  }

  function press(client: ClientName, button: Button): Promise<void> {
    if (button === "close") clearQueue();
    return inTurn(() => pressNow(client, button));
  }

  /** Presses a button. What was applied leaves the box; candidates that came with a description stay in it. */
  async function pressNow(client: ClientName, button: Button) {
    const { session, record } = clients[client];
    if (!pressTools.peek()) await ready();
    const applies = button === "setRemoteDescription" || button === "addIceCandidate";
    const reading = applies ? readingOf(client) : NOTHING;
    const held = session.value.pasted !== "";
    const all = await call(client, button, reading);
    if (!applies || !all || !held || !reading.ok) return;
    const stays = reading.messages.filter((message) =>
      (message.kind === "description") === (button === "addIceCandidate")
    );
    record({ type: "pasted", text: stays.map(asJson).join("\n") });
  }

  const carry = (from: ClientName, id: BlobId): Promise<boolean> => inTurn(() => carryNow(from, id));
  /** Carries what lies on top. With nothing there, a hand is held out for it; a second press takes the hand back. */
  const carryNext = (from: ClientName): Promise<unknown> =>
    inTurn(async () => {
      const card = nextToCarry(sessions.value, from);
      if (card) await carryNow(from, card.id);
      else if (pendingCarry.value.includes(from)) pendingCarry.value = pendingCarry.value.filter((one) => one !== from);
      else pendingCarry.value = [...pendingCarry.value, from];
    });
  /** Looks whether a card has come that a hand is held out for. */
  function fulfilPending() {
    for (const from of pendingCarry.peek()) {
      if (!nextToCarry(sessions.peek(), from)) continue;
      pendingCarry.value = pendingCarry.peek().filter((one) => one !== from);
      void carryNext(from);
    }
  }
  /** Carries all candidates of a client's present description that the other does not have yet, up to a refusal. */
  const carryRest = (from: ClientName): Promise<void> => inTurn(() => carryRestNow(from));

  /** Takes a card across and applies it there, as the learner's hands would. */
  async function carryNow(from: ClientName, id: BlobId): Promise<boolean> {
    const card = clients[from].session.value.cards.find((one) => one.id === id);
    if (!card) return false;
    clients[from].record({ type: "delivered", blob: id, by: "bench" });
    const message = outgoing(card);
    const button = message.kind === "description" ? "setRemoteDescription" : "addIceCandidate";
    const reading: BlobReading = { ok: true, messages: [message], repairs: [], origin: "other" };
    const all = await call(across(from), button, reading, card.edited !== undefined);
    await patience.releaseWithheld(from, id);
    return all;
  }

  async function carryRestNow(from: ClientName) {
    const rest = currentCards(clients[from].session.value).filter((card) =>
      card.message.kind !== "description" &&
      !["added", "held back", "thrown away"].includes(statusOf(card, sessions.value, from))
    );
    for (const card of rest) {
      if (!await carryNow(from, card.id)) return;
    }
  }

  return { press, carry, carryNext, carryRest, clearQueue, fulfilPending, pendingCarry };
});
