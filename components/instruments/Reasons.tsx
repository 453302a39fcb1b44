/** The question that every connection is asked sooner or later. The answer is looked for when somebody asks. */
import { useBench } from "../bench/view.ts";

export function Reasons() {
  const { reasonsOpen, reasons, parts, actions } = useBench();
  const open = reasonsOpen.value;
  return (
    <details
      class="reasons"
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) actions.openReasons(event.currentTarget.open);
      }}
    >
      <summary>
        <h2>Why is it not connecting?</h2>
      </summary>
      {open &&
        (reasons.value ? <parts.Why reasons={reasons.value} /> : <p class="quiet">Nothing has been pressed yet.</p>)}
    </details>
  );
}
