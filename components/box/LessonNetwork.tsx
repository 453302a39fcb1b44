/** What a lesson on the box says above its steps: that one serves the page, or what can be done where there is none. */
import type { ReadonlySignal } from "@preact/signals";
import type { BoxState } from "../../models/box/box.ts";

interface LessonNetworkView {
  readonly state: ReadonlySignal<BoxState>;
  /** Whether the recording of somebody who did it on a box is watched in its place; is on its way; or did not come. */
  readonly recording: ReadonlySignal<"none" | "coming" | "watched" | "missing">;
  readonly onAsk: () => void;
  readonly onFollow: () => void;
  readonly onLeave: () => void;
}

interface Props {
  /** Once it has come. */
  readonly view?: LessonNetworkView;
  /** A press before that. */
  readonly onEarly?: (press: "onAsk" | "onFollow") => void;
}

/** Before the box has answered, as the server sends it, it takes the room that it needs where there is none. */
export function LessonNetwork({ view, onEarly }: Props) {
  const state = view?.state.value ?? "unasked";
  return (
    <p class="quiet">
      <small>
        {view?.recording.value === "watched"
          ? <Watched onLeave={view.onLeave} />
          : state === "joined"
          ? "The box serves this page: what its clients send goes through it."
          : <Without state={state} view={view} onEarly={onEarly} />}
      </small>
    </p>
  );
}

function Watched({ onLeave }: Pick<LessonNetworkView, "onLeave">) {
  return (
    <>
      You watch a recording: what the text has you do was done before, by two real connections. With{" "}
      <code>deno task class</code> you do it: your presses, your NATs, your weather.{" "}
      <button type="button" class="plain" onClick={onLeave}>Leave the recording</button>
    </>
  );
}

function Without({ state, view, onEarly }: Props & { readonly state: BoxState }) {
  const press = (which: "onAsk" | "onFollow") => () => view ? view[which]() : onEarly?.(which);
  return (
    <>
      {state === "gone"
        ? "The box does not answer any more."
        : state === "none"
        ? "No box serves this page."
        : "Does a box serve this page?"}
      <br />
      Its presses need one: <code>deno task class</code>. Without one, watch it done.
      <br />
      <button type="button" onClick={press("onFollow")}>Follow the recording</button>{" "}
      <button type="button" class="plain" onClick={press("onAsk")}>Ask again</button>
      {view?.recording.value === "coming" && <span role="status">The recording is coming…</span>}
      {view?.recording.value === "missing" && (
        <span role="alert">The recording did not come. Look whether you are connected, and press again.</span>
      )}
    </>
  );
}
