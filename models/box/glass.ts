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
import type { Call, Machine, OpenPeer, PeerFact } from "../../protocol/facts/mod.ts";

interface Deps {
  readonly send: (message: ToBox) => void;
  /** Runs something later; gives back how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
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

export const GlassModel = createModel(({ send, after }: Deps) => {
  /** Whether a handshake of DTLS has gone on for so long that nothing will come of it. */
  const isStuck = signal(false);
  let opened: Opened | undefined;
  let [peers, ids] = [0, 0];
  let stopWaiting = () => {};

  function watchHandshake(state: string) {
    stopWaiting();
    isStuck.value = false;
    stopWaiting = state === "connecting" ? after(HANDSHAKE_PATIENCE, () => isStuck.value = true) : () => {};
  }

  function end({ waiting, report }: Opened, id: number, failed?: { readonly name: string; readonly message: string }) {
    const found = waiting.get(id);
    if (!found) return;
    waiting.delete(id);
    if (failed) report({ type: "call-failed", call: found.call, id, ...failed });
    found.done(!failed);
  }

  /** Makes a call in the box, and reports it; `argument` is what is told of it. */
  function call(on: Opened, made: GlassCall, argument: unknown, more: { readonly channel?: string } = {}) {
    const id = ++ids;
    const said = { call: made.call, id, ...(argument !== undefined && { argument: argument as string }), ...more };
    on.report({ type: "call-started", ...said });
    return new Promise<boolean>((done) => {
      on.waiting.set(id, { call: made.call, done });
      const message: ToBox = { type: "glass", peer: on.peer, id, made };
      if (!readToBox(writeBoxMessage(message))) end(on, id, UNTAKEN);
      else if (on !== opened) end(on, id, NO_BOX);
      else send(message);
    });
  }

  /** Opens a peer of glass in place of an earlier one. */
  const openPeer = signal<OpenPeer>((report, _look, configuration) => {
    const mine: Opened = { peer: ++peers, report, waiting: new Map(), states: new Map() };
    opened = mine;
    watchHandshake("new");
    void call(mine, { call: "RTCPeerConnection" }, configuration?.safe);
    const plain = (name: "createOffer" | "createAnswer" | "restartIce" | "close") => () =>
      call(mine, { call: name }, undefined);
    const withoutMedia = (name: Call) => (argument: unknown) => {
      const id = ++ids;
      report({ type: "call-started", call: name, id, argument: argument as string });
      report({ type: "call-failed", call: name, id, ...NO_MEDIA });
      return Promise.resolve(false);
    };
    return {
      createDataChannel: (argument) => call(mine, { call: "createDataChannel", argument }, argument),
      createOffer: plain("createOffer"),
      createAnswer: plain("createAnswer"),
      setLocalDescription: (argument) =>
        call(mine, { call: "setLocalDescription", ...(argument && { argument }) }, argument),
      setRemoteDescription: (argument) => call(mine, { call: "setRemoteDescription", argument }, argument),
      addIceCandidate: (argument) => call(mine, { call: "addIceCandidate", argument }, argument),
      restartIce: plain("restartIce"),
      close: plain("close"),
      send: (argument, channel = 0) => call(mine, { call: "send", argument, channel }, argument),
      // The box tells by itself what changes.
      readStates: () => {},
      media: () =>
        Promise.resolve({
          addTrack: withoutMedia("addTrack"),
          removeTrack: withoutMedia("removeTrack"),
          show: () => {},
          read: () => Promise.resolve([]),
        }),
    };
  });

  function hear({ peer, facts }: FromBox & { type: "glass" }) {
    for (const fact of facts) {
      if (!opened || opened.peer !== peer) return;
      const isEnd = fact.type === "call-finished" || fact.type === "call-failed";
      if (isEnd && !opened.waiting.has(fact.id)) continue;
      if (fact.type === "state-changed") opened.states.set(fact.machine as Machine, fact.state);
      opened.report(fact);
      if (fact.type === "state-changed" && fact.machine === "dtls") watchHandshake(fact.state);
      if (isEnd) {
        const { done } = opened.waiting.get(fact.id)!;
        opened.waiting.delete(fact.id);
        done(fact.type === "call-finished");
      }
    }
  }

  /** The box is gone, or plays none: what it has not answered has failed, and what it had is closed. */
  function lose() {
    const lost = opened;
    opened = undefined;
    watchHandshake("closed");
    if (!lost) return;
    for (const id of [...lost.waiting.keys()]) end(lost, id, NO_BOX);
    for (const [machine, state] of lost.states) {
      if (machine !== "gathering" && state !== "closed") {
        lost.report({ type: "state-changed", machine, state: "closed" });
      }
    }
  }

  return { isStuck, openPeer, hear, lose };
});
