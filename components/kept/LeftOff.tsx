/** Says, in a lesson that was begun on an earlier visit, what stayed and what did not. */
import type { ReadonlySignal } from "@preact/signals";
import type { LeftOff as Left } from "../../models/kept/progress.ts";
import { count } from "../../protocol/text/mod.ts";

/** What is remembered of a lesson, as a model holds it. */
export interface ProgressView {
  /** The steps that were done on an earlier visit, and not yet on this one. */
  readonly doneBefore: ReadonlySignal<readonly string[]>;
  readonly leftOff: ReadonlySignal<Left | undefined>;
  /** What keeps this browser from remembering, in words. */
  readonly said: ReadonlySignal<{ readonly said: string; readonly next: string } | undefined>;
  readonly openStep: () => void;
  readonly dismiss: () => void;
}

export function LeftOff({ view }: { view: ProgressView }) {
  const left = view.leftOff.value;
  const problem = view.said.value;
  return (
    <>
      {problem && <p class="quiet left-off" role="status">{problem.said} {problem.next}</p>}
      {left && (
        <div class="left-off" role="status">
          <p>
            <b>You were here before, and had done {left.done} of {count(left.of, "step")}.</b>{" "}
            The connections died with that page: no browser keeps one. What was done is still marked; to go on, connect
            anew.
          </p>
          <p class="left-off-acts">
            {left.step && (
              <button type="button" onClick={view.openStep}>Read step {left.step.number}, where you were</button>
            )}
            <button type="button" class="plain" onClick={view.dismiss}>Begin at step 1</button>
          </p>
        </div>
      )}
    </>
  );
}
