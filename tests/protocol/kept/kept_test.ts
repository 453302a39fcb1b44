/** What a browser keeps: read and written back, total on whatever lies in a storage, and without secrets. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  isDone,
  type Kept,
  keptNothing,
  lessonOf,
  note,
  readKept,
  saveAs,
  settingsToKeep,
  stepIsMet,
  writeKept,
} from "../../../protocol/kept/mod.ts";

const time = fc.nat({ max: 4e12 });
// Names of every object’s own machinery are left out by the schema; no lesson and no step is called so.
const id = fc.stringMatching(/^[a-z-]{1,20}$/).filter((name) => !["constructor", "prototype"].includes(name));
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const lesson = fc.record({
  steps: fc.dictionary(id, fc.record({ met: optional(time), skipped: optional(time) })),
  open: optional(id),
});
const word = fc.string({ maxLength: 200 });
const settings = fc.record({
  iceServers: fc.array(fc.webUrl(), { maxLength: 5 }),
  iceTransportPolicy: word,
  bundlePolicy: word,
  iceCandidatePoolSize: word,
});
const kept: fc.Arbitrary<Kept> = fc.record({ lessons: fc.dictionary(id, lesson), settings: optional(settings) });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

Deno.test("what is written is read back", () => {
  fc.assert(fc.property(kept, (all) => {
    const { kept: back, problem } = readKept(writeKept(all));
    assert.equal(problem, undefined);
    assert.deepEqual(plain(back), plain(all));
    assert.deepEqual(plain(readKept(saveAs(all, { theme: "dark", notes: "{}" })).kept), plain(all));
  }));
});

Deno.test("whatever lies in the storage, it is read as something, and a problem where it is none of ours", () => {
  assert.deepEqual(readKept(null), { kept: keptNothing });
  for (const text of ["", "{", "[]", "null", "7", '{"format":"out-of-band/kept"}', "x".repeat(2_000_000)]) {
    assert.deepEqual(readKept(text), { kept: keptNothing, problem: { code: "kept-unreadable" } }, text.slice(0, 40));
  }
  const newer = writeKept(keptNothing).replace('"version":1', '"version":2');
  assert.deepEqual(readKept(newer).problem, { code: "kept-version", version: 2 });
  const head = { format: "out-of-band/kept", version: 1 };
  fc.assert(fc.property(fc.anything(), fc.anything(), (lessons, settings) => {
    const text = JSON.stringify({ ...head, lessons, settings }) ?? "";
    const { kept: read } = readKept(text);
    assert.equal(stepIsMet(lessonOf(read, "constructor"), "toString"), false);
  }));
  const own = readKept(writeKept({ lessons: { constructor: { steps: {} }, first: { steps: {} } } })).kept;
  assert.deepEqual(Object.keys(own.lessons), ["first"]);
  const wicked = `{"format":"out-of-band/kept","version":1,"lessons":{"__proto__":{"steps":{"a":{"met":1}}}}}`;
  assert.equal(stepIsMet(lessonOf(readKept(wicked).kept, "anything"), "a"), false);
});

Deno.test("a step keeps the time at which it was first met, and nothing is taken back", () => {
  const one = note(keptNothing, "first", { met: ["a"], skipped: [], open: "b" }, 10);
  const two = note(one, "first", { met: ["a", "b"], skipped: ["c"] }, 20);
  assert.deepEqual(two.lessons.first, { steps: { a: { met: 10 }, b: { met: 20 }, c: { skipped: 20 } } });
  const again = note(two, "first", { met: [], skipped: [], open: "a" }, 30);
  assert.deepEqual(again.lessons.first, { ...two.lessons.first, open: "a" });
  const met = note(again, "first", { met: ["c"], skipped: [] }, 40);
  assert.deepEqual(met.lessons.first.steps.c, { skipped: 20, met: 40 });
  assert.ok(isDone(lessonOf(met, "first"), ["a", "b", "c"]));
  assert.ok(!isDone(lessonOf(met, "first"), ["a", "d"]));
  assert.ok(!isDone(lessonOf(met, "second"), []), "a lesson without steps is not done");
  assert.ok(!isDone(lessonOf(met, "constructor"), ["a"]));
});

Deno.test("settings are kept without who somebody is, and without empty rows", () => {
  const policies = { iceTransportPolicy: "relay", bundlePolicy: "balanced", iceCandidatePoolSize: "0" };
  const secret = [
    { urls: " turn:ada:secret@192.0.2.1:3478?transport=udp ", username: "ada", credential: "secret" },
    { urls: "turns://ada@192.0.2.1", username: "", credential: "" },
    { urls: "stun:192.0.2.2", username: "", credential: "" },
    { urls: "", username: "ada", credential: "secret" },
  ];
  const told = settingsToKeep({ servers: secret, policies });
  assert.deepEqual(told.iceServers, ["turn:192.0.2.1:3478?transport=udp", "turns://192.0.2.1", "stun:192.0.2.2"]);
  assert.doesNotMatch(writeKept({ lessons: {}, settings: told }), /ada|secret/);
  assert.deepEqual({ ...told, iceServers: undefined }, { ...policies, iceServers: undefined });
});
