/** The question that every connection is asked sooner or later. The answer is looked for when somebody asks. */
import { Standing } from "../bench/Standing.tsx";
import { useBench } from "../bench/view.ts";

export function Reasons() {
  const { reasonsOpen, reasons, used, readOnly, parts, actions } = useBench();
  const open = reasonsOpen.value;
  // Before the first call there is nothing to ask.
  if (!used.value && !readOnly) return null;
  return (
    <details
      class="reasons drawer"
      name="bench-drawers"
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) actions.openReasons(event.currentTarget.open);
      }}
    >
      <summary>
        <h2>Why is it not connecting?</h2>
      </summary>
      {open && (
        <div class="drawer-body">
          {readOnly && (
            <p class="quiet">
              A recording: how it stood at the moment that the slider shows, and what would have helped then.
            </p>
          )}
          {reasons.value
            ? (
              <Standing what="The answer">
                <parts.Why reasons={reasons.value} />
              </Standing>
            )
            : <p class="quiet">Nothing has been pressed yet.</p>}
        </div>
      )}
    </details>
  );
}
