/** “Pull the cable”: nothing comes through a client’s line, in either direction, until it is put back. */
import type { Side } from "../protocol/box/mod.ts";
import { changeLines } from "./pairs.ts";
import type { Pair, World } from "./world.ts";

/** Cables that wait to be put back, of one client; a teacher’s and a learner’s hands may meet. */
const MOST_PULLS = 4;

/** Pulls cables or puts them back, for good. Whoever waited to put them back finds that somebody else was there. */
export function touchCables(pairs: readonly Pair[], sides: readonly Side[], isPulled: boolean): void {
  for (const pair of pairs) {
    for (const side of sides) pair.clients[side].cable.touched++;
    changeLines(pair, sides, { isPulled });
  }
}

/** Pulls cables; with `seconds` each is put back after so many, unless it was touched since. False if too many wait. */
export function pullCables(
  world: World,
  pairs: readonly Pair[],
  sides: readonly Side[],
  seconds: number | undefined,
): boolean {
  const cables = pairs.flatMap(({ clients }) => sides.map((side) => clients[side].cable));
  if (seconds !== undefined && cables.some(({ waiting }) => waiting >= MOST_PULLS)) return false;
  touchCables(pairs, sides, true);
  if (seconds === undefined) return true;
  for (const pair of pairs) {
    for (const side of sides) {
      const { cable } = pair.clients[side];
      const { touched } = cable;
      const putBack = () => {
        cable.waiting--;
        if (cable.touched === touched) touchCables([pair], [side], false);
      };
      cable.waiting++;
      if (!world.later(1000 * seconds, putBack)) putBack();
    }
  }
  return true;
}
