/** A tenth of `deno task fuzz`, with another seed, in a process that can collect its garbage. */
import assert from "node:assert/strict";
import { run } from "./process.ts";

Deno.test("100 000 random and mutated texts: no throw, no hang, no growing memory", async () => {
  const { code, said, complained } = await run([
    "run",
    "--v8-flags=--expose-gc",
    "--allow-read",
    "tests/fuzz.ts",
    "100000",
    "2026",
  ]);
  assert.equal(code, 0, complained);
  assert.match(said, /^100000 texts in \d+ s: no throw/);
});
