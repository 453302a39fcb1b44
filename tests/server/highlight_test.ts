/** The listings are lit the same on every machine. */
import assert from "node:assert/strict";
import { highlightedListings } from "../../server/highlight.ts";

Deno.test("a busy machine lights every line as a quick one does", async () => {
  const quick = await highlightedListings();
  const real = Date.now;
  let hours = 0;
  // Between any two looks at the clock an hour goes by, as if something else had run meanwhile.
  Date.now = () => real() + 3_600_000 * hours++;
  try {
    assert.deepEqual(await highlightedListings(), quick);
  } finally {
    Date.now = real;
  }
  assert.ok(hours > 0);
});
