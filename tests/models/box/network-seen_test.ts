/** What a box saw on a bench, as checks ask it: kinds of packets that stay seen, and which of them were opened. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { NetworkSeenModel } from "../../../models/box/network-seen.ts";
import { FAIR, type Fate, type NatKind, type SeenPacket, type Settings } from "../../../protocol/box/mod.ts";
import { GLASS } from "../../protocol/packets/fixtures.ts";
import { REQUEST } from "../../protocol/packets/vectors.ts";

const line = (nat: NatKind) => ({ nat, up: FAIR, down: FAIR, isPulled: false });
const settingsOf = (A: NatKind, B: NatKind): Settings => ({ A: line(A), B: line(B) });
const packet = (number: number, at: number, fate: Fate = { outcome: "answered" }): SeenPacket => ({
  number,
  at,
  from: { who: "client", side: "A", address: "127.0.0.1", port: 5 },
  to: { who: "server", side: "A", address: "127.0.0.1", port: 1 },
  fate,
  bytes: REQUEST,
});

function watched() {
  const packets = signal<readonly SeenPacket[]>([]);
  const since = signal(1000);
  const beganAt = signal(600);
  const settings = signal<Settings | undefined>(undefined);
  const isGlass = signal(false);
  const { seen, opened } = new NetworkSeenModel({ packets, since, beganAt, settings, isGlass });
  return { packets, since, beganAt, settings, isGlass, seen, opened };
}

Deno.test("nothing is told before a box was joined; then what there was since the bench opened, each kind once", () => {
  const { packets, settings, seen } = watched();
  assert.equal(seen.value, undefined);
  settings.value = settingsOf("open", "symmetric");
  // The first two were sent on the bench before.
  packets.value = [packet(1, 10), packet(2, 399), packet(3, 400), packet(4, 500)];
  assert.deepEqual(seen.value, {
    nats: { A: ["open"], B: ["symmetric"] },
    worst: { A: FAIR, B: FAIR },
    packets: [{
      name: "Binding request",
      from: { who: "client", side: "A" },
      to: { who: "server", side: "A" },
      outcome: "answered",
      opened: false,
    }],
    isGlass: false,
  });
});

Deno.test("what was seen stays seen when its packets are kept no more, and ends with its bench", () => {
  const { packets, since, settings, seen } = watched();
  settings.value = settingsOf("open", "open");
  packets.value = [packet(1, 500, { outcome: "lost", side: "A", direction: "up" })];
  packets.value = [packet(2, 501)];
  assert.deepEqual(seen.value!.packets.map(({ outcome, endedAt }) => [outcome, endedAt]), [
    ["lost", "A"],
    ["answered", undefined],
  ]);
  settings.value = settingsOf("open", "blocked");
  assert.deepEqual(seen.value!.nats, { A: ["open", "open"], B: ["open", "blocked"] });
  since.value = 2000;
  assert.deepEqual(seen.value, {
    nats: { A: ["open"], B: ["blocked"] },
    worst: { A: FAIR, B: FAIR },
    packets: [],
    isGlass: false,
  });
});

Deno.test("a packet that is opened is told by its kind; one that is not there opens nothing", () => {
  const { packets, settings, seen, opened, since } = watched();
  settings.value = settingsOf("open", "open");
  packets.value = [packet(1, 500), packet(2, 500, { outcome: "stranger" })];
  opened(7);
  opened(2);
  assert.deepEqual(seen.value!.packets.map((one) => one.opened), [false, true]);
  since.value = 1001;
  assert.deepEqual(seen.value!.packets.map((one) => one.opened), [false, false]);
});

Deno.test("a box that was started anew counts from 1 again, and is followed all the same", () => {
  const { packets, settings, seen } = watched();
  settings.value = settingsOf("open", "open");
  packets.value = [packet(40, 500)];
  packets.value = [];
  packets.value = [packet(1, 600, { outcome: "unreadable" })];
  assert.equal(seen.value!.packets.length, 2);
});

Deno.test("chunks of a peer of glass are told by their kind, without number and label", () => {
  const { packets, settings, isGlass, seen } = watched();
  settings.value = settingsOf("open", "open");
  isGlass.value = true;
  packets.value = GLASS[0].packets.map(({ bytes }, i) => ({
    ...packet(i + 1, 500 + i, { outcome: "unsealed" }),
    bytes,
    as: "sctp",
  }));
  const names = new Set(seen.value!.packets.map(({ name }) => name));
  for (const name of ["INIT", "INIT ACK", "DATA_CHANNEL_OPEN", "DATA_CHANNEL_ACK", "DATA", "FORWARD TSN + DATA"]) {
    assert.ok(names.has(name), `${name} in ${[...names]}`);
  }
  assert.doesNotMatch([...names].join(), /\d|“/);
  assert.ok(seen.value!.isGlass);
});

Deno.test("the worst weather of each line stays known when it is fair again, and ends with its bench", () => {
  const { since, settings, seen } = watched();
  const fair = settingsOf("open", "open");
  settings.value = { ...fair, A: { ...fair.A, up: { ...FAIR, loss: 10 }, down: { ...FAIR, jitter: 60 } } };
  settings.value = { ...fair, B: { ...fair.B, down: { ...FAIR, delay: 75 } } };
  assert.deepEqual(seen.value!.worst, { A: { ...FAIR, loss: 10, jitter: 60 }, B: { ...FAIR, delay: 75 } });
  since.value = 2000;
  assert.deepEqual(seen.value!.worst, { A: FAIR, B: { ...FAIR, delay: 75 } });
});
