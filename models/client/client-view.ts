/** How one client is looked at: which pane is shown, and what lies open. Nothing of it happened to the client. */
import { createModel, signal } from "@preact/signals";
import type { Point } from "../../protocol/goals/mod.ts";
import type { BlobId, Machine } from "../../protocol/facts/mod.ts";
import type { Spot } from "../../protocol/sdp/mod.ts";
import type { Pane } from "../../protocol/session/mod.ts";

export const ClientViewModel = createModel(() => {
  const pane = signal<Pane>("Code");
  /** The state machine, the pair of candidates, the card, and the word of the SDP that lie open. */
  const machine = signal<Machine | undefined>(undefined);
  const pair = signal<string | undefined>(undefined);
  const card = signal<BlobId | undefined>(undefined);
  const token = signal<Spot | undefined>(undefined);

  /** Where the present step of a lesson has the learner look. */
  const point = signal<Point | undefined>(undefined);
  /** A new step chooses the pane once; from then on the learner’s hand does. */
  function pointAt(next: Point | undefined) {
    point.value = next;
  }

  function showPane(next: Pane) {
    pane.value = next;
    token.value = undefined;
  }
  /** Opens what a word of the SDP says; pressed again, it closes. */
  function openToken(at: Spot) {
    const now = token.peek();
    token.value = now?.line === at.line && now.field === at.field ? undefined : at;
  }
  function openMachine(which: Machine | undefined) {
    machine.value = which;
  }
  function openPair(id: string | undefined) {
    pair.value = id;
  }
  function openCard(id: BlobId | undefined) {
    card.value = id;
  }
  /** Looks at a client that begins anew; the state machine stays open. */
  function closeAll() {
    showPane("Code");
    pair.value = undefined;
    card.value = undefined;
  }

  return {
    point,
    pointAt,
    pane,
    machine,
    pair,
    card,
    token,
    showPane,
    openToken,
    openMachine,
    openPair,
    openCard,
    closeAll,
  };
});
