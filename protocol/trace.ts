/** A trace: the saved logs of both clients. */
import type { ClientName, Entry } from "./fact.ts";

/** The file format `*.trace.json`, version 1. */
export interface Trace {
  readonly format: "out-of-band/trace";
  readonly version: 1;
  readonly clients: Readonly<Record<ClientName, { readonly log: readonly Entry[] }>>;
  readonly notes: readonly unknown[];
}

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
