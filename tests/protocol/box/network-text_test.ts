/** A pair’s network in one line. */
import assert from "node:assert/strict";
import { FAIR, networkText } from "../../../protocol/box/mod.ts";

Deno.test("a network is its NATs, its weather and its cables, in one line", () => {
  const line = { nat: "open", up: FAIR, down: FAIR, isPulled: false } as const;
  assert.equal(networkText({ A: line, B: line }), "A open · B open");
  const rain = { ...line, nat: "symmetric" as const, up: { loss: 10, delay: 75, jitter: 5, rate: 300 } };
  assert.equal(
    networkText({ A: rain, B: { ...rain, isPulled: true } }),
    "A symmetric, 10 % loss, 75 ms of delay, 5 ms of jitter, 300 kbit/s · B cable pulled",
  );
});
