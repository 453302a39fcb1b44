/** One client alone: moved away and brought back, its lesson, its links, and what it says when somebody comes back. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { COURSE } from "../../lessons/course.ts";
import { DeviceLinkModel } from "../../../models/two-devices/link.ts";
import { ReceiveModel } from "../../../models/two-devices/receive.ts";
import { LessonModel } from "../../../models/lesson/lesson.ts";
import { MoveModel } from "../../../models/two-devices/move.ts";
import { VisibilityModel } from "../../../models/two-devices/visibility.ts";
import { offerId } from "../../../protocol/blob/mod.ts";
import { checksSeenFrom } from "../../../protocol/goals/one-sided-checks.ts";
import { conversation } from "../../protocol/support/mod.ts";
import { ANSWER, OFFER } from "../fake-peer.ts";
import { bench } from "../tools.ts";

const { offer, answer, answered } = conversation("chromium-156");
type On = ReturnType<typeof bench>;

/** Client A makes an offer with the buttons; `connection` is the one that the fake peers count. */
async function makeOffer(on: On, connection = 0) {
  await on.model.ready();
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"] as const) {
    await on.model.press("A", call);
  }
  on.fake.report(connection, { type: "state-changed", machine: "signaling", state: "have-local-offer" });
  on.fake.report(connection, { type: "description-read", side: "local", description: OFFER });
  on.elapse();
}
async function takeAnswer(on: On, connection = 0) {
  on.model.incoming.arrive("A", JSON.stringify(ANSWER));
  await on.model.press("A", "setRemoteDescription");
  on.fake.report(connection, { type: "state-changed", machine: "signaling", state: "stable" });
  on.fake.report(connection, { type: "description-read", side: "remote", description: ANSWER });
}
function awayOn(on: On, lesson?: string, at: { step?: () => string; keepsMode?: boolean } = {}) {
  const world = {
    base: () => "https://oob.example/",
    copy: (text: string) => Promise.resolve(on.copied.push(text) > 0),
    share: () => Promise.resolve(true),
    loadQr: () => import("../../../components/desk/qr.ts").then(({ qrOf }) => qrOf),
    ...at,
  };
  return new DeviceLinkModel(on.model, world, lesson);
}

Deno.test("an untouched Client B moves at once: its connection is closed, the link names lesson and side, and the code is shown", async () => {
  const on = bench({ lesson: "the-first-connection" });
  const away = awayOn(on, "the-first-connection");
  assert.equal(away.link.value, "");
  await away.move();
  assert.equal(away.asking.value, undefined);
  await away.show();
  assert.equal(on.model.sole.value, "A");
  assert.deepEqual(on.fake.calls.map(({ connection, call }) => [connection, call]), [[1, "close"]]);
  assert.deepEqual(on.model.sessions.value.B.calls, []);
  assert.equal(on.model.mode.value, "gathered", "less to carry");
  assert.equal(away.link.value, "https://oob.example/device/the-first-connection/?client=B");
  assert.equal(away.shown.value?.text, away.link.value);
  assert.ok(typeof away.shown.value?.qr === "object");
  away.hide();
  assert.equal(away.shown.value, undefined);
});

Deno.test("a link carries the step, and a lesson about how candidates travel keeps that", async () => {
  const on = bench({ lesson: "one-candidate-at-a-time" });
  const away = awayOn(on, "one-candidate-at-a-time", { step: () => "agree", keepsMode: true });
  await away.move();
  assert.equal(on.model.mode.value, "trickle");
  const link = "https://oob.example/device/one-candidate-at-a-time/?client=B&mode=trickle&step=agree";
  assert.equal(away.link.value, link);
  await makeOffer(on);
  assert.equal(away.link.value.split("#")[0], link);
});

