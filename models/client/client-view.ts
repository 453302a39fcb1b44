/** How one client of a replay is looked at: which pane, what lies open. Nothing of it happened in the session. */
import { createModel, signal } from "@preact/signals";
import type { BlobId, Machine } from "../../protocol/facts/mod.ts";
import type { Spot } from "../../protocol/sdp/mod.ts";
import type { Pane } from "../../protocol/session/mod.ts";

export const ClientViewModel = createModel(() => {
  const pane = signal<Pane>("Code");
  const machine = signal<Machine | undefined>(undefined);
  const pair = signal<string | undefined>(undefined);
  const spot = signal<Spot | undefined>(undefined);
  const card = signal<BlobId | undefined>(undefined);

  function turnTo(next: Pane) {
    pane.value = next;
    spot.value = undefined;
  }
  /** Opens what a word of the SDP says; pressed again, it closes. */
  function openToken(at: Spot) {
    const now = spot.peek();
    spot.value = now?.line === at.line && now.field === at.field ? undefined : at;
  }
  function openMachine(which: Machine | undefined) {
    machine.value = which;
  }
  function openPair(id: string | undefined) {
    pair.value = id;
  }
  function unfold(id: BlobId | undefined) {
    card.value = id;
  }

  return { pane, machine, pair, spot, card, turnTo, openToken, openMachine, openPair, unfold };
});
