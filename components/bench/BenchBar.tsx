/** What stands above a bench: how candidates travel, and a way back to the start. */
import type { TargetedMouseEvent } from "preact";
import { fold } from "./fold.ts";
import { useBench } from "./view.ts";

const MODES = [["trickle", "one by one"], ["gathered", "inside the description"]] as const;

/** How candidates travel; `isLater` says that the choice holds from the next description on only. */
export function Modes({ isLater }: { isLater: boolean }) {
  const { mode, readOnly, actions } = useBench();
  return (
    <fieldset class="modes">
      <legend>Candidates travel</legend>
      {MODES.map(([value, words]) => (
        <label key={value}>
          <input
            type="radio"
            name="mode"
            value={value}
            checked={mode.value === value}
            disabled={readOnly}
            onChange={() => actions.chooseMode(value)}
          />
          {words}
        </label>
      ))}
      {isLater && <span class="quiet">from the next description on</span>}
    </fieldset>
  );
}

/** The other client goes to another device. */
export function Move({ onMove }: { onMove: () => void }) {
  return (
    <button
      type="button"
      class="plain"
      onClick={(event) => {
        fold(event.currentTarget);
        onMove();
      }}
    >
      Move Client B to another device
    </button>
  );
}

interface ResetProps {
  /** Whether there is one client only. */
  readonly alone?: boolean;
  readonly label?: string;
  /** Whether it may be the dark button. */
  readonly mayBeNext?: boolean;
  /** What a reset is, where it is more than beginning anew. */
  readonly onReset?: () => void;
}

/** A used bench asks before it is cleared; an untouched one has nothing to lose. */
export function Reset({ alone, label = "Reset the bench", mayBeNext = true, onReset }: ResetProps) {
  const { used, suggestion, actions } = useBench();
  const reset = onReset ?? actions.reset;
  const next = suggestion.value;
  const isNext = mayBeNext && next !== undefined && "press" in next && next.press === "reset";
  const asks = `${label.replaceAll(" ", "-").toLowerCase()}-asks`;
  const close = (event: TargetedMouseEvent<HTMLButtonElement>) => event.currentTarget.closest("dialog")?.close();
  return (
    <>
      <button
        type="button"
        class={isNext ? "next" : "plain"}
        onClick={(event) => {
          if (used.value) (event.currentTarget.nextElementSibling as HTMLDialogElement).showModal();
          else reset();
        }}
      >
        {label}
      </button>
      <dialog aria-labelledby={asks}>
        <p id={asks}>
          {alone ? "This client" : "Both clients"} will be closed. All cards and messages will be gone.
        </p>
        <p>
          <button
            type="button"
            class="next"
            onClick={(event) => {
              close(event);
              reset();
            }}
          >
            Close {alone ? "it" : "both"} and start again
          </button>{" "}
          <button type="button" onClick={close}>Keep them</button>
        </p>
      </dialog>
    </>
  );
}
