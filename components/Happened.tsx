/** What happened, with the ways to save it; until the diagram has come there is nothing to draw. */
import type { Diagram, DiagramProps } from "./Diagram.tsx";

export interface HappenedProps {
  readonly Diagram: typeof Diagram;
  readonly props: DiagramProps;
  readonly onSaveTrace: () => void;
  readonly onSaveSvg: () => void;
  readonly onSavePng: () => void;
}

export function Happened({ happened }: { happened?: HappenedProps }) {
  if (!happened) {
    return (
      <section class="diagram" aria-labelledby="what-happened">
        <header>
          <h2 id="what-happened">What happened</h2>
        </header>
        <p class="quiet diagram-none">Nothing has happened yet.</p>
      </section>
    );
  }
  const { Diagram, props } = happened;
  return (
    <Diagram {...props}>
      <button type="button" class="plain" onClick={happened.onSaveSvg} aria-describedby="trace-holds">Save SVG</button>
      <button type="button" class="plain" onClick={happened.onSavePng} aria-describedby="trace-holds">Save PNG</button>
      <button type="button" class="plain" onClick={happened.onSaveTrace} aria-describedby="trace-holds">
        Save trace
      </button>
      <p id="trace-holds" class="quiet">
        These hold addresses, and a trace also keys, as they are: give them only to people you trust.
      </p>
    </Diagram>
  );
}
