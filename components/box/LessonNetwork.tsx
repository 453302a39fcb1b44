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
    <p class="quiet">
      {value === "gone" ? "The box does not answer any more." : (
        <>
          Its presses need the box, the network in one process, and this page comes from none: start it with{" "}
          <code>deno task class</code> in the project’s folder.{isRecorded.value &&
            " Under Packets are recorded ones, up to the step that you read."}
        </>
      )} <button type="button" class="plain" onClick={onAsk}>Ask again</button>
    </p>
  );
}
