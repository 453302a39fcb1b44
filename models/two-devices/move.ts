/** One client goes to another device, and comes back. */
import { computed, createModel, type ReadonlySignal, type Signal } from "@preact/signals";
import { across, type ClientName, type Mode } from "../../protocol/facts/mod.ts";
import { type Bench, keptBy } from "../../protocol/session/mod.ts";

interface OneClient {
  readonly open: (at: number, mode: Mode) => void;
  readonly leave: (at: number) => void;
}

/** A bench, as far as its clients can be moved. */
export interface Movable {
  readonly A: OneClient;
  readonly B: OneClient;
  readonly sessions: ReadonlySignal<Bench>;
  /** The one client that is here. */
  readonly sole: Signal<ClientName | undefined>;
  /** When the bench opened. */
  readonly since: ReadonlySignal<number>;
  readonly mode: ReadonlySignal<Mode>;
  readonly choose: (mode: Mode) => void;
  readonly view: { readonly bringForward: (client: ClientName) => void };
  readonly reset: () => void;
}

export const MoveModel = createModel((bench: Movable, keepsMode = false) => {
  const { sessions, sole, since, mode } = bench;
  const stays = (client: ClientName) => computed(() => sessions.value[client].remote === null);
  /** Whether each client can go on with another partner: nothing of the present one was applied to it. */
  const canStay = { A: stays("A"), B: stays("B") };

  /**
   * This client is on another device from now on. The one that stays keeps its offer, if nobody has answered it; else
   * it begins anew. Without an offer, candidates travel inside the description, for there is less to carry, unless a
   * lesson is about how they travel.
   */
  function moveAway(client: ClientName) {
    const stays = across(client);
    const goesOn = canStay[stays].peek();
    const offers = goesOn && keptBy(sessions.peek()[stays], "offer").length > 0;
    sole.value = stays;
    bench[client].leave(since.peek());
    bench.view.bringForward(stays);
    if (!goesOn) bench.reset();
    if (!offers && !keepsMode) bench.choose("gathered");
  }

  /** The client that was away begins anew on this page. The other keeps its offer, if nobody has answered it. */
  function bringBack() {
    const stays = sole.peek();
    if (!stays) return;
    const goesOn = canStay[stays].peek();
    sole.value = undefined;
    if (goesOn) bench[across(stays)].open(since.peek(), mode.peek());
    else bench.reset();
  }

  return { canStay, moveAway, bringBack };
});
