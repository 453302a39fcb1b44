/** A trace keeps both logs, and what is read of it can be folded. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { COURSE } from "../../lessons/course.ts";
import type { ClientName, Entry } from "../../../protocol/facts/mod.ts";
import { follow } from "../../../protocol/goals/goals.ts";
import { newSession } from "../../../protocol/session/mod.ts";
import { replay } from "../support/mod.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import { readTrace } from "../../../protocol/trace/read.ts";
import { writeTrace } from "../../../protocol/trace/trace.ts";
import { entrySentence } from "../../../protocol/facts/entry-text.ts";
import { logs } from "../support/facts.ts";
import { lesson } from "../support/mod.ts";

const read = (text: string) => {
  const reading = readTrace(text);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.trace;
};

/** The lesson as two saved logs. */
function saved(o: ClientName = "A"): Record<ClientName, Entry[]> {
  const both: Record<ClientName, Entry[]> = { A: [], B: [] };
  lesson(o).forEach(({ client, facts }, index) =>
    facts(index).forEach((fact) => both[client].push({ ...fact, at: index * 1000 }))
  );
  return both;
}

Deno.test("a trace is version 1 of its format, with the logs of both clients, and ends with a line break", () => {
  const text = writeTrace(saved());
  assert.ok(text.endsWith("}\n"));
  const { A, B } = saved();
  assert.deepEqual(JSON.parse(text), {
    format: "out-of-band/trace",
    version: 1,
    clients: { A: { log: A }, B: { log: B } },
    notes: [],
  });
});

Deno.test("any logs are written and read back as they were", () => {
  fc.assert(fc.property(logs, logs, (A, B) => {
    const { clients } = read(writeTrace({ A, B }));
    assert.deepEqual([clients.A.log, clients.B.log], JSON.parse(JSON.stringify([A, B])));
  }));
});

Deno.test("a trace that was read folds to the same sessions", () => {
  const { clients } = read(writeTrace(saved()));
  for (const client of ["A", "B"] as const) {
    assert.deepEqual(replay(clients[client].log, newSession(client)), replay(saved()[client], newSession(client)));
  }
});

Deno.test("facts and members of a newer kind are kept", () => {
  const newer = { type: "blob-scanned", at: 7, by: "camera" } as unknown as Entry;
  const text = JSON.stringify({ ...JSON.parse(writeTrace({ A: [newer], B: [] })), notes: [{ line: 1 }], more: true });
  const trace = read(text);
  assert.deepEqual(trace.clients.A.log, [newer]);
  assert.deepEqual(trace.notes, [{ line: 1 }]);
  assert.deepEqual(JSON.parse(JSON.stringify(trace)), JSON.parse(text));
});

Deno.test("what is no trace is refused in words", () => {
  const whole = JSON.parse(writeTrace({ A: [], B: [] }));
  const wrong = [
    "",
    "{",
    "null",
    "[]",
    "7",
    '"out-of-band/trace"',
    "{}",
    JSON.stringify({ ...whole, format: "other" }),
    JSON.stringify({ ...whole, version: 2 }),
    JSON.stringify({ ...whole, version: "1" }),
    JSON.stringify({ ...whole, clients: undefined }),
    JSON.stringify({ ...whole, clients: { A: { log: [] } } }),
    JSON.stringify({ ...whole, clients: { A: { log: [] }, B: { log: {} } } }),
    JSON.stringify({ ...whole, clients: { A: { log: [] }, B: { log: [null] } } }),
    JSON.stringify({ ...whole, clients: { A: { log: [] }, B: { log: [{ type: "pasted", text: "" }] } } }),
  ];
  for (const text of wrong) {
    const reading = readTrace(text);
    assert.ok(!reading.ok, text);
    const { said, next } = explain(reading.problem);
    assert.match(said, /\.$/);
    assert.match(next, /\.$/);
    assert.doesNotMatch(said, /undefined|\[object|has no words/, text);
  }
});

Deno.test("a trace that names no version is refused in words, too", () => {
  const whole = JSON.parse(writeTrace({ A: [], B: [] }));
  for (const version of [undefined, null, {}, [2]]) {
    const reading = readTrace(JSON.stringify({ ...whole, version }));
    assert.ok(!reading.ok);
    assert.doesNotMatch(explain(reading.problem).said, /undefined|null|\[object|has no words/);
  }
});

Deno.test("no text makes the reader throw", () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.record({
      format: fc.constant("out-of-band/trace"),
      version: fc.oneof(fc.constant(1), fc.jsonValue()),
      clients: fc.oneof(fc.jsonValue(), fc.record({ A: fc.jsonValue(), B: fc.record({ log: fc.jsonValue() }) })),
    }).map((value) => JSON.stringify(value)),
  );
  fc.assert(fc.property(anything, (text) => assert.equal(typeof readTrace(text).ok, "boolean")), { numRuns: 500 });
});

Deno.test("whatever the reader lets through can be folded and told, also facts whose members were altered", () => {
  const fields = ["call", "id", "argument", "result", "machine", "state", "candidate", "side", "description", "text"];
  const altered = fc.tuple(
    logs,
    fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...fields), fc.jsonValue()), { maxLength: 5 }),
  )
    .map(([log, changes]) => {
      const entries: Record<string, unknown>[] = JSON.parse(JSON.stringify(log));
      for (const [index, field, value] of changes) {
        const entry = entries[index % (entries.length || 1)];
        if (entry && field in entry) entry[field] = value;
      }
      return entries as unknown as Entry[];
    });
  fc.assert(
    fc.property(altered, (A) => {
      const reading = readTrace(writeTrace({ A, B: [] }));
      if (!reading.ok) return;
      replay(reading.trace.clients.A.log, newSession("A"));
      reading.trace.clients.A.log.forEach(entrySentence);
    }),
    { numRuns: 500 },
  );
});

for (const o of ["A", "B"] as const) {
  Deno.test(`a saved lesson with ${o} as the offerer tells when each step was met`, () => {
    const acts = lesson(o).map(({ client, name }) => `${client} ${name}`);
    const a = o === "A" ? "B" : "A";
    const when = (act: string) => acts.indexOf(act) * 1000;
    assert.deepEqual(follow(COURSE[0], saved(o)), [
      { id: "make-an-offer", at: when(`${o} keep offer`) },
      { id: "carry-the-offer", at: when(`${a} take offer`) },
      { id: "make-an-answer", at: when(`${a} keep answer`) },
      { id: "bring-the-answer-back", at: when(`${o} take answer`) },
      { id: "carry-a-candidate-each-way", at: when(`${a} connected`) },
      { id: "say-hello-both-ways", at: when("A hear hello") },
    ]);
  });
}

Deno.test("a lesson that was not begun, or left halfway, was not met", () => {
  assert.deepEqual(follow(COURSE[0], { A: [], B: [] }).map(({ at }) => at), Array(6).fill(undefined));
  const { A, B } = saved();
  const met = follow(COURSE[0], { A: A.slice(0, A.length / 2), B: B.slice(0, B.length / 2) }).map(({ at }) => at);
  assert.ok(met[0] !== undefined && met[5] === undefined);
});
