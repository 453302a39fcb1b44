/** Two descriptions side by side: what the second made of the first, and line by line. */
import type { Comparison } from "../../protocol/sdp/mod.ts";
import { count } from "../../protocol/text/mod.ts";

/** How many lines of a difference are drawn; what is left out is said. */
const DRAWN = 1000;

/** Every round of an exchange: the last one open, those before it folded. */
export function Rounds({ comparisons }: { comparisons: readonly Comparison[] }) {
  if (comparisons.length === 1) return <Difference comparison={comparisons[0]} />;
  return (
    <>
      {comparisons.map((comparison, i) => (
        <details key={i} open={i === comparisons.length - 1}>
          <summary>
            Round {i + 1} of {comparisons.length}
            {comparison.findings.length > 0 && `: ${count(comparison.findings.length, "thing")} to look at`}
          </summary>
          <Difference comparison={comparison} />
        </details>
      ))}
    </>
  );
}

export function Difference({ comparison }: { comparison: Comparison }) {
  const { findings, sections, lines, answers } = comparison;
  const isSame = lines.every(({ kind }) => kind === "kept");
  const changed = sections.filter((change) => change.kind !== "accepted");
  return (
    <>
      {findings.length > 0 && (
        <>
          <h3>To look at between them</h3>
          <ul>
            {findings.map(({ said, next }, i) => (
              <li key={i}>
                <b>{said}</b> {next}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{answers ? "What the answer did" : "What changed"}</h3>
      {changed.length === 0 ? <p>{unchanged(answers, isSame)}</p> : (
        <ul class="compared">
          {changed.map((change, i) => (
            <li key={i}>
              <span class="chip">{change.kind}</span>{" "}
              <span class="quiet">
                {change.mid !== undefined
                  ? `mid ${change.mid}`
                  : change.section < 0
                  ? "all of it"
                  : `section ${change.section}`}
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

/** What is said where nothing that is compared has changed: only the lines tell whether anything did. */
function unchanged(answers: boolean, isSame: boolean): string {
  if (isSame) return "Nothing changed.";
  return answers
    ? "It accepted everything as it was offered."
    : "Nothing that this page compares has changed; see the lines below.";
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
