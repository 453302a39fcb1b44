/** What one client alone is to do next, and how long that may take. */
import type { ReadonlySignal } from "@preact/signals";
import type { NextStepText } from "../../protocol/advice/mod.ts";
import { KeepWaiting } from "../client/AnswerDeadline.tsx";

/** What is said of a client that is alone, and of its page. */
export interface NextStepView {
  readonly text: ReadonlySignal<NextStepText>;
  /** Whether this browser needs to be kept waiting once it has answered. */
  readonly needsKeepAlive: ReadonlySignal<boolean>;
  /** Whether the browser may stop the page in the background, and what became of the client meanwhile. */
  readonly visibility?: {
    readonly warns: ReadonlySignal<boolean>;
    readonly note: ReadonlySignal<{ readonly said: string; readonly isBad: boolean } | undefined>;
    readonly dismiss: () => void;
  };
}

export function NextStep({ view: { text, needsKeepAlive, visibility } }: { view: NextStepView }) {
  const note = visibility?.note.value;
  const { said, wait } = text.value;
  return (
    <section class="onward" aria-label="What comes next">
      <div role="status">
        {note && (
          <p class={`onward-note ${note.isBad ? "bad" : "good"}`}>
            {note.said} <button type="button" class="plain" onClick={visibility!.dismiss}>Close this note</button>
          </p>
        )}
      </div>
      <p class="onward-said">{said}</p>
      {wait && <p class="onward-wait quiet">{wait}</p>}
      {needsKeepAlive.value && (
        <div class="waiting">
          <KeepWaiting />
        </div>
      )}
      {visibility?.warns.value && (
        <p class="onward-warns">
          <b>Before you go to another app:</b>{" "}
          your browser may stop this page while it is in the background. Leave its tab open and come back soon: the page
          then looks whether everything still lives.
        </p>
      )}
    </section>
  );
}
