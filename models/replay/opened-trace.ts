/** The trace that is open in a replay: given as a file or a text, alone or together with that of the other device. */
import { computed, createModel, signal } from "@preact/signals";
import { across } from "../../protocol/facts/mod.ts";
import type { Problem } from "../../protocol/problems/mod.ts";
import { soleClient, type Trace } from "../../protocol/trace/mod.ts";
import { type Opened, type OpenTraceTools, readTraceSource, type Refused, type TraceSource } from "./open-trace.ts";

/** `onOpened` is told of every trace before it is shown. */
export const OpenedTraceModel = createModel((tools: OpenTraceTools, onOpened: (trace: Trace) => void) => {
  const trace = signal<Trace | undefined>(undefined);
  /** What the trace was called, and what of it cannot be shown. */
  const name = signal("");
  const note = signal("");
  /** Why what was given last is no trace; the one before stays open. */
  const problem = signal<Problem | undefined>(undefined);
  const logs = {
    A: computed(() => trace.value?.clients.A.log ?? []),
    B: computed(() => trace.value?.clients.B.log ?? []),
  };
  /** The client that is not in a trace of one device. */
  const missing = computed(() => {
    const client = trace.value && soleClient(trace.value);
    return client && across(client);
  });
  /** Opens what was given, if it is a trace; the traces of two devices are joined. */
  async function open(given: TraceSource) {
    const read = await readTraceSource(given, tools);
    take(read);
  }

  /** Opens the trace of the other device beside the one that is open. */
  async function openOther(file: File) {
    const beside = { trace: trace.value!, name: name.value, note: note.value };
    const read = await readTraceSource(file, tools, beside);
    take(read);
  }

  function take(read: Opened | Refused) {
    if (!("trace" in read)) {
      problem.value = read.problem;
      return;
    }
    onOpened(read.trace);
    trace.value = read.trace;
    name.value = read.name;
    note.value = read.note;
    problem.value = undefined;
  }

  /** Shows a trace that was read already, in the place of the one before. */
  function show(read: Trace) {
    trace.value = read;
  }

  return { trace, name, note, problem, logs, missing, open, openOther, show };
});
