/** Media and the channel for signaling, with pretended connections: what is called, what is sent, what is told. */
import assert from "node:assert/strict";
import { MediaModel } from "../../../models/media/media.ts";
import { RelayModel } from "../../../models/media/relay.ts";
import { PATIENCE } from "../../../models/media/relay-traffic.ts";
import { asJson } from "../../../protocol/blob/json-form.ts";
import { type ClientName, type PeerFact, RELAY_LABEL } from "../../../protocol/facts/mod.ts";
import { ANSWER, OFFER } from "../fake-peer.ts";
import { bench } from "../tools.ts";

const settled = async () => {
  for (let i = 0; i < 50; i++) await new Promise((done) => setTimeout(done));
};

/** A bench whose clients are connected by one data channel, with media and the channel for signaling. */
function connected() {
  const on = bench();
  const { model, fake } = on;
  const timers: { milliseconds: number; run: () => void; off: boolean }[] = [];
  const after = (milliseconds: number, run: () => void) => {
    const timer = { milliseconds, run, off: false };
    timers.push(timer);
    return () => void (timer.off = true);
  };
  const media = new MediaModel({ after, clients: model });
  const relay = new RelayModel({ after, clients: model, sole: model.sole, ready: model.ready });
  const report = (client: ClientName, ...facts: PeerFact[]) =>
    facts.forEach((fact) => fake.report(client === "A" ? 0 : 1, fact));
  const opens = (client: ClientName, index: number, label: string) =>
    report(
      client,
      { type: "channel-found", label },
      { type: "channel-changed", index, state: "open", options: {} },
      ...(index === 0 ? [{ type: "state-changed", machine: "channel", state: "open" } as const] : []),
    );
  opens("A", 0, "channel");
  opens("B", 0, "channel");
  return { ...on, media, relay, timers, report, opens };
}

const calls = ({ fake }: ReturnType<typeof bench>) =>
  fake.calls.map(({ connection, call }) => `${connection === 0 ? "A" : "B"} ${call}`);

Deno.test("tracks are added and removed by the real calls, and the session knows them", async () => {
  const on = connected();
  await on.media.add("A", { kind: "video", source: "synthetic" });
  await on.media.add("A", { kind: "audio", source: "device" });
  await on.media.remove("A", 0);
  assert.deepEqual(on.fake.calls.at(-1), {
    connection: 0,
    call: "removeTrack",
    argument: { kind: "video", source: "synthetic", sender: 0 },
  });
  assert.deepEqual(on.model.sessions.value.A.tracksSent, [
    { kind: "video", source: "synthetic", removed: true },
    { kind: "audio", source: "device" },
  ]);
});

Deno.test("sound is heard only where it is asked for", () => {
  const { media } = connected();
  media.hear("B", "1", true);
  media.hear("B", "2", true);
  media.hear("B", "1", false);
  assert.deepEqual(media.heard.value, { A: [], B: ["2"] });
});

Deno.test("statistics are read only while something comes", async () => {
  const on = connected();
  assert.equal(on.timers.length, 0);
  on.report("B", { type: "track-found", kind: "video", mid: "1" });
  assert.equal(on.timers.length, 1);
  on.timers[0].run();
  await settled();
  assert.equal(on.timers.length, 2, "and again a second later");
  assert.ok(!on.timers[1].off);
  on.model.reset();
  await settled();
  assert.ok(on.timers.at(-1)!.off);
});

Deno.test("the switch makes a channel of its own, once, and only where there is one to signal on", async () => {
  const on = connected();
  assert.equal(on.relay.state.value, "off");
  on.relay.turn(true);
  assert.equal(on.relay.state.value, "opening");
  assert.deepEqual(on.fake.calls, [{
    connection: 0,
    call: "createDataChannel",
    argument: { label: RELAY_LABEL, protocol: RELAY_LABEL },
  }]);
  await settled();
  on.report("A", { type: "channel-changed", index: 1, state: "open", options: {} });
  assert.equal(on.relay.state.value, "open");
  on.relay.turn(false);
  on.relay.turn(true);
  assert.equal(on.fake.calls.length, 1);
  on.report("A", { type: "channel-changed", index: 1, state: "closed", options: {} });
  assert.equal(on.relay.state.value, "closed");
  assert.equal(bench().model.sessions.value.A.channels.length, 0);
});

