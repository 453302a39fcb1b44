/** The round-trip time and the bytes of the selected pair over the last two minutes. */
import type { PairRead } from "../facts/mod.ts";

/** The selected pair at one moment; without `pair`, none was selected. Counters are of that pair alone. */
export interface Sample {
  /** Milliseconds since the bench opened. */
  readonly at: number;
  readonly pair?: string;
  readonly roundTripTime?: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/** How long samples are kept, in milliseconds. */
const KEPT_MS = 120_000;

/** The samples with one more. Those older than two minutes, and those that are not before it, are dropped. */
export function addSample(samples: readonly Sample[], at: number, pairs: readonly PairRead[]): readonly Sample[] {
  const selected = pairs.find((pair) => pair.selected);
  if (!selected && samples.length === 0) return samples;
  const { id, roundTripTime, bytesSent = 0, bytesReceived = 0 } = selected ?? {};
  const sample: Sample = {
    at,
    ...(id !== undefined && { pair: id }),
    ...(roundTripTime !== undefined && { roundTripTime }),
    bytesSent,
    bytesReceived,
  };
  return [...samples.filter((one) => one.at < at && one.at >= at - KEPT_MS), sample];
}
