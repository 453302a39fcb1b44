/** What a lesson on the box says above its steps: that one serves the page, or what can be done where there is none. */
import type { ReadonlySignal } from "@preact/signals";
import type { BoxState } from "../../models/box/box.ts";

export interface LessonNetworkView {
  readonly state: ReadonlySignal<BoxState>;
  /** Whether the recording of somebody who did it on a box is watched in its place; or did not come. */
  readonly recording: ReadonlySignal<"none" | "watched" | "missing">;
  readonly onAsk: () => void;
  readonly onFollow: () => void;
  readonly onLeave: () => void;
}

/** Before the view has come it takes the room that it will need where there is no box, and shows nothing. */
export function LessonNetwork({ view }: { readonly view?: LessonNetworkView }) {
  const state = view?.state.value ?? "unasked";
  if (view?.recording.value === "watched") {
    return (
      <p class="quiet lesson-network">
        You watch a recording: what the text has you do was done before, by two real connections. With{" "}
        <code>deno task class</code> you do it: your presses, your NATs, your weather.{" "}
        <button type="button" class="plain" onClick={view.onLeave}>Leave the recording</button>
      </p>
    );
  }
  if (state === "joined") {
    return <p class="quiet lesson-network">The box serves this page: what its clients send goes through it.</p>;
  }
  return (
    <p class={`quiet lesson-network ${state === "none" || state === "gone" ? "" : "asking"}`}>
      {state === "gone" ? "The box does not answer any more." : (
        <>
          No box serves this page, and its presses need one: <code>deno task class</code>. Without one, watch it done.
        </>
      )} <button type="button" onClick={view?.onFollow}>Follow the recording</button>{" "}
      <button type="button" class="plain" onClick={view?.onAsk}>Ask again</button>
      {view?.recording.value === "missing" && (
        <span role="alert">The recording did not come. Look whether you are connected, and press again.</span>
      )}
    </p>
  );
}
