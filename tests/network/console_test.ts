/** What is typed into the box’s terminal. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { obey } from "../../network/console.ts";
import { makeNetwork } from "./made-network.ts";

function begin() {
  const network = makeNetwork();
  network.box.join();
  network.box.join();
  const lines = () => network.box.pairs.map(({ clients: { A, B } }) => [A.line, B.line]);
  return { network, type: (line: string) => obey(network.box, line), lines };
}

Deno.test("NATs and weather are changed for every pair, and for those that come", () => {
  const { network, type, lines } = begin();
  assert.equal(type("nat A=symmetric,B=blocked"), "For every pair: A symmetric, B blocked.");
  assert.equal(type("  loss   12.5 "), "loss is 12.5 for every pair.");
  network.box.join();
  assert.equal(lines().length, 3);
  for (const [a, b] of lines()) {
    assert.deepEqual([a.nat, b.nat], ["symmetric", "blocked"]);
    for (const { up, down } of [a, b]) assert.deepEqual([up.loss, down.loss], [12.5, 12.5]);
  }
  type("nat b=open");
  assert.deepEqual(lines().map(([a, b]) => [a.nat, b.nat]), Array(3).fill(["symmetric", "open"]));
});

Deno.test("cables are pulled, for good or for so many seconds, and put back", () => {
  const { network, type, lines } = begin();
  const pulled = () => lines().map(([a, b]) => [a.isPulled, b.isPulled]);
  assert.equal(type("pull a 8"), "Pulled in 2 pairs, for 8 seconds.");
  assert.deepEqual(pulled(), [[true, false], [true, false]]);
  network.pass(8000);
  assert.deepEqual(pulled(), [[false, false], [false, false]]);
  assert.equal(type("pull both"), "Pulled in 2 pairs.");
  assert.equal(type("plug B"), "Put back in 2 pairs.");
  assert.deepEqual(pulled(), [[true, false], [true, false]]);
});

Deno.test("pairs are told with their network and their datagrams", () => {
  const { network, type } = begin();
  network.put({ address: "8.8.8.8", port: 53 }, network.box.pairs[1].clients.A.server.endpoint.port, Uint8Array.of(1));
  type("pull B");
  assert.equal(
    type("pairs"),
    "Pair 1: A open; B open, cable pulled; 0 pages; no datagrams yet.\n" +
      "Pair 2: A open; B open, cable pulled; 0 pages; 1 stranger.",
  );
});

Deno.test("what means nothing changes nothing, and says what would", () => {
  const { type, lines } = begin();
  const before = lines();
  for (
    const line of [
      "help",
      "?",
      "pull",
      "pull C",
      "pull A soon",
      "pull A 601",
      "pull A 1 2",
      "plug",
      "plug A 8",
      "nat",
      "loss 1 2",
    ]
  ) assert.match(type(line), /^nat A=KIND,B=KIND .*symmetric/, line);
  assert.match(type("loss much"), /^loss is “much”; it is a number from 0 to 100\.$/);
  assert.match(type("loss"), /^loss is “”/);
  assert.match(type("nat A=cone"), /^nat is “A=cone”; it is A=KIND/);
  assert.equal(type(""), "");
  fc.assert(fc.property(fc.string(), (line) => assert.equal(typeof type(`x${line}`), "string")));
  assert.deepEqual(lines(), before);
});
