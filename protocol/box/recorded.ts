/**
 * The network and the packets of a lesson on the box, recorded step by step when it was walked, for where no box serves
 * the page. Times are those of the recorded traces: milliseconds since the bench of the step opened.
 */
import * as v from "valibot";
import { readAs } from "../text/mod.ts";
import { SEEN } from "./packet.ts";
import { SETTINGS } from "./settings.ts";

const TIME = v.pipe(v.number(), v.finite(), v.minValue(0));

const RECORDED = v.strictObject({
  format: v.literal("out-of-band/recorded-packets"),
  version: v.literal(2),
  steps: v.array(v.strictObject({
    /** The anchor of the step in the lesson’s text. */
    id: v.pipe(v.string(), v.maxLength(100)),
    /** When it was done. */
    until: TIME,
    /** Whether Client B was a peer of glass at its end. */
    isGlass: v.boolean(),
    /** The network as it was set during it; on the first step of a bench, also as it was before. */
    network: v.pipe(v.array(v.strictObject({ at: TIME, settings: SETTINGS })), v.maxLength(100)),
    /** Those that were told during it. */
    packets: v.pipe(v.array(SEEN), v.maxLength(500)),
  })),
});
/** A recording, step by step. */
export type RecordedPackets = v.InferOutput<typeof RECORDED>;

/** Reads a recording; `undefined` if it is none. */
export const readRecordedPackets = (text: string): RecordedPackets | undefined => readAs(RECORDED, text);

/** Writes a recording, one packet a line, so that a new one can be compared with the one before. */
export function writeRecordedPackets({ format, version, steps }: RecordedPackets): string {
  const line = (value: unknown) => JSON.stringify(value);
  const written = steps.map(({ packets, ...step }) =>
    `${line(step).slice(0, -1)},"packets": [\n${packets.map(line).join(",\n")}\n]}`
  );
  return `{"format": ${line(format)}, "version": ${version}, "steps": [\n${written.join(",\n")}\n]}\n`;
}
