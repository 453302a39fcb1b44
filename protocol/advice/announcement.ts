/** The announcement for screen readers. It has a file of its own, since every page needs it from the start. */
import type { Bench } from "../session/mod.ts";

/** What a screen reader is told as it changes: the latest move of the three machines that matter most, no more. */
export function announcementOf(bench: Bench): string {
  const moves = [bench.A, bench.B].flatMap(({ client, paths }) =>
    (["signaling", "connection", "channel"] as const).flatMap((machine) =>
      paths[machine].slice(1).map(({ state, at }) => ({ at, words: `Client ${client}: ${machine} ${state}` }))
    )
  );
  return moves.sort((one, two) => one.at - two.at).at(-1)?.words ?? "";
}
