/** A page’s conversation with the box: joining, changing the network, watching packets, and what it may not do. */
import assert from "node:assert/strict";
import { overviewOf } from "../../network/overview.ts";
import { Page } from "../../network/page.ts";
import { MOST_MESSAGES, MOST_PAGES } from "../../network/limits.ts";
import { type FromBox, readFromBox, type ToBox, writeBoxMessage } from "../../protocol/box/mod.ts";
import { BINDING, writeStun } from "../../protocol/packets/mod.ts";
import { type MadeNetwork, makeNetwork, request, socketOf } from "./made-network.ts";

/** A page, what it has heard, and how much waits to be sent to it. */
function open(network: MadeNetwork) {
  const heard: FromBox[] = [];
  const state = { waiting: 0, isClosed: false };
  const page = new Page(network.box, {
    send: (message) => heard.push(readFromBox(writeBoxMessage(message))!),
    waiting: () => state.waiting,
    close: () => state.isClosed = true,
  });
  const say = (message: ToBox): FromBox | undefined => {
    page.hear(JSON.stringify(message));
    return heard.at(-1);
  };
  const refusal = (message: ToBox) => {
    const last = say(message);
    return last?.type === "refused" ? last.code : undefined;
  };
  const join = (token?: string) => {
    const joined = say({ type: "join", ...(token !== undefined && { token }) });
    return joined?.type === "joined" ? joined.pair : assert.fail(JSON.stringify(joined));
  };
  return { page, heard, state, say, refusal, join };
}

const begin = () => {
  const network = makeNetwork();
  const ask = (count = 1) => {
    const { port } = network.box.pairs[0].clients.A.server.endpoint;
    for (let i = 0; i < count; i++) network.send(socketOf("A", 5000), port, writeStun(request(BINDING)));
  };
  return { network, ask, ...open(network) };
};

Deno.test("the first page gets the pair that the terminal names, the next one a pair of its own", () => {
  const { network, join } = begin();
  const first = join();
  assert.equal(first.number, 1);
  assert.match(first.A.stun, /^stun:192\.0\.2\.2:\d+$/);
  assert.equal(first.A.turn.slice(5), first.A.stun.slice(5));
  assert.notEqual(first.A.stun, first.B.stun);
  assert.equal(first.credential, network.box.pairs[0].credential);
  const second = open(network).join();
  assert.equal(second.number, 2);
  assert.equal(open(network).join(first.token).number, 1);
});

Deno.test("nothing is done for who has not joined, joins twice, or makes no sense", () => {
  const { page, heard, refusal, join } = begin();
  assert.equal(refusal({ type: "pull", side: "A" }), "box-message-unreadable");
  assert.equal(refusal({ type: "join", token: "guessed" }), "box-pair-unknown");
  assert.ok(!page.hasJoined);
  join();
  assert.equal(refusal({ type: "join" }), "box-message-unreadable");
  for (const text of ["", "nonsense", "[]", '{"type":"set"}']) {
    page.hear(text);
    assert.deepEqual(heard.at(-1), { type: "refused", code: "box-message-unreadable" });
  }
});

Deno.test("a change is told to every page of the pair, and to no other", () => {
  const { network, say, join, heard } = begin();
  const { token } = join();
  const [same, other] = [open(network), open(network)];
  same.join(token);
  other.join();
  const count = other.heard.length;
  say({ type: "set", side: "B", change: { nat: "symmetric", down: { loss: 10 } } });
  for (const all of [heard, same.heard]) {
    const last = all.at(-1)!;
    assert.ok(last.type === "settings");
    assert.deepEqual([last.settings.A.nat, last.settings.B.nat, last.settings.B.down.loss], ["open", "symmetric", 10]);
  }
  assert.equal(other.heard.length, count);
});

Deno.test("with the teacher’s key every pair is changed, those included that come later; a wrong key changes none", () => {
  const { network, say, refusal, join } = begin();
  join();
  const other = open(network);
  other.join();
  const change = { nat: "blocked" } as const;
  assert.equal(refusal({ type: "set", side: "both", change, key: "guessed" }), "box-key-wrong");
  assert.ok(network.box.pairs.every(({ clients }) => clients.A.line.nat === "open"));
  const { key } = network.box;
  say({ type: "set", side: "both", change, key });
  say({ type: "pull", side: "B", key });
  assert.ok(network.box.pairs.every(({ clients: { A, B } }) => A.line.nat === "blocked" && B.line.isPulled));
  const later = open(network).join();
  assert.deepEqual([later.settings.A.nat, later.settings.B.isPulled], ["blocked", false]);
  say({ type: "plug", side: "both", key });
  assert.ok(network.box.pairs.every(({ clients }) => !clients.B.line.isPulled));
});

Deno.test("whoever watches gets what is kept and then all that comes, in order, a few at a time", () => {
  const { network, ask, heard, say, join } = begin();
  join();
  ask(3);
  say({ type: "watch", packets: true, after: 2 });
  const numbers = () => heard.flatMap((one) => one.type === "packets" ? one.packets.map(({ number }) => number) : []);
  assert.deepEqual(numbers(), [3, 4, 5, 6]);
  ask(2);
  assert.equal(numbers().length, 4, "what comes is gathered for a moment");
  network.pass(50);
  assert.deepEqual(numbers(), [3, 4, 5, 6, 7, 8, 9, 10]);
  say({ type: "watch", packets: false });
  ask();
  network.pass(50);
  assert.equal(numbers().length, 8);
});

