/** Two descriptions side by side: what the second made of the first, and line by line. */
import type { Comparison } from "../../protocol/sdp/mod.ts";

/** How many lines of a difference are drawn; what is left out is said. */
const DRAWN = 1000;

export function Difference({ comparison }: { comparison: Comparison }) {
  const { sections, lines, answers } = comparison;
  const changed = sections.filter((change) => change.kind !== "accepted");
  return (
    <>
      <h3>{answers ? "What the answer did" : "What changed"}</h3>
      {changed.length === 0
        ? <p>{answers ? "It accepted everything as it was offered." : "Nothing changed."}</p>
        : (
          <ul class="compared">
            {changed.map((change, i) => (
              <li key={i}>
                <span class="chip">{change.kind}</span>{" "}
                <span class="quiet">
                  {change.mid === undefined ? `section ${change.section}` : `mid ${change.mid}`}
                </span>{" "}
                {change.said}
              </li>
            ))}
          </ul>
        )}
      <DifferenceLines lines={lines.slice(0, DRAWN)} label="Line by line" />
      {lines.length > DRAWN && <p class="quiet">{lines.length - DRAWN} more lines are not drawn.</p>}
    </>
  );
}

/** Lines that were added, removed or kept, each marked. */
export function DifferenceLines({ lines, label }: { lines: Comparison["lines"]; label: string }) {
  return (
    <ol class="difference" aria-label={label}>
      {lines.map((line, i) => (
        <li key={i} class={line.kind}>
          <span class="hidden">{line.kind}:</span> {line.text}
        </li>
      ))}
    </ol>
  );
}
