/** The seven state machines: as the W3C enumerates them, whole, worded, and as a browser walks them. */
import assert from "node:assert/strict";
import { type Machine, MACHINES } from "../../../protocol/facts/mod.ts";
import { MACHINE_WORDS } from "../../../protocol/machines/text.ts";
import {
  ANY,
  arrowAround,
  bowedArrow,
  DIAGRAM_WIDTH,
  DIAGRAMS,
  statesOf,
  transition,
  unexpected,
  waysFrom,
} from "../../../protocol/machines/mod.ts";
import { newSession } from "../../../protocol/session/mod.ts";
import { replay } from "../support/mod.ts";
import { readTrace } from "../../../protocol/trace/read.ts";

/** The seven enumerations of WebRTC 1.0: §4.3.1, §4.3.2, §4.3.4, §5.5, §4.3.3, §6.1.2, §6.2. */
const ENUMERATIONS: Record<Machine, readonly string[]> = {
  signaling: [
    "stable",
    "have-local-offer",
    "have-remote-offer",
    "have-local-pranswer",
    "have-remote-pranswer",
    "closed",
  ],
  gathering: ["new", "gathering", "complete"],
  ice: ["closed", "failed", "disconnected", "new", "checking", "completed", "connected"],
  dtls: ["new", "connecting", "connected", "closed", "failed"],
  connection: ["closed", "failed", "disconnected", "new", "connecting", "connected"],
  sctp: ["connecting", "connected", "closed"],
  channel: ["connecting", "open", "closing", "closed"],
};
const HERE = { client: "A", other: "B" };

Deno.test("every state of the W3C's enumerations is drawn and worded, and no other", () => {
  for (const machine of MACHINES) {
    const wanted = ENUMERATIONS[machine].toSorted();
    assert.deepEqual(statesOf(machine).toSorted(), wanted, machine);
    assert.deepEqual(Object.keys(MACHINE_WORDS[machine].states).toSorted(), wanted, machine);
  }
});

Deno.test("every transition leads from a state to another, once, and says why", () => {
  for (const machine of MACHINES) {
    const states = statesOf(machine);
    const { transitions, start } = DIAGRAMS[machine];
    for (const { from, to, cause } of transitions) {
      assert.ok(from === ANY || states.includes(from), `${machine}: ${from}`);
      assert.ok(states.includes(to) && from !== to, `${machine}: ${from} → ${to}`);
      assert.ok(cause.length > 0 && cause.length <= 60, `${machine}: ${from} → ${to}: ${cause}`);
    }
    assert.equal(new Set(transitions.map(({ from, to }) => `${from} ${to}`)).size, transitions.length, machine);
    assert.ok(states.includes(start.state) && start.cause.length > 0, machine);
  }
});

Deno.test("every state can be reached from the first one", () => {
  for (const machine of MACHINES) {
    const reached = new Set([DIAGRAMS[machine].start.state]);
    for (const state of reached) for (const { to } of waysFrom(machine, state)) reached.add(to);
    assert.deepEqual([...reached].toSorted(), statesOf(machine).toSorted(), machine);
  }
});

