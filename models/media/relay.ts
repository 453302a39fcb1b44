/** Offers and answers through an open data channel: sent there in place of being carried, and applied as they come. */
import { computed, createModel, effect, type ReadonlySignal, signal } from "@preact/signals";
import { asJson, type BlobReading } from "../../protocol/blob/mod.ts";
import {
  across,
  type Button,
  type ChannelInit,
  type ClientName,
  type Fact,
  RELAY_LABEL,
} from "../../protocol/facts/mod.ts";
import {
  type Card,
  outgoing,
  relayed,
  relayOf,
  relaysFrom,
  type Session,
  stateOf,
  toRelay,
} from "../../protocol/session/mod.ts";
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

/** How the channel stands: there is nothing to send on; it is off; it opens; it is open; it has closed. */
export type RelayState = "nothing" | "off" | "opening" | "open" | "closed";

/** So many milliseconds without an answer are told. */
export const PATIENCE = 10_000;

const NOTHING: BlobReading = { ok: true, messages: [], repairs: [], origin: "unknown" };

export const RelayModel = createModel(({ after, clients, sole, ready }: RelayDeps) => {
  const on = signal(false);
  /** The client whose offer went through the channel and was not answered. */
  const silent = signal<ClientName | undefined>(undefined);
  const here = computed((): readonly ClientName[] => sole.value ? [sole.value] : ["A", "B"]);
  const from: Record<ClientName, number> = { A: 0, B: 0 };
  const done: Record<ClientName, number> = { A: 0, B: 0 };
  const sent = new Set<string>();
  let refused = false;
  let stopWaiting = () => {};
  let queue: Promise<unknown> = Promise.resolve();

  const state = computed((): RelayState => {
    const sessions = here.value.map((client) => clients[client].session.value);
    const relays = sessions.flatMap((session) => relayOf(session) ?? []);
    if (relays.some((relay) => relay.state === "open")) return on.value ? "open" : "off";
    if (!sessions.some((session) => stateOf(session, "channel") === "open")) return on.value ? "closed" : "nothing";
    if (!on.value) return "off";
    return relays.some((relay) => relay.state === "closed") ? "closed" : "opening";
  });

  function begin() {
    on.value = true;
    for (const client of here.peek()) from[client] = relaysFrom(clients[client].latest.peek());
  }

  /** Makes the channel, where none is open: it is negotiated in-band (RFC 8832), so no offer is needed for it. */
  function turn(yes: boolean) {
    refused = !yes;
    silent.value = undefined;
    if (!yes) return void (on.value = false);
    begin();
    const maker = here.peek().find((client) => stateOf(clients[client].latest.peek(), "channel") === "open");
    const known = here.peek().some((client) => relayOf(clients[client].latest.peek())?.state === "open");
    if (maker && !known) void clients[maker].createDataChannel({ label: RELAY_LABEL, protocol: RELAY_LABEL });
  }

  // The other side made the channel; or the bench was reset.
  effect(() => {
    const sessions = here.value.map((client) => clients[client].session.value);
    if (sessions.every(({ channels }) => channels.length === 0)) forget();
    else if (sessions.some((session) => relayOf(session)?.state === "open") && !on.peek() && !refused) begin();
  });
  function forget() {
    on.value = false;
    silent.value = undefined;
    refused = false;
    sent.clear();
    stopWaiting();
    done.A =
      done.B =
      from.A =
      from.B =
        0;
  }

  const soon = (run: () => Promise<unknown>) => queue = queue.then(run, run);

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
        void soon(() => send(client, card, relay.index));
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

  effect(() => {
    // What came before this was loaded is not lost.
    if (!on.value && !refused) return;
    for (const client of here.value) {
      const news = relayed(clients[client].session.value).slice(done[client]);
      done[client] += news.length;
      if (on.value) { for (const { text } of news) void soon(() => apply(client, text)); }
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
    if (await press("createAnswer", NOTHING)) await press("setLocalDescription", NOTHING);
  }

  return { on, state, silent, turn };
});
