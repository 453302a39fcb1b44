/** What the bench does for slow hands: deadlines, withheld candidates, and keeping Firefox waiting. */
import assert from "node:assert/strict";
import { deadlineOf, dummyCandidate } from "../../../protocol/advice/mod.ts";
import { readCandidate } from "../../../protocol/sdp/candidate.ts";
import { stripCandidates } from "../../../protocol/session/mod.ts";
import { capture, conversation, is, keeps, opened, sessionOf, takes } from "../../protocol/support/mod.ts";
import { bench } from "../tools.ts";

const { offer, answer } = conversation("chromium-156");
const gathered = { type: "offer" as const, sdp: capture("chromium-156", "data-only.offerer.gathered.offer.sdp") };

Deno.test("an offerer has no deadline; a Firefox answerer has five seconds, unless it is kept waiting", () => {
  const offerer = sessionOf("A", opened, keeps(offer));
  assert.equal(deadlineOf(offerer, "firefox", 60_000, false), undefined);
  const answerer = sessionOf("B", opened, takes(offer), keeps(answer));
  const madeAt = answerer.cards[0].madeAt;
  assert.equal(deadlineOf(answerer, "firefox", madeAt + 1000, false)?.remainingMs, 4000);
  assert.equal(deadlineOf(answerer, "firefox", madeAt + 1000, true), undefined);
  assert.equal(deadlineOf(answerer, "other", madeAt + 1000, false), undefined);
  const failed = sessionOf("B", opened, takes(offer), keeps(answer), () => is(["connection", "failed"]));
  const passed = deadlineOf(failed, "firefox", madeAt + 9000, true)!;
  assert.equal(passed.remainingMs, 0);
  assert.match(passed.next, /Reset the bench/);
  const connected = sessionOf("B", opened, takes(offer), keeps(answer), () => is(["connection", "connected"]));
  assert.equal(deadlineOf(connected, "firefox", madeAt + 9000, false), undefined);
});

Deno.test("a Chromium answerer has 222 seconds from the moment a path is found", () => {
  const waiting = sessionOf("B", opened, takes(offer), keeps(answer));
  assert.equal(deadlineOf(waiting, "chromium", 400_000, false), undefined, "without a path it waits");
  const found = sessionOf(
    "B",
    opened,
    takes(offer),
    keeps(answer),
    () => is(["ice", "connected"], ["dtls", "connecting"]),
  );
  const at = found.paths.ice.at(-1)!.at;
  assert.equal(deadlineOf(found, "chromium", at + 22_000, false)?.remainingMs, 200_000);
  assert.match(deadlineOf(found, "chromium", at + 230_000, false)!.said, /The time is up/);
});

Deno.test("the candidates that keep Firefox waiting are well-formed, new each time, and go to nobody", () => {
  const [one, two] = [dummyCandidate(1, "0"), dummyCandidate(2, "0")];
  assert.equal(readCandidate(one.candidate)?.address, "192.0.0.8");
  assert.equal(readCandidate(one.candidate)?.transport, "udp");
  assert.notEqual(one.candidate, two.candidate);
});

Deno.test("withholding takes every candidate out of an offer, with its section, and out of nothing else", () => {
  const reading = (description: typeof gathered | typeof answer) => ({
    ok: true as const,
    messages: [{ kind: "description" as const, ...description }],
    repairs: [],
    origin: "other" as const,
  });
  const { reading: held, candidates } = stripCandidates(reading(gathered));
  assert.equal(candidates.length, 2);
  assert.deepEqual(candidates.map(({ sdpMid, sdpMLineIndex }) => [sdpMid, sdpMLineIndex]), [["0", 0], ["0", 0]]);
  const sdp = held.ok && held.messages[0].kind === "description" ? held.messages[0].sdp : "";
  assert.ok(!sdp.includes("a=candidate") && sdp.includes("a=ice-ufrag:"));
  assert.equal(gathered.sdp.split("\r\n").length - sdp.split("\r\n").length, 2, "nothing else is gone");
  assert.deepEqual(stripCandidates(reading(answer)).candidates, []);
});

/** Client B has taken an offer with candidates inside, and answered. */
async function answered(engine: "firefox" | "chromium", withholds = true) {
  const on = bench({ engine });
  on.model.choose("gathered");
  on.model.answerDeadline.withhold(withholds);
  await on.model.ready();
  on.model.incoming.arrive("B", JSON.stringify(gathered));
  await on.model.press("B", "setRemoteDescription");
  await on.model.press("B", "createAnswer");
  await on.model.press("B", "setLocalDescription");
  on.elapse();
  return on;
}

Deno.test("an offer is applied without its candidates; they are given when the answer is copied", async () => {
  const on = await answered("chromium");
  const applied = on.fake.calls.find(({ call }) => call === "setRemoteDescription")!.argument as typeof gathered;
  assert.ok(!applied.sdp.includes("a=candidate"));
  assert.equal(on.model.sessions.value.B.withheld.length, 2);
  assert.equal(on.fake.calls.filter(({ call }) => call === "addIceCandidate").length, 0);
  await on.model.outgoing.copy("B", "answer-1");
  assert.equal(on.model.sessions.value.B.withheld.length, 0);
  assert.equal(on.fake.calls.filter(({ call }) => call === "addIceCandidate").length, 2);
});

Deno.test("switched off, the offer is applied as it is", async () => {
  const on = await answered("chromium", false);
  const applied = on.fake.calls.find(({ call }) => call === "setRemoteDescription")!.argument as typeof gathered;
  assert.equal(applied.sdp, gathered.sdp);
  assert.deepEqual(on.model.sessions.value.B.withheld, []);
});

Deno.test("Firefox is kept waiting on request only, every four seconds, until it is connected", async () => {
  const on = await answered("firefox");
  const dummies = () =>
    on.fake.calls.filter(({ argument }) => JSON.stringify(argument ?? "").includes("192.0.0.8")).length;
  assert.equal(dummies(), 0);
  on.fake.report(1, { type: "state-changed", machine: "connection", state: "connecting" });
  on.model.answerDeadline.keepAlive(true);
  assert.equal(dummies(), 1);
  const beat = on.timers.findLast(({ milliseconds, off }) => milliseconds === 4000 && !off)!;
  beat.run();
  assert.equal(dummies(), 2);
  on.fake.report(1, { type: "state-changed", machine: "connection", state: "connected" });
  on.timers.findLast(({ milliseconds, off }) => milliseconds === 4000 && !off)!.run();
  assert.equal(dummies(), 2, "once connected, nothing more is sent to nobody");
});
