/** How the bench of a lesson begins: what it is made with, what is taken away, and what is done before the learner. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { StartText } from "../components/lesson/view.ts";
import { type ClientName, CLIENTS, type Confidential, confidential } from "../protocol/facts/mod.ts";
import { type LiveBench, TOOLS } from "./use-bench.ts";

/** What the clients of a lesson are made with, where it says so. */
export const configurationIn = (start?: StartText): ((client: ClientName) => Confidential) | undefined => {
  const configuration = start?.configuration;
  return configuration && (() => confidential(configuration));
};

/**
 * Prepares the bench when the page has opened, and whenever `prepare` is called after it began anew. `said` is what is
 * said meanwhile, or why it ended early.
 */
export function useStart(bench: LiveBench, { away, begins }: StartText = { away: [], begins: [] }) {
  const isPreparing = useSignal(begins.length > 0);
  const said = useSignal<string | undefined>(undefined);
  const round = useRef(0);

  async function prepare() {
    if (begins.length === 0 || bench.sole.peek()) return;
    const mine = ++round.current;
    isPreparing.value = true;
    said.value = "The bench is being prepared.";
    let failed: string | undefined = "What prepares it did not come.";
    try {
      const [{ performer, wordsOf }] = await Promise.all([import("./lazy/performer.ts"), bench.ready()]);
      failed = undefined;
      const perform = performer(bench, { after: TOOLS.after, reset: () => {} });
      for (const act of begins) {
        if (mine !== round.current) return;
        if (!await perform(act)) failed = `This did not work: ${wordsOf(act).says}`;
        if (failed) break;
      }
    } catch {
      // Nothing came, or not all of it: it is said below.
    }
    if (mine !== round.current) return;
    bench.view.bringForward("A");
    isPreparing.value = false;
    said.value = failed && `The bench could not be prepared. ${failed} Reset the bench to try again.`;
  }
  useEffect(() => void prepare(), [bench]);
  // Cards that are taken away are thrown away as they come, so that nothing says to carry them.
  useSignalEffect(() => {
    if (!away.includes("candidates")) return;
    for (const client of CLIENTS) {
      const { session, cardEdits } = bench[client];
      for (const { id, message, thrownAway } of session.value.cards) {
        if (message.kind !== "description" && !thrownAway) cardEdits.throwAway(id, true);
      }
    }
  });
  return { isPreparing, said, prepare };
}
