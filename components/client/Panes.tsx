/** The panes of one client, behind tabs (ARIA Authoring Practices, "Tabs"). */
import type { ComponentChildren, TargetedKeyboardEvent } from "preact";
import type { ClientName } from "../../protocol/facts/mod.ts";
import type { Pane } from "../../protocol/session/mod.ts";

interface Props {
  readonly client: ClientName;
  readonly panes: readonly Pane[];
  readonly shown: Pane;
  readonly counts: Partial<Record<Pane, number>>;
  readonly onShow: (pane: Pane) => void;
  readonly children: ComponentChildren;
}

export function Panes({ client, panes, shown, counts, onShow, children }: Props) {
  const id = (pane: Pane) => `${pane.toLowerCase().replace(" ", "-")}-${client}`;
  function move(event: TargetedKeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    // From the tab that has the focus: what is shown may not have been drawn yet.
    const tabs = [...event.currentTarget.children] as HTMLElement[];
    const from = tabs.indexOf((event.target as HTMLElement).closest<HTMLElement>("[role=tab]")!);
    const at = (from + step + panes.length) % panes.length;
    onShow(panes[at]);
    tabs[at].focus();
  }
  return (
    <section class="panes">
      <div class="tabs" role="tablist" aria-label={`Panes of Client ${client}`} onKeyDown={move}>
        {panes.map((pane) => (
          <button
            key={pane}
            type="button"
            role="tab"
            id={`tab-${id(pane)}`}
            aria-controls={`pane-${client}`}
            aria-selected={pane === shown}
            tabIndex={pane === shown ? 0 : -1}
            onClick={() => onShow(pane)}
          >
            {pane}
            {counts[pane] ? <span class="quiet">{` ${counts[pane]}`}</span> : null}
          </button>
        ))}
      </div>
      <div class="pane" role="tabpanel" id={`pane-${client}`} aria-labelledby={`tab-${id(shown)}`} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}
