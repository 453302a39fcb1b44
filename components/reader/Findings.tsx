/** What JSEP or a browser would refuse or regret of a description, each with the way to its line. */
import type { TargetedMouseEvent } from "preact";
import type { Finding, Spot } from "../../protocol/sdp/mod.ts";

export function Findings({ problems, onSpot }: { problems: readonly Finding[]; onSpot: (spot: Spot) => void }) {
  if (problems.length === 0) return null;
  function go(event: TargetedMouseEvent<HTMLButtonElement>, line: number) {
    const lines = event.currentTarget.closest(".reading-of")?.querySelectorAll(".reader > li");
    onSpot({ line: line - 1, field: 0 });
    lines?.[line - 1]?.querySelector("button")?.focus();
  }
  return (
    <section class="findings">
      <h3>To look at</h3>
      <ul>
        {problems.map(({ line, said, next }, i) => (
          <li key={i}>
            {line > 0 && <button type="button" onClick={(event) => go(event, line)}>Line {line}</button>} <b>{said}</b>
            {" "}
            {next}
          </li>
        ))}
      </ul>
    </section>
  );
}
