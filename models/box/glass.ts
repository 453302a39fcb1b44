/** The peer of glass, which a box plays in the place of Client B: calls go to the box, and facts come back. */
import { createModel, signal } from "@preact/signals";
import {
  type FromBox,
  type GlassCall,
  HANDSHAKE_PATIENCE,
  readToBox,
  type ToBox,
  writeBoxMessage,
} from "../../protocol/box/mod.ts";
import { glassVerbs } from "./glass-verbs.ts";
import type { Argument, Call, Machine, OpenPeer, PeerFact } from "../../protocol/facts/mod.ts";

interface Deps {
  readonly send: (message: ToBox) => void;
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** The box plays none. */
  readonly glassRefused: () => void;
}

/** A connection in the box. */
interface Opened {
  readonly peer: number;
  readonly report: (fact: PeerFact) => void;
  /** The calls that have not come back yet, by their number. */
  readonly waiting: Map<number, { readonly call: Call; readonly done: (finished: boolean) => void }>;
  readonly states: Map<Machine, string>;
}

const NO_BOX = { name: "InvalidStateError", message: "The box, which plays this peer of glass, does not answer." };
const NO_MEDIA = { name: "NotSupportedError", message: "The peer of glass has data channels only." };
const UNTAKEN = { name: "TypeError", message: "The peer of glass does not take this argument." };

/** Tells of a handshake, by the state of DTLS, when it has gone on for so long that nothing will come of it. */
function handshakeWatch(after: Deps["after"]) {
  const isStuck = signal(false);
  let stop = () => {};
  function watchHandshake(state: string) {
    stop();
    isStuck.value = false;
    stop = state === "connecting" ? after(HANDSHAKE_PATIENCE, () => isStuck.value = true) : () => {};
  }
  return { isStuck, watchHandshake };
}

export const GlassModel = createModel(({ send, after, glassRefused }: Deps) => {
  const { isStuck, watchHandshake } = handshakeWatch(after);
  let opened: Opened | undefined;
  let [peers, ids] = [0, 0];

  /** A call has come back, if it was made. */
  function end({ waiting }: Opened, id: number, isFinished: boolean) {
    const found = waiting.get(id);
    waiting.delete(id);
    found?.done(isFinished);
  }
  /** A call fails without the box having said so. */
  function fail(on: Opened, id: number, why: { readonly name: string; readonly message: string }) {
    on.report({ type: "call-failed", call: on.waiting.get(id)!.call, id, ...why });
    end(on, id, false);
  }

  /** Makes a call in the box, and reports it; `argument` is what is told of it. */
  function call(on: Opened, made: GlassCall, argument: Argument | undefined) {
    const id = ++ids;
    on.report({ type: "call-started", call: made.call, id, ...(argument !== undefined && { argument }) });
    return new Promise<boolean>((done) => {
      on.waiting.set(id, { call: made.call, done });
      const message: ToBox = { type: "glass", peer: on.peer, id, made };
      if (!readToBox(writeBoxMessage(message))) fail(on, id, UNTAKEN);
      else if (on !== opened) fail(on, id, NO_BOX);
      else send(message);
    });
  }

  /** Opens a peer of glass in place of an earlier one. */
  const openPeer = signal<OpenPeer>((report, _look, configuration) => {
    const mine: Opened = { peer: ++peers, report, waiting: new Map(), states: new Map() };
    opened = mine;
    watchHandshake("new");
    void call(mine, { call: "RTCPeerConnection" }, configuration?.safe);
    return glassVerbs((made, argument) => call(mine, made, argument), (name, argument) => {
      const id = ++ids;
      report({ type: "call-started", call: name, id, argument });
      report({ type: "call-failed", call: name, id, ...NO_MEDIA });
    });
  });

  function hear({ peer, facts }: FromBox & { type: "glass" }) {
    for (const fact of facts) {
      if (!opened || opened.peer !== peer) return;
      const isEnd = fact.type === "call-finished" || fact.type === "call-failed";
      if (isEnd && !opened.waiting.has(fact.id)) continue;
      if (fact.type === "state-changed") opened.states.set(fact.machine as Machine, fact.state);
      opened.report(fact);
      if (fact.type === "state-changed" && fact.machine === "dtls") watchHandshake(fact.state);
      if (isEnd) end(opened, fact.id, fact.type === "call-finished");
    }
  }

  /** The box is gone, or plays none: what it has not answered has failed, and what it had is closed. */
  function lose() {
    const lost = opened;
    opened = undefined;
    watchHandshake("closed");
    if (!lost) return;
    for (const id of [...lost.waiting.keys()]) fail(lost, id, NO_BOX);
    for (const [machine, state] of lost.states) {
      if (machine !== "gathering" && state !== "closed") {
        lost.report({ type: "state-changed", machine, state: "closed" });
      }
    }
  }

  /** The box does not do what it was asked for; where that was a peer of glass, there is none. */
  function refused(code: string) {
    if (code !== "box-glass-missing" && code !== "box-glass-full") return;
    lose();
    glassRefused();
  }

  return { isStuck, openPeer, hear, lose, refused };
});
