/** A recorded session, replayed: what a real browser did stays true of the fold. */
import assert from "node:assert/strict";
import { COURSE } from "../../lessons/course.ts";
import type { Entry } from "../../../protocol/facts/mod.ts";
import { follow } from "../../../protocol/goals/goals.ts";
import { newSession, stateOf } from "../../../protocol/session/mod.ts";
import { replay } from "../support/mod.ts";
import { readTrace } from "../../../protocol/trace/read.ts";

const [theFirstConnection] = COURSE;

const text = await Deno.readTextFile(new URL("../../fixtures/traces/first-connection.trace.json", import.meta.url));
const reading = readTrace(text);
assert.ok(reading.ok);
const logs = { A: reading.trace.clients.A.log, B: reading.trace.clients.B.log };
const at = (log: readonly Entry[], fits: (entry: Entry) => boolean) => log.findIndex(fits);

Deno.test("lesson one, recorded in Chromium, meets its steps in order", () => {
  const times = follow(theFirstConnection, logs).map((step) => step.at);
  assert.ok(times.every((time) => time !== undefined));
  assert.deepEqual(times, times.toSorted((one, two) => one! - two!));
});

Deno.test("it ends connected, with a message each way", () => {
  for (const client of ["A", "B"] as const) {
    const session = replay(logs[client], newSession(client));
    for (const machine of ["ice", "dtls", "connection", "sctp"] as const) {
      assert.equal(stateOf(session, machine), "connected", `${client} ${machine}`);
    }
    assert.equal(stateOf(session, "channel"), "open");
    assert.deepEqual(session.messages.map(({ from }) => from).toSorted(), ["here", "there"]);
    assert.equal(session.problem, undefined);
  }
});

Deno.test("the signaling state changes before the call that changed it has finished", () => {
  for (const client of ["A", "B"] as const) {
    for (const call of ["setLocalDescription", "setRemoteDescription"]) {
      const started = at(logs[client], (entry) => entry.type === "call-started" && entry.call === call);
      const ended = at(logs[client], (entry) => entry.type === "call-finished" && entry.call === call);
      const between = logs[client].slice(started, ended);
      assert.ok(between.some((entry) => entry.type === "state-changed" && entry.machine === "signaling"), call);
    }
  }
});

Deno.test("candidates come after the description is kept, and lie on cards of their own", () => {
  for (const client of ["A", "B"] as const) {
    const kept = at(logs[client], (entry) => entry.type === "call-finished" && entry.call === "setLocalDescription");
    assert.ok(at(logs[client], (entry) => entry.type === "candidate-found") > kept);
    const session = replay(logs[client], newSession(client));
    assert.ok(session.cards.filter((card) => card.kind === "candidate").length >= 1);
  }
});
