/** Packets among what happened: each a row at its time, with an arrow where it goes to the other client. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  ALL,
  diagramSvg,
  extendAll,
  markText,
  newDiagram,
  type PacketSeen,
  type SequenceDiagram,
  visible,
} from "../../../protocol/diagram/mod.ts";
import type { Entry } from "../../../protocol/facts/mod.ts";

const state = (at: number): Entry => ({ type: "state-changed", machine: "ice", state: `${at}`, at });
const packet = (number: number, at: number, more: Partial<PacketSeen> = {}): PacketSeen => ({
  number,
  at,
  client: "A",
  name: "Binding request",
  said: "From Client A to its server. The server took it.",
  crosses: false,
  isDropped: false,
  ...more,
});
const NONE = { A: [], B: [] };

Deno.test("a packet is a row at its time, says what became of it, and is hidden with its kind", () => {
  const diagram = extendAll(newDiagram(), { A: [state(10), state(30)], B: [] }, [packet(1, 20), packet(2, 30)]);
  assert.deepEqual(diagram.marks.map(({ id, title }) => [id, title]), [
    ["A0", "ICE 10"],
    ["Ap1", "Binding request"],
    ["Ap2", "Binding request"],
    ["A1", "ICE 30"],
  ]);
  assert.equal(markText(diagram, "Ap1")?.detail, "From Client A to its server. The server took it.");
  assert.deepEqual(visible(diagram, ALL).arrows, []);
  assert.equal(visible(diagram, new Set(["state"])).total, 2);
});

Deno.test("a packet to the other client has an arrow in its own row, and a cross at its end where it was dropped", () => {
  const sent = [packet(1, 5, { crosses: true }), packet(2, 6, { crosses: true, client: "B", isDropped: true })];
  const diagram = extendAll(newDiagram(), NONE, sent);
  assert.deepEqual(
    visible(diagram, ALL).arrows.map(({ client, kind, from, to, refused }) => ({ client, kind, from, to, refused })),
    [
      { client: "A", kind: "packet", from: 0, to: 0, refused: false },
      { client: "B", kind: "packet", from: 1, to: 1, refused: true },
    ],
  );
  const svg = diagramSvg(diagram, { title: "packets", theme: "light" });
  assert.match(svg, /Binding request ✕ dropped/);
});

Deno.test("in whatever portions packets and entries come, the diagram is the same", () => {
  const packets = fc.array(fc.record({ at: fc.nat(300), crosses: fc.boolean(), isDropped: fc.boolean() }))
    .map((all) => all.sort((a, b) => a.at - b.at).map((one, i) => packet(i + 1, one.at, one)));
  const log = fc.array(fc.nat(300)).map((times) => times.sort((a, b) => a - b).map(state));
  fc.assert(
    fc.property(packets, log, fc.array(fc.nat(4)), (packets, A, steps) => {
      const whole = extendAll(newDiagram(), { A, B: [] }, packets);
      let diagram: SequenceDiagram = newDiagram();
      const rest = { A: [...A], packets: [...packets] };
      for (let i = 0; rest.A.length + rest.packets.length > 0; i++) {
        const take = (steps[i] ?? 1) + 1;
        diagram = i % 2 === 0
          ? extendAll(diagram, { A: rest.A.splice(0, take), B: [] })
          : extendAll(diagram, NONE, rest.packets.splice(0, take));
      }
      assert.deepEqual(diagram.marks, whole.marks);
      assert.deepEqual(visible(diagram, ALL), visible(whole, ALL));
    }),
  );
});
