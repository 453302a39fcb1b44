/** TURN by RFC 8656: allocations and permissions. */
import assert from "node:assert/strict";
import { MOST_ALLOCATIONS, MOST_PERMISSIONS } from "../../network/limits.ts";
import {
  ALLOCATE,
  BINDING,
  CREATE_PERMISSION,
  EVEN_PORT,
  REFRESH,
  REQUESTED_ADDRESS_FAMILY,
  type StunMessage,
  writeStun,
  XOR_PEER_ADDRESS,
} from "../../protocol/packets/mod.ts";
import { errorOf, HOST, makeNetwork, request, socketOf, TurnUser } from "./made-network.ts";
import { begin, lifetimeOf, peerIs, seconds, UDP } from "./made-turn.ts";

Deno.test("Allocate: a relayed address of the box, ten minutes; the same request again gets the same answer (§7)", () => {
  const { network, a, relayA } = begin();
  assert.equal(relayA.address, HOST);
  const again = request(ALLOCATE, [UDP, seconds(7200)]);
  assert.equal(errorOf(a.proved(again)), 437);
  a.proved(request(REFRESH, [seconds(0)]));
  const first = a.proved(again);
  assert.equal(lifetimeOf(first), 3600);
  assert.deepEqual(a.proved(again).attributes.slice(0, 2), first.attributes.slice(0, 2));
  assert.equal(network.box.pairs[0].clients.A.allocations.size, 1);
});

Deno.test("Allocate is refused: no transport, TCP, IPv6, an even port (§7.2)", () => {
  const network = makeNetwork();
  const user = new TurnUser(network, "A", socketOf("A", 5000));
  user.allocate();
  user.proved(request(REFRESH, [seconds(0)]));
  const refusal = (...attributes: StunMessage["attributes"]) => errorOf(user.proved(request(ALLOCATE, attributes)));
  assert.equal(refusal(), 400);
  assert.equal(refusal({ ...UDP, value: Uint8Array.of(6, 0, 0, 0) }), 442);
  assert.equal(refusal(UDP, { type: REQUESTED_ADDRESS_FAMILY, value: Uint8Array.of(2, 0, 0, 0) }), 440);
  assert.equal(refusal(UDP, { type: EVEN_PORT, value: Uint8Array.of(0) }), 508);
  assert.equal(refusal(UDP, { type: REQUESTED_ADDRESS_FAMILY, value: Uint8Array.of(1, 0, 0, 0) }), 0);
});

Deno.test("a pair has so many relayed addresses, and no more: 486; the machine has no socket: 508", () => {
  const network = makeNetwork();
  const codes = Array.from({ length: MOST_ALLOCATIONS + 1 }, (_, i) => {
    network.pass(100);
    return errorOf(new TurnUser(network, i % 2 ? "A" : "B", socketOf(i % 2 ? "A" : "B", 5000 + i)).allocate());
  });
  assert.deepEqual(codes, [...Array(MOST_ALLOCATIONS).fill(0), 486]);
  // Two servers, and one outside address for the client.
  const poor = makeNetwork({}, 3);
  assert.equal(errorOf(new TurnUser(poor, "A", socketOf("A", 5000)).allocate()), 508);
});

Deno.test("Refresh: it goes on, at most an hour; with 0 it ends; without an allocation 437 (§8)", () => {
  const { network, a } = begin();
  assert.equal(lifetimeOf(a.proved(request(REFRESH, [seconds(60)]))), 600);
  assert.equal(lifetimeOf(a.proved(request(REFRESH, [seconds(99_999)]))), 3600);
  const sockets = network.openSockets();
  assert.equal(lifetimeOf(a.proved(request(REFRESH, [seconds(0)]))), 0);
  assert.equal(network.openSockets(), sockets - 1);
  assert.equal(errorOf(a.proved(request(REFRESH))), 437);
});

Deno.test("what nobody refreshes is over after ten minutes, and its socket given back", () => {
  const { network, a } = begin();
  for (let minute = 0; minute < 11; minute++) {
    // Its NAT is kept open all the while.
    network.send(a.socket, a.server, writeStun(request(BINDING)));
    network.pass(60_000);
    network.box.sweep();
  }
  assert.equal(network.box.pairs[0].clients.A.allocations.size, 0);
  assert.equal(errorOf(a.proved(request(CREATE_PERMISSION))), 437);
});

Deno.test("permissions: only for addresses of the box (403), IPv4 (443), at least one (400), and so many (508)", () => {
  const { network, a, relayB } = begin();
  const permit = (...attributes: StunMessage["attributes"]) =>
    errorOf(a.proved(request(CREATE_PERMISSION, attributes)));
  assert.equal(permit(peerIs(relayB)), 0);
  assert.equal(permit(), 400);
  assert.equal(permit({ type: XOR_PEER_ADDRESS, value: Uint8Array.of(0, 1, 2) }), 400);
  assert.equal(permit({ type: XOR_PEER_ADDRESS, value: Uint8Array.of(0, 2, ...Array(18).fill(0)) }), 443);
  for (const address of ["8.8.8.8", "192.168.1.12", "127.0.0.1", "255.255.255.255", "224.0.0.251"]) {
    assert.equal(permit(peerIs({ address, port: 53 })), 403, address);
  }
  // One that may not be, and none of them is given.
  assert.equal(permit(peerIs({ address: HOST, port: 9 }), peerIs({ address: "8.8.8.8", port: 53 })), 403);
  const { permissions } = network.box.pairs[0].clients.A.allocations.values().next().value!;
  assert.equal(permissions.size, 1);
  for (let port = 1; port < MOST_PERMISSIONS; port++) assert.equal(permit(peerIs({ address: HOST, port })), 0);
  assert.equal(permit(peerIs({ address: HOST, port: 1000 })), 508);
});
