/** Two pretended peers under a hand that presses at random, or follows the dark button: what must hold on the way. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { boxText } from "../../../protocol/calls/box-text.ts";
import { BUTTONS, type ClientName, isDescription, type Mode } from "../../../protocol/facts/mod.ts";
import { stateOf } from "../../../protocol/session/mod.ts";
import { identify } from "../../../protocol/sdp/mod.ts";
import { readingsOf, suggest } from "../support/mod.ts";
import { Walk } from "../support/walk.ts";

type Move = { client: ClientName; press: typeof BUTTONS[number] } | {
  client: ClientName;
  card: number;
  to: ClientName;
};

const clients = fc.constantFrom<ClientName>("A", "B");
const moves = (buttons: readonly (typeof BUTTONS[number])[]) =>
  fc.array(
    fc.oneof(
      fc.record({ client: clients, press: fc.constantFrom(...buttons) }),
      fc.record({ client: clients, card: fc.nat(5), to: clients }),
    ),
    { maxLength: 30, size: "max" },
  ) as fc.Arbitrary<Move[]>;
const modes = fc.constantFrom<Mode>("trickle", "gathered");
const next = (walk: Walk) => suggest(walk.bench);

function make(walk: Walk, move: Move) {
  if ("press" in move) return walk.press(move.client, move.press);
  const { cards } = walk.bench[move.client];
  if (cards.length > 0) walk.carry(move.client, cards[move.card % cards.length].id, move.to);
}

Deno.test("who only follows the dark button says hello both ways, and no call is refused on the way", () => {
  for (const mode of ["trickle", "gathered"] as const) {
    const walk = new Walk(mode);
    let steps = 0;
    for (let suggestion = next(walk); suggestion?.client; suggestion = next(walk)) {
      assert.ok(++steps < 20, `still at ${JSON.stringify(suggestion)}`);
      walk.follow(suggestion);
    }
    assert.deepEqual(walk.log.filter(({ type }) => type === "call-failed" || type === "stopped"), []);
    for (const client of ["A", "B"] as const) {
      assert.deepEqual(walk.bench[client].messages.map(({ from }) => from).sort(), ["here", "there"]);
    }
    assert.equal(steps, mode === "trickle" ? 15 : 11);
  }
});

Deno.test("who created the offer before the channel is led to a connection all the same", () => {
  const walk = new Walk();
  walk.press("A", "createOffer");
  for (let steps = 0, suggestion = next(walk); suggestion && steps < 40; steps++, suggestion = next(walk)) {
    walk.follow(suggestion);
  }
  assert.equal(stateOf(walk.bench.A, "connection"), "connected");
});

Deno.test("whatever is pressed: a client never applies its own blob, and everything is told", () => {
  fc.assert(
    fc.property(moves(BUTTONS), modes, (all, mode) => {
      const walk = new Walk(mode);
      for (const move of all) {
        make(walk, move);
        const readings = readingsOf(walk.bench);
        for (const client of ["A", "B"] as const) {
          assert.equal(boxText(readings[client], walk.bench[client]).said === "", walk.bench[client].pasted === "");
        }
      }
      for (const client of ["A", "B"] as const) {
        const own = new Set(walk.bench[client].identities.flatMap(({ sessionId }) => sessionId ?? []));
        for (const { call, argument } of walk.bench[client].calls) {
          if (call !== "setRemoteDescription" || !isDescription(argument)) continue;
          assert.ok(!own.has(identify(argument.sdp).sessionId!), `${client} was given its own description`);
        }
      }
    }),
    { numRuns: 300 },
  );
});

Deno.test("whatever was pressed before: following the dark button comes to an end", () => {
  fc.assert(
    fc.property(moves(BUTTONS), modes, (all, mode) => {
      const walk = new Walk(mode);
      all.forEach((move) => make(walk, move));
      let steps = 0;
      for (let suggestion = next(walk); suggestion?.client; suggestion = next(walk)) {
        assert.ok(++steps < 60, `it goes on for ever: ${JSON.stringify(suggestion)}`);
        walk.follow(suggestion);
      }
    }),
    { numRuns: 300 },
  );
});

Deno.test("whatever was pressed before: no dark button is refused or stopped", () => {
  fc.assert(
    fc.property(moves(BUTTONS), modes, (all, mode) => {
      const walk = new Walk(mode);
      for (const move of all) {
        make(walk, move);
        const suggestion = next(walk);
        if (!suggestion?.client || "copy" in suggestion) continue;
        if (suggestion.press === "send" || suggestion.press === "paste") continue;
        const before = walk.log.length;
        walk.press(suggestion.client, suggestion.press);
        const wrong = walk.log.slice(before).find(({ type }) => type === "call-failed" || type === "stopped");
        assert.equal(wrong, undefined, JSON.stringify(suggestion));
      }
    }),
    { numRuns: 300 },
  );
});