async function relaying() {
  const on = connected();
  on.opens("A", 1, RELAY_LABEL);
  on.opens("B", 1, RELAY_LABEL);
  await settled();
  return on;
}

Deno.test("an offer goes through the channel by itself, and is told of when no answer comes", async () => {
  const on = await relaying();
  assert.equal(on.relay.on.value, true, "the other side made the channel, so this one is on, too");
  await on.model.press("A", "createOffer");
  await on.model.press("A", "setLocalDescription");
  on.report("A", { type: "state-changed", machine: "signaling", state: "have-local-offer" });
  await settled();
  assert.deepEqual(on.fake.calls.filter(({ call }) => call === "send"), [
    { connection: 0, call: "send", argument: asJson({ kind: "description", ...OFFER }), channel: 1 },
  ]);
  assert.equal(on.model.sessions.value.A.cards[0].delivered?.by, "channel");
  on.timers.find(({ milliseconds }) => milliseconds === PATIENCE)!.run();
  assert.equal(on.relay.silent.value, "A");
  on.report("A", { type: "state-changed", machine: "signaling", state: "stable" });
  await settled();
  assert.equal(on.relay.silent.value, undefined);
});

Deno.test("an offer that came is applied and answered, and the answer goes back; nothing is done twice", async () => {
  const on = await relaying();
  on.report("B", { type: "message-received", text: asJson({ kind: "description", ...OFFER }), channel: RELAY_LABEL });
  await settled();
  assert.deepEqual(calls(on), ["B setRemoteDescription", "B createAnswer", "B setLocalDescription", "B send"]);
  assert.equal(on.fake.calls.at(-1)!.argument, asJson({ kind: "description", ...ANSWER }));
  on.report("B", { type: "message-received", text: "only talk", channel: "chat" });
  await settled();
  assert.equal(on.fake.calls.length, 4);
});

Deno.test("where both offer at once, A keeps its offer and B gives way", async () => {
  const on = await relaying();
  for (const client of ["A", "B"] as const) {
    on.report(
      client,
      { type: "state-changed", machine: "signaling", state: "have-local-offer" },
      { type: "message-received", text: asJson({ kind: "description", ...OFFER }), channel: RELAY_LABEL },
    );
  }
  await settled();
  assert.equal(on.model.sessions.value.A.problem?.code, "both-offered");
  assert.deepEqual(calls(on).slice(0, 3), ["B setRemoteDescription", "B createAnswer", "B setLocalDescription"]);
  assert.ok(!calls(on).includes("A setRemoteDescription"));
});

Deno.test("what is no description is refused in words, and what a browser refuses stops there", async () => {
  const on = await relaying();
  on.report("B", { type: "message-received", text: "rubbish", channel: RELAY_LABEL });
  await settled();
  assert.deepEqual(calls(on), []);
  assert.ok(on.model.sessions.value.B.problem);
  on.fake.refuse.add("setRemoteDescription");
  on.report("B", { type: "message-received", text: asJson({ kind: "description", ...OFFER }), channel: RELAY_LABEL });
  await settled();
  assert.deepEqual(calls(on), ["B setRemoteDescription"]);
});

Deno.test("switched off, nothing is sent and nothing applied; after a reset all begins anew", async () => {
  const on = await relaying();
  on.relay.turn(false);
  await on.model.press("A", "createOffer");
  await on.model.press("A", "setLocalDescription");
  on.report("B", { type: "message-received", text: asJson({ kind: "description", ...OFFER }), channel: RELAY_LABEL });
  await settled();
  assert.deepEqual(calls(on), ["A createOffer", "A setLocalDescription"]);
  on.model.reset();
  await settled();
  assert.equal(on.relay.on.value, false);
  assert.equal(on.relay.state.value, "nothing");
});
