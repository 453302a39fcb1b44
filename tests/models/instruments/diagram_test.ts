/** The model of what happened: it follows two logs as they grow, and keeps in sight what was in sight. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { DRAWN_ROWS } from "../../../protocol/diagram/shape.ts";
import { DiagramModel } from "../../../models/instruments/diagram.ts";
import { diagramOf, type PacketSeen } from "../../../protocol/diagram/mod.ts";
import type { Entry } from "../../../protocol/facts/mod.ts";
import { bench } from "../tools.ts";

const state = (at: number): Entry => ({ type: "state-changed", machine: "ice", state: `${at}`, at });
const found = (at: number): Entry => ({ type: "candidate-found", candidate: null, at });

function followed() {
  const logs = { A: signal<readonly Entry[]>([]), B: signal<readonly Entry[]>([]) };
  const model = new DiagramModel(logs);
  const add = (client: "A" | "B", ...entries: Entry[]) => logs[client].value = [...logs[client].value, ...entries];
  const ids = () => model.diagram.value.marks.map(({ id }) => id);
  return { logs, model, add, ids };
}

Deno.test("what comes late finds its place", () => {
  const { logs, model, add, ids } = followed();
  add("A", state(10));
  add("B", state(30));
  assert.deepEqual(ids(), ["A0", "B0"]);
  add("A", state(20), state(40));
  assert.deepEqual(ids(), ["A0", "A1", "B0", "A2"]);
  const whole = diagramOf({ A: logs.A.value, B: logs.B.value });
  assert.deepEqual(model.diagram.value.marks, whole.marks);
});

Deno.test("a bench’s own logs, which are appended to and begun anew, are followed", async () => {
  const on = bench();
  await on.model.ready();
  const model = new DiagramModel({ A: on.model.A.log, B: on.model.B.log });
  const drawn = () => model.diagram.value.marks.map(({ id, title, outcome }) => ({ id, title, outcome }));
  const whole = () =>
    diagramOf({ A: on.model.A.log.value, B: on.model.B.log.value }).marks
      .map(({ id, title, outcome }) => ({ id, title, outcome }));
  for (const button of ["createDataChannel", "createOffer", "setLocalDescription"] as const) {
    await on.model.press("A", button);
    assert.ok(drawn().some(({ title, outcome }) => title === button && outcome === "finished"));
    assert.deepEqual(drawn(), whole());
  }
  const before = drawn().length;
  on.model.reset();
  assert.ok(drawn().length < before);
  assert.deepEqual(drawn(), whole());
});

Deno.test("a log that was emptied or replaced begins the diagram anew, and closes what lay open", () => {
  const { logs, model, add, ids } = followed();
  add("A", state(10), state(20));
  add("B", state(15));
  model.open("A1");
  assert.equal(model.opened.value, "A1");
  logs.A.value = [];
  assert.deepEqual(ids(), ["B0"]);
  assert.equal(model.opened.value, undefined);
  logs.B.value = [state(5), state(6)];
  assert.deepEqual(ids(), ["B0", "B1"]);
});

Deno.test("it follows the newest row until somebody scrolls away, and again when asked", () => {
  const { model, add } = followed();
  add("A", ...Array.from({ length: 200 }, (_, i) => state(i)));
  assert.equal(model.firstRow.value, 200 - DRAWN_ROWS);
  model.scroll(50, false);
  assert.equal(model.firstRow.value, 40);
  add("A", state(300));
  assert.equal(model.firstRow.value, 40);
  model.newest();
  assert.equal(model.firstRow.value, 150);
});

Deno.test("what was in sight stays in sight when kinds are left out, and when rows grow", () => {
  const { model, add } = followed();
  add("A", ...Array.from({ length: 400 }, (_, i) => i % 2 ? state(i) : found(i)));
  model.scroll(101, false);
  model.filter("candidate");
  assert.equal(model.firstRow.value, 50);
  model.setZoom(2);
  assert.equal(model.firstRow.value, 50);
  model.filter("candidate");
  assert.ok(Math.abs(model.firstRow.value - 101) <= 1);
});

Deno.test("packets join what happened as they come; other clients have other packets", () => {
  const logs = { A: signal<readonly Entry[]>([state(10)]), B: signal<readonly Entry[]>([]) };
  const packet = (number: number, at: number): PacketSeen => ({
    number,
    at,
    client: "B",
    name: "ClientHello",
    said: "It arrived.",
    crosses: true,
    isDropped: false,
  });
  const packets = signal<readonly PacketSeen[]>([packet(1, 5)]);
  const model = new DiagramModel(logs, packets);
  const ids = () => model.diagram.value.marks.map(({ id }) => id);
  assert.deepEqual(ids(), ["Bp1", "A0"]);
  packets.value = [packet(1, 5), packet(2, 20)];
  assert.deepEqual(ids(), ["Bp1", "A0", "Bp2"]);
  packets.value = [packet(2, 20), packet(3, 30)];
  assert.deepEqual(ids(), ["Bp1", "A0", "Bp2", "Bp3"], "what is given up stays drawn");
  packets.value = [];
  assert.deepEqual(ids(), ["A0"]);
});