Deno.test("an offer goes along in the link, and says when its candidates travel one by one", async () => {
  const on = bench();
  await makeOffer(on);
  const away = awayOn(on);
  await away.move();
  await away.copy();
  assert.equal(on.model.mode.value, "trickle", "the offer is made that way already");
  assert.match(away.link.value, /^https:\/\/oob\.example\/device\/\?client=B&mode=trickle#O1[0-9A-Z]+$/);
  assert.equal(on.copied.at(-1), away.link.value);
  const [card] = on.model.sessions.value.A.cards;
  assert.ok(card.departures?.some(({ by }) => by === "link"), "the card has left");
  assert.equal(on.model.sessions.value.A.local?.sdp, OFFER.sdp, "and Client A keeps it");
});

Deno.test("a Client B that has something is asked about; declined, nothing happens", async () => {
  const on = bench();
  await on.model.ready();
  await on.model.press("B", "createDataChannel");
  const away = awayOn(on);
  await away.move();
  assert.equal(away.asking.value, "moving");
  away.keep();
  assert.equal(on.model.sole.value, undefined);
  assert.equal(on.model.sessions.value.B.calls.length, 1);
  on.model.incoming.arrive("B", "a text");
  await away.move();
  await away.goAhead();
  assert.equal(on.model.sole.value, "A");
  assert.equal(on.model.sessions.value.B.pasted, "");
});

Deno.test("a Client A that has taken an answer begins anew, and was asked about", async () => {
  const on = bench();
  await makeOffer(on);
  await takeAnswer(on);
  const away = awayOn(on);
  await away.move();
  assert.equal(away.asking.value, "moving");
  await away.goAhead();
  assert.equal(on.model.sessions.value.A.local, null);
  assert.equal(on.model.sessions.value.A.mode, "gathered");
});

Deno.test("Client B comes back: a waiting offer stays, a connection is asked about and ends", async () => {
  const on = bench();
  const away = awayOn(on);
  await away.move();
  await makeOffer(on);
  away.back();
  assert.equal(on.model.sole.value, undefined);
  assert.equal(on.model.sessions.value.A.local?.sdp, OFFER.sdp);
  on.fake.report(2, { type: "state-changed", machine: "signaling", state: "stable" });
  assert.equal(on.model.sessions.value.B.paths.signaling.at(-1)?.state, "stable", "a new Client B is here");
  await away.move();
  await away.goAhead("moving");
  await takeAnswer(on);
  away.back();
  assert.equal(away.asking.value, "back");
  await away.goAhead();
  assert.equal(on.model.sole.value, undefined);
  assert.equal(on.model.sessions.value.A.local, null);
});

Deno.test("resetting the bench leaves Client B where it is", () => {
  const on = bench();
  new MoveModel(on.model).moveAway("B");
  on.model.reset();
  assert.equal(on.model.sole.value, "A");
  assert.deepEqual(on.model.sessions.value.B.calls, []);
  assert.equal(on.model.sessions.value.A.paths.signaling.length, 1);
});

Deno.test("a lesson whose Client B is elsewhere goes on: the answer ticks what was done there", async () => {
  const on = bench();
  const lesson = new LessonModel(COURSE[0], on.model.sessions, {
    sole: on.model.sole,
    checksSeenFrom: signal(checksSeenFrom),
  });
  new MoveModel(on.model).moveAway("B");
  await makeOffer(on);
  const stands = () =>
    lesson.standings.value.slice(0, 4).map(({ met, elsewhere }) => met ? "met" : elsewhere ? "there" : "here");
  assert.deepEqual(stands(), ["met", "here", "there", "here"]);
  assert.equal(lesson.current.value, "carry-the-offer");
  await on.model.outgoing.copy("A", "offer-1");
  assert.deepEqual(stands(), ["met", "there", "there", "here"]);
  assert.equal(lesson.current.value, "bring-the-answer-back");
  await takeAnswer(on);
  assert.deepEqual(stands(), ["met", "met", "met", "met"]);
  new MoveModel(on.model).bringBack();
  assert.deepEqual(stands(), ["here", "here", "here", "here"], "with both here, both are asked again");
});

Deno.test("a link that says one by one opens a client that goes one by one", () => {
  const on = bench();
  on.model.sitAlone("B", "trickle");
  assert.equal(on.model.mode.value, "trickle");
  on.model.sitAlone("A");
  assert.equal(on.model.mode.value, "trickle", "the other side stays as it was chosen");
  const usual = bench();
  usual.model.sitAlone("B");
  assert.equal(usual.model.mode.value, "gathered");
});

Deno.test("a candidate’s link finds the tab that waits for the answer: not applied yet, or not even there", async () => {
  for (const inTheBox of [true, false]) {
    const on = bench();
    on.model.sitAlone("A", "trickle");
    const { writeBlob } = await on.model.ready();
    on.fake.report(2, { type: "state-changed", machine: "signaling", state: "have-local-offer" });
    on.fake.report(2, { type: "description-read", side: "local", description: offer });
    on.model.A.record({ type: "call-started", call: "setLocalDescription", id: 90 });
    on.model.A.record({ type: "call-finished", call: "setLocalDescription", id: 90 });
    const candidate = writeBlob({ kind: "candidate", ...answered[0]! } as never, "compact");
    if (inTheBox) {
      const code = writeBlob({ kind: "description", ...answer }, "compact", { answers: offerId(offer.sdp) });
      on.model.incoming.arrive("A", code);
    } else {
      assert.equal(await on.model.take(candidate), undefined, "an offer that never left is answered by nobody");
      await on.model.outgoing.copy("A", "offer-1");
    }
    assert.equal(await on.model.take(candidate), "A");
    const reading = on.model.readings.A.value;
    assert.equal(reading.ok && reading.messages.length, inTheBox ? 2 : 1);
  }
});

Deno.test("outgoing is asked about as soon as something is on its way, or lies in the box", async () => {
  const on = bench();
  on.model.sitAlone("A");
  assert.equal(on.model.atStake.value, false);
  await makeOffer(on, 2);
  assert.equal(on.model.atStake.value, false, "it has not left: nobody waits for it");
  await on.model.outgoing.copy("A", "offer-1");
  assert.equal(on.model.atStake.value, true);
  on.model.A.cardEdits.throwAway("offer-1", true);
  assert.equal(on.model.atStake.value, false);
  on.model.incoming.arrive("A", "something");
  assert.equal(on.model.atStake.value, true);
  on.model.incoming.arrive("A", "");
  assert.equal(on.model.atStake.value, false);
  on.model.A.cardEdits.throwAway("offer-1", false);
  on.fake.report(2, { type: "state-changed", machine: "connection", state: "failed" });
  assert.equal(on.model.atStake.value, false, "what has failed cannot be lost");
});

Deno.test("a tab that has handed over what it was opened with has nothing at stake", async () => {
  const on = bench();
  on.model.sitAlone("B");
  const { writeBlob } = await on.model.ready();
  const device = new ReceiveModel(on.model, () => Promise.resolve("A" as const), () => {});
  await device.receive(writeBlob({ kind: "description", ...answer }, "compact"));
  assert.deepEqual(device.handed.value, { to: "A" });
  assert.equal(on.model.atStake.value, false);
});

/** A device that has sent its offer, and somebody who goes away. */
function waiting(touched = true) {
  const on = bench();
  on.model.sitAlone("A");
  const presence = new VisibilityModel(on.model, {
    after: (milliseconds, run) => {
      const timer = { milliseconds, run, off: false };
      on.timers.push(timer);
      return () => void (timer.off = true);
    },
    isTouched: () => touched,
  });
  presence.awake();
  return { on, presence };
}

Deno.test("back again: every state is read anew, and a waiting offer is said to be good", async () => {
  const { on, presence } = waiting();
  await makeOffer(on, 2);
  await on.model.outgoing.copy("A", "offer-1");
  presence.go(true);
  assert.equal(presence.note.value, undefined);
  assert.deepEqual(on.fake.looks, []);
  presence.go(false);
  assert.deepEqual(on.fake.looks, [2], "of the one client that is here");
  assert.deepEqual(presence.note.value, { said: "Still waiting: your offer is good.", isBad: false });
  presence.dismiss();
  assert.equal(presence.note.value, undefined);
});

Deno.test("what failed meanwhile is said, also when the browser tells it only after the return", async () => {
  const { on, presence } = waiting();
  await makeOffer(on, 2);
  await on.model.outgoing.copy("A", "offer-1");
  await takeAnswer(on, 2);
  on.fake.report(2, { type: "state-changed", machine: "connection", state: "connecting" });
  presence.go(true);
  presence.go(false);
  on.fake.report(2, { type: "state-changed", machine: "connection", state: "failed" });
  assert.match(presence.note.value!.said, /^The connection failed while you were away\. .*make a new offer\.$/);
  assert.equal(presence.note.value!.isBad, true);
  on.timers.findLast(({ milliseconds, off }) => milliseconds === 5000 && !off)!.run();
  assert.equal(presence.note.value!.isBad, true, "and it stays to be read");
});

Deno.test("what fails long after the return is not said to have failed meanwhile", async () => {
  const { on, presence } = waiting();
  await makeOffer(on, 2);
  await on.model.outgoing.copy("A", "offer-1");
  presence.go(true);
  presence.go(false);
  on.timers.findLast(({ milliseconds, off }) => milliseconds === 5000 && !off)!.run();
  on.fake.report(2, { type: "state-changed", machine: "connection", state: "failed" });
  assert.doesNotMatch(presence.note.value?.said ?? "", /failed/);
});

Deno.test("the warning comes with the card, on devices that are touched only, and goes with the connection", async () => {
  const { on, presence } = waiting();
  assert.equal(presence.warns.value, false);
  await makeOffer(on, 2);
  assert.equal(presence.warns.value, true, "before anything was copied");
  on.fake.report(2, { type: "state-changed", machine: "connection", state: "failed" });
  assert.equal(presence.warns.value, false);
  const { on: desk, presence: still } = waiting(false);
  await makeOffer(desk, 2);
  assert.equal(still.warns.value, false);
});

Deno.test("on a bench with both clients nobody is told anything", async () => {
  const on = bench();
  const presence = new VisibilityModel(on.model, { after: () => () => {}, isTouched: () => true });
  presence.awake();
  await makeOffer(on);
  presence.go(true);
  presence.go(false);
  assert.equal(presence.note.value, undefined);
  assert.equal(presence.warns.value, false);
});

Deno.test("across two devices Firefox is kept waiting from the start; on one page only on request", () => {
  const alone = bench({ engine: "firefox" });
  alone.model.sitAlone("B");
  assert.equal(alone.model.answerDeadline.keepsAlive.value, true);
  alone.model.answerDeadline.keepAlive(false);
  alone.model.sitAlone("A");
  assert.equal(alone.model.answerDeadline.keepsAlive.value, false, "who minds is heard");
  assert.equal(bench({ engine: "firefox" }).model.answerDeadline.keepsAlive.value, false);
});
