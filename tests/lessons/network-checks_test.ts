/** Checks that ask the box: met by what it told of this bench, missing in words, and said to be unseen without one. */
import assert from "node:assert/strict";
import { CHECKS, stepOf } from "../../lessons/checks/mod.ts";
import { readRecordedPackets } from "../../protocol/box/mod.ts";
import { readPacket } from "../../protocol/packets/mod.ts";
import { checksSeenFrom, type Goal, type NetworkSeen, type SeenKind } from "../../protocol/goals/mod.ts";
import { FILES } from "./course.ts";
import { newSession } from "../../protocol/session/mod.ts";

const bench = { A: newSession("A"), B: newSession("B") };
const kind = (more: Partial<SeenKind>): SeenKind => ({
  name: "Binding request",
  from: { who: "client", side: "A" },
  to: { who: "server", side: "A" },
  outcome: "answered",
  opened: false,
  ...more,
});
const seen = (...packets: readonly SeenKind[]): NetworkSeen => ({
  nats: { A: ["open", "symmetric"], B: ["open", "open"] },
  packets,
  isGlass: false,
});
const ask = (goal: Goal, network?: NetworkSeen) => {
  const { met, done, missing } = CHECKS.get(goal.check)!.ask(bench, goal, network);
  return met ? `done: ${done}` : missing;
};

const OF_NETWORK = ["glass-chosen", "nat-chosen", "packet-seen", "packet-opened", "packet-dropped", "weather-chosen"];
const GOALS: Readonly<Record<string, Goal>> = {
  "glass-chosen": { check: "glass-chosen" },
  "nat-chosen": { check: "nat-chosen", of: "A", kind: "symmetric" },
  "packet-seen": { check: "packet-seen", of: "A", name: "Binding request", to: "server" },
  "packet-opened": { check: "packet-opened", of: "A", name: "Binding request" },
  "packet-dropped": { check: "packet-dropped", of: "B", by: "NAT" },
  "weather-chosen": { check: "weather-chosen", of: "A", name: "jitter", least: "50" },
};

Deno.test("without a box each says that only a box could tell", () => {
  for (const name of OF_NETWORK) {
    assert.match(ask(GOALS[name]), /: only the box sees that, and none serves this page$/, name);
  }
});

Deno.test("a NAT counts from when it was chosen, also once another was", () => {
  assert.equal(ask(GOALS["nat-chosen"], seen()), "done: A has been behind a NAT that is symmetric");
  assert.equal(ask({ ...GOALS["nat-chosen"], kind: "open" }, seen()), "done: A has been behind a NAT that is open");
  assert.equal(
    ask({ ...GOALS["nat-chosen"], kind: "blocked" }, seen()),
    "A’s NAT is symmetric, and was never blocked",
  );
});

Deno.test("the weather of a line counts from when it was set, also once it is fair again", () => {
  const goal = GOALS["weather-chosen"];
  const fair = { loss: 0, delay: 0, jitter: 0, rate: 0 };
  const weather = (jitter: number) => ({ ...seen(), worst: { A: { ...fair, jitter }, B: fair } });
  assert.equal(ask(goal, seen()), "A’s line has had 0 ms of jitter at most, not 50 ms of jitter");
  assert.equal(ask(goal, weather(20)), "A’s line has had 20 ms of jitter at most, not 50 ms of jitter");
  assert.equal(ask(goal, weather(80)), "done: A’s line has had at least 50 ms of jitter");
  assert.equal(
    ask({ ...goal, of: "B", name: "loss", least: "10" }, weather(80)),
    "B’s line has had 0 % of loss at most, not 10 % of loss",
  );
});

Deno.test("a packet is seen by its name, its sender and where it went", () => {
  const goal = GOALS["packet-seen"];
  assert.equal(ask(goal, seen()), "the box has seen no “Binding request” of A to its server");
  assert.equal(ask(goal, seen(kind({ to: { who: "nat", side: "B" } }))), ask(goal, seen()));
  assert.equal(ask(goal, seen(kind({ from: { who: "client", side: "B" } }))), ask(goal, seen()));
  assert.equal(ask(goal, seen(kind({}))), "done: the box has seen “Binding request” of A to its server");
  // A name that goes on: what is inside stands behind it.
  const inside = { ...goal, name: "ChannelData" };
  assert.match(ask(inside, seen(kind({ name: "ChannelData 0x4000: DTLS 1.3 ciphertext" }))), /^done: /);
  assert.doesNotMatch(ask(inside, seen(kind({ name: "ChannelDatagram" }))), /^done: /);
});

Deno.test("of several things in one packet each is seen, whatever is said behind its name, and no other", () => {
  const goal = { check: "packet-seen", of: "A", name: "ClientHello" };
  const called = (name: string) => ask(goal, seen(kind({ name, to: { who: "nat", side: "B" } })));
  for (const name of ["ClientHello", "ClientHello (bytes 0 to 1175 of 1413)", "ServerHello + ClientHello"]) {
    assert.equal(called(name), "done: the box has seen “ClientHello” of A", name);
  }
  for (const name of ["ClientHello2", "Client", "A ClientHello"]) {
    assert.equal(called(name), "the box has seen no “ClientHello” of A", name);
  }
});

