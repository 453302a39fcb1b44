/** Going back on a bench with slow peers: the acts are performed again, with new credentials, and then it is live. */
import { effect } from "@preact/signals";
import assert from "node:assert/strict";
import { RewindModel } from "../../../models/bench/rewind.ts";
import { type ClientName, momentsOf } from "../../../protocol/facts/mod.ts";
import { actsOf } from "../../../protocol/rewind/mod.ts";
import { candidatesInForce, stateOf, statusOf } from "../../../protocol/session/mod.ts";
import { slowPeers } from "../slow-peers.ts";
import { bench } from "../tools.ts";

type On = ReturnType<typeof begin>;

function begin(lame?: ReadonlySet<number>, soon?: (run: () => void) => void) {
  const on = bench({ openPeer: slowPeers(lame), ...(soon && { soon }) });
  const rewind = new RewindModel(on.model, {
    after: (milliseconds, run) => {
      const timer = { milliseconds, run, off: false };
      on.timers.push(timer);
      return () => void (timer.off = true);
    },
  });
  return { ...on, rewind };
}

/** Resolves as soon as something is so. */
function until(is: () => boolean): Promise<void> {
  return new Promise((done) => {
    const stop = effect(() => {
      if (is()) queueMicrotask(() => (stop(), done()));
    });
  });
}

const cards = (on: On, name: ClientName, kind: string) =>
  until(() => on.model[name].session.value.cards.some((card) => card.kind === kind && card.ready));

/** A whole exchange by hand: pressed, copied, pasted and carried, and a message each way. */
async function exchange(on: On) {
  const { model } = on;
  for (const press of ["createDataChannel", "createOffer", "setLocalDescription"] as const) {
    await model.press("A", press);
  }
  await model.outgoing.copy("A", "offer-1");
  model.incoming.arrive("B", on.copied.at(-1)!);
  await model.press("B", "setRemoteDescription");
  for (const press of ["createAnswer", "setLocalDescription"] as const) await model.press("B", press);
  await model.carry("B", "answer-1");
  await cards(on, "A", "candidate");
  await cards(on, "B", "candidate");
  await model.carry("A", "candidate-1");
  await model.carry("B", "candidate-1");
  await until(() => stateOf(model.B.session.value, "channel") === "open");
  model.A.channels.write("hello from A");
  await model.A.send();
  model.B.channels.write("hello from B");
  await model.B.send();
}

const logs = ({ model }: On) => ({ A: model.A.log.peek(), B: model.B.log.peek() });

/** All of a bench but its credentials and times. */
const likeness = ({ model }: On) => {
  const sessions = model.sessions.peek();
  return (["A", "B"] as const).map((name) => ({
    signaling: stateOf(sessions[name], "signaling"),
    connection: stateOf(sessions[name], "connection"),
    calls: sessions[name].calls.map(({ call, outcome }) => `${call} ${outcome}`),
    descriptions: sessions[name].cards.filter(({ message }) => message.kind === "description").map((card) => [
      card.id,
      statusOf(card, sessions, name),
      card.copiedAt !== undefined,
    ]),
    given: candidatesInForce(sessions[name]).length,
    messages: sessions[name].messages.map(({ from, text }) => [from, text]),
    box: sessions[name].pasted === "",
  }));
};

const ufrags = ({ model }: On) =>
  (["A", "B"] as const).flatMap((name) => model[name].latest.peek().identities.flatMap((one) => one.ufrags));

Deno.test("gone back to every act, the bench is what it was then, and the credentials are new", async () => {
  const count = await (async () => {
    const on = begin();
    await exchange(on);
    return actsOf(momentsOf(logs(on))).length;
  })();
  assert.ok(count > 12, `${count} acts`);
  for (let n = 1; n < count; n++) {
    const on = begin();
    await exchange(on);
    const moments = momentsOf(logs(on));
    const acts = actsOf(moments);
    const { client, index } = moments[acts[n].from - 1];
    const before = ufrags(on);
    await on.rewind.goBack(client, index);
    assert.equal(on.rewind.state.value?.is, "done", `${acts[n].name}: ${on.rewind.state.value?.said}`);
    assert.equal(ufrags(on).some((ufrag) => before.includes(ufrag)), false);
    const again = actsOf(momentsOf(logs(on))).map((act) => `${act.client} ${act.name}`);
    assert.deepEqual(again, acts.slice(0, n).map((act) => `${act.client} ${act.name}`));
  }
});

Deno.test("gone back to the end, everything is as it was; what is said names what is new", async () => {
  const on = begin();
  await exchange(on);
  const before = likeness(on);
  const { client, index } = momentsOf(logs(on)).at(-1)!;
  await on.rewind.goBack(client, index);
  await until(() => on.model.A.session.value.messages.length === 2);
  assert.deepEqual(likeness(on), before);
  assert.match(on.rewind.state.value!.said, /^You are back at 0:\d\d\. The connections are new.*ice-pwd, fingerprint/);
  on.rewind.dismiss();
  assert.equal(on.rewind.state.value, undefined);
});

