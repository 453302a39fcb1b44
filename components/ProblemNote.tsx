/** A problem in words: what happened, what to do next, and the browser's own words if it had any. */
import { explain, type Problem } from "../protocol/problem.ts";

export function ProblemNote({ problem }: { problem: Problem }) {
  const { said, next } = explain(problem);
  return (
    <div class="problem" role="alert">
      <p>
        <b>{said}</b> {next}
      </p>
      {problem.exception && (
        <p class="exception">
          <code>{problem.exception.name}</code> {problem.exception.message}
        </p>
      )}
    </div>
  );
}
