/** Weather: loss, delay, jitter, rate, a pulled cable; the same for the same seed. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { diceOf, Direction, QUEUE } from "../../network/weather.ts";
import { FAIR, fateText, type Outcome, type Weather } from "../../protocol/box/mod.ts";
import { BINDING, writeStun } from "../../protocol/packets/mod.ts";
import { makeNetwork, request, socketOf } from "./made-network.ts";
import { changeLines } from "../../network/pairs.ts";
import { pullCables, touchCables } from "../../network/cable.ts";

const passings = (weather: Partial<Weather>, seed: number, count: number, every = 1) => {
  const direction = new Direction(diceOf(seed));
  return Array.from({ length: count }, (_, i) => direction.pass(1000, { ...FAIR, ...weather }, i * every));
};

Deno.test("ten percent of the datagrams are lost, and the same ones for the same seed", () => {
  for (let seed = 0; seed < 20; seed++) {
    const all = passings({ loss: 10 }, seed, 10_000);
    const lost = all.filter((one) => "lost" in one).length;
    // Five standard deviations.
    assert.ok(Math.abs(lost - 1000) < 150, `${lost} with seed ${seed}`);
    assert.deepEqual(passings({ loss: 10 }, seed, 10_000), all);
  }
  const pattern = (seed: number) => passings({ loss: 50 }, seed, 64).map((one) => "lost" in one);
  assert.notDeepEqual(pattern(1), pattern(2));
});

Deno.test("loss of 0 loses nothing, loss of 100 everything", () => {
  assert.ok(passings({ loss: 0 }, 1, 5000).every((one) => "delay" in one));
  assert.ok(passings({ loss: 100 }, 1, 5000).every((one) => "lost" in one && one.lost === "lost"));
});

Deno.test("delay holds all back alike, jitter by up to so many milliseconds more", () => {
  const delays = passings({ delay: 50, jitter: 20 }, 1, 2000).map((one) => "delay" in one ? one.delay : NaN);
  assert.ok(delays.every((delay) => delay >= 50 && delay < 70));
  assert.ok(Math.min(...delays) < 51 && Math.max(...delays) > 69);
});

Deno.test("a rate lets datagrams through one after another, and drops what would wait for too long", () => {
  // A thousand bytes at 80 kilobits a second take 100 ms.
  const queue = passings({ rate: 80 }, 1, 5, 0);
  assert.deepEqual(queue, [{ delay: 100 }, { delay: 200 }, { delay: 300 }, { lost: "crowded" }, { lost: "crowded" }]);
  assert.ok(passings({ rate: 80 }, 1, 100, 100).every((one) => "delay" in one && one.delay === 100));
});

Deno.test("whatever the weather, nothing is held back for longer than it says, and never for less than nothing", () => {
  const weather = fc.record({
    loss: fc.integer({ min: 0, max: 100 }),
    delay: fc.nat(5000),
    jitter: fc.nat(5000),
    rate: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000 })),
  });
  fc.assert(fc.property(weather, fc.nat(), fc.array(fc.nat(2000)), (weather, seed, sizes) => {
    const direction = new Direction(diceOf(seed));
    for (const [i, size] of sizes.entries()) {
      const passing = direction.pass(size, weather, i);
      if ("lost" in passing) continue;
      const onTheLine = weather.rate === 0 ? 0 : QUEUE + size * 8 / weather.rate;
      assert.ok(passing.delay >= weather.delay && passing.delay <= weather.delay + weather.jitter + onTheLine + 1e-6);
    }
  }));
});

function begin() {
  const network = makeNetwork();
  const [pair] = network.box.pairs;
  const socket = socketOf("A", 5000);
  const ask = () => network.put(socket, pair.clients.A.server.endpoint.port, writeStun(request(BINDING)));
  const last = () => pair.record.after(0).at(-1)!.fate;
  return { network, pair, socket, ask, last };
}

Deno.test("each direction of a line has its own weather, and the round trip is their sum", () => {
  const { network, pair, socket, ask, last } = begin();
  changeLines(pair, ["A"], { up: { delay: 30 }, down: { delay: 70 } });
  ask();
  network.pass(99);
  assert.equal(network.take(socket).length, 0);
  network.pass(1);
  assert.equal(network.take(socket).length, 1);
  assert.deepEqual(last().outcome, "delivered");
  assert.match(fateText(last()), /after 70 ms/);
});

Deno.test("a pulled cable lets nothing out, nothing in, and not what was on its way", () => {
  const { network, pair, socket, ask, last } = begin();
  changeLines(pair, ["A"], { down: { delay: 100 } });
  ask();
  network.pass(50);
  pullCables(network.box.world, [pair], ["A"], undefined);
  network.pass(50);
  assert.equal(network.take(socket).length, 0);
  assert.deepEqual(last(), { outcome: "unplugged", side: "A", direction: "down" });
  ask();
  assert.deepEqual(last(), { outcome: "unplugged", side: "A", direction: "up" });
  touchCables([pair], ["A"], false);
  ask();
  network.pass(100);
  assert.equal(network.take(socket).length, 1);
});

Deno.test("a cable that was pulled for 8 seconds is put back after 8, unless somebody touched it since", () => {
  const { network, pair } = begin();
  const { world } = network.box;
  const isPulled = () => pair.clients.A.line.isPulled;
  pullCables(world, [pair], ["A", "B"], 8);
  network.pass(7999);
  assert.ok(isPulled() && pair.clients.B.line.isPulled);
  network.pass(1);
  assert.ok(!isPulled());
  pullCables(world, [pair], ["A"], 8);
  network.pass(4000);
  touchCables([pair], ["A"], false);
  pullCables(world, [pair], ["A"], 100);
  network.pass(4000);
  assert.ok(isPulled(), "the first hand found another one there");
  for (let i = 0; i < 3; i++) assert.ok(pullCables(world, [pair], ["A"], 100));
  assert.ok(!pullCables(world, [pair], ["A"], 100), "more hands than may wait");
});

Deno.test("more than the box holds back at one time is dropped, and said", () => {
  const { network, pair, ask, last } = begin();
  changeLines(pair, ["A"], { up: { delay: 5000 } });
  const outcomes = new Set<Outcome>();
  for (let i = 0; i < 12_000; i++) {
    if (i % 4000 === 0) network.pass(1000);
    ask();
    const fate = pair.record.after(0).at(-1);
    if (fate) outcomes.add(fate.fate.outcome);
  }
  assert.deepEqual([...outcomes], ["too-much"]);
  assert.match(fateText(last()), /more than the box carries/);
});
