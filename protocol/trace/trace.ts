/** A trace: the saved logs of both clients. */
import type { ClientName, Entry } from "../facts/mod.ts";

/** The file format `*.trace.json`, version 1. */
export interface Trace {
  readonly format: "out-of-band/trace";
  readonly version: 1;
  readonly clients: Readonly<Record<ClientName, { readonly log: readonly Entry[] }>>;
  readonly notes: readonly unknown[];
}

/** The one client that a trace is of, as a device saves it; `undefined` if it is of both, or of none. */
export function soleClient({ clients: { A, B } }: Trace): ClientName | undefined {
  if ((A.log.length > 0) === (B.log.length > 0)) return undefined;
  return A.log.length > 0 ? "A" : "B";
}

/** Writes the logs as a trace, two-space indented JSON with a final line break. */
export const writeTrace = ({ A, B }: Readonly<Record<ClientName, readonly Entry[]>>): string =>
  writeWhole({ format: "out-of-band/trace", version: 1, clients: { A: { log: A }, B: { log: B } }, notes: [] });

/** Writes a trace with everything that was read of it, known here or not. */
export const writeWhole = (trace: Trace): string => JSON.stringify(trace, null, 2) + "\n";
