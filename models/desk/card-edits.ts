/** What the learner does with cards before they leave: holds them back, orders, edits and throws them away. */
import { createModel, type ReadonlySignal } from "@preact/signals";
import { parseEdited } from "../../protocol/blob/mod.ts";
import type { BlobId, Fact } from "../../protocol/facts/mod.ts";
import type { Session } from "../../protocol/session/mod.ts";

interface Deps {
  readonly latest: ReadonlySignal<Session>;
  readonly record: (fact: Fact) => void;
}

export const CardEditsModel = createModel(({ latest, record }: Deps) => {
  function holdBack(blob: BlobId, held: boolean) {
    record({ type: "held-back", blob, held });
  }
  function throwAway(blob: BlobId, thrown: boolean) {
    record({ type: "thrown-away", blob, thrown });
  }
  function move(blob: BlobId, before: BlobId | null) {
    record({ type: "moved", blob, before });
  }
  /** Takes what was typed over a card, if it can be carried at all; `null` puts back what was made. */
  function edit(blob: BlobId, text: string | null) {
    const card = latest.peek().cards.find((one) => one.id === blob);
    if (!card) return;
    const message = text === null ? null : parseEdited(card.message, text);
    record(message === undefined ? { type: "edit-refused", blob } : { type: "edited", blob, message });
  }

  return { holdBack, throwAway, move, edit };
});
