/** Where the reader of a lesson stands: steps on later benches, and what a box tells. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { LessonModel } from "../../../models/lesson/lesson.ts";
import type { Check, NetworkSeen, Step } from "../../../protocol/goals/mod.ts";
import { newSession } from "../../../protocol/session/mod.ts";

const sessions = signal({ A: newSession("A"), B: newSession("B") });

Deno.test("a step that begins on a fresh bench waits for it, whatever would meet it on this one", () => {
  const isMet = signal(false);
  const ask = (): readonly Check[] => [{ met: isMet.value, says: "it is done" }];
  const steps: Step[] = [{ id: "first", checks: ask }, { id: "second", fresh: true, checks: ask }];
  const lesson = new LessonModel({ steps }, sessions);
  isMet.value = true;
  const second = () => lesson.standings.value[1];
  assert.deepEqual([second().met, second().elsewhere, lesson.current.value], [false, false, "second"]);
  assert.equal(lesson.wantsFresh.value, true);
  lesson.startOver();
  assert.deepEqual(lesson.standings.value.map(({ met }) => met), [true, true]);
});

Deno.test("checks are asked with what a box tells, and again when it tells more", () => {
  const network = signal<NetworkSeen | undefined>(undefined);
  const asked: (NetworkSeen | undefined)[] = [];
  const checks: Step["checks"] = (_bench, seen) => {
    asked.push(seen);
    return [{ met: seen?.nats.A.at(-1) === "symmetric", says: "A’s NAT is symmetric" }];
  };
  const lesson = new LessonModel({ steps: [{ id: "only", checks }] }, sessions, undefined, network);
  assert.equal(lesson.current.value, "only");
  network.value = { nats: { A: ["open", "symmetric"], B: ["open", "open"] }, packets: [], isGlass: false };
  assert.equal(lesson.current.value, undefined);
  assert.equal(asked[0], undefined);
});

Deno.test("after the last step a reset keeps what was done, for the task at the end, unless the lesson begins anew", () => {
  const isMet = signal(true);
  const ask = (): readonly Check[] => [{ met: isMet.value, says: "it is done" }];
  const lesson = new LessonModel({ steps: [{ id: "first", checks: ask }, { id: "left", checks: () => [] }] }, sessions);
  assert.equal(lesson.current.value, undefined);
  isMet.value = false;
  lesson.skip("first");
  isMet.value = true;
  lesson.startOver();
  isMet.value = false;
  assert.deepEqual(lesson.standings.value.map(({ met }) => met), [true, true]);
  lesson.startOver(true);
  assert.deepEqual(lesson.standings.value.map(({ met }) => met), [false, true]);
  assert.equal(lesson.current.value, "first");
});

Deno.test("a step on a bench to come shows nothing of this one as done", () => {
  const offered = signal({ A: { ...newSession("A"), pasted: "x" }, B: newSession("B") });
  const checks: Step["checks"] = ({ A }) => [{ met: A.pasted !== "", says: "something was pasted" }];
  const lesson = new LessonModel({ steps: [{ id: "first", checks }, { id: "second", fresh: true, checks }] }, offered);
  assert.deepEqual(lesson.standings.value.map(({ checks }) => checks[0].met), [true, false]);
});

Deno.test("begun at a step where another device is, what belongs to the benches before it was done there", () => {
  const checks = (): readonly Check[] => [{ met: false, says: "not yet" }];
  const steps: Step[] = [
    { id: "first", checks },
    { id: "second", fresh: true, checks },
    { id: "third", checks },
  ];
  const lesson = new LessonModel({ steps }, sessions);
  lesson.beginAt("third");
  assert.deepEqual(lesson.standings.value.map(({ elsewhere }) => elsewhere), [true, false, false]);
  assert.deepEqual([lesson.current.value, lesson.shown.value, lesson.wantsFresh.value], ["second", "third", false]);
  lesson.beginAt("no such step");
  assert.equal(lesson.shown.value, "third");
});
