/** What goes through the channel of offers and answers: cards that are sent there, and what comes and is applied. */
import { effect, type ReadonlySignal, type Signal } from "@preact/signals";
import { asJson, type BlobReading, EMPTY_READING } from "../../protocol/blob/mod.ts";
import { across, type Button, type ChannelInit, type ClientName, type Fact } from "../../protocol/facts/mod.ts";
import { type Card, outgoing, relayed, relayOf, type Session, stateOf, toRelay } from "../../protocol/session/mod.ts";
import type { PressTools } from "../bench/press-tools.ts";

interface OneClient {
  readonly session: ReadonlySignal<Session>;
  /** The session after the last fact; `session` follows after a burst of them. */
  readonly latest: ReadonlySignal<Session>;
  readonly createDataChannel: (channel: ChannelInit) => Promise<boolean>;
  readonly sendOn: (channel: number, text: string) => Promise<boolean>;
  readonly record: (fact: Fact) => void;
  readonly press: (button: Button, reading: BlobReading) => Promise<boolean>;
}

export interface RelayDeps {
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly clients: Readonly<Record<ClientName, OneClient>>;
  /** The one client that is here, where the other is on another device. */
  readonly sole: ReadonlySignal<ClientName | undefined>;
  readonly ready: () => Promise<PressTools>;
}

/** How far each client has come: its cards up to here were there before, its messages up to here are applied. */
export interface RelayProgress {
  readonly from: Record<ClientName, number>;
  readonly done: Record<ClientName, number>;
  readonly sent: Set<string>;
}

interface Traffic extends RelayDeps {
  readonly here: ReadonlySignal<readonly ClientName[]>;
  /** Whether offers and answers go through the channel; and whether the learner has said that they shall not. */
  readonly on: ReadonlySignal<boolean>;
  readonly refused: ReadonlySignal<boolean>;
  /** The client whose offer went through the channel and was not answered. */
  readonly silent: Signal<ClientName | undefined>;
  readonly progress: RelayProgress;
  /** Does one thing after the other. */
  readonly inTurn: (run: () => Promise<unknown>) => Promise<unknown>;
}

/** So many milliseconds without an answer are told. */
export const PATIENCE = 10_000;

/** Sends what a client has made, as soon as the channel is open. Gives back how to stop waiting for an answer. */
export function sendRelayed(
  { after, clients, here, on, silent, progress: { from, sent }, inTurn }: Traffic,
): () => void {
  let stopWaiting = () => {};
  effect(() => {
    if (!on.value) return;
    for (const client of here.value) {
      const session = clients[client].session.value;
      const relay = relayOf(session);
      if (relay?.state !== "open") continue;
      for (const card of toRelay(session, from[client])) {
        const name = `${client} ${card.id}`;
        if (sent.has(name)) continue;
        sent.add(name);
        void inTurn(() => send(client, card, relay.index));
      }
    }
  });

  async function send(client: ClientName, card: Card, index: number) {
    const all = await clients[client].sendOn(index, asJson(outgoing(card)));
    if (!all) return;
    clients[client].record({ type: "delivered", blob: card.id, by: "channel" });
    if (card.kind === "offer") wait(client);
  }

  function wait(client: ClientName) {
    stopWaiting();
    stopWaiting = after(PATIENCE, () => {
      if (stateOf(clients[client].latest.peek(), "signaling") === "have-local-offer") silent.value = client;
    });
  }
  effect(() => {
    const { value: client } = silent;
    if (client && stateOf(clients[client].session.value, "signaling") !== "have-local-offer") {
      queueMicrotask(() => silent.value = undefined);
    }
  });

  return () => stopWaiting();
}

/** Applies what comes through the channel. */
export function applyRelayed({ clients, here, on, refused, sole, ready, progress: { done }, inTurn }: Traffic): void {
  effect(() => {
    // What came before this was loaded is not lost.
    if (!on.value && !refused.value) return;
    for (const client of here.value) {
      const news = relayed(clients[client].session.value).slice(done[client]);
      done[client] += news.length;
      if (on.value) { for (const { text } of news) void inTurn(() => apply(client, text)); }
    }
  });

  /**
   * Applies what came; an offer is answered at once, as there is no hand that could. Where both offer at once, Client B
   * gives way: setRemoteDescription takes its own offer back (WebRTC 1.0, §10.7 on perfect negotiation).
   */
  async function apply(client: ClientName, text: string) {
    const { readOnBench } = await ready();
    const { latest, press, record } = clients[client];
    const others = sole.peek() ? [] : [clients[across(client)].latest.peek()];
    const reading = readOnBench(text, { here: latest.peek(), others });
    const description = reading.ok && reading.messages.find((message) => message.kind === "description");
    const offers = description && description.type === "offer";
    if (offers && client === "A" && stateOf(latest.peek(), "signaling") === "have-local-offer") {
      return record({ type: "stopped", call: "setRemoteDescription", problem: { code: "both-offered" } });
    }
    const isCandidate = reading.ok && reading.messages.length > 0 && !description;
    const all = await press(isCandidate ? "addIceCandidate" : "setRemoteDescription", reading);
    if (!all || !offers) return;
    if (await press("createAnswer", EMPTY_READING)) await press("setLocalDescription", EMPTY_READING);
  }
}
