/** What a lesson on the box says above its steps, where there is none. */
import type { ReadonlySignal } from "@preact/signals";
import type { BoxState } from "../../models/box/box.ts";

interface Props {
  readonly state: ReadonlySignal<BoxState>;
  readonly onAsk: () => void;
}

export function LessonNetwork({ state, onAsk }: Props) {
  const { value } = state;
  if (value !== "none" && value !== "gone") return null;
  return (
    <p class="quiet">
      {value === "gone" ? "The box does not answer any more." : (
        <>
          Its presses need the box, the network in one process, and this page comes from none: start it with{" "}
          <code>deno task class</code> in the project’s folder.
        </>
      )} <button type="button" class="plain" onClick={onAsk}>Ask again</button>
    </p>
  );
}
