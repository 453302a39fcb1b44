/** What the box bounds: allowances, who is near enough, what is kept of packets, how many sockets a client has. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  Allowance,
  isNear,
  MOST_HOSTS,
  MOST_KEPT,
  MOST_KEPT_BYTES,
  MOST_MAPPINGS,
  MOST_PAIRS,
  PAIR_LIFE,
} from "../../network/limits.ts";
import { PacketRecord } from "../../network/record.ts";
import type { SeenPacket } from "../../protocol/box/mod.ts";
import { BINDING, writeStun } from "../../protocol/packets/mod.ts";
import { makeNetwork, request, socketOf } from "./made-network.ts";

Deno.test("an allowance gives so much at once, and so much a second, never more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.array(fc.nat(500), { minLength: 1 }), (perSecond, gaps) => {
      const allowance = new Allowance(perSecond);
      let [now, taken] = [0, 0];
      for (const gap of gaps) {
        now += gap;
        if (allowance.take(1, now)) taken++;
      }
      assert.ok(taken <= perSecond + perSecond * now / 1000 + 1e-6);
      assert.ok(allowance.take(1, now + 1000), "after a second there is some again");
    }),
  );
});

Deno.test("near is this machine, a private network, the documentation’s, and the box’s own; nobody else", () => {
  for (
    const address of ["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.9.9", "192.168.7.7", "169.254.1.1", "192.0.2.9"]
  ) {
    assert.ok(isNear(address, "127.0.0.1"), address);
  }
  assert.ok(isNear("141.20.3.4", "141.20.9.9"));
  for (
    const address of ["8.8.8.8", "172.15.0.1", "172.32.0.1", "192.169.0.1", "11.0.0.1", "141.21.3.4", "nonsense", ""]
  ) {
    assert.ok(!isNear(address, "141.20.9.9"), address);
  }
});

const packet = (bytes: number): Omit<SeenPacket, "number"> => ({
  at: 0,
  from: { who: "stranger", address: "192.0.2.1", port: 1 },
  to: { who: "server", address: "192.0.2.2", port: 2 },
  fate: { outcome: "stranger" },
  bytes: new Uint8Array(bytes),
});

Deno.test("of packets the last ones are kept, by number and by bytes; all are counted", () => {
  for (const size of [1, 2000]) {
    const record = new PacketRecord();
    for (let i = 0; i < 3 * MOST_KEPT; i++) record.add(packet(size));
    const kept = record.after(0);
    assert.ok(kept.length <= MOST_KEPT && kept.length * size <= MOST_KEPT_BYTES);
    assert.ok(kept.length > 100);
    assert.equal(kept.at(-1)!.number, 3 * MOST_KEPT);
    assert.deepEqual(record.after(3 * MOST_KEPT - 2).map(({ number }) => number), [3 * MOST_KEPT - 1, 3 * MOST_KEPT]);
    assert.equal(record.counts.stranger, 3 * MOST_KEPT);
  }
});

Deno.test("whoever listens hears every packet, until it stops", () => {
  const record = new PacketRecord();
  const heard: number[] = [];
  const stop = record.listen(({ number }) => heard.push(number));
  record.add(packet(1));
  record.add(packet(1));
  stop();
  record.add(packet(1));
  assert.deepEqual(heard, [1, 2]);
});

Deno.test("a client has so many sockets and outside addresses; who is silent makes room", () => {
  const network = makeNetwork({ A: "symmetric" });
  const [pair] = network.box.pairs;
  const { port } = pair.clients.A.server.endpoint;
  const bind = (at: number) => network.send(socketOf("A", at), port, writeStun(request(BINDING)));
  for (let i = 0; i < 3 * MOST_HOSTS; i++) {
    network.pass(1000);
    assert.equal(bind(5000 + i).length, 1);
  }
  for (let i = 0; i < MOST_HOSTS; i++) {
    network.pass(100);
    network.put(socketOf("A", 5000 + 2 * MOST_HOSTS + i), port, writeStun(request(BINDING)));
  }
  assert.equal(bind(9000).length, 0, "all of them are alive, and none makes room");
  assert.equal(pair.clients.A.hosts.size, MOST_HOSTS);
  const chatty = socketOf("A", 5000 + 3 * MOST_HOSTS - 1);
  for (let i = 0; i < MOST_PAIRS; i++) network.box.join();
  const servers = network.box.pairs.flatMap(({ clients: { A, B } }) => [A, B]).map(({ server }) =>
    server.endpoint.port
  );
  assert.ok(servers.length + MOST_HOSTS > MOST_MAPPINGS);
  for (const port of servers) network.put(chatty, port, Uint8Array.of(1));
  const mappings = [...pair.clients.A.hosts.values()].reduce((sum, { mappings }) => sum + mappings.size, 0);
  assert.equal(mappings, MOST_MAPPINGS);
});

Deno.test("there are so many pairs; one that nobody uses for half an hour is over, and all of it given back", () => {
  const network = makeNetwork();
  const { box } = network;
  const pairs = Array.from({ length: MOST_PAIRS }, () => box.join());
  assert.equal(box.join(), "box-full");
  assert.equal(network.openSockets(), 2 * MOST_PAIRS);
  const first = pairs[0];
  assert.ok(typeof first === "object");
  assert.equal(box.join(first.token), first);
  assert.equal(box.join("no such token"), "box-pair-unknown");
  network.send(socketOf("A", 5000), first.clients.A.server.endpoint.port, writeStun(request(BINDING)));
  network.pass(PAIR_LIFE - 1);
  box.sweep();
  assert.equal(box.pairs.length, MOST_PAIRS);
  network.pass(1);
  box.sweep();
  assert.equal(box.pairs.length, 0);
  assert.equal(network.openSockets(), 0);
  assert.equal(box.world.hosts.size, 0);
  assert.equal(box.join(first.token), "box-pair-unknown");
  assert.equal(typeof box.join(), "object");
});

Deno.test("where the machine has no more sockets, a pair is refused, and nothing is left over", () => {
  const network = makeNetwork({}, 3);
  assert.equal(typeof network.box.join(), "object");
  assert.equal(network.box.join(), "box-full");
  assert.equal(network.openSockets(), 2);
});
