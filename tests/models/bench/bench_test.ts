/** The bench's model with a fake peer: what is called, what is kept, what is no longer heard. */
import { effect } from "@preact/signals";
import assert from "node:assert/strict";
import { LessonModel } from "../../../models/lesson/lesson.ts";
import { COURSE } from "../../lessons/course.ts";
import { ANSWER, OFFER } from "../fake-peer.ts";
import { bench, hurry } from "../tools.ts";

const codeAt = ({ model }: ReturnType<typeof bench>, name: "A" | "B") => model.sessions.value[name].problem?.code;

const candidate = (n: number) => ({
  candidate: `candidate:${n} 1 udp 2113937151 192.0.2.${n} 5000 typ host ufrag aaaa`,
  sdpMid: "0",
  usernameFragment: "aaaa",
});

async function offer({ model }: ReturnType<typeof bench>) {
  for (const button of ["createDataChannel", "createOffer", "setLocalDescription"] as const) {
    await model.press("A", button);
  }
}

Deno.test("the log tells everything, and the session is its fold", async () => {
  const on = bench();
  await offer(on);
  assert.deepEqual(
    on.model.A.log.value.filter((entry) => entry.type === "call-finished").map((entry) =>
      "call" in entry && entry.call
    ),
    ["createDataChannel", "createOffer", "setLocalDescription"],
  );
  const times = on.model.A.log.value.map((entry) => entry.at);
  assert.deepEqual(times, times.toSorted((one, two) => one - two));
});

Deno.test("setLocalDescription takes what was created", async () => {
  const on = bench();
  await offer(on);
  assert.deepEqual(on.fake.calls.at(-1), { connection: 0, call: "setLocalDescription", argument: OFFER });
});

Deno.test("carrying applies a card on the other side, in one press", async () => {
  const on = bench();
  await offer(on);
  await on.model.carry("A", "offer-1");
  assert.deepEqual(on.fake.calls.at(-1), { connection: 1, call: "setRemoteDescription", argument: OFFER });
  assert.equal(on.model.sessions.value.A.cards[0].delivered?.by, "bench");
});

Deno.test("whoever presses without waiting gets the same calls in the same order", async () => {
  const on = bench();
  await hurry(on.model);
  assert.deepEqual(
    on.fake.calls.map(({ connection, call }) => `${connection} ${call}`),
    [
      "0 createOffer",
      "0 setLocalDescription",
      "1 setRemoteDescription",
      "1 createAnswer",
      "1 setLocalDescription",
      "0 setRemoteDescription",
    ],
  );
});

Deno.test("a hand that is held out takes the next card when it is made; a second press takes the hand back", async () => {
  const on = bench();
  await offer(on);
  await on.model.carryNext("A");
  await on.model.carryNext("A");
  assert.deepEqual(on.model.pendingCarry.value, ["A"]);
  await on.model.carryNext("A");
  assert.deepEqual(on.model.pendingCarry.value, []);
  on.fake.report(0, { type: "candidate-found", candidate: candidate(1) });
  assert.equal(on.fake.calls.filter(({ call }) => call === "addIceCandidate").length, 0);
  await on.model.carryNext("A");
  await on.model.carryNext("A");
  on.fake.report(0, { type: "candidate-found", candidate: candidate(2) });
  on.fake.report(0, { type: "candidate-found", candidate: candidate(3) });
  assert.deepEqual(on.model.pendingCarry.value, []);
  await on.model.press("B", "createAnswer");
  const added = on.fake.calls.filter(({ call }) => call === "addIceCandidate").map(({ argument }) => argument);
  assert.deepEqual(added, [candidate(1), candidate(2)]);
});

Deno.test("the bottom line: the next act, the one obstacle, and the last thing that happened", async () => {
  const on = bench();
  assert.equal(on.model.obstacle.value, undefined);
  await on.model.press("B", "setRemoteDescription");
  assert.equal(on.model.nextText.value, "On Client A, press createDataChannel.");
  assert.deepEqual(on.model.suggestion.value, { client: "A", press: "createDataChannel" });
  assert.deepEqual(on.model.obstacle.value, {
    client: "B",
    severity: "careful",
    said: "The box of Client B is empty, so setRemoteDescription has nothing to apply.",
    next: "On Client A, press createDataChannel.",
  });
  assert.equal(on.model.lastEvent.value?.said, "setRemoteDescription was not called");
  assert.equal(on.model.lastEvent.value?.client, "B");
  await on.model.press("B", "createDataChannel");
  assert.equal(on.model.obstacle.value, undefined, "a mistake goes with the next success");
});

