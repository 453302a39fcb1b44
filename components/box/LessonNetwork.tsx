/** What a lesson on the box says above its steps, where there is none. */
import type { ReadonlySignal } from "@preact/signals";
import type { BoxState } from "../../models/box/box.ts";

interface Props {
  readonly state: ReadonlySignal<BoxState>;
  /** Whether the packets of somebody who did it on a box are shown in its place. */
  readonly isRecorded: ReadonlySignal<boolean>;
  readonly onAsk: () => void;
}

export function LessonNetwork({ state, isRecorded, onAsk }: Props) {
  const { value } = state;
  if (value !== "none" && value !== "gone") return null;
  return (
    <p class="quiet lesson-network">
      {value === "gone" ? "The box does not answer any more." : (
        <>
          No box serves this page, and its presses need one: start it with <code>deno task class</code>.
          {isRecorded.value && " Recorded packets are under Packets, up to this step."}
        </>
      )} <button type="button" class="plain" onClick={onAsk}>Ask again</button>
    </p>
  );
}
