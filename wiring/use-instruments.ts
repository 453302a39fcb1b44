/** Brings the instruments: the diagram, the machines, the pairs and the reasons. */
import { type Signal, type useModel, useSignal, useSignalEffect } from "@preact/signals";
import type { BenchModel } from "../models/bench/bench.ts";

/** Brings the instruments when there is something to look at: at the first press, or when a machine is opened, or over plain HTTP. */
export function useInstruments(bench: BenchModelOnPage) {
  const instruments: Signal<Kit | undefined> = useSignal(undefined);
  useSignalEffect(() => {
    const asked = !isSecureContext || bench.used.value || bench.A.machine.value || bench.B.machine.value ||
      hasChosen(bench) || bench.leaving.shown.value || bench.arriving.scanning.value;
    if (!asked || instruments.peek()) return;
    void import("./lazy/instruments.ts").then((kit) => {
      instruments.value ??= { ...kit, diagram: new kit.DiagramModel({ A: bench.A.log, B: bench.B.log }) };
    });
  });
  return instruments;
}

/** Code that differs from what the page was sent with. */
const hasChosen = ({ A, B, mode, sessions }: BenchModelOnPage): boolean =>
  A.channels.open.value || B.channels.open.value || mode.value === "gathered" ||
  sessions.value.A.calls[0]?.argument !== undefined;

type BenchModelOnPage = ReturnType<typeof useModel<InstanceType<typeof BenchModel>>>;
type Loaded = typeof import("./lazy/instruments.ts");
type Kit = Loaded & { readonly diagram: InstanceType<Loaded["DiagramModel"]> };