Deno.test("close() and what comes after it do not wait for a call that never comes back", async () => {
  const on = bench();
  on.fake.hang.add("createOffer");
  void on.model.press("A", "createOffer");
  await on.model.ready();
  await on.model.press("A", "close");
  await on.model.press("B", "createDataChannel");
  assert.deepEqual(on.fake.calls.map(({ call }) => call), ["createOffer", "close", "createDataChannel"]);
});

Deno.test("carry the rest leaves out what is there already", async () => {
  const on = bench();
  await offer(on);
  await on.model.carry("A", "offer-1");
  for (const n of [1, 2, 3]) on.fake.report(0, { type: "candidate-found", candidate: candidate(n) });
  on.fake.report(0, { type: "candidate-found", candidate: null });
  await on.model.carry("A", "candidate-2");
  await on.model.carryRest("A");
  const added = on.fake.calls.filter(({ call }) => call === "addIceCandidate").map(({ argument }) => argument);
  assert.deepEqual(added.map((one) => (one as { candidate: string }).candidate.slice(10, 12)), ["2 ", "1 ", "3 ", ""]);
});

Deno.test("a box is emptied when all of it was applied, and kept when anything was refused", async () => {
  const on = bench();
  on.model.B.paste(JSON.stringify(OFFER));
  on.fake.refuse.add("setRemoteDescription");
  await on.model.press("B", "setRemoteDescription");
  assert.equal(on.model.sessions.value.B.pasted, JSON.stringify(OFFER));
  assert.ok(on.model.sessions.value.B.problem);
  on.fake.refuse.clear();
  await on.model.press("B", "setRemoteDescription");
  assert.equal(on.model.sessions.value.B.pasted, "");
  assert.equal(on.model.sessions.value.B.problem, undefined);
});

Deno.test("after a reset nothing of the earlier connections is heard", async () => {
  const on = bench();
  await offer(on);
  on.model.reset();
  const { A, B } = on.model.sessions.value;
  on.fake.report(0, { type: "state-changed", machine: "connection", state: "failed" });
  on.fake.report(0, { type: "message-received", text: "from the past" });
  assert.equal(on.model.sessions.value.A, A);
  assert.equal(on.model.sessions.value.B, B);
  assert.deepEqual(on.fake.calls.filter(({ call }) => call === "close").map(({ connection }) => connection), [0, 1]);
  assert.deepEqual(on.model.sessions.value.A.cards, []);
});

Deno.test("inside the description: ready 2.5 s after the last candidate, each one starting the wait anew", async () => {
  const on = bench();
  on.model.choose("gathered");
  await offer(on);
  assert.equal(on.model.sessions.value.A.cards[0].ready, false);
  on.fake.report(0, { type: "candidate-found", candidate: candidate(1) });
  on.fake.report(0, { type: "candidate-found", candidate: candidate(2) });
  const waiting = on.timers.filter((timer) => !timer.off);
  assert.deepEqual(waiting.map((timer) => timer.milliseconds), [2500]);
  on.elapse();
  assert.equal(on.model.sessions.value.A.cards[0].ready, true);
  on.fake.report(0, { type: "candidate-found", candidate: candidate(3) });
  assert.deepEqual(on.model.sessions.value.A.cards.map((card) => card.kind), ["offer", "candidate"]);
});

Deno.test("a mode stays through a reset, and is told to both clients", () => {
  const on = bench();
  on.model.choose("gathered");
  on.model.reset();
  assert.deepEqual([on.model.sessions.value.A.mode, on.model.sessions.value.B.mode], ["gathered", "gathered"]);
});

Deno.test("copying writes what the card says; a refused clipboard is a problem in words", async () => {
  const on = bench();
  await offer(on);
  await on.model.outgoing.copy("A", "offer-1");
  assert.deepEqual(JSON.parse(on.copied[0]), OFFER);
  assert.ok(on.model.sessions.value.A.cards[0].copiedAt);
  const refused = bench({ clipboard: false });
  await offer(refused);
  await refused.model.outgoing.copy("A", "offer-1");
  assert.equal(codeAt(refused, "A"), "clipboard-refused");
  assert.equal(refused.model.sessions.value.A.cards[0].copiedAt, undefined);
  await refused.model.outgoing.copy("A", "no-such-card");
  // What its button may not, a hand can: the text of the card is selected and copied.
  await refused.model.outgoing.copied("A", "offer-1");
  assert.ok(refused.model.sessions.value.A.cards[0].copiedAt);
  assert.equal(refused.model.sessions.value.A.problem, undefined);
});

Deno.test("a message that cannot leave stays in its box", async () => {
  const on = bench();
  on.model.A.channels.write("hello");
  await on.model.A.send();
  assert.equal(codeAt(on, "A"), "no-channel");
  on.fake.report(0, { type: "state-changed", machine: "channel", state: "connecting" });
  on.fake.refuse.add("send");
  await on.model.A.send();
  assert.equal(codeAt(on, "A"), "channel-not-open");
  assert.equal(on.model.A.channels.draft.value, "hello");
  on.fake.refuse.clear();
  await on.model.A.send();
  assert.equal(on.model.A.channels.draft.value, "");
  await on.model.A.send();
  assert.equal(codeAt(on, "A"), "empty-message");
});

