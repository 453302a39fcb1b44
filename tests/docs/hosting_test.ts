/** What `docs/hosting.md` tells static hosts to send is what the page’s own server sends. */
import assert from "node:assert/strict";
import { headers } from "../../server/policy.ts";

Deno.test("docs/hosting.md names every header with its value", async () => {
  const text = await Deno.readTextFile(new URL("../../docs/hosting.md", import.meta.url));
  for (const [name, value] of Object.entries(headers())) assert.ok(text.includes(`${name}: ${value}\n`), name);
});
