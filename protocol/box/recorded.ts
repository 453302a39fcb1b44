/** The packets of a lesson on the box, recorded step by step when it was walked, for where no box serves the page. */
import * as v from "valibot";
import { readAs } from "./messages.ts";
import { SEEN } from "./packet.ts";
import { SETTINGS } from "./settings.ts";

const RECORDED = v.strictObject({
  format: v.literal("out-of-band/recorded-packets"),
  version: v.literal(1),
  steps: v.array(v.strictObject({
    /** The anchor of the step in the lesson’s text. */
    id: v.pipe(v.string(), v.maxLength(100)),
    /** The network at its end. */
    settings: SETTINGS,
    /** Those that were told during it; times count from the first one of its bench. */
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
  const written = steps.map(({ id, settings, packets }) =>
    `{"id": ${line(id)}, "settings": ${line(settings)}, "packets": [\n${packets.map(line).join(",\n")}\n]}`
  );
  return `{"format": ${line(format)}, "version": ${version}, "steps": [\n${written.join(",\n")}\n]}\n`;
}
