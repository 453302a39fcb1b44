/** What the teacher’s page shows: what is set for all pairs, and every pair that somebody has. */
import type { FromBox, Line, Side } from "../protocol/box/mod.ts";
import type { Box } from "./box.ts";
import { settingsOf } from "./pairs.ts";

export function overviewOf(box: Box): FromBox & { type: "overseen" } {
  const taken = box.pairs.filter(({ isTaken }) => isTaken);
  const lineOf = (side: Side): Line => ({
    ...box.settings[side],
    isPulled: taken.length > 0 && taken.every((pair) => settingsOf(pair)[side].isPulled),
  });
  return {
    type: "overseen",
    settings: { A: lineOf("A"), B: lineOf("B") },
    pairs: taken.map((pair) => ({
      number: pair.number,
      settings: settingsOf(pair),
      pages: pair.pages.size,
      counts: { ...pair.record.counts },
    })),
  };
}
