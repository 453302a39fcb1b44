/** What one client alone is to do next, and how long that may take. */
import type { NextStepText as Said } from "../../protocol/advice/mod.ts";
import { KeepWaiting } from "../client/AnswerDeadline.tsx";

export interface NextStepProps {
  readonly onward: Said;
  /** Whether this browser needs to be kept waiting once it has answered, and whether it is. */
  readonly firefox: boolean;
  readonly keepsAlive: boolean;
  /** Whether this device’s browser may stop the page when another app comes to the front. */
  readonly warns: boolean;
  /** What became of the client while the page was out of sight. */
  readonly note?: { readonly said: string; readonly isBad: boolean };
  readonly onKeepAlive: (on: boolean) => void;
  readonly onDismiss: () => void;
}

export function NextStep({ onward, firefox, keepsAlive, warns, note, onKeepAlive, onDismiss }: NextStepProps) {
  return (
    <section class="onward" aria-label="What comes next">
      <div role="status">
        {note && (
          <p class={`onward-note ${note.isBad ? "bad" : "good"}`}>
            {note.said} <button type="button" class="plain" onClick={onDismiss}>Close this note</button>
          </p>
        )}
      </div>
      <p class="onward-said">{onward.said}</p>
      {onward.wait && <p class="onward-wait quiet">{onward.wait}</p>}
      {firefox && (
        <div class="waiting">
          <KeepWaiting on={keepsAlive} onChange={onKeepAlive} />
        </div>
      )}
      {warns && (
        <p class="onward-warns">
          <b>Before you go to another app:</b>{" "}
          your browser may stop this page while it is in the background. Leave its tab open and come back soon: the page
          then looks whether everything still lives.
        </p>
      )}
    </section>
  );
}
