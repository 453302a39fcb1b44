/** What this browser keeps of a learner, to take along and to erase. */
import type { ReadonlySignal } from "@preact/signals";
import type { TargetedMouseEvent } from "preact";
import type { Kept } from "../../protocol/kept/mod.ts";
import { count } from "../../protocol/text/mod.ts";

/** What is kept, as a model holds it. */
export interface KeptView {
  readonly kept: ReadonlySignal<Kept>;
  readonly said: ReadonlySignal<{ readonly said: string; readonly next: string } | undefined>;
  readonly isErased: ReadonlySignal<boolean>;
  readonly takeAlong: () => void;
  readonly erase: () => void;
}

/** `view` comes once the page is quiet; until then there is nothing to press. */
export function KeptHere({ view }: { view: KeptView | undefined }) {
  const problem = view?.said.value;
  const close = (event: TargetedMouseEvent<HTMLButtonElement>) => event.currentTarget.closest("dialog")?.close();
  return (
    <section class="kept-here" aria-labelledby="kept-here">
      <h2 class="small" id="kept-here">What this browser keeps</h2>
      <p class="quiet">
        How far you are in each lesson, your settings without user names and credentials, light or dark, and your notes.
        It stays on this device and is sent to nobody.
      </p>
      <p class="kept-acts">
        <button type="button" class="plain" disabled={!view} onClick={view?.takeAlong}>Save it as a file</button>
        <button
          type="button"
          class="plain"
          disabled={!view}
          onClick={(event) => (event.currentTarget.nextElementSibling as HTMLDialogElement).showModal()}
        >
          Erase what this browser keeps
        </button>
        <dialog aria-labelledby="erase-asks">
          <p id="erase-asks">Progress, settings, light or dark, and notes will be gone. There is no way back.</p>
          <p>
            <button
              type="button"
              class="next"
              onClick={(event) => {
                close(event);
                view?.erase();
              }}
            >
              Erase it
            </button>{" "}
            <button type="button" onClick={close}>Keep it</button>
          </p>
        </dialog>
      </p>
      <p class="kept-said quiet" role="status">
        {problem ? `${problem.said} ${problem.next}` : view && saidOf(view)}
      </p>
    </section>
  );
}

function saidOf({ kept: { value: { lessons, settings } }, isErased }: KeptView): string {
  if (isErased.value) return "It is erased.";
  const begun = Object.keys(lessons).length;
  if (begun === 0 && !settings) return "Nothing of a lesson is kept yet.";
  return `Kept now: ${
    [begun > 0 && `progress of ${count(begun, "lesson")}`, settings && "settings"].filter(Boolean).join(", ")
  }.`;
}
