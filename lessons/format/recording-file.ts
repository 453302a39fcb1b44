/** A recording of a lesson on the box as its page fetches it: the traces of its benches, and its packets, in one file. */
import * as v from "valibot";
import { readRecordedPackets, type RecordedPackets } from "../../protocol/box/mod.ts";
import { readAs } from "../../protocol/text/mod.ts";
import { readTrace, type Trace } from "../../protocol/trace/mod.ts";

const FILE = v.strictObject({
  format: v.literal("out-of-band/lesson-recording"),
  version: v.literal(1),
  /** The texts of the recorded files. */
  traces: v.pipe(v.array(v.string()), v.minLength(1)),
  packets: v.string(),
});

/** What was recorded of a lesson on the box. */
export interface LessonRecording {
  /** One for each bench. */
  readonly traces: readonly Trace[];
  readonly packets: RecordedPackets;
}

/** Writes the texts of the recorded files as one. */
export const writeLessonRecording = (traces: readonly string[], packets: string): string =>
  JSON.stringify({ format: "out-of-band/lesson-recording", version: 1, traces, packets });

/** Reads that file; `undefined` where it is none, or one of its parts is not what it should be. */
export function readLessonRecording(text: string): LessonRecording | undefined {
  const file = readAs(FILE, text);
  const packets = file && readRecordedPackets(file.packets);
  if (!packets) return undefined;
  const traces = file.traces.map(readTrace);
  return traces.every((one) => one.ok) ? { traces: traces.map(({ trace }) => trace), packets } : undefined;
}
