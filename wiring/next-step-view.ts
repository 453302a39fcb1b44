/** What is said of a client that is alone: what comes next, and how long that may take. */
import { computed } from "@preact/signals";
import type { NextStepView } from "../components/two-devices/NextStep.tsx";
import type { nextStepFor } from "../protocol/advice/mod.ts";
import { everWas, mayAnswer, methodFor } from "../protocol/session/mod.ts";
import type { LiveBench } from "./use-bench.ts";

/** `tell` words the next step: it comes with what is alone from the start, and late to the others. */
export function nextStepView(
  bench: LiveBench,
  tell: typeof nextStepFor,
  visibility?: NextStepView["visibility"],
): NextStepView {
  const { sole, sessions, boxTexts, readings, answerDeadline: { engine, keepsAlive } } = bench;
  const here = computed(() => sole.value ?? "A");
  return {
    text: computed(() =>
      tell(sessions.value[here.value], {
        box: { fits: boxTexts[here.value].value.fits, method: methodFor(readings[here.value].value) },
        engine: engine.value,
        keepsAlive: keepsAlive.value,
      })
    ),
    // A client that answers, or may have to, and is not connected yet.
    needsKeepAlive: computed(() =>
      engine.value === "firefox" && mayAnswer(sessions.value[here.value]) &&
      !everWas(sessions.value[here.value], "connection", "connected")
    ),
    ...(visibility && { visibility }),
  };
}
