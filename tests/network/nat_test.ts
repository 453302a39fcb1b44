/** NATs by RFC 4787: what each kind lets in, and which two of them find a way between them. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Filter, MAPPING_LIFE, slotFor } from "../../network/nat.ts";
import { NAT_KINDS, type NatKind, SIDES } from "../../protocol/box/mod.ts";
import {
  BINDING,
  type Endpoint,
  readStun,
  readXorAddress,
  valueOf,
  writeStun,
  XOR_MAPPED_ADDRESS,
} from "../../protocol/packets/mod.ts";
import { type MadeNetwork, makeNetwork, request, socketOf } from "./made-network.ts";

const outside = (port: number, host = "there") => ({ endpoint: { address: "192.0.2.2", port }, host });

Deno.test("what each kind lets in, after one datagram to port 1 of a host (RFC 4787 §5)", () => {
  const lets = (kind: NatKind) => {
    const filter = new Filter();
    filter.remember(outside(1), 0);
    return [outside(1), outside(2), outside(1, "elsewhere"), outside(3, "elsewhere")].map((from) =>
      filter.passes(kind, from, 1)
    );
  };
  assert.deepEqual(lets("open"), [true, true, true, true]);
  assert.deepEqual(lets("address-restricted"), [true, true, false, false]);
  // By address and port alone: the same address is the same host, in the world outside.
  assert.deepEqual(lets("port-restricted"), [true, false, true, false]);
  assert.deepEqual(lets("symmetric"), [true, false, true, false]);
  assert.deepEqual(lets("blocked"), [false, false, false, false]);
});

Deno.test("only a symmetric NAT has an outside address for each destination (RFC 4787 §4.1)", () => {
  const [one, other] = [{ address: "192.0.2.2", port: 1 }, { address: "192.0.2.2", port: 2 }];
  for (const kind of NAT_KINDS) assert.equal(slotFor(kind, one) !== slotFor(kind, other), kind === "symmetric");
});

Deno.test("a filter forgets after five minutes without anything going out, and no sooner (RFC 4787 REQ-5)", () => {
  const filter = new Filter();
  filter.remember(outside(1), 1000);
  assert.ok(filter.passes("port-restricted", outside(1), 1000 + MAPPING_LIFE - 1));
  assert.ok(!filter.passes("port-restricted", outside(1), 1000 + MAPPING_LIFE));
  filter.remember(outside(1), 200_000);
  filter.forget(1000 + MAPPING_LIFE);
  assert.ok(filter.passes("address-restricted", outside(2), 1000 + MAPPING_LIFE));
});

Deno.test("a stricter kind never lets in what a laxer one drops", () => {
  const order: readonly NatKind[] = ["open", "address-restricted", "port-restricted", "blocked"];
  const somebody = fc.record({
    endpoint: fc.record({ address: fc.constant("192.0.2.2"), port: fc.nat(3) }),
    host: fc.constantFrom("x", "y"),
  });
  fc.assert(fc.property(fc.array(fc.nat(3)), somebody, (sent, from) => {
    // A port belongs to one host.
    const hostOf = (port: number) => port < 2 ? "x" : "y";
    const filter = new Filter();
    for (const port of sent) filter.remember(outside(port, hostOf(port)), 0);
    const passes = order.map((kind) => filter.passes(kind, { ...from, host: hostOf(from.endpoint.port) }, 1));
    assert.deepEqual(passes, [...passes].sort((a, b) => Number(b) - Number(a)));
  }));
});

/** Asks a client’s server from a socket, as gathering does; gives the server-reflexive address. */
function gather(network: MadeNetwork, side: "A" | "B", socket: Endpoint): Endpoint | undefined {
  const { port } = network.box.pairs[0].clients[side].server.endpoint;
  const [answer] = network.send(socket, port, writeStun(request(BINDING)));
  if (!answer) return undefined;
  const message = readStun(answer.bytes)!;
  return readXorAddress(valueOf(message, XOR_MAPPED_ADDRESS)!, message.transactionId);
}

const CHECK = Uint8Array.of(1);
const ANSWER = Uint8Array.of(2);

/** Checks in rounds, as ICE makes them: to the addresses that were carried, and to where checks have come from. */
function findsAWay(network: MadeNetwork): boolean {
  const sockets = { A: socketOf("A", 5000), B: socketOf("B", 6000) };
  const carried = { A: gather(network, "B", sockets.B), B: gather(network, "A", sockets.A) };
  const targets = { A: new Set([carried.A?.port]), B: new Set([carried.B?.port]) };
  const isAnswered = { A: false, B: false };
  for (let round = 0; round < 5; round++) {
    for (const side of SIDES) {
      for (const port of targets[side]) if (port !== undefined) network.put(sockets[side], port, CHECK);
    }
    for (const side of [...SIDES, ...SIDES]) {
      for (const { bytes, from } of network.take(sockets[side])) {
        if (bytes[0] === ANSWER[0]) isAnswered[side] = true;
        else {
          // Where a check comes from is a peer-reflexive candidate from now on.
          targets[side].add(from.port);
          network.put(sockets[side], from.port, ANSWER);
        }
      }
    }
  }
  return isAnswered.A && isAnswered.B;
}

const KINDS = ["open", "address-restricted", "port-restricted", "symmetric"] as const;
const NEVER = ["port-restricted symmetric", "symmetric port-restricted", "symmetric symmetric"];

for (const A of KINDS) {
  for (const B of KINDS) {
    const connects = !NEVER.includes(`${A} ${B}`);
    Deno.test(`${A} and ${B} ${connects ? "find a way" : "find none without a relay"}`, () => {
      assert.equal(findsAWay(makeNetwork({ A, B })), connects);
    });
  }
}

for (const other of NAT_KINDS) {
  Deno.test(`blocked and ${other} find none`, () => {
    assert.equal(findsAWay(makeNetwork({ A: "blocked", B: other })), false);
  });
}

Deno.test("what a NAT drops is told with its reason, to the pair’s page", () => {
  const network = makeNetwork({ A: "open", B: "port-restricted" });
  const [a, b] = [socketOf("A", 5000), socketOf("B", 6000)];
  const [ofA, ofB] = [gather(network, "A", a)!, gather(network, "B", b)!];
  network.send(a, ofB.port, Uint8Array.of(1, 2, 3));
  const last = network.box.pairs[0].record.after(0).at(-1)!;
  assert.deepEqual(last.fate, { outcome: "filtered", side: "B", nat: "port-restricted", source: ofA });
  assert.deepEqual(last.from, { who: "client", side: "A", ...a, outside: ofA });
  assert.deepEqual(last.to, { who: "nat", side: "B", ...ofB });
  assert.deepEqual(last.bytes, Uint8Array.of(1, 2, 3));
});
