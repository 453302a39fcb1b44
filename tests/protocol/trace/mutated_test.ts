/** Whatever was altered in a trace: it is read, or refused in words; and what was read is told to its last sentence. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { PairRead } from "../../../protocol/facts/mod.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import { readTrace, writeTrace } from "../../../protocol/trace/mod.ts";
import { entries, logs } from "../support/facts.ts";
import { changed, changes, sentencesOf } from "../support/mutations.ts";

const RECORDED = JSON.parse(
  Deno.readTextFileSync(new URL("../../fixtures/traces/first-connection.trace.json", import.meta.url)),
);
const host = (id: string) => ({ id, type: "host", protocol: "udp", address: "192.0.2.1", port: 9, priority: 1 });
const PAIR: PairRead = {
  id: "1",
  local: host("l"),
  remote: host("r"),
  state: "succeeded",
  nominated: true,
  selected: true,
  bytesSent: 1,
  bytesReceived: 1,
};

/** Reads a trace that was altered, and tells everything that can be told of it. Whether it was read. */
function told(value: unknown): boolean {
  const reading = readTrace(JSON.stringify(value));
  if (!reading.ok) {
    const { said, next } = explain(reading.problem);
    assert.match(said, /^[A-Z].*\.$/s);
    assert.match(next, /^[A-Z].*\.$/s);
    assert.doesNotMatch(said, /undefined|\[object|has no words/);
    return false;
  }
  const { A, B } = reading.trace.clients;
  const half = Math.floor((A.log.length + B.log.length) / 2);
  for (const sentence of sentencesOf(reading.trace, [half])) {
    assert.equal(typeof sentence, "string");
    assert.doesNotMatch(sentence, /\[object |\bundefined\b|\bNaN\b/);
  }
  return true;
}

Deno.test("a recorded connection, altered anywhere", () => {
  let read = 0;
  fc.assert(fc.property(changes, (wanted) => void (told(changed(RECORDED, wanted)) && read++)), { numRuns: 150 });
  assert.ok(read > 20, `${read} of them could be read`);
});

Deno.test("facts of every kind in any order, altered anywhere", () => {
  const both = fc.tuple(logs, fc.array(entries, { maxLength: 10 })).map(([A, B]) =>
    JSON.parse(writeTrace({ A: [...A, { type: "pairs-read", pairs: [PAIR], at: 1 }], B }))
  );
  let read = 0;
  fc.assert(
    fc.property(both, changes, (trace, wanted) => void (told(changed(trace, wanted)) && read++)),
    { numRuns: 150 },
  );
  assert.ok(read > 20, `${read} of them could be read`);
  assert.deepEqual(Object.keys(Object.prototype), []);
});
