/** The peer of glass as a page has it: calls that go to the box, facts that come back, and what is said where none do. */
import assert from "node:assert/strict";
import { GlassModel } from "../../../models/box/glass.ts";
import { HANDSHAKE_PATIENCE, type ToBox } from "../../../protocol/box/mod.ts";
import { confidential, type PeerFact } from "../../../protocol/facts/mod.ts";

function begin() {
  const sent: (ToBox & { type: "glass" })[] = [];
  const timers = new Map<() => void, number>();
  const refusals: string[] = [];
  const model = new GlassModel({
    glassRefused: () => void refusals.push("refused"),
    send: (message) => void sent.push(message as ToBox & { type: "glass" }),
    after: (milliseconds, run) => {
      timers.set(run, milliseconds);
      return () => timers.delete(run);
    },
  });
  const facts: PeerFact[] = [];
  const open = (tell: (fact: PeerFact) => void = (fact) => void facts.push(fact)) =>
    model.openPeer.value(tell, undefined, confidential({ iceServers: [{ urls: "stun:192.0.2.2:1" }] }));
  const hear = (...facts: PeerFact[]) => model.hear({ type: "glass", peer: sent.at(-1)!.peer, facts });
  return { model, sent, timers, refusals, facts, open, hear };
}
const failureOf = (facts: readonly PeerFact[]) => {
  const last = facts.at(-1);
  return last?.type === "call-failed" ? last.name : undefined;
};
const finished = (id: number): PeerFact => ({ type: "call-finished", call: "createAnswer", id });

Deno.test("each verb is one call in the box, and comes back when the box says so", async () => {
  const { sent, facts, open, hear } = begin();
  const peer = open();
  assert.deepEqual(sent.map(({ made }) => made), [{ call: "RTCPeerConnection" }]);
  assert.deepEqual(facts[0], {
    type: "call-started",
    call: "RTCPeerConnection",
    id: 1,
    argument: { iceServers: [{ urls: "stun:192.0.2.2:1" }] },
  });
  const description = { type: "offer" as const, sdp: "v=0" };
  const all = [
    peer.createDataChannel({ label: "chat", ordered: false }),
    peer.createOffer(),
    peer.createAnswer(),
    peer.setLocalDescription(),
    peer.setRemoteDescription(description),
    peer.addIceCandidate({ candidate: "" }),
    peer.restartIce(),
    peer.send("hello", 1),
    peer.close(),
  ];
  assert.deepEqual(sent.slice(1).map(({ made }) => made), [
    { call: "createDataChannel", argument: { label: "chat", ordered: false } },
    { call: "createOffer" },
    { call: "createAnswer" },
    { call: "setLocalDescription" },
    { call: "setRemoteDescription", argument: description },
    { call: "addIceCandidate", argument: { candidate: "" } },
    { call: "restartIce" },
    { call: "send", argument: "hello", channel: 1 },
    { call: "close" },
  ]);
  hear(...sent.slice(1, -1).map(({ id }) => finished(id)));
  hear({ type: "call-failed", call: "close", id: sent.at(-1)!.id, name: "Error", message: "no" });
  assert.deepEqual(await Promise.all(all), [...Array(8).fill(true), false]);
});

Deno.test("what the box does not take fails on the page, and nobody waits for it", async () => {
  const { sent, facts, open } = begin();
  const peer = open();
  const made = await peer.createDataChannel({ label: "chat", maxRetransmits: "many" as unknown as number });
  assert.equal(made, false);
  assert.equal(sent.length, 1);
  assert.equal(failureOf(facts), "TypeError");
  const media = await peer.media("B");
  assert.equal(await media.addTrack({ kind: "audio", source: "synthetic" }), false);
  assert.deepEqual(await media.read(), []);
});

Deno.test("only the latest peer is heard, and an end that nobody waits for is no fact", () => {
  const { model, sent, open, facts, hear } = begin();
  const earlier: PeerFact[] = [];
  open((fact) => void earlier.push(fact));
  const { peer } = sent[0];
  open();
  const fact: PeerFact = { type: "state-changed", machine: "ice", state: "checking" };
  model.hear({ type: "glass", peer, facts: [fact] });
  assert.deepEqual(earlier.map(({ type }) => type), ["call-started"]);
  hear(fact, finished(77));
  assert.deepEqual(facts.slice(1), [fact]);
});

Deno.test("a handshake that goes on for too long is said to hang, until it ends or another peer is taken", () => {
  const { model, timers, open, hear } = begin();
  open();
  const dtls = (state: string) => hear({ type: "state-changed", machine: "dtls", state });
  dtls("new");
  assert.equal(timers.size, 0);
  dtls("connecting");
  const [[run, milliseconds]] = timers;
  assert.equal(milliseconds, HANDSHAKE_PATIENCE);
  run();
  assert.equal(model.isStuck.value, true);
  dtls("connected");
  assert.equal(model.isStuck.value, false);
  dtls("connecting");
  dtls("connected");
  assert.equal(timers.size, 0);
  dtls("connecting");
  [...timers.keys()].at(-1)!();
  open();
  assert.equal(model.isStuck.value, false);
});

Deno.test("where the box is gone, what was called has failed, what was open is closed, and later calls fail at once", async () => {
  const { model, facts, open, hear } = begin();
  const peer = open();
  hear({ type: "state-changed", machine: "connection", state: "connected" });
  const waiting = peer.createOffer();
  model.lose();
  assert.equal(await waiting, false);
  assert.deepEqual(facts.at(-1), { type: "state-changed", machine: "connection", state: "closed" });
  assert.equal(await peer.createAnswer(), false);
  assert.equal(failureOf(facts), "InvalidStateError");
});

Deno.test("where the box plays none, its peer is lost, and whoever has chosen it is told; other refusals are not its", async () => {
  const { model, facts, open, refusals } = begin();
  const waiting = open().createOffer();
  model.refused("box-hurried");
  assert.deepEqual(refusals, []);
  model.refused("box-glass-missing");
  assert.equal(await waiting, false);
  assert.deepEqual(refusals, ["refused"]);
  assert.equal(failureOf(facts), "InvalidStateError");
});
