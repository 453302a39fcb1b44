/** What of the given text is looked at: which description, how, how much of it, and which word lies open. */
import { createModel, signal } from "@preact/signals";
import type { Spot } from "../../protocol/sdp/mod.ts";

/** How a description is shown: explained, as it stands, or compared with another. */
export type View = "annotated" | "raw" | "difference";

/** How many lines are drawn at first, and how many more on request. */
const WINDOW = 400;

export const LookingModel = createModel(() => {
  const view = signal<View>("annotated");
  const shown = signal(0);
  const spot = signal<Spot | undefined>(undefined);
  const drawn = signal(WINDOW);

  function show(index: number) {
    shown.value = index;
    spot.value = undefined;
    drawn.value = WINDOW;
  }
  /** Back to the first description, with as many lines as were drawn. */
  function toFirst() {
    shown.value = 0;
    spot.value = undefined;
  }
  function look(at: Spot) {
    const now = spot.value;
    spot.value = now?.line === at.line && now.field === at.field ? undefined : at;
    if (at.line >= drawn.value) drawn.value = at.line + WINDOW;
  }
  function turn(next: View) {
    view.value = next;
  }
  function more() {
    drawn.value += WINDOW;
  }
  return { view, shown, spot, drawn, show, toFirst, look, turn, more };
});
