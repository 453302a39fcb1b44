/** One client: its log, its session, and what the learner can do with it. */
import { createModel, signal } from "@preact/signals";
import { type BlobReading, TOO_LONG, writeBlob } from "../protocol/blob/mod.ts";
import {
  across,
  type BlobId,
  type Button,
  type ClientName,
  type Entry,
  type Fact,
  type Mode,
} from "../protocol/fact.ts";
import { QUIET } from "../protocol/listing.ts";
import type { OpenPeer, Peer } from "../protocol/peer.ts";
import type { Reader, Spot } from "../protocol/sdp/mod.ts";
import { newSession, type Pane, plan, stateOf, step } from "../protocol/session/mod.ts";

/** What a model needs of the world. Times are milliseconds. */
export interface Tools {
  readonly now: () => number;
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly openPeer: OpenPeer;
  /** Writes to the clipboard; resolves to whether the browser let it. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Reads the clipboard; resolves to `undefined` where the browser does not let it. */
  readonly read: () => Promise<string | undefined>;
  /** Brings the SDP reader, whose tables are too large to send before somebody opens it. */
  readonly loadReader: () => Promise<Reader>;
}

export const ClientModel = createModel((client: ClientName, tools: Tools) => {
  const log = signal<readonly Entry[]>([]);
  const session = signal(newSession(client));
  const tab = signal<Pane>("Code");
  const draft = signal("");
  /** The word of the SDP that lies open. */
  const spot = signal<Spot | undefined>(undefined);
  let opened = tools.now();
  let peer: Peer | undefined;
  let opening = 0;
  let settle = () => {};

  function record(fact: Fact) {
    const entry: Entry = { ...fact, at: Math.round(tools.now() - opened) };
    log.value = [...log.value, entry];
    session.value = step(session.value, entry);
    if (fact.type === "call-finished" || fact.type === "candidate-found") waitForQuiet();
  }

  /** A description that collects candidates is ready when no new one has come for a while. */
  function waitForQuiet() {
    settle();
    const collecting = session.value.cards.some((card) => !card.ready);
    settle = collecting ? tools.after(QUIET, () => record({ type: "gathering-settled" })) : () => {};
  }

  /** Opens a connection; whatever an earlier one still reports is no longer heard. */
  function open(at: number, mode: Mode) {
    settle();
    const mine = ++opening;
    peer?.close();
    opened = at;
    log.value = [];
    session.value = newSession(client);
    tab.value = "Code";
    spot.value = undefined;
    draft.value = "";
    if (mode !== "trickle") record({ type: "mode-chosen", mode });
    peer = tools.openPeer((fact) => {
      if (mine === opening) record(fact);
    });
  }

  /** Makes the real calls that a button stands for; resolves to whether all of them finished. */
  async function press(button: Button, reading: BlobReading): Promise<boolean> {
    const planned = plan(button, session.value, reading);
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

  async function copy(id: BlobId) {
    const card = session.value.cards.find((one) => one.id === id);
    if (!card) return;
    const copied = await tools.copy(writeBlob(card.message, "json"));
    record({ type: copied ? "copied" : "copy-refused", blob: id });
  }

  /** A text that is too long for a blob never reaches the box: browsers take minutes to lay it out. */
  function paste(text: string) {
    if (text.length > TOO_LONG) record({ type: "paste-refused", length: text.length });
    else record({ type: "pasted", text });
  }

  async function pasteClipboard() {
    const text = await tools.read();
    if (text === undefined) record({ type: "paste-refused" });
    else paste(text);
  }

  async function send() {
    const where = { client, other: across(client) };
    const text = draft.value;
    const state = stateOf(session.value, "channel");
    if (text.trim() === "") {
      return record({ type: "stopped", call: "send", problem: { code: "empty-message", ...where } });
    }
    if (!state || !peer) return record({ type: "stopped", call: "send", problem: { code: "no-channel", ...where } });
    if (await peer.send(text)) draft.value = "";
  }

  function show(pane: Pane) {
    tab.value = pane;
    spot.value = undefined;
  }
  /** Opens what a word of the SDP says; pressed again, it closes. */
  function look(at: Spot) {
    const now = spot.peek();
    spot.value = now?.line === at.line && now.field === at.field ? undefined : at;
  }
  function write(text: string) {
    draft.value = text;
  }

  return { log, session, tab, draft, spot, record, open, press, copy, paste, pasteClipboard, show, look, write, send };
});
