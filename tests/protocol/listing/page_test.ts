/** Both clients' code as one page: both scripts whole, and nothing in a text ends them. */
import assert from "node:assert/strict";
import { listing } from "../../../protocol/listing/listing.ts";
import { chosen } from "../../../protocol/listing/chosen.ts";
import { asPage } from "../../../protocol/listing/page.ts";
import { listingText } from "../support/mod.ts";

Deno.test("the page holds both listings as they are", () => {
  const code = {
    A: listingText(listing("A", "offerer", "trickle")),
    B: listingText(listing("B", "answerer", "trickle")),
  };
  const page = asPage(code);
  assert.ok(page.includes(code.A) && page.includes(code.B));
  assert.equal(page.match(/<script type="module">/g)?.length, 2);
  assert.equal(page.match(/<\/script>/g)?.length, 3);
  assert.doesNotMatch(page, /\bsrc=|\bhref=|https?:/, "it needs nothing but itself");
});

Deno.test("no label ends a script, and it stays the same label", () => {
  const label = '</script><script>alert(1)</SCRIPT><!--"';
  const channels = [{ with: label, when: "first" } as const];
  const parts = chosen("A", "offerer", { channels, several: false, finds: false });
  const page = asPage({ A: listingText(listing("A", "offerer", "trickle", parts)), B: "" });
  assert.equal(page.match(/<\/script/gi)?.length, 3);
  const written = /createDataChannel\((".*")\)/.exec(page)![1];
  assert.equal(new Function(`return ${written}`)(), label);
});