Deno.test("a text too long for a blob never reaches the box", () => {
  const on = bench();
  on.model.A.paste("before");
  on.model.A.paste("x".repeat(1_000_001));
  assert.equal(on.model.sessions.value.A.pasted, "before");
  assert.equal(codeAt(on, "A"), "too-long");
});

Deno.test("one's own offer is stopped before the call; another's answer makes the call and fails for real", async () => {
  const on = bench();
  await offer(on);
  on.model.A.paste(JSON.stringify(OFFER));
  const calls = on.fake.calls.length;
  await on.model.press("A", "setRemoteDescription");
  assert.equal(on.fake.calls.length, calls);
  assert.equal(codeAt(on, "A"), "own-description");
  on.model.B.paste(JSON.stringify(ANSWER));
  on.fake.refuse.add("setRemoteDescription");
  await on.model.press("B", "setRemoteDescription");
  assert.equal(on.fake.calls.length, calls + 1);
  assert.equal(codeAt(on, "B"), "answer-without-offer");
});

Deno.test("a lesson's reader may skip, turn, go back and start over", async () => {
  const on = bench();
  const lesson = new LessonModel(COURSE[0], on.model.sessions);
  const [first, second, third] = COURSE[0].steps.map((step) => step.id);
  assert.equal(lesson.shown.value, first);
  lesson.skip(first);
  assert.equal(lesson.current.value, second);
  lesson.turnTo(third);
  assert.deepEqual([lesson.shown.value, lesson.current.value], [third, second]);
  lesson.back(third);
  assert.equal(lesson.shown.value, second);
  lesson.back(second);
  assert.equal(lesson.shown.value, first);
  lesson.goOn();
  assert.equal(lesson.shown.value, second);
  await offer(on);
  assert.equal(lesson.standings.value[0].met, true);
  lesson.startOver();
  on.model.reset();
  assert.equal(lesson.shown.value, first);
});

Deno.test("the dark button follows a first paste, however late what reads it comes", async () => {
  let arrive = () => {};
  const late = new Promise<void>((done) => arrive = done);
  const on = bench({ before: () => late });
  const seen: string[] = [];
  const off = effect(() => void seen.push(JSON.stringify(on.model.suggestion.value)));
  on.model.incoming.arrive("B", JSON.stringify(OFFER));
  assert.deepEqual(on.model.suggestion.value, { client: "A", press: "createDataChannel" });
  arrive();
  await on.model.ready();
  assert.deepEqual(on.model.suggestion.value, { client: "B", press: "setRemoteDescription" });
  assert.equal(seen.at(-1), JSON.stringify(on.model.suggestion.value), "whoever follows it was told");
  off();
});

Deno.test("an opened machine says at once how long it has been in its state", () => {
  const on = bench();
  for (let i = 0; i < 100; i++) on.tick(); // Time passes, and nothing shows it.
  on.model.A.view.openMachine("signaling");
  const { at } = on.model.A.session.value.paths.signaling.at(-1)!;
  assert.ok(on.model.elapsed.A.value - at >= 1000, `${on.model.elapsed.A.value - at} ms`);
});

Deno.test("what the box refuses is given as it is, and leaves the box once the browser has taken it", async () => {
  const on = bench();
  const cut =
    "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n" +
    "c=IN IP4 0.0.0.0\r\na=mid:0\r\na=ice-ufrag:abcd\r\na=setup:actpass\r\na=sctp-port:5000\r\n";
  on.model.incoming.arrive("B", JSON.stringify({ type: "offer", sdp: cut }));
  await on.model.ready();
  assert.equal(on.model.boxTexts.B.value.canBeGiven, true);
  await on.model.press("B", "setRemoteDescription");
  assert.equal(on.fake.calls.length, 0);
  await on.model.giveAsItIs("B");
  assert.deepEqual(on.fake.calls, [
    { connection: 1, call: "setRemoteDescription", argument: { type: "offer", sdp: cut } },
  ]);
  assert.equal(on.model.sessions.value.B.pasted, "");
});

Deno.test("its own offer is given as it is, and stays in the box where the browser refuses it", async () => {
  const on = bench();
  await offer(on);
  on.model.incoming.arrive("A", JSON.stringify(OFFER));
  await on.model.ready();
  on.fake.refuse.add("setRemoteDescription");
  await on.model.giveAsItIs("A");
  assert.deepEqual(on.fake.calls.at(-1)!.argument, OFFER);
  assert.equal(on.model.sessions.value.A.pasted, JSON.stringify(OFFER));
});
