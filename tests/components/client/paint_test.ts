/** Lines that the server did not highlight are painted here: no character is lost, and in the same kinds. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { paint, painted } from "../../../components/client/paint.ts";
import { textOf } from "../../../components/client/Code.tsx";
import { listing } from "../../../protocol/listing/listing.ts";
import { highlightedListings } from "../../../server/highlight.ts";

Deno.test("whatever is painted stays the same text", () => {
  fc.assert(fc.property(fc.string(), (code) => assert.equal(textOf(paint(code)), code)));
});

Deno.test("known lines keep the server's colours, others get their own", async () => {
  const known = (await highlightedListings())["A-offerer-trickle"];
  const lines = listing("A", "offerer", "trickle");
  assert.deepEqual(painted(lines, known), known);
  assert.deepEqual(known.map(({ tokens }) => textOf(tokens)), lines.map(({ code }) => code));
  const [{ tokens }] = painted([{ code: 'const x = f("a", { ordered: false }); // b' }], known);
  assert.deepEqual(
    tokens,
    [
      ["k", "const"],
      ["", " x = "],
      ["f", "f"],
      ["", "("],
      ["s", '"a"'],
      ["", ", { ordered: "],
      ["n", "false"],
      ["", " }); "],
      ["c", "// b"],
    ].flat(),
  );
});
