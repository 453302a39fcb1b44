/** What happened, with the ways to save it; until the diagram has come there is nothing to draw. */
import type { Diagram, DiagramProps } from "./Diagram.tsx";
import type { SaveForm, SaveFormProps } from "./SaveForm.tsx";

export interface TimelineProps extends SaveFormProps {
  readonly Diagram: typeof Diagram;
  readonly SaveForm: typeof SaveForm;
  readonly props: DiagramProps;
}

export function Timeline({ happened }: { happened?: TimelineProps }) {
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
  const { Diagram, SaveForm, props, replayHref, onSave } = happened;
  return (
    <Diagram {...props}>
      <SaveForm replayHref={replayHref} onSave={onSave} />
    </Diagram>
  );
}
