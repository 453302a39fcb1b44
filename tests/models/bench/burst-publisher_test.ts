/** Bursts of facts: whoever acts sees each at once; what is shown follows once, after them. */
import assert from "node:assert/strict";
import { effect, signal } from "@preact/signals";
import { burstPublisher } from "../../../models/bench/burst-publisher.ts";
import { bench, hurry } from "../tools.ts";

/** Keeps what is to run later, and runs it when told to. */
function keeper() {
  const kept: (() => void)[] = [];
  const soon = (run: () => void) => void kept.push(run);
  const run = () => kept.splice(0).forEach((one) => one());
  return { kept, soon, run };
}

Deno.test("whatever asks during a burst is published once after it, all of it together", () => {
  const { kept, soon, run } = keeper();
  const afterBurst = burstPublisher(soon);
  const [one, two] = [signal("a"), signal(1)];
  const seen: string[] = [];
  effect(() => void seen.push(one.value + two.value));
  const publishOne = () => one.value = "b";
  const publishTwo = () => two.value = 2;
  for (const publish of [publishOne, publishTwo, publishOne]) afterBurst(publish);
  assert.equal(kept.length, 1);
  assert.deepEqual(seen, ["a1"]);
  run();
  assert.deepEqual(seen, ["a1", "b2"]);
  one.value = "c";
  afterBurst(publishOne);
  run();
  assert.deepEqual(seen, ["a1", "b2", "c2", "b2"]);
});

Deno.test("hands do not wait for the drawing: a whole exchange runs before any follower is told", async () => {
  const { kept, soon, run } = keeper();
  const on = bench({ soon });
  await on.model.ready();
  run();
  const drawn: number[] = [];
  effect(() => void drawn.push(on.model.sessions.value.A.calls.length));
  await Promise.all([on.model.press("A", "createDataChannel"), hurry(on.model)]);
  assert.deepEqual(
    on.fake.calls.map(({ call }) => call).filter((call) => call !== "createDataChannel"),
    [
      "createOffer",
      "setLocalDescription",
      "setRemoteDescription",
      "createAnswer",
      "setLocalDescription",
      "setRemoteDescription",
    ],
  );
  assert.equal(on.model.A.latest.value.remote?.type, "answer", "who acts sees the newest");
  assert.equal(on.model.A.session.value.calls.length, 0, "what is shown follows after the burst");
  assert.equal(drawn.length, 1);
  assert.equal(kept.length, 1);
  run();
  assert.equal(drawn.length, 2);
  assert.equal(on.model.A.session.value.remote?.type, "answer");
});

Deno.test("a hand that is held out takes the card the moment it is made, whoever is told later", async () => {
  const { soon } = keeper();
  const on = bench({ soon });
  await on.model.carryNext("A");
  assert.deepEqual(on.model.pendingCarry.value, ["A"]);
  await on.model.press("A", "createDataChannel");
  await on.model.press("A", "createOffer");
  await on.model.press("A", "setLocalDescription");
  await on.model.press("A", "createOffer"); // Comes to its turn after what the hand does.
  assert.deepEqual(on.model.pendingCarry.value, []);
  assert.ok(on.fake.calls.some(({ connection, call }) => connection === 1 && call === "setRemoteDescription"));
});
