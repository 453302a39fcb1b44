/** What counts of a recording that stands in for a box. */
import assert from "node:assert/strict";
import { type NetworkSeen, ofRecording } from "../../../protocol/goals/mod.ts";

Deno.test("of a recording counts what the learner has opened, and nothing that another bench did", () => {
  const kind = (name: string, opened: boolean): NetworkSeen["packets"][number] => ({
    name,
    from: { who: "client", side: "A" },
    to: { who: "server", side: "A" },
    outcome: "answered",
    opened,
  });
  const seen: NetworkSeen = {
    nats: { A: ["symmetric"], B: ["open"] },
    isGlass: true,
    packets: [kind("Binding request", false), kind("Allocate request", true)],
  };
  const counts = ofRecording(seen);
  assert.deepEqual(counts, { nats: { A: [], B: [] }, isGlass: false, packets: [seen.packets[1]] });
});