Deno.test("what a peer of glass had inside of DTLS is told from what went to a NAT, and whether B is one", () => {
  const goal = { check: "packet-opened", of: "A", name: "Init", to: "glass" };
  const chunk = kind({ name: "INIT", to: { who: "glass", side: "B" }, outcome: "unsealed", opened: true });
  assert.equal(ask(goal, seen(chunk)), "done: you have opened “Init” of A inside DTLS");
  assert.equal(ask({ ...goal, to: "nat" }, seen(chunk)), "the box has seen no “Init” of A to the other’s NAT");
  const back = kind({ name: "INIT ACK", from: { who: "glass", side: "B" }, to: { who: "client", side: "A" } });
  assert.equal(
    ask({ ...goal, of: "B", name: "INIT ACK" }, seen(back)),
    "you have not opened “INIT ACK” of B inside DTLS, which is among the packets",
  );
  assert.equal(ask(GOALS["glass-chosen"], seen()), "B is this browser’s, and no peer of glass");
  assert.equal(ask(GOALS["glass-chosen"], { ...seen(), isGlass: true }), "done: B is a peer of glass");
});

Deno.test("one that is there and was not opened is said to be among the packets", () => {
  const goal = GOALS["packet-opened"];
  assert.equal(ask(goal, seen()), "the box has seen no “Binding request” of A");
  assert.equal(ask(goal, seen(kind({}))), "you have not opened “Binding request” of A, which is among the packets");
  assert.equal(ask(goal, seen(kind({ opened: true }))), "done: you have opened “Binding request” of A");
});

Deno.test("what dropped a packet is told apart: a NAT, the weather, a cable; and whose", () => {
  const dropped = (by: string, packet: SeenKind) => ask({ check: "packet-dropped", of: "B", by }, seen(packet));
  for (
    const [by, outcome, says] of [
      ["NAT", "filtered", "B’s NAT"],
      ["NAT", "blocked", "B’s NAT"],
      ["weather", "lost", "the weather on B’s line"],
      ["weather", "crowded", "the weather on B’s line"],
      ["cable", "unplugged", "B’s pulled cable"],
    ] as const
  ) {
    assert.equal(dropped(by, kind({ outcome, endedAt: "B" })), `done: ${says} has dropped a packet`);
    assert.equal(dropped(by, kind({ outcome, endedAt: "A" })), `no packet has ended at ${says}`);
    assert.equal(dropped(by, kind({ outcome: "delivered" })), `no packet has ended at ${says}`);
  }
});

Deno.test("of the other device it is said that it cannot be seen from here; of this one, what the box told", () => {
  const step = stepOf({ id: "step", goals: [{ ...GOALS["packet-seen"] }, { ...GOALS["packet-seen"], of: "B" }] });
  const [own, other] = checksSeenFrom(bench.A, step, seen(kind({})));
  assert.deepEqual(own, {
    met: true,
    says: "the box has seen “Binding request” of A to its server",
    unseen: { of: "A", says: "“Binding request” of A to its server is sent: that cannot be seen from here" },
  });
  assert.deepEqual([other.met, other.elsewhere], [false, true]);
  assert.match(other.says, /that cannot be seen from here$/);
});

for (const lesson of FILES.filter(({ network }) => network)) {
  Deno.test(`${lesson.slug}: its recorded packets are of its present steps, have names, and hold what its goals ask`, () => {
    const path = `lessons/${lesson.slug}/packets.json`;
    const recording = readRecordedPackets(Deno.readTextFileSync(path)) ?? assert.fail(`${path} is no recording`);
    assert.deepEqual(recording.steps.map(({ id }) => id), lesson.steps.map(({ id }) => id));
    const names = recording.steps.flatMap(({ packets }) =>
      packets.map(({ bytes, as, from }) =>
        `${from.side} ${readPacket(Uint8Array.fromBase64(bytes), { as }).name} `.toLowerCase()
      )
    );
    for (const { check, of, name } of lesson.steps.flatMap(({ goals }) => goals)) {
      if (check !== "packet-opened" && check !== "packet-seen") continue;
      const asked = `${name} `.toLowerCase();
      const isThere = (one: string) => one[0] === of.toLowerCase() && one.includes(` ${asked}`);
      assert.ok(names.some(isThere), `${name} of ${of}`);
    }
    for (const { at, from, to } of recording.steps.flatMap(({ packets }) => packets)) {
      assert.ok(at >= 0);
      // Nobody’s address but the machine’s own name for itself.
      for (const { address } of [from, to]) assert.equal(address, "127.0.0.1");
    }
  });
}
