/** A tenth of `deno task fuzz`, with another seed. */
import { fuzz } from "./fuzz.ts";

Deno.test("100 000 random and mutated texts: no throw, no hang, no growing memory", () => {
  fuzz(100_000, 2026);
});
