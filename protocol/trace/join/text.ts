/** Joined traces in words: how their clocks were aligned, and why two traces are not joined. */
import { across, type ClientName } from "../../facts/mod.ts";
import { duration } from "../../text/mod.ts";
import type { Clash, Offset } from "./clock.ts";
import type { Passage } from "./passages.ts";

/** What happened, and what to do next: a sentence each. */
export interface JoinProblem {
  readonly said: string;
  readonly next: string;
}

const its = ({ from, label, kind }: Passage) =>
  kind === "blob" ? `Client ${from}’s ${label}` : `a ${label} of ${from}’s`;

/** Why two traces are not joined. */
export const PROBLEMS = {
  same: (client: ClientName): JoinProblem => ({
    said: `Both traces are of Client ${client}.`,
    next: `Save the trace on the device of Client ${across(client)}, and join that one.`,
  }),
  both: (): JoinProblem => ({
    said: "One of these traces holds both clients already.",
    next: "Open that one by itself; only traces of one device each are joined.",
  }),
  nothing: (): JoinProblem => ({
    said: "One of these traces holds nothing of either client.",
    next: "Save the trace anew on the device that it came from.",
  }),
  sessions: (client: ClientName): JoinProblem => ({
    said: `The trace of Client ${client} holds more than one session.`,
    next: "Save the trace of one session on each device, and join these two.",
  }),
  strangers: (redacted: boolean): JoinProblem => ({
    said: redacted
      ? "As far as can be seen without real names, these traces are not of one session."
      : "Nothing that left one of these clients arrived at the other, so their traces do not belong together.",
    next: redacted
      ? "Take the two that were saved after one session, or save both with real addresses and keys."
      : "Take the two traces that were saved after one session.",
  }),
  clash: ({ first, second, by }: Clash): JoinProblem => ({
    said: `These traces contradict each other: if ${its(first)} arrived at once, ${its(second)} arrived ${
      duration(by)
    } before it left.`,
    next: "Take the two traces of one session during which neither device slept, for that stops some clocks.",
  }),
  knot: (): JoinProblem => ({
    said: "These traces contradict each other: in each, something arrived that had not left the other yet.",
    next: "Take the two traces that were saved after one session, as they were saved.",
  }),
} as const;

const RESTS: Readonly<Record<Offset["by"], string>> = {
  messages: "by what was carried and by the messages",
  connecting: "by what was carried and by the moments of connecting",
  carried: "by what was carried",
};

/** How two clocks were laid on each other, in a sentence or two. */
export function alignedWords({ least, off, by, redacted }: Offset & { readonly redacted: boolean }): string {
  const how = `The clocks were aligned ${RESTS[by]}`;
  const names = redacted ? " Blobs were told apart by kind and order, since their names have substitutes." : "";
  if (Number.isFinite(off)) return `${how}: at most ${duration(off)} off.${names}`;
  const quiet = Number.isFinite(least) ? "B" : "A";
  return `${how}, in one direction only: nothing of Client ${quiet}’s arrived at Client ${
    across(quiet)
  }, so Client ${quiet}’s times may be later than shown.${names}`;
}
