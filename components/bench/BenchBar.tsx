/** What stands above a bench: how candidates travel, and a way back to the start. */
import type { TargetedMouseEvent } from "preact";
import type { Mode } from "../../protocol/facts/mod.ts";

interface ModesProps {
  readonly mode: Mode;
  /** Whether the choice holds from the next description on only. */
  readonly isLater: boolean;
  readonly onMode: (mode: Mode) => void;
}

const MODES = [["trickle", "one by one"], ["gathered", "inside the description"]] as const;

export function Modes({ mode, isLater, onMode }: ModesProps) {
  return (
    <fieldset class="modes">
      <legend>Candidates travel</legend>
      {MODES.map(([value, words]) => (
        <label key={value}>
          <input type="radio" name="mode" value={value} checked={mode === value} onChange={() => onMode(value)} />
          {words}
        </label>
      ))}
      {isLater && <span class="quiet">from the next description on</span>}
    </fieldset>
  );
}

/** The other client goes to another device. */
export function Move({ onMove }: { onMove: () => void }) {
  return <button type="button" class="plain" onClick={onMove}>Move Client B to another device</button>;
}

interface ResetProps {
  readonly used: boolean;
  readonly isNext: boolean;
  /** Whether there is one client only. */
  readonly alone?: boolean;
  readonly label?: string;
  readonly onReset: () => void;
}

/** A used bench asks before it is cleared; an untouched one has nothing to lose. */
export function Reset({ used, isNext, alone, label = "Reset the bench", onReset }: ResetProps) {
  const asks = `${label.replaceAll(" ", "-").toLowerCase()}-asks`;
  const close = (event: TargetedMouseEvent<HTMLButtonElement>) => event.currentTarget.closest("dialog")?.close();
  return (
    <>
      <button
        type="button"
        class={isNext ? "next" : "plain"}
        onClick={(event) => {
          if (used) (event.currentTarget.nextElementSibling as HTMLDialogElement).showModal();
          else onReset();
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
              onReset();
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
