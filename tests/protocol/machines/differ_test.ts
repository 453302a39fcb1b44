/** Two machines that say different things for a reason. */
import assert from "node:assert/strict";
import { statesOf, whyTheyDiffer } from "../../../protocol/machines/mod.ts";

Deno.test("ICE disconnected beside a failed connection is one failure, and only that pair is explained", () => {
  const explained = statesOf("ice").flatMap((ice) =>
    statesOf("connection").filter((connection) => whyTheyDiffer(ice, connection)).map((connection) => [ice, connection])
  );
  assert.deepEqual(explained, [["disconnected", "failed"]]);
  assert.match(whyTheyDiffer("disconnected", "failed")!, /one failure/);
});
