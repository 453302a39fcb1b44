/** Sizes in words. */
import assert from "node:assert/strict";
import { bytes } from "../../../protocol/text/mod.ts";

Deno.test("a size is written in the unit that fits, to a tenth of it", () => {
  assert.deepEqual([0, 999, 1000, 15_279, 999_949, 999_960, 2_500_000].map(bytes), [
    "0 B",
    "999 B",
    "1 kB",
    "15.3 kB",
    "999.9 kB",
    "1 MB",
    "2.5 MB",
  ]);
});
