/** What goes through a relay (RFC 8656 §9 to §12): as indications and in channels, from peers of every kind. */
import assert from "node:assert/strict";
import { NAT_KINDS } from "../../protocol/box/mod.ts";
import {
  BINDING,
  CHANNEL_BIND,
  CREATE_PERMISSION,
  DATA,
  DATA_ATTRIBUTE,
  type Endpoint,
  joined,
  numberBytes,
  readStun,
  readXorAddress,
  valueOf,
  writeStun,
  XOR_MAPPED_ADDRESS,
  XOR_PEER_ADDRESS,
  XOR_RELAYED_ADDRESS,
} from "../../protocol/packets/mod.ts";
import { errorOf, HOST, makeNetwork, request, socketOf, TurnUser } from "./made-network.ts";
import { begin, channelIs, lastNumber, outcomes, peerIs, sends } from "./made-turn.ts";

Deno.test("Send and Data: from relay to relay, once both have given permission; else it is dropped, and said (§11)", () => {
  const { network, a, b, relayA, relayB } = begin();
  const hello = new TextEncoder().encode("hello");
  let before = lastNumber(network);
  network.put(a.socket, a.server, sends(relayB, hello));
  assert.deepEqual(outcomes(network, before), ["unpermitted"]);
  a.proved(request(CREATE_PERMISSION, [peerIs(relayB)]));
  before = lastNumber(network);
  network.put(a.socket, a.server, sends(relayB, hello));
  assert.deepEqual(outcomes(network, before), ["relayed", "unpermitted"]);
  assert.deepEqual(network.take(b.socket), []);
  b.proved(request(CREATE_PERMISSION, [peerIs(relayA)]));
  before = lastNumber(network);
  network.put(a.socket, a.server, sends(relayB, hello));
  assert.deepEqual(outcomes(network, before), ["relayed", "relayed", "delivered"]);
  const message = readStun(network.take(b.socket)[0].bytes)!;
  assert.deepEqual([message.method, message.class], [DATA, "indication"]);
  assert.deepEqual(valueOf(message, DATA_ATTRIBUTE), hello);
  assert.deepEqual(readXorAddress(valueOf(message, XOR_PEER_ADDRESS)!, message.transactionId), relayA);
});

Deno.test("a permission lasts five minutes (§9)", () => {
  const { network, a, b, relayA, relayB } = begin();
  a.proved(request(CREATE_PERMISSION, [peerIs(relayB)]));
  b.proved(request(CREATE_PERMISSION, [peerIs(relayA)]));
  network.pass(299_999);
  network.put(a.socket, a.server, sends(relayB, Uint8Array.of(1)));
  assert.equal(network.take(b.socket).length, 1);
  network.pass(1);
  const before = lastNumber(network);
  network.put(a.socket, a.server, sends(relayB, Uint8Array.of(1)));
  assert.deepEqual(outcomes(network, before), ["unpermitted"]);
});

Deno.test("channels: bound, used both ways, one peer each, in their range (§12)", () => {
  const { network, a, b, relayA, relayB } = begin();
  const bind = (user: TurnUser, n: number, peer: Endpoint) =>
    errorOf(user.proved(request(CHANNEL_BIND, [channelIs(n), peerIs(peer)])));
  assert.equal(bind(a, 0x4000, relayB), 0);
  assert.equal(bind(a, 0x4000, relayB), 0, "again, to keep it");
  assert.equal(bind(a, 0x4000, relayA), 400, "its number is another peer’s");
  assert.equal(bind(a, 0x4001, relayB), 400, "the peer has another number");
  assert.equal(bind(a, 0x3fff, relayA), 400);
  assert.equal(bind(a, 0x5000, relayA), 400);
  assert.equal(bind(a, 0x4001, { address: "8.8.8.8", port: 53 }), 403);
  assert.equal(bind(b, 0x4444, relayA), 0);
  const data = (n: number, text: string) =>
    joined([numberBytes(n, 2), numberBytes(text.length, 2), new TextEncoder().encode(text)]);
  network.put(a.socket, a.server, data(0x4000, "there"));
  assert.deepEqual(network.take(b.socket).map(({ bytes }) => bytes), [data(0x4444, "there")]);
  network.put(b.socket, b.server, data(0x4444, "and back"));
  assert.deepEqual(network.take(a.socket).map(({ bytes }) => bytes), [data(0x4000, "and back")]);
  const before = lastNumber(network);
  network.put(a.socket, a.server, data(0x4002, "x"));
  network.put(a.socket, a.server, data(0x4000, "cut off").subarray(0, 6));
  assert.deepEqual(outcomes(network, before), ["unbound", "unreadable"]);
  network.pass(600_000);
  network.put(a.socket, a.server, data(0x4000, "late"));
  assert.equal(outcomes(network, before).at(-1), "unbound");
});

for (const nat of NAT_KINDS) {
  Deno.test(`from a relay to the outside address of a client behind ${nat}: as its NAT has it`, () => {
    const network = makeNetwork({ B: nat });
    const [a, b] = [new TurnUser(network, "A", socketOf("A", 5000)), socketOf("B", 6000)];
    const relay = a.allocate();
    const relayed = readXorAddress(valueOf(relay, XOR_RELAYED_ADDRESS)!, relay.transactionId)!;
    const { port } = network.box.pairs[0].clients.B.server.endpoint;
    const [answer] = network.send(b, port, writeStun(request(BINDING)));
    if (nat === "blocked") return assert.equal(answer, undefined);
    const mapped = readStun(answer.bytes)!;
    const outside = readXorAddress(valueOf(mapped, XOR_MAPPED_ADDRESS)!, mapped.transactionId)!;
    a.proved(request(CREATE_PERMISSION, [peerIs(outside)]));
    network.put(a.socket, a.server, sends(outside, Uint8Array.of(1)));
    // The relay and the server that B has asked are one host.
    const gotIn = nat === "open" || nat === "address-restricted";
    assert.equal(network.take(b).length, gotIn ? 1 : 0);
    network.put(b, relayed.port, Uint8Array.of(2));
    network.take(a.socket);
    network.put(a.socket, a.server, sends(outside, Uint8Array.of(1)));
    // A symmetric NAT has made another address for the relay, and lets the relay in there only.
    assert.equal(network.take(b).length, nat === "symmetric" ? 0 : 1);
  });
}

Deno.test("nothing is sent to the inside of a NAT, to nobody, or to the box’s own servers", () => {
  const { network, a, b } = begin();
  const { port } = b.socket;
  const [inside, nobody, server] = [port, 9, b.server].map((port) => ({ address: HOST, port }));
  for (const peer of [inside, nobody, server]) a.proved(request(CREATE_PERMISSION, [peerIs(peer)]));
  const before = lastNumber(network);
  for (const peer of [inside, nobody, server]) network.put(a.socket, a.server, sends(peer, Uint8Array.of(1)));
  assert.deepEqual(outcomes(network, before), ["relayed", "nowhere", "relayed", "nowhere", "relayed", "unreadable"]);
  assert.deepEqual(network.take(b.socket), []);
});
