import assert from "node:assert/strict";
import { computed, effect } from "@preact/signals";
import { batchNotifications, DeferredSignal, UncachedView } from "../../../models/bench/deferred-signal.ts";
import { bench, hurry } from "../tools.ts";

/** Keeps what is to run later, and runs it when told to. */
function keeper() {
  const kept: (() => void)[] = [];
  const soon = (run: () => void) => void kept.push(run);
  const run = () => kept.splice(0).forEach((one) => one());
  return { kept, soon, run };
}

Deno.test("a late signal is what it was set to at once, and tells its followers once for many changes", () => {
  const { kept, soon, run } = keeper();
  const late = new DeferredSignal(0, batchNotifications(soon));
  const seen: number[] = [];
  effect(() => void seen.push(late.value));
  late.value = 1;
  late.value = 2;
  assert.equal(late.value, 2);
  assert.equal(late.peek(), 2);
  assert.deepEqual(seen, [0]);
  assert.equal(kept.length, 1);
  run();
  assert.deepEqual(seen, [0, 2]);
  late.value = 3;
  run();
  assert.deepEqual(seen, [0, 2, 3]);
});

Deno.test("followers of two late signals are told of both together", () => {
  const { soon, run } = keeper();
  const later = batchNotifications(soon);
  const [one, two] = [new DeferredSignal("a", later), new DeferredSignal(1, later)];
  const seen: string[] = [];
  effect(() => void seen.push(one.value + two.value));
  one.value = "b";
  two.value = 2;
  run();
  assert.deepEqual(seen, ["a1", "b2"]);
});

Deno.test("a computed keeps what it was told; what is read through late signals is what is so now", () => {
  const { soon, run } = keeper();
  const late = new DeferredSignal(0, batchNotifications(soon));
  const [kept, read] = [computed(() => late.value), new UncachedView(() => late.value)];
  let told = 0;
  effect(() => void (read.value, told++));
  assert.equal(kept.value, 0);
  late.value = 1;
  assert.equal(kept.value, 0);
  assert.equal(read.value, 1);
  assert.equal(read.peek(), 1);
  run();
  assert.equal(kept.value, 1);
  assert.equal(told, 2);
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
  assert.equal(on.model.sessions.value.A.remote?.type, "answer");
  assert.equal(drawn.length, 1);
  assert.equal(kept.length, 1);
  run();
  assert.equal(drawn.length, 2);
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
