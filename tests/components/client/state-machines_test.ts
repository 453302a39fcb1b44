/** The seven machines of a client as buttons, and the one that lies open. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { h } from "preact";
import { StateMachines } from "../../../components/client/StateMachines.tsx";
import { Machine } from "../../../components/instruments/Machine.tsx";
import { presentStates } from "../../../models/client/shown-states.ts";
import { MACHINES } from "../../../protocol/facts/mod.ts";
import { DIAGRAMS, statesOf } from "../../../protocol/machines/mod.ts";
import { newSession } from "../../../protocol/session/mod.ts";
import { shown, stage } from "../stage.ts";

Deno.test("the states are buttons with the bare state in them; the opened one is drawn, whatever its path holds", () => {
  const at = (states: readonly string[]) => states.map((state, i) => ({ state, at: i * 1000 }));
  const fresh = newSession("A");
  const { view } = stage();
  for (const opened of MACHINES) {
    for (
      const states of [
        [],
        [DIAGRAMS[opened].start.state],
        statesOf(opened),
        ["constructor", "newer"],
        Array(500).fill("new"),
      ]
    ) {
      const session = { ...fresh, paths: { ...fresh.paths, [opened]: at(states) } };
      const client = {
        ...view.clients.A,
        session: signal(session),
        shown: signal(presentStates(session)),
        machine: signal(opened),
        elapsed: signal(600_000),
      };
      const bench = { ...view, parts: { ...view.parts, Machine }, clients: { ...view.clients, A: client } };
      const html = shown(bench, h(StateMachines, null), "A");
      assert.match(html, new RegExp(`data-machine="${opened}"[^>]*>${states.at(-1) ?? "—"}</span>`));
      assert.equal(html.match(/<button[^>]* aria-expanded="true"/g)?.length, 1);
      assert.equal(html.match(/ data-machine=/g)?.length, MACHINES.length);
      // The policy of the page allows no inline style.
      assert.doesNotMatch(html, /style=|NaN|undefined/);
    }
  }
});
