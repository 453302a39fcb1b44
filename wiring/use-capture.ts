/** What is given to a replay: a trace, or a capture, whose reader comes with the first file that may be one. */
import { computed, signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { withStyles } from "../browser/late-styles.ts";
import { lazy } from "../components/site/lazy.tsx";
import type { ReplayModel } from "../models/replay/replay.ts";
import type { TraceSource } from "../models/replay/open-trace.ts";

type Capture = ReturnType<typeof import("./lazy/capture.ts")["captureOf"]>;

/** What is called so is a trace, and needs no reader of packets. */
const IS_TRACE = /\.json(\.gz)?$/i;

export function useCapture(replay: Pick<InstanceType<typeof ReplayModel>, "open" | "moments" | "problem">) {
  return useState(() => {
    const capture = signal<Capture | undefined>(undefined);
    /** Whether what was given last was a capture. */
    const isCapture = signal(false);
    const chunk = lazy(async () => {
      const { captureOf } = await withStyles(() => import("./lazy/capture.ts"));
      return capture.value ??= captureOf(replay);
    });
    async function open(given: TraceSource) {
      const files = typeof given === "string" ? [] : given instanceof File ? [given] : given;
      if (files.some(({ name }) => !IS_TRACE.test(name))) {
        // Where it does not come, what was given is read as a trace, and said to be none.
        const loaded = await chunk.load().catch(() => undefined);
        isCapture.value = await loaded?.open(files) === true;
        if (isCapture.peek()) return;
      }
      isCapture.value = false;
      await replay.open(given);
      // A text that is no trace leaves open what was.
      if (!replay.problem.peek()) close();
    }
    function close() {
      capture.peek()?.close();
      isCapture.value = false;
    }
    return {
      name: computed(() => capture.value?.name.value),
      problem: computed(() => isCapture.value ? capture.value?.problem.value : replay.problem.value),
      Packets: chunk.part(({ Packets }) => Packets),
      open: (given: TraceSource) => void open(given),
      close,
    };
  })[0];
}