Deno.test("undo takes back one act at a time, down to the beginning, and from there it connects again", async () => {
  const on = begin();
  for (const press of ["createDataChannel", "createOffer", "setLocalDescription"] as const) {
    await on.model.press("A", press);
  }
  await on.model.carry("A", "offer-1");
  const names: string[] = [];
  for (let last = on.rewind.lastAct.value; last; last = on.rewind.lastAct.value) {
    names.push(`${last.client} ${last.name}`);
    await on.rewind.undo();
    assert.equal(on.rewind.state.value?.is, "done");
  }
  assert.deepEqual(names, ["A carrying the offer", "A setLocalDescription", "A createOffer", "A createDataChannel"]);
  assert.match(on.rewind.state.value!.said, /^You are back at the beginning/);
  await on.rewind.undo();
  await exchange(on);
  assert.equal(stateOf(on.model.A.session.value, "connection"), "connected");
});

Deno.test("how candidates travel, what was held back and edited, and a text in a box come back, too", async () => {
  const on = begin();
  const { model } = on;
  model.choose("gathered");
  for (const press of ["createDataChannel", "createOffer", "setLocalDescription"] as const) {
    await model.press("A", press);
  }
  await cards(on, "A", "offer");
  model.A.cardEdits.holdBack("offer-1", true);
  model.A.cardEdits.holdBack("offer-1", false);
  await model.outgoing.copy("A", "offer-1");
  model.incoming.arrive("B", `${on.copied.at(-1)!}`);
  model.incoming.arrive("A", "junk");
  const pasted = model.B.latest.peek().pasted;
  await on.rewind.undo();
  await until(() => on.rewind.state.value?.is === "done");
  assert.equal(model.mode.value, "gathered");
  assert.equal(model.A.latest.peek().pasted, "");
  assert.notEqual(model.B.latest.peek().pasted, pasted, "the same offer, of the new connection");
  assert.equal(model.boxTexts.B.value.severity, "good");
  assert.match(model.boxTexts.B.value.said, /Client A’s offer, with 2 candidates inside/);
  await model.press("B", "setRemoteDescription");
  assert.equal(model.B.latest.peek().withheld.length, 2);
  const { client, index } = momentsOf(logs(on)).at(-1)!;
  await on.rewind.goBack(client, index);
  assert.equal(model.B.latest.peek().withheld.length, 2, "and what was withheld is withheld again");
});

Deno.test("presses wait until it is done, and a reset in the middle ends it", async () => {
  const on = begin();
  for (const press of ["createDataChannel", "createOffer"] as const) await on.model.press("A", press);
  const { client, index } = momentsOf(logs(on)).at(-1)!;
  const going = on.rewind.goBack(client, index);
  assert.match(on.rewind.state.value!.said, /^Going back: 0 of 2 acts/);
  await on.model.press("A", "setLocalDescription");
  await going;
  assert.equal(on.rewind.state.value?.is, "done");
  assert.deepEqual(on.model.A.latest.peek().calls.map(({ call }) => call), [
    "RTCPeerConnection",
    "createDataChannel",
    "createOffer",
    "setLocalDescription",
  ]);
  const again = on.rewind.goBack("A", on.model.A.log.peek().length - 1);
  on.model.reset();
  await again;
  assert.equal(on.rewind.state.value, undefined);
  assert.equal(on.model.A.latest.peek().calls.length, 1);
});

Deno.test("what does not come about again ends it early, and says what; another device refuses it", async () => {
  const on = begin(new Set([1]));
  await exchange(on);
  const { client, index } = momentsOf(logs(on)).at(-1)!;
  const going = on.rewind.goBack(client, index);
  const patience = () => on.timers.find(({ milliseconds, off }) => milliseconds === 15_000 && !off);
  await until(() => on.model.B.session.value.cards.length > 0 && on.model.A.session.value.remote !== null);
  while (!patience()) await new Promise((done) => setTimeout(done, 1));
  patience()!.run();
  await going;
  assert.equal(on.rewind.state.value?.is, "early");
  assert.match(on.rewind.state.value!.said, /^Going back ended early: .* did not come again\. The connections are new/);
  on.model.sitAlone("A");
  assert.match(on.rewind.blocked.value!, /both clients on this page/);
  assert.equal(on.rewind.lastAct.value, undefined);
  await on.model.press("A", "createDataChannel");
  await on.rewind.undo();
  assert.equal(on.rewind.state.value?.is, "refused");
  assert.equal(on.model.A.latest.peek().calls.length, 2, "and nothing was lost");
});

Deno.test("undo takes back what was done last, though it is not drawn yet", async () => {
  const drawings: (() => void)[] = [];
  const on = begin(undefined, (run) => void drawings.push(run));
  await on.model.press("A", "createDataChannel");
  await on.model.press("A", "createOffer");
  assert.equal(on.rewind.lastAct.value, undefined, "nothing is drawn yet");
  await on.rewind.undo();
  drawings.forEach((run) => run());
  assert.deepEqual(on.model.A.latest.peek().calls.map(({ call }) => call), ["RTCPeerConnection", "createDataChannel"]);
});
