/** What the box and a page say to each other: read through schemas, worded, and bounded. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  changed,
  datagramsIn,
  describeBox,
  FAIR,
  type Fate,
  fateText,
  type FromBox,
  fromMessage,
  NAT_KINDS,
  NAT_TEXTS,
  readBoxDescription,
  readFromBox,
  readToBox,
  type SeenPacket,
  toMessage,
  WORST,
  writeBoxMessage,
} from "../../../protocol/box/mod.ts";

const source = { address: "192.0.2.2", port: 4711 };
const side = "A" as const;

/** One of every fate; one that is missing here does not compile. */
const FATES: Readonly<Record<Fate["outcome"], Fate>> = {
  delivered: { outcome: "delivered", inside: source, after: 42.4 },
  answered: { outcome: "answered" },
  relayed: { outcome: "relayed" },
  lost: { outcome: "lost", side, direction: "up" },
  crowded: { outcome: "crowded", side, direction: "down" },
  unplugged: { outcome: "unplugged", side, direction: "up" },
  blocked: { outcome: "blocked", side, direction: "down" },
  filtered: { outcome: "filtered", side, nat: "port-restricted", source },
  unpermitted: { outcome: "unpermitted", side },
  unbound: { outcome: "unbound", side },
  sealed: { outcome: "sealed" },
  unsealed: { outcome: "unsealed" },
  nowhere: { outcome: "nowhere" },
  inside: { outcome: "inside" },
  stranger: { outcome: "stranger" },
  unreadable: { outcome: "unreadable" },
  "too-much": { outcome: "too-much" },
};

const packet = (fate: Fate): SeenPacket => ({
  number: 3,
  at: 12.5,
  from: { who: "client", side, ...source, outside: source },
  to: { who: "nat", side: "B", ...source },
  fate,
  bytes: Uint8Array.of(0, 255, 1),
});

Deno.test("datagrams are counted by their fates: what was inside of one is none, and a fate of a newer box is no arrival", () => {
  assert.deepEqual(datagramsIn({}), { all: 0, dropped: 0 });
  assert.deepEqual(datagramsIn({ delivered: 5, answered: 3, relayed: 2 }), { all: 10, dropped: 0 });
  assert.deepEqual(datagramsIn({ delivered: 5, lost: 2, filtered: 1, eaten: 1 }), { all: 9, dropped: 4 });
  assert.deepEqual(datagramsIn({ delivered: 5, sealed: 7, unsealed: 6, unplugged: 1 }), { all: 6, dropped: 1 });
});

Deno.test("every fate is a sentence of its own, and goes to a page and back", () => {
  const texts = new Set<string>();
  for (const [outcome, fate] of Object.entries(FATES)) {
    assert.equal(fate.outcome, outcome);
    const text = fateText(fate);
    assert.match(text, /^[A-Z].*\.$/s);
    texts.add(text);
    const message: FromBox = { type: "packets", packets: [toMessage(packet(fate))], missed: 0 };
    const read = readFromBox(writeBoxMessage(message));
    assert.ok(read?.type === "packets");
    assert.deepEqual(fromMessage(read.packets[0]), packet(fate));
  }
  assert.equal(texts.size, Object.keys(FATES).length);
  for (const nat of ["address-restricted", "port-restricted", "symmetric"] as const) {
    assert.match(fateText({ outcome: "filtered", side, nat, source }), new RegExp(`${nat}.*192\\.0\\.2\\.2:4711`));
  }
  assert.equal(fateText({ outcome: "delivered", inside: source, after: 0.2 }), "It arrived.");
  for (const kind of NAT_KINDS) assert.match(NAT_TEXTS[kind], /\.$/);
});

Deno.test("messages of a page: what is asked is read, what is more, less or too much is none", () => {
  const reads = (value: unknown) => readToBox(JSON.stringify(value)) !== undefined;
  assert.ok(reads({ type: "join" }));
  assert.ok(reads({ type: "join", token: "x" }));
  assert.ok(reads({ type: "set", side: "both", change: { nat: "symmetric", up: { loss: 10 } } }));
  assert.ok(reads({ type: "pull", side: "A", seconds: 8 }));
  assert.ok(reads({ type: "plug", side: "B", key: "k" }));
  assert.ok(reads({ type: "watch", packets: true, after: 0 }));
  assert.ok(reads({ type: "clock", id: 1 }));
  assert.ok(reads({ type: "count" }));
  for (
    const value of [
      null,
      [],
      "join",
      { type: "leave" },
      { type: "join", token: "x".repeat(101) },
      { type: "join", more: 1 },
      { type: "set", side: "C", change: {} },
      { type: "set", side: "A", change: { nat: "full-cone" } },
      { type: "set", side: "A", change: { up: { loss: WORST.loss + 1 } } },
      { type: "set", side: "A", change: { up: { delay: -1 } } },
      { type: "pull", side: "A", seconds: 0 },
      { type: "pull", side: "A", seconds: 601 },
      { type: "watch", packets: true, after: 1.5 },
    ]
  ) assert.ok(!reads(value), JSON.stringify(value));
  assert.equal(readToBox("{"), undefined);
  assert.equal(readToBox(`{"type":"join"${" ".repeat(5000)}}`), undefined);
  assert.equal(readToBox('{"type":"set","side":"A","change":{"up":{"loss":1e999}}}'), undefined);
});

Deno.test("whatever text comes, from a page or a box, reading it throws nothing", () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ type: "set", ...Object(value) })),
  );
  fc.assert(fc.property(text, (text) => {
    for (const read of [readToBox, readFromBox]) {
      const message = read(text);
      assert.ok(message === undefined || typeof message.type === "string");
    }
  }));
});

Deno.test("/box.json is a box of this version, or none; a newer one may say more", () => {
  const box = describeBox({ host: "127.0.0.1", socket: "box", pairs: { joined: 1, most: 40 } });
  assert.deepEqual(readBoxDescription(JSON.parse(JSON.stringify(box))), box);
  assert.ok(readBoxDescription({ ...box, glass: true }));
  for (const other of [undefined, "<!doctype html>", {}, { ...box, version: 2 }, { ...box, host: "example.org" }]) {
    assert.equal(readBoxDescription(other), undefined);
  }
});

Deno.test("a change changes what it names, and nothing else", () => {
  const line = { nat: "open", up: { ...FAIR, loss: 5 }, down: FAIR, isPulled: true } as const;
  assert.deepEqual(changed(line, {}), line);
  assert.deepEqual(changed(line, { nat: "blocked", up: { delay: 9 } }), {
    nat: "blocked",
    up: { ...FAIR, loss: 5, delay: 9 },
    down: FAIR,
    isPulled: true,
  });
});