Deno.test("every text says something in at most 280 characters, with a source that can be looked up", () => {
  for (const machine of MACHINES) {
    const { about, states, surprises } = MACHINE_WORDS[machine];
    const texts = [about, ...surprises, ...Object.values(states).flatMap(({ means, next }) => [means, next(HERE)])];
    for (const text of texts) {
      assert.match(text, /^[A-Za-z].{10,278}[.]$/, `${machine}: ${text}`);
      assert.doesNotMatch(text, /undefined|\$\{|\s\s/, text);
    }
    assert.ok(surprises.length > 0, machine);
    for (const { source } of Object.values(states)) {
      assert.match(source, /^(RFC \d+|WebRTC 1\.0) §\d+(\.\d+)*(, (RFC \d+|WebRTC 1\.0) §\d+(\.\d+)*)*$/, source);
    }
    assert.match(DIAGRAMS[machine].property, /^RTC(PeerConnection|DataChannel)(\.[a-z][A-Za-z]*)+$/);
  }
});

Deno.test("no two states lie on each other, and none outside the picture", () => {
  for (const machine of MACHINES) {
    const { columns, spots } = DIAGRAMS[machine];
    const all = Object.entries(spots);
    for (const [i, [one, [column, row]]] of all.entries()) {
      assert.ok(column >= 0 && column <= columns - 1 && row >= 0, `${machine}: ${one}`);
      for (const [two, [c, r]] of all.slice(i + 1)) {
        assert.ok(Math.abs(column - c) >= 1 || Math.abs(row - r) >= 1, `${machine}: ${one} and ${two}`);
      }
    }
  }
});

Deno.test("an arrow begins and ends at the edge of its boxes, whether it is straight, bowed or round", () => {
  const half = [40, 14] as const;
  const numbers = (path: string) => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  for (const bend of [0, 30, -30]) {
    const { line, head } = bowedArrow([50, 20], [250, 120], half, half, bend, 4);
    const [x, y] = numbers(line);
    const [tipX, tipY] = numbers(head);
    assert.ok(Math.abs(x - 50) <= 42 && Math.abs(y - 20) <= 16, line);
    assert.ok(Math.abs(tipX - 250) <= 42 && Math.abs(tipY - 120) <= 16, head);
    assert.doesNotMatch(line + head, /NaN|Infinity/);
  }
  const { line } = arrowAround([150, 20], [150, 130], half);
  assert.ok(Math.max(...numbers(line)) < DIAGRAM_WIDTH, line);
});

Deno.test("an unexpected way is one that no arrow shows; what leads from anywhere leads from everywhere else", () => {
  assert.equal(unexpected("signaling", "stable", "have-local-offer"), false);
  assert.equal(unexpected("signaling", "stable", "have-local-pranswer"), true);
  assert.equal(unexpected("signaling", "have-local-offer", "closed"), false);
  assert.equal(unexpected("dtls", "closed", "new"), true);
  assert.equal(unexpected("gathering", "new", "closed"), true);
  assert.equal(unexpected("gathering", "new", "new"), false);
  assert.equal(unexpected("ice", "new", "something newer"), true);
  assert.match(transition("dtls", "connected", "closed")!.cause, /close_notify/);
  assert.deepEqual(waysFrom("ice", "closed"), []);
  assert.deepEqual(waysFrom("ice", "failed").map(({ to }) => to).toSorted(), ["checking", "closed"]);
});

Deno.test("the first connection, recorded in Chromium, walks only known ways", async () => {
  const file = new URL("../../fixtures/traces/first-connection.trace.json", import.meta.url);
  const reading = readTrace(await Deno.readTextFile(file));
  assert.ok(reading.ok);
  for (const client of ["A", "B"] as const) {
    const { paths } = replay(reading.trace.clients[client].log, newSession(client));
    for (const machine of MACHINES) {
      const states = paths[machine].map(({ state }) => state);
      assert.ok(states.length > 0, `${client} ${machine}`);
      // The client that is given the channel is told of it when it is open already (WebRTC 1.0 §6.2.3).
      const first = client === "B" && machine === "channel" ? "open" : DIAGRAMS[machine].start.state;
      assert.equal(states[0], first, `${client} ${machine}`);
      for (const [i, state] of states.slice(1).entries()) {
        assert.equal(unexpected(machine, states[i], state), false, `${client} ${machine}: ${states[i]} → ${state}`);
      }
    }
  }
});

/** Measured on one machine, two connections in one page, Chromium 156 and Firefox 153: what they went through. */
const MEASURED: readonly [Machine, string][] = [
  ["signaling", "stable have-local-offer stable have-remote-offer closed"], // a rollback by the other's offer, both
  ["gathering", "new gathering complete new gathering complete"], // a rollback, both
  ["gathering", "new gathering complete gathering complete"], // an ICE restart, both
  ["ice", "new checking connected disconnected failed closed"], // the other hung up, Firefox
  ["ice", "new checking connected disconnected closed"], // the same, Chromium: it never says failed
  ["connection", "new connecting connected disconnected failed closed"], // the same, both
  ["dtls", "new connecting connected closed"],
  ["sctp", "connecting connected closed"],
  ["channel", "connecting open closing closed"], // the channel's close(), both
  ["channel", "connecting open closed"], // the connection's close(), Firefox
];

Deno.test("what the browsers were measured to do is in the table", () => {
  for (const [machine, walk] of MEASURED) {
    const states = walk.split(" ");
    for (const [i, to] of states.slice(1).entries()) {
      assert.equal(unexpected(machine, states[i], to), false, `${machine}: ${states[i]} → ${to}`);
    }
  }
});
