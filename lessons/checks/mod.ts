/** The library of checks: what the goals of a lesson are made of. */
import type { Goal, Step } from "../../protocol/goals/mod.ts";
import { ANSWERS } from "./answers.ts";
import { type CheckKind, checkOf } from "./check.ts";
import { FLOW } from "./flow.ts";
import { NETWORK } from "./network.ts";
import { OFFERS } from "./offers.ts";
import { PATHS } from "./paths.ts";
import { QUALITY } from "./quality.ts";
import { SIZES } from "./sizes.ts";

/** Every check by its name. */
export const CHECKS: ReadonlyMap<string, CheckKind> = new Map(
  Object.entries({ ...OFFERS, ...ANSWERS, ...PATHS, ...FLOW, ...QUALITY, ...SIZES, ...NETWORK }),
);

/** A step of a lesson, as its text gives it. */
export interface StepText {
  readonly id: string;
  readonly goals: readonly Goal[];
  readonly fresh?: boolean;
}

/** The step as it is asked. A check that is not in the library was refused when the lesson was read. */
export const stepOf = ({ id, goals, fresh = false }: StepText): Step => ({
  id,
  fresh,
  checks: (bench, network) =>
    goals.flatMap((goal) => {
      const kind = CHECKS.get(goal.check);
      return kind ? [checkOf(kind.ask(bench, goal, network))] : [];
    }),
});