Deno.test("a page that does not keep up is told how many it has missed", () => {
  const { network, ask, heard, say, join, state } = begin();
  join();
  say({ type: "watch", packets: true });
  state.waiting = 2_000_000;
  ask(5);
  network.pass(50);
  assert.equal(heard.filter(({ type }) => type === "packets").length, 0);
  state.waiting = 0;
  ask();
  network.pass(50);
  const last = heard.at(-1)!;
  assert.ok(last.type === "packets");
  assert.deepEqual([last.missed, last.packets.length], [10, 2]);
});

Deno.test("the clock, and counts: one’s own, and with the key of all", () => {
  const { network, ask, say, join, refusal } = begin();
  join();
  open(network).join();
  ask(2);
  network.put({ address: "8.8.8.8", port: 53 }, network.box.pairs[0].clients.A.server.endpoint.port, Uint8Array.of(1));
  assert.deepEqual(say({ type: "clock", id: 7 }), { type: "clock", id: 7, at: network.box.world.now() });
  const own = say({ type: "count" })!;
  assert.ok(own.type === "counts");
  assert.deepEqual(own.pairs, [{ number: 1, counts: { answered: 2, delivered: 2, stranger: 1 } }]);
  assert.equal(refusal({ type: "count", key: "guessed" }), "box-key-wrong");
  const all = say({ type: "count", key: network.box.key })!;
  assert.ok(all.type === "counts" && all.pairs.length === 2);
});

Deno.test("a pair has so many pages; one that goes makes room", () => {
  const { network, join } = begin();
  const { token } = join();
  const pages = Array.from({ length: MOST_PAGES - 1 }, () => open(network));
  for (const one of pages) one.join(token);
  const late = open(network);
  assert.equal(late.refusal({ type: "join", token }), "box-pair-crowded");
  pages[0].page.leave();
  assert.equal(late.join(token).number, 1);
});

Deno.test("a page that asks too much in one second is hung up on", () => {
  const { say, join, state, heard } = begin();
  join();
  for (let i = 0; i < MOST_MESSAGES; i++) say({ type: "clock", id: i });
  assert.ok(state.isClosed);
  assert.deepEqual(heard.at(-1), { type: "refused", code: "box-hurried" });
});

Deno.test("cables are pulled by a page for so many seconds, and not by too many hands", () => {
  const { network, say, refusal, join } = begin();
  join();
  for (let i = 0; i < 4; i++) say({ type: "pull", side: "A", seconds: 3 });
  assert.equal(refusal({ type: "pull", side: "A", seconds: 3 }), "box-hurried");
  network.pass(3000);
  assert.ok(!network.box.pairs[0].clients.A.line.isPulled);
});

Deno.test("who has the key oversees every pair without one, and changes all of them, also those that will come", () => {
  const { network, join, ask } = begin();
  join();
  ask(2);
  const teacher = open(network);
  const { key } = network.box;
  const overseen = () => {
    const heard = teacher.say({ type: "oversee", key });
    return heard?.type === "overseen" ? heard : assert.fail(JSON.stringify(heard));
  };
  assert.deepEqual(overseen().pairs.map(({ number, pages }) => [number, pages]), [[1, 1]]);
  assert.ok(teacher.page.hasJoined);
  assert.ok(Object.values(overseen().pairs[0].counts).reduce((sum, n) => sum + n, 0) >= 2);
  teacher.say({ type: "set", side: "both", change: { nat: "symmetric" }, key });
  open(network).join();
  assert.deepEqual(overseen().pairs.map(({ settings }) => settings.B.nat), ["symmetric", "symmetric"]);
  assert.equal(overseen().settings.A.nat, "symmetric");
  teacher.say({ type: "pull", side: "A", key });
  assert.deepEqual([overseen().settings.A.isPulled, overseen().settings.B.isPulled], [true, false]);
  teacher.say({ type: "plug", side: "A", key });
  assert.equal(overseen().settings.A.isPulled, false);
  // It has no pair: what is asked of one is refused, and it gets none.
  for (const message of [{ type: "set", side: "A", change: {} }, { type: "watch", packets: true }] as const) {
    assert.equal(teacher.refusal(message), "box-message-unreadable");
  }
  assert.equal(teacher.refusal({ type: "join" }), "box-message-unreadable");
});

Deno.test("who guesses at the key is refused and hung up on, whether with a pair or without, and changes nothing", () => {
  const { network, join, refusal, state } = begin();
  join();
  const before = JSON.stringify(overviewOf(network.box));
  const guesses = ["", "0", network.box.key.slice(1), `${network.box.key}0`, network.box.key.toUpperCase() + " "];
  for (const key of guesses) {
    const stranger = open(network);
    assert.equal(stranger.refusal({ type: "oversee", key }), "box-key-wrong");
    assert.ok(stranger.state.isClosed && !stranger.page.hasJoined);
    assert.equal(
      stranger.refusal({ type: "set", side: "both", change: { nat: "blocked" }, key }),
      "box-message-unreadable",
    );
    assert.equal(refusal({ type: "set", side: "both", change: { nat: "blocked" }, key }), "box-key-wrong");
    assert.equal(refusal({ type: "pull", side: "both", key }), "box-key-wrong");
  }
  assert.equal(refusal({ type: "oversee", key: "guessed" }), "box-key-wrong");
  assert.ok(state.isClosed);
  assert.equal(JSON.stringify(overviewOf(network.box)), before);
});
