/** The box as a page has it: joined, obeyed, lost and found again; and whatever it may say. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { BoxModel } from "../../../models/box/box.ts";
import { describeBox, FAIR, type FromBox, type PairDescription, type SeenMessage } from "../../../protocol/box/mod.ts";

const LINE = { nat: "open", up: FAIR, down: FAIR, isPulled: false } as const;
const pairOf = (number: number): PairDescription => ({
  number,
  token: `token ${number}`,
  A: { stun: "stun:127.0.0.1:1", turn: "turn:127.0.0.1:1" },
  B: { stun: "stun:127.0.0.1:2", turn: "turn:127.0.0.1:2" },
  username: `pair-${number}`,
  credential: "word",
  realm: "box",
  settings: { A: LINE, B: LINE },
});
const packet = (number: number): SeenMessage => ({
  number,
  at: number,
  from: { who: "client", side: "A", address: "127.0.0.1", port: 5 },
  to: { who: "server", side: "A", address: "127.0.0.1", port: 1 },
  fate: { outcome: "answered" },
  bytes: "AAECAw==",
});
const BOX = describeBox({ host: "127.0.0.1", socket: "box", pairs: { joined: 0, most: 40 } });

/** A page, and the box’s end of its wires. */
function page(answer: () => Promise<unknown> = () => Promise.resolve(BOX), leadsElsewhere = false) {
  const wires: { sent: unknown[]; closed: boolean; hearing: Parameters<Connect>[1] }[] = [];
  const timers: { readonly milliseconds: number; readonly run: () => void }[] = [];
  const refusals: string[] = [];
  type Connect = ConstructorParameters<typeof BoxModel>[0]["connect"];
  const model = new BoxModel({
    now: () => 1000,
    after: (milliseconds, run) => {
      timers.push({ milliseconds, run });
      return () => timers.splice(timers.findIndex((timer) => timer.run === run), 1);
    },
    glassRefused: () => refusals.push("glass"),
    ask: answer,
    connect: (_path, hearing) => {
      if (leadsElsewhere) return undefined;
      const wire = { sent: [] as unknown[], closed: false, hearing };
      wires.push(wire);
      return { send: (text) => wire.sent.push(JSON.parse(text)), close: () => void (wire.closed = true) };
    },
  });
  const say = (message: FromBox) => wires.at(-1)!.hearing.heard(JSON.stringify(message));
  async function join(number = 1) {
    await model.ask();
    wires.at(-1)!.hearing.opened();
    say({ type: "joined", pair: pairOf(number), at: 400 });
  }
  return { model, wires, timers, refusals, say, join, sent: () => wires.at(-1)!.sent };
}

Deno.test("a page joins, is given a pair’s servers, and watches its packets", async () => {
  const { model, join, sent, say } = page();
  assert.equal(model.state.value, "unasked");
  await join();
  assert.equal(model.state.value, "joined");
  assert.deepEqual(sent(), [{ type: "join" }, { type: "watch", packets: true, after: 0 }]);
  assert.deepEqual(model.servers.value, [
    { client: "A", urls: "stun:127.0.0.1:1", username: "", credential: "" },
    { client: "A", urls: "turn:127.0.0.1:1", username: "pair-1", credential: "word" },
    { client: "B", urls: "stun:127.0.0.1:2", username: "", credential: "" },
    { client: "B", urls: "turn:127.0.0.1:2", username: "pair-1", credential: "word" },
  ]);
  assert.equal(model.beganAt.value, 600);
  say({ type: "packets", packets: [packet(1), packet(4)], missed: 2 });
  assert.deepEqual(model.packets.value.map(({ number, bytes }) => [number, bytes.length]), [[1, 4], [4, 4]]);
  assert.equal(model.missed.value, 2);
  model.forget();
  assert.deepEqual([model.packets.value, model.missed.value], [[], 0]);
});

