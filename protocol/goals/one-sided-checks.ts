/** One-sided checks: a lesson’s goals as they can be told from one client, whose other is on another device. */
import type { Check, Step } from "./goals.ts";
import type { Session } from "../session/mod.ts";
import type { NetworkSeen } from "./network-seen.ts";
import { provenBench, upperBound } from "./inferred-peer.ts";

/**
 * A check as one side can tell it. `elsewhere`: this side has done all it can, and nothing here tells whether the other
 * has.
 */
export interface OneSidedCheck extends Check {
  readonly elsewhere?: boolean;
}

/**
 * The checks of a step, asked of one side alone: met where its facts prove it, the other’s where only the other is
 * still wanted, and else missing here. Nothing is guessed.
 */
export function checksSeenFrom(here: Session, step: Step, network?: NetworkSeen): readonly OneSidedCheck[] {
  const best = step.checks(upperBound(here), network);
  return step.checks(provenBench(here), network).map((check, i): OneSidedCheck => {
    if (check.met || !best[i]) return check;
    if (best[i].met) return { met: false, elsewhere: true, says: best[i].says };
    const { unseen } = best[i];
    return unseen && unseen.of !== here.client ? { met: false, elsewhere: true, says: unseen.says } : best[i];
  });
}
