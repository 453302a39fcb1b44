/** One client: what happened to it, its connection, and what the learner can do with it. */
import { computed, createModel, type ReadonlySignal } from "@preact/signals";
import type { BlobReading } from "../../protocol/blob/mod.ts";
import {
  type Button,
  type ClientName,
  type Confidential,
  type Fact,
  GATHERING_SETTLES_MS,
  type Mode,
  type OpenPeer,
} from "../../protocol/facts/mod.ts";
import type { PressTools } from "../bench/press-tools.ts";
import { CardEditsModel } from "../desk/card-edits.ts";
import { ChannelsModel } from "./channels.ts";
import { ClientPeerModel, isCollecting } from "./client-peer.ts";
import { ClientViewModel } from "./client-view.ts";
import { SessionLogModel } from "./session-log.ts";
import { ShownStatesModel } from "./shown-states.ts";
import { WritingModel } from "./writing.ts";

/** What a client needs of the world. Times are milliseconds. */
export interface ClientTools {
  readonly now: () => number;
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly openPeer: OpenPeer;
  /** What a client is made with, asked when it is made; nothing where there are no settings. */
  readonly configurationOf?: (client: ClientName) => Confidential | undefined;
  /** Whether somebody asked for less motion; where nobody can be asked, nothing moves. */
  readonly isCalm?: () => boolean;
}

interface Deps {
  readonly tools: ClientTools;
  /** What comes at the first press, and how to bring it. */
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
  readonly ready: () => Promise<PressTools>;
  /** Runs something once the connections have nothing more to report for a moment. */
  readonly afterBurst: (publish: () => void) => void;
  /** Something was recorded. */
  readonly recorded: () => void;
}

export const ClientModel = createModel((client: ClientName, deps: Deps) => {
  const { tools, pressTools, ready, afterBurst, recorded } = deps;
  let settle = () => {};
  const { begin, ...facts } = new SessionLogModel(client, {
    now: tools.now,
    refusal: computed(() => pressTools.value?.refusal),
    afterBurst,
    onFact: (fact: Fact) => {
      if (facts.latest.peek().problem) void ready();
      if (fact.type === "call-finished" || fact.type === "candidate-found") waitUntilSettled();
      recorded();
    },
  });
  const { latest, session, record } = facts;
  const { connect, hangUp, ...peer } = new ClientPeerModel(client, { ...tools, ...facts });
  const view = new ClientViewModel();
  const { shown } = new ShownStatesModel({ session, after: tools.after, isCalm: tools.isCalm ?? (() => true) });
  const channels = new ChannelsModel(session);
  const cardEdits = new CardEditsModel({ latest, record });
  const writing = new WritingModel(client, { latest, channels, record, sendOn: peer.sendOn, after: tools.after });

  /** A description that collects candidates is ready when no new one has come for a while. */
  function waitUntilSettled() {
    settle();
    settle = isCollecting(latest.peek())
      ? tools.after(GATHERING_SETTLES_MS, () => record({ type: "gathering-settled" }))
      : () => {};
  }

  /** Closes the connection and forgets everything. */
  function leave(at: number) {
    settle();
    hangUp();
    begin(at);
    view.closeAll();
    channels.reset();
  }
  /** Begins anew, with a connection in place of an earlier one. */
  function open(at: number, mode: Mode) {
    leave(at);
    if (mode !== "trickle") record({ type: "mode-chosen", mode });
    connect();
  }

  /**
   * Makes the real calls that a button stands for; resolves to whether all of them finished. What was edited on
   * purpose is given to the browser whatever it is.
   */
  async function press(button: Button, reading: BlobReading, edited = false): Promise<boolean> {
    const { plan } = pressTools.peek() ?? await ready();
    const planned = plan(button, latest.peek(), reading, edited, channels.wish.peek());
    if (planned.ok) {
      const all = await peer.call(button, planned.arguments);
      // What was chosen for it lies over what comes next.
      if (all && button === "createDataChannel") channels.openOptions(false);
      return all;
    }
    record({ type: "stopped", call: button, problem: planned.problem });
    return false;
  }

  return { ...facts, ...peer, ...writing, view, shown, channels, cardEdits, open, leave, press };
});
