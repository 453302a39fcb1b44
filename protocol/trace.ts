/** A trace: the saved logs of both clients. */
import type { ClientName, Entry } from "./fact.ts";

/** The file format `*.trace.json`, version 1. */
export interface Trace {
  readonly format: "out-of-band/trace";
  readonly version: 1;
  readonly clients: Readonly<Record<ClientName, { readonly log: readonly Entry[] }>>;
  readonly notes: readonly unknown[];
}

export type TraceReading =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly said: string; readonly next: string };

/** Writes the logs as a trace, two-space indented JSON with a final line break. */
export function writeTrace(logs: Readonly<Record<ClientName, readonly Entry[]>>): string {
  const trace: Trace = {
    format: "out-of-band/trace",
    version: 1,
    clients: { A: { log: logs.A }, B: { log: logs.B } },
    notes: [],
  };
  return JSON.stringify(trace, null, 2) + "\n";
}

/** Reads a saved trace. Facts of a newer kind are kept: the fold passes over them. */
export function readTrace(text: string): TraceReading {
  const refuse = (said: string) => ({ ok: false as const, said, next: "Name a file that Save trace has written." });
  let value: Partial<Trace> | null;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("This is not JSON, so it is no trace.");
  }
  if (typeof value !== "object" || value?.format !== "out-of-band/trace") return refuse("This JSON is no trace.");
  if (value.version !== 1) return refuse(`This trace is of version ${value.version}; only version 1 can be read.`);
  const logs = [value.clients?.A?.log, value.clients?.B?.log];
  const whole = logs.every((log) => Array.isArray(log) && log.every((entry) => typeof entry?.at === "number"));
  return whole ? { ok: true, trace: value as Trace } : refuse("This trace does not hold the logs of both clients.");
}