Deno.test("what is changed is asked of the box, and shown when the box says so", async () => {
  const { model, join, sent, say } = page();
  await join();
  model.set("A", { nat: "symmetric" });
  model.pull("B");
  model.plug("B");
  assert.deepEqual(sent().slice(2), [
    { type: "set", side: "A", change: { nat: "symmetric" } },
    { type: "pull", side: "B" },
    { type: "plug", side: "B" },
  ]);
  assert.equal(model.settings.value!.A.nat, "open");
  say({ type: "settings", settings: { A: { ...LINE, nat: "symmetric" }, B: LINE } });
  assert.equal(model.settings.value!.A.nat, "symmetric");
});

Deno.test("a site without a box is none; what answers and is no box is said to be that; asked once at a time", async () => {
  const { model, wires } = page(() => Promise.resolve(undefined));
  await model.ask();
  assert.deepEqual([model.state.value, model.problem.value, wires.length], ["none", undefined, 0]);
  const other = page(() => Promise.resolve({ format: "out-of-band/box", version: 2 })).model;
  await other.ask();
  assert.deepEqual([other.state.value, other.problem.value?.code], ["none", "box-unknown"]);
  const away = page(() => Promise.reject(new Error("no network"))).model;
  await away.ask();
  assert.deepEqual([away.state.value, away.problem.value?.code], ["gone", "box-gone"]);
  const elsewhere = page(undefined, true).model;
  await elsewhere.ask();
  assert.equal(elsewhere.state.value, "gone");
  const twice = page();
  await Promise.all([twice.model.ask(), twice.model.ask()]);
  assert.equal(twice.wires.length, 1);
});

Deno.test("a box that is lost is said to be; asked again, the same pair is joined, or where it is unknown a new one", async () => {
  const { model, wires, join, sent, say } = page();
  await join();
  say({ type: "packets", packets: [packet(7)], missed: 0 });
  wires[0].hearing.closed();
  assert.deepEqual([model.state.value, model.problem.value?.code], ["gone", "box-gone"]);
  await join();
  assert.deepEqual(sent(), [{ type: "join", token: "token 1" }, { type: "watch", packets: true, after: 7 }]);
  assert.deepEqual([model.state.value, model.problem.value], ["joined", undefined]);
  wires[0].hearing.closed();
  assert.equal(model.state.value, "joined", "an old wire is nothing to it");
  wires[1].hearing.closed();
  await model.ask();
  wires[2].hearing.opened();
  say({ type: "refused", code: "box-pair-unknown" });
  assert.deepEqual(sent(), [{ type: "join", token: "token 1" }, { type: "join" }]);
  say({ type: "joined", pair: pairOf(2), at: 5 });
  assert.deepEqual([model.pair.value!.number, model.packets.value], [2, []]);
});

Deno.test("a refusal is said; one that lets nobody in ends the asking", async () => {
  const { model, wires, join, say } = page();
  await join();
  say({ type: "refused", code: "box-hurried" });
  assert.deepEqual([model.state.value, model.problem.value?.code], ["joined", "box-hurried"]);
  model.set("A", {});
  assert.equal(model.problem.value, undefined);
  const full = page();
  await full.model.ask();
  full.wires[0].hearing.opened();
  full.say({ type: "refused", code: "box-full" });
  assert.ok(full.wires[0].closed);
  full.wires[0].hearing.closed();
  assert.deepEqual([full.model.state.value, full.model.problem.value?.code], ["gone", "box-full"]);
  assert.equal(wires.length, 1);
});

Deno.test("whatever comes through the wire, nothing is thrown, and no more packets are kept than it holds", async () => {
  const { model, wires, join, say } = page();
  await join();
  for (let i = 0; i < 25; i++) {
    const packets = Array.from({ length: 100 }, (_, n) => packet(100 * i + n + 1));
    say({ type: "packets", packets, missed: 0 });
  }
  assert.deepEqual([model.packets.value.length, model.packets.value[0].number], [2000, 501]);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    wires[0].hearing.heard(text);
    assert.equal(model.state.value, "joined");
  }));
});
