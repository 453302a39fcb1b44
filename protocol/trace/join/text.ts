/** Joined traces in words: how their clocks were aligned, and how two traces contradict each other. */
import { across } from "../../facts/mod.ts";
import { duration } from "../../text/mod.ts";
import type { Clash, Offset } from "./clock.ts";
import type { Passage } from "./passages.ts";
import type { Problem } from "../../problems/mod.ts";

const its = ({ from, label, kind }: Passage) =>
  kind === "blob" ? `Client ${from}’s ${label}` : `a ${label} of ${from}’s`;

/** Two passages that no clock explains, as a problem. */
export const clashing = ({ first, second, by }: Clash): Problem => ({
  code: "traces-clash",
  first: its(first),
  second: its(second),
  early: duration(by),
});

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
