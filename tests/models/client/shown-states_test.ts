/** States are shown one after another, however fast they were; the truth is not kept waiting anywhere else. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { SHOWN_MS, ShownStatesModel } from "../../../models/client/shown-states.ts";
import { fold, newSession, type Session } from "../../../protocol/session/mod.ts";

/** A session of which the ICE state passes through states at given times, and a clock that is turned by hand. */
function shownBy(isCalm: boolean) {
  const session = signal(newSession("A"));
  let later: (() => void)[] = [];
  const after = (milliseconds: number, run: () => void) => {
    assert.equal(milliseconds, SHOWN_MS);
    later.push(run);
    return () => later = later.filter((one) => one !== run);
  };
  const { shown } = new ShownStatesModel({ session, after, isCalm: () => isCalm });
  const move = (now: Session, states: readonly (readonly [number, string])[]) =>
    session.value = states.reduce(
      (so, [at, state]) => fold(so, { type: "state-changed", machine: "ice", state, at }),
      now,
    );
  function wait() {
    const due = later;
    later = [];
    due.forEach((run) => run());
  }
  return { session, shown, move, wait, isWaiting: () => later.length > 0 };
}

Deno.test("what passes within milliseconds is shown state by state, each with the time that it lasted", () => {
  const { session, shown, move, wait, isWaiting } = shownBy(false);
  move(session.value, [[0, "new"], [100, "checking"], [112, "connected"]]);
  assert.deepEqual(shown.value.ice, { state: "new", lasted: 100 });
  wait();
  assert.deepEqual(shown.value.ice, { state: "checking", lasted: 12 });
  wait();
  assert.deepEqual(shown.value.ice, { state: "connected" });
  wait();
  assert.ok(!isWaiting());
  move(session.value, [[900, "disconnected"]]);
  assert.deepEqual(shown.value.ice, { state: "disconnected" });
});

Deno.test("a client that begins anew shows what it is at once", () => {
  const { session, shown, move, wait } = shownBy(false);
  move(session.value, [[0, "new"], [100, "checking"], [112, "connected"]]);
  wait();
  move(newSession("A"), [[0, "new"]]);
  assert.deepEqual(shown.value.ice, { state: "new" });
  wait();
  assert.deepEqual(shown.value.ice, { state: "new" });
});

Deno.test("who asked for less motion sees the present state only", () => {
  const { session, shown, move, isWaiting } = shownBy(true);
  move(session.value, [[0, "new"], [100, "checking"], [112, "connected"]]);
  assert.deepEqual(shown.value.ice, { state: "connected" });
  assert.ok(!isWaiting());
});
