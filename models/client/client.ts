/** One client: its log, its session, and what the learner can do with it. */
import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { type BlobReading, TOO_LONG } from "../../protocol/blob/mod.ts";
import {
  across,
  type Button,
  type CandidateInit,
  type Carrier,
  type ClientName,
  type Entry,
  type Fact,
  GATHERING_SETTLES_MS,
  type Machine,
  type Mode,
  type OpenPeer,
  type PairRead,
  type Peer,
} from "../../protocol/facts/mod.ts";
import { addSample, type Sample } from "../../protocol/ice/mod.ts";
import type { Reader, Spot } from "../../protocol/sdp/mod.ts";
import { fold, newSession, type Pane, stateOf } from "../../protocol/session/mod.ts";
import { ChannelsModel } from "./channels.ts";
import { CardEditsModel } from "../desk/card-edits.ts";
import { DeferredSignal, type Soon } from "../bench/deferred-signal.ts";
import type { PressTools } from "../bench/press-tools.ts";

/** What a model needs of the world. Times are milliseconds. */
export interface Tools {
  readonly now: () => number;
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Runs something once the connections have nothing more to report for a moment. */
  readonly soon: Soon;
  readonly openPeer: OpenPeer;
  /** Brings the SDP reader, whose tables are too large to send before somebody opens it. */
  readonly loadReader: () => Promise<Reader>;
}

interface Deps {
  readonly tools: Tools;
  /** What comes at the first press. */
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
  readonly ready: () => Promise<PressTools>;
  /** Tells the followers of what was recorded. */
  readonly later: (tell: () => void) => void;
  /** Something was recorded. */
  readonly recorded: () => void;
}

export const ClientModel = createModel((client: ClientName, { tools, pressTools, ready, later, recorded }: Deps) => {
  const log = new DeferredSignal<readonly Entry[]>([], later);
  const session = new DeferredSignal(newSession(client), later);
  const tab = signal<Pane>("Code");
  const draft = signal("");
  /** The machine, and the pair of candidates, that lie open. */
  const machine = signal<Machine | undefined>(undefined);
  const pair = signal<string | undefined>(undefined);
  /** Every pair as it was read last: its counters are told here, and are no facts. */
  const pairs = signal<readonly PairRead[]>([]);
  /** The selected pair over the last two minutes. */
  const samples = signal<readonly Sample[]>([]);
  /** The word of the SDP that lies open. */
  const spot = signal<Spot | undefined>(undefined);
  const desk = new CardEditsModel({ session, record });
  const channels = new ChannelsModel(session);
  let began = tools.now();
  let peer: Peer | undefined;
  let opening = 0;
  let settle = () => {};

  function record(fact: Fact) {
    const entry: Entry = { ...fact, at: Math.round(tools.now() - began) };
    log.value = [...log.value, entry];
    session.value = fold(session.value, entry, pressTools.peek()?.refusal);
    if (session.value.problem) void ready();
    if (fact.type === "call-finished" || fact.type === "candidate-found") waitForQuiet();
    recorded();
  }

  /** Folds the log anew, once there are words for every exception. */
  function refold() {
    if (!log.peek().some(({ type }) => type === "call-failed")) return;
    session.value = log.peek().reduce((now, entry) => fold(now, entry, pressTools.peek()?.refusal), newSession(client));
  }

  const isCollecting = () => session.peek().cards.some((card) => !card.ready);

  /** A description that collects candidates is ready when no new one has come for a while. */
  function waitForQuiet() {
    settle();
    settle = isCollecting() ? tools.after(GATHERING_SETTLES_MS, () => record({ type: "gathering-settled" })) : () => {};
  }

  /** Closes the connection and forgets everything; whatever it still reports is no longer heard. */
  function leave(at: number) {
    settle();
    opening++;
    void peer?.close();
    peer = undefined;
    began = at;
    log.value = [];
    session.value = newSession(client);
    tab.value = "Code";
    spot.value = undefined;
    desk.unfold(undefined);
    channels.reset();
    pair.value = undefined;
    pairs.value = [];
    samples.value = [];
    draft.value = "";
  }

  /** Opens a connection in place of an earlier one. */
  function open(at: number, mode: Mode) {
    leave(at);
    const mine = opening;
    if (mode !== "trickle") record({ type: "mode-chosen", mode });
    peer = tools.openPeer((fact) => {
      if (mine !== opening) return;
      // What has collected candidates is whole now: it is read before it is said to be.
      if (fact.type === "candidate-found" && fact.candidate === null && isCollecting()) peer?.readStates();
      record(fact);
    }, (read) => {
      if (mine !== opening) return;
      samples.value = addSample(samples.value, Math.round(tools.now() - began), read);
      if (read.length > 0) pairs.value = read;
    });
  }

  /**
   * Makes the real calls that a button stands for; resolves to whether all of them finished. What was edited on
   * purpose is given to the browser whatever it is.
   */
  async function press(button: Button, reading: BlobReading, edited = false): Promise<boolean> {
    const { plan } = pressTools.peek() ?? await ready();
    const planned = plan(button, session.value, reading, edited, channels.wish.value);
    if (!planned.ok) {
      record({ type: "stopped", call: button, problem: planned.problem });
      return false;
    }
    const target = peer;
    let all = target !== undefined;
    for (const argument of planned.arguments) {
      const call = target?.[button] as ((argument: unknown) => Promise<boolean>) | undefined;
      if (!(await call?.(argument))) all = false;
    }
    return all;
  }

  /** Reads every state anew: a page that was not in front may have missed what happened. */
  const readStates = () => peer?.readStates();

  /** A call that the bench makes by itself: withheld candidates, and those that keep Firefox waiting. */
  const addIceCandidate = (candidate: CandidateInit): Promise<boolean> =>
    peer?.addIceCandidate(candidate) ?? Promise.resolve(false);

  /** A text that is too long for a blob never reaches the box: browsers take minutes to lay it out. */
  function paste(text: string, by?: Carrier) {
    if (text.length > TOO_LONG) record({ type: "paste-refused", length: text.length });
    else record({ type: "pasted", text, ...(by && { by }) });
  }

  async function send() {
    const where = { client, other: across(client) };
    const text = draft.value;
    const state = stateOf(session.value, "channel");
    if (text.trim() === "") {
      return record({ type: "stopped", call: "send", problem: { code: "empty-message", ...where } });
    }
    if (!state || !peer) return record({ type: "stopped", call: "send", problem: { code: "no-channel", ...where } });
    if (await peer.send(text, channels.chosen.value)) draft.value = "";
  }

  /** The connection as it is open now. */
  const port = (): Peer | undefined => peer;

  function show(pane: Pane) {
    tab.value = pane;
    spot.value = undefined;
  }
  /** Opens what a word of the SDP says; pressed again, it closes. */
  function openToken(at: Spot) {
    const now = spot.peek();
    spot.value = now?.line === at.line && now.field === at.field ? undefined : at;
  }
  function openMachine(which: Machine | undefined) {
    machine.value = which;
  }
  function openPair(id: string | undefined) {
    pair.value = id;
  }
  /** Milliseconds since the bench opened. */
  const elapsed = () => Math.round(tools.now() - began);
  function write(text: string) {
    draft.value = text;
  }

  return {
    log,
    session,
    tab,
    draft,
    spot,
    record,
    refold,
    open,
    leave,
    readStates,
    press,
    paste,
    show,
    openToken,
    machine,
    pair,
    pairs,
    samples,
    desk,
    channels,
    openMachine,
    openPair,
    elapsed,
    addIceCandidate,
    write,
    send,
    port,
  };
});
