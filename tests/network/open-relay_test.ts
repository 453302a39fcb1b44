/** The box is no open relay: what strangers send is carried nowhere, and nothing is sent to who has not asked. */
import assert from "node:assert/strict";
import { BINDING, writeStun } from "../../protocol/packets/mod.ts";
import { makeNetwork, request, socketOf } from "./made-network.ts";
import { KIND_COUNT, tryToRelay } from "./open-relay.ts";

Deno.test("a thousand tries of every kind: nothing is relayed", () => {
  assert.equal(tryToRelay(1000, 2026), undefined);
  assert.ok(KIND_COUNT >= 9);
});

Deno.test("a flood of strangers is counted, and takes no room from a pair’s own packets", () => {
  const network = makeNetwork();
  const [pair] = network.box.pairs;
  const { port } = pair.clients.A.server.endpoint;
  network.send(socketOf("A", 5000), port, writeStun(request(BINDING)));
  for (let i = 0; i < 50_000; i++) network.put({ address: "192.168.1.99", port: 1 + i }, port, Uint8Array.of(1));
  assert.equal(pair.record.counts.stranger! + network.box.world.others.get("stranger")!, 50_000);
  assert.ok(pair.record.counts.stranger! < 100);
  assert.equal(pair.record.after(0)[0].fate.outcome, "answered");
});

Deno.test("so many new sockets a second that a flood of them costs nobody his own", () => {
  const network = makeNetwork();
  const [pair] = network.box.pairs;
  const { port } = pair.clients.A.server.endpoint;
  const own = socketOf("A", 5000);
  const ask = (from = own) => network.send(from, port, writeStun(request(BINDING))).length;
  assert.equal(ask(), 1);
  let answered = 0;
  for (let i = 0; i < 1000; i++) answered += ask({ address: "192.168.1.99", port: 1 + i });
  assert.ok(answered < 40, String(answered));
});
