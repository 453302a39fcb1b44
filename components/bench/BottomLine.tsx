/** The line below a bench: what happened last, why nothing connects, and the bench itself; each opens upwards. */
import type { ComponentChildren } from "preact";
import { clock } from "../../protocol/text/mod.ts";
import { Reasons } from "../instruments/Reasons.tsx";
import { Timeline } from "../instruments/Timeline.tsx";
import { Reset } from "./BenchBar.tsx";
import { Standing } from "./Standing.tsx";
import { useBench } from "./view.ts";

/** `children` is what can be chosen for the whole bench. */
export function BottomLine({ children }: { readonly children: ComponentChildren }) {
  const { used, readOnly, sole, isUnaided, actions } = useBench();
  return (
    <footer class="bottom-line">
      <Happened />
      <Reasons />
      {!readOnly && <GoneBack />}
      {used.value && !readOnly && <Undo />}
      {used.value && !readOnly && <Reset alone={sole.value !== undefined} />}
      <details class="bench-menu drawer" name="bench-drawers">
        <summary>
          <h2>Bench</h2>
        </summary>
        <div class="drawer-body">
          {children}
          <label class="unaided">
            <input
              type="checkbox"
              checked={!isUnaided.value}
              disabled={readOnly}
              onChange={(event) => actions.goUnaided(!event.currentTarget.checked)}
            />
            mark the next press
          </label>
          <p class="quiet">
            <kbd>Ctrl</kbd> (or <kbd>⌘</kbd>) and <kbd>Enter</kbd>{" "}
            go to the marked button, and press it when you are there. Arrow keys move between the buttons of a group.
          </p>
        </div>
      </details>
    </footer>
  );
}

/** The last event, or what is in the way; opened, all that happened. The diagram is drawn from the first time on that somebody opens it. */
function Happened() {
  const { lastEvent, obstacle, happenedOpen, actions } = useBench();
  const last = lastEvent.value;
  const wrong = obstacle.value;
  const open = happenedOpen.value;
  return (
    <details
      class="happened drawer"
      name="bench-drawers"
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) actions.openHappened(event.currentTarget.open);
      }}
    >
      <summary>
        <h2>What happened</h2> {last && (
          <span class="quiet">
            {clock(last.at)} <b class={last.client}>{last.client}</b> {last.said}
          </span>
        )}
        {wrong && (
          <span class={`in-the-way ${wrong.severity}`}>
            <span class="hidden">In the way:</span> {wrong.said}
          </span>
        )}
      </summary>
      <div class="drawer-body">
        {open && (
          <Standing what="The diagram">
            <Timeline />
          </Standing>
        )}
      </div>
    </details>
  );
}

/** Takes the last act back: new connections perform the acts before it again. */
function Undo() {
  const { lastAct, rewindState, actions } = useBench();
  const last = lastAct.value;
  if (!last) return null;
  return (
    <button
      type="button"
      class="plain"
      aria-disabled={rewindState.value?.is === "under way"}
      onClick={() => rewindState.peek()?.is !== "under way" && actions.undo()}
    >
      Undo<span class="hidden">{` ${last.name} of Client ${last.client}`}</span>
    </button>
  );
}

/** How going back stands, over the line until somebody has read it. */
function GoneBack() {
  const { rewindState, actions } = useBench();
  const state = rewindState.value;
  return (
    <div role="status">
      {state && (
        <p class={`gone-back ${state.is === "done" ? "good" : "careful"}`}>
          {state.said}{" "}
          {state.is !== "under way" && (
            <button type="button" class="plain" onClick={actions.dismissRewind}>Close this note</button>
          )}
        </p>
      )}
    </div>
  );
}
