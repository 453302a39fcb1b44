/** A problem in words: what happened, what to do next, the line it is about, and the browser's own words if it had any. */
import type { AtLine, Problem, Words } from "../../protocol/problems/mod.ts";
import { intoSight } from "../site/in-sight.ts";

/** Words a problem. */
export type Explain = (problem: Problem) => Words;

export function ProblemNote({ problem, explain }: { problem: Problem; explain: Explain }) {
  const { said, next } = explain(problem);
  return (
    <div ref={intoSight} class="problem" role="alert" tabIndex={0}>
      <p>
        <b>{said}</b> {next}
      </p>
      {problem.at && <Line at={problem.at} />}
      {problem.exception && (
        <p class="exception">
          <code>{problem.exception.name}</code> {problem.exception.message}
        </p>
      )}
    </div>
  );
}

/** The line that a problem is about. */
export function Line({ at }: { at: AtLine }) {
  return (
    <details class="more line-shown">
      <summary>Show me the line</summary>
      <p>
        <span class="quiet">Line {at.number}:</span> <code>{at.text}</code>
      </p>
    </details>
  );
}
