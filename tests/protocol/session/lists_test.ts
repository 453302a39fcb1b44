/** A long log is folded in place, to the same sessions as when every list is copied; what was given out stays as it was. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { step } from "../../../protocol/calls/mod.ts";
import { type Entry, momentsOf } from "../../../protocol/facts/mod.ts";
import { growing, newSession } from "../../../protocol/session/mod.ts";
import { sessionsAt } from "../../../protocol/trace/mod.ts";
import { processorTime } from "../../timing.ts";
import { freeze, logs } from "../support/facts.ts";

Deno.test("whatever happened, lists that grow in place end as lists that are copied", () => {
  fc.assert(fc.property(logs, (log) => {
    const lists = growing();
    const copied = log.reduce((session, entry) => step(session, entry), newSession("A"));
    const grown = log.reduce((session, entry) => step(session, entry, lists), newSession("A"));
    assert.deepEqual(grown, copied);
  }));
});

Deno.test("a session that is folded further in place is not changed by it", () => {
  fc.assert(fc.property(logs, logs, (before, after) => {
    const session = freeze(before.reduce((now, entry) => step(now, entry), newSession("A")));
    const lists = growing();
    after.reduce((now, entry) => step(now, entry, lists), session);
  }));
});

Deno.test("sessions of a replay stay what they were, in whichever order its moments are asked for", () => {
  fc.assert(fc.property(logs, fc.array(fc.nat(60), { minLength: 2 }), (log, jumps) => {
    const sorted = log.toSorted((one, two) => one.at - two.at);
    const at = sessionsAt(momentsOf({ A: sorted, B: [] }));
    const given = jumps.map((to) => [to, at(to), structuredClone(at(to))] as const);
    for (const [to, bench, then] of given) {
      assert.deepEqual(bench, then);
      assert.deepEqual(bench.A, sorted.slice(0, to).reduce((now, entry) => step(now, entry), newSession("A")));
    }
  }));
});

Deno.test("the work of a replay grows with its log, and not with the square of it", () => {
  const log = (length: number): Entry[] =>
    Array.from({ length }, (_, i): Entry[] => [
      { type: "call-started", call: "send", id: i, argument: "hello", at: i },
      { type: "call-finished", call: "send", id: i, at: i },
      { type: "message-received", text: "hello", at: i },
    ]).flat();
  const took = (length: number): number => {
    const moments = momentsOf({ A: log(length), B: [] });
    return processorTime(() => sessionsAt(moments)(moments.length));
  };
  const least = (length: number) => Math.min(...[1, 2, 3].map(() => took(length)));
  took(1_000);
  const [short, long] = [least(3_000), least(30_000)];
  assert.ok(long < 40 * short, `${short} ms, and ${long} ms for ten times as many`);
});
