/** A step of a lesson and the address of the page: `#step` opens a step, and moving through steps changes it. */
import { type ReadonlySignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { onAnchor, showAnchor, stepAsked } from "../browser/address.ts";

interface Lesson {
  readonly standings: ReadonlySignal<readonly { readonly id: string; readonly met: boolean }[]>;
  readonly shown: ReadonlySignal<string | undefined>;
  readonly turnTo: (id: string) => void;
  readonly goOn: () => void;
  readonly beginAt: (id: string) => void;
}

/**
 * A step that the address asked for lies open until the next step is met here: whoever acts is shown what comes next.
 */
export function useStepAddress({ standings, shown, turnTo, goOn, beginAt }: Lesson): void {
  const { current: seen } = useRef({ asked: "", met: 0, isFirst: true });
  useEffect(() => {
    const step = stepAsked();
    if (step !== undefined) beginAt(seen.asked = step);
  }, []);
  useEffect(() =>
    onAnchor((id) => {
      if (standings.peek().some((step) => step.id === id)) turnTo(seen.asked = id);
    }), []);
  useSignalEffect(() => {
    const met = standings.value.filter((step) => step.met).length;
    const step = shown.value;
    if (met > seen.met && step === seen.asked) goOn();
    // The page opens at the address that it was given.
    else if (!seen.isFirst) showAnchor(step ?? "");
    Object.assign(seen, { met, isFirst: false });
  });
}
