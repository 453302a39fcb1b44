/** One client goes to another device, and comes back. */
import { createModel, type ReadonlySignal, type Signal } from "@preact/signals";
import { across, type ClientName, type Mode } from "../protocol/fact.ts";
import { type Bench, keptBy } from "../protocol/session/mod.ts";

interface OneClient {
  readonly open: (at: number, mode: Mode) => void;
  readonly leave: (at: number) => void;
}

interface Joined {
  readonly clients: Readonly<Record<ClientName, OneClient>>;
  readonly sessions: ReadonlySignal<Bench>;
  /** The one client that is here. */
  readonly sole: Signal<ClientName | undefined>;
  /** When the bench opened. */
  readonly began: () => number;
  readonly mode: ReadonlySignal<Mode>;
  readonly choose: (mode: Mode) => void;
  readonly bringForward: (client: ClientName) => void;
  readonly reset: () => void;
}

export const MovingModel = createModel(
  ({ clients, sessions, sole, began, mode, choose, bringForward, reset }: Joined) => {
    /** Whether a client can go on with another partner: nothing of the present one was applied to it. */
    const canStay = (client: ClientName): boolean => sessions.value[client].remote === null;

    /**
     * This client is on another device from now on. The one that stays keeps its offer, if nobody has answered it;
     * else it begins anew. Without an offer, candidates travel inside the description: there is less to carry.
     */
    function moveAway(client: ClientName) {
      const stays = across(client);
      const goesOn = canStay(stays);
      const offers = keptBy(sessions.value[stays], "offer").length > 0;
      sole.value = stays;
      clients[client].leave(began());
      bringForward(stays);
      if (!goesOn) reset();
      if (!goesOn || !offers) choose("gathered");
    }

    /** The client that was away begins anew on this page. The other keeps its offer, if nobody has answered it. */
    function bringBack() {
      const stays = sole.value;
      if (!stays) return;
      const goesOn = canStay(stays);
      sole.value = undefined;
      if (goesOn) clients[across(stays)].open(began(), mode.value);
      else reset();
    }

    return { canStay, moveAway, bringBack };
  },
);
