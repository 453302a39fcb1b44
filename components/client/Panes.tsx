/** The panes of one client, behind tabs (ARIA Authoring Practices, "Tabs"). */
import type { TargetedKeyboardEvent } from "preact";
import { useRef } from "preact/hooks";
import { whyTheyDiffer } from "../../protocol/machines/mod.ts";
import { currentProblem, type Pane, panesOf, stateOf } from "../../protocol/session/mod.ts";
import { Standing } from "../bench/Standing.tsx";
import { useClient } from "../bench/client-view.ts";
import { useBench } from "../bench/view.ts";
import { Waiting } from "./AnswerDeadline.tsx";
import { PaneContent } from "./ClientPane.tsx";
import { usePress } from "./next-press.ts";
import { ProblemNote } from "./ProblemNote.tsx";

export function Panes() {
  const { client, session, pane, actions } = useClient();
  const { Packets } = useBench();
  const panes: readonly Pane[] = [...panesOf(session.value), ...(Packets.value ? ["Packets" as const] : [])];
  // A pane that is wanted before there is anything in it: until then the one before stays.
  const latest = useRef<Pane>("Code");
  if (panes.includes(pane.value)) latest.current = pane.value;
  const shown = panes.includes(latest.current) ? latest.current : "Code";
  const found = session.value.ran["candidate-found"];
  /** What is to be pressed next lies in a pane that is not shown: its tab is the dark button. */
  const isElsewhere = usePress() === "send" && shown !== "Chat";
  const id = (pane: Pane) => `${pane.toLowerCase().replace(" ", "-")}-${client}`;
  function move(event: TargetedKeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    // From the tab that has the focus: what is shown may not have been drawn yet.
    const tabs = [...event.currentTarget.children] as HTMLElement[];
    const from = tabs.indexOf((event.target as HTMLElement).closest<HTMLElement>("[role=tab]")!);
    const at = (from + step + panes.length) % panes.length;
    actions.showPane(panes[at]);
    tabs[at].focus();
  }
  // One pane alone is nothing to choose from: its name is a heading, and no tab.
  const isAlone = panes.length === 1;
  const tabs = { role: "tablist", "aria-label": `Panes of Client ${client}`, onKeyDown: move } as const;
  return (
    <section class="panes">
      <div class={isAlone ? "tabs only" : "tabs"} {...(!isAlone && tabs)}>
        {isAlone ? <span id={`tab-${id(shown)}`}>{shown}</span> : panes.map((pane) => (
          <button
            key={pane}
            type="button"
            role="tab"
            class={isElsewhere && pane === "Chat" ? "next" : ""}
            id={`tab-${id(pane)}`}
            aria-controls={`pane-${client}`}
            aria-selected={pane === shown}
            tabIndex={pane === shown ? 0 : -1}
            onClick={() => actions.showPane(pane)}
          >
            {pane}
            {pane === "Candidates" && found ? <span class="quiet">{` ${found}`}</span> : null}
          </button>
        ))}
      </div>
      <Trouble />
      <Waiting />
      <div
        class="pane"
        role={isAlone ? "group" : "tabpanel"}
        id={`pane-${client}`}
        aria-labelledby={`tab-${id(shown)}`}
        tabIndex={0}
      >
        <Standing key={shown} what={`“${shown}”`}>
          <PaneContent pane={shown} />
        </Standing>
      </div>
    </section>
  );
}

/** The problem of the client, in words, once there are any. */
function Trouble() {
  const explain = useBench().explain.value;
  const { session } = useClient();
  const problem = currentProblem(session.value);
  const differ = whyTheyDiffer(stateOf(session.value, "ice"), stateOf(session.value, "connection"));
  return (
    <>
      {problem && explain && <ProblemNote problem={problem} explain={explain} />}
      {differ && <p class="quiet sdp-note">{differ}</p>}
    </>
  );
}
