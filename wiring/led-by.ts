/** What the present step of a lesson wants pressed: the dark button of a goal that says so, or a fresh bench. */
import type { ReadonlySignal } from "@preact/signals";
import { BUTTONS, CLIENTS } from "../protocol/facts/mod.ts";
import type { NextAct } from "../protocol/advice/mod.ts";
import type { Goal } from "../protocol/goals/mod.ts";

interface Text {
  readonly steps: readonly { readonly id: string; readonly goals: readonly Goal[] }[];
}

interface Lesson {
  readonly standings: ReadonlySignal<
    readonly { readonly id: string; readonly checks: readonly { readonly met: boolean }[] }[]
  >;
  readonly current: ReadonlySignal<string | undefined>;
  readonly wantsFresh: ReadonlySignal<boolean>;
}

/** `undefined` leaves it to the bench; with `null` there is nothing that it could press. */
export function ledBy({ steps }: Text, { standings, current, wantsFresh }: Lesson): NextAct | null | undefined {
  if (wantsFresh.value) return { press: "reset" };
  const id = current.value;
  const goals = steps.find((step) => step.id === id)?.goals ?? [];
  const checks = standings.value.find((step) => step.id === id)?.checks ?? [];
  const dark = goals.find((_, i) => checks[i]?.met === false)?.dark;
  if (dark === undefined) return undefined;
  const [who, call] = dark.split(" ");
  const client = CLIENTS.find((one) => one === who);
  const press = BUTTONS.find((one) => one === call);
  return client && press ? { client, press } : null;
}
