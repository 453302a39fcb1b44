/** What JSEP or a browser would refuse or regret of a description: how much, the first of it, and the way to each line. */
import type { TargetedMouseEvent } from "preact";
import type { Finding, Spot } from "../../protocol/sdp/mod.ts";
import { count } from "../../protocol/text/mod.ts";

interface Props {
  readonly problems: readonly Finding[];
  /** What is wrong between this description and the one that it answers. */
  readonly between?: readonly Finding[];
  readonly onSpot: (spot: Spot) => void;
}

/** How many are shown at once; the rest is folded. */
const FIRST = 3;

export function Findings({ problems, between = [], onSpot }: Props) {
  const all = [
    ...between.map((finding) => ({ ...finding, isBetween: true })),
    ...problems.map((finding) => ({ ...finding, isBetween: false })),
  ];
  if (all.length === 0) return null;
  function go(event: TargetedMouseEvent<HTMLButtonElement>, line: number) {
    const lines = event.currentTarget.closest(".reading-of")?.querySelectorAll(".reader > li");
    onSpot({ line: line - 1, field: 0 });
    lines?.[line - 1]?.querySelector("button")?.focus();
  }
  const row = ({ line, said, next, isBetween }: typeof all[number], i: number) => (
    <li key={i}>
      {isBetween && <span class="quiet">Between the two:</span>}{" "}
      {line > 0 && !isBetween && <button type="button" onClick={(event) => go(event, line)}>Line {line}</button>}{" "}
      <b>{said}</b> {next}
    </li>
  );
  return (
    <section class="findings">
      <h3>To look at: {count(all.length, "thing")}</h3>
      <ul>{all.slice(0, FIRST).map(row)}</ul>
      {all.length > FIRST && (
        <details>
          <summary>{count(all.length - FIRST, "more thing")}</summary>
          <ul>{all.slice(FIRST).map(row)}</ul>
        </details>
      )}
    </section>
  );
}
