/** Offers and answers through an open data channel: sent there in place of being carried, and applied as they come. */
import { computed, createModel, effect, signal } from "@preact/signals";
import { type ClientName, CLIENTS, RELAY_LABEL } from "../../protocol/facts/mod.ts";
import { relayOf, relaysFrom, stateOf } from "../../protocol/session/mod.ts";
import { applyRelayed, type RelayDeps, type RelayProgress, sendRelayed } from "./relay-traffic.ts";

/** How the channel stands: there is nothing to send on; it is off; it opens; it is open; it has closed. */
export type RelayState = "nothing" | "off" | "opening" | "open" | "closed";

export const RelayModel = createModel((deps: RelayDeps) => {
  const { clients, sole } = deps;
  const on = signal(false);
  /** The client whose offer went through the channel and was not answered. */
  const silent = signal<ClientName | undefined>(undefined);
  const here = computed((): readonly ClientName[] => sole.value ? [sole.value] : CLIENTS);
  const progress: RelayProgress = { from: { A: 0, B: 0 }, done: { A: 0, B: 0 }, sent: new Set() };
  const refused = signal(false);
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
    for (const client of here.peek()) progress.from[client] = relaysFrom(clients[client].latest.peek());
  }

  /** Makes the channel, where none is open: it is negotiated in-band (RFC 8832), so no offer is needed for it. */
  function turn(yes: boolean) {
    refused.value = !yes;
    silent.value = undefined;
    if (!yes) return void (on.value = false);
    begin();
    const maker = here.peek().find((client) => stateOf(clients[client].latest.peek(), "channel") === "open");
    const known = here.peek().some((client) => relayOf(clients[client].latest.peek())?.state === "open");
    if (maker && !known) void clients[maker].createDataChannel({ label: RELAY_LABEL, protocol: RELAY_LABEL });
  }

  const inTurn = (run: () => Promise<unknown>) => queue = queue.then(run, run);
  const traffic = { ...deps, here, on, refused, silent, progress, inTurn };
  const stopWaiting = sendRelayed(traffic);
  // The other side made the channel; or the bench was reset.
  effect(() => {
    const sessions = here.value.map((client) => clients[client].session.value);
    if (sessions.every(({ channels }) => channels.length === 0)) forget();
    else if (sessions.some((session) => relayOf(session)?.state === "open") && !on.peek() && !refused.peek()) begin();
  });
  function forget() {
    on.value = false;
    silent.value = undefined;
    refused.value = false;
    stopWaiting();
    progress.sent.clear();
    Object.assign(progress.done, { A: 0, B: 0 });
    Object.assign(progress.from, { A: 0, B: 0 });
  }

  applyRelayed(traffic);

  return { on, state, silent, turn };
});
