/** The recorded traces of the lessons, as they lie beside their texts. */
import { readFileSync } from "node:fs";
import type { LessonFile } from "../../lessons/format/read.ts";
import { outdated, tracesOf } from "../../lessons/format/recorded.ts";
import { benchOf, partsOf } from "../../models/lesson/recorded-bench.ts";
import { readRecordedPackets } from "../../protocol/box/mod.ts";
import type { NetworkSeen } from "../../protocol/goals/mod.ts";
import { readTrace, type Trace } from "../../protocol/trace/mod.ts";

/** What is wrong with a lesson’s recordings, each in a sentence that says which command mends it. */
export const recordingMistakes = (lesson: LessonFile): readonly string[] =>
  lesson.unrecorded ? [] : tracesOf(lesson).flatMap((name, bench) => {
    const wrong = mistakeIn(lesson, name, bench);
    return wrong ? [`lessons/${name} ${wrong}. Record it: deno task record-lessons ${lesson.slug}`] : [];
  });

function mistakeIn(lesson: LessonFile, name: string, bench: number): string | undefined {
  let text: string;
  try {
    text = readFileSync(`lessons/${name}`, "utf8");
  } catch {
    return "is missing";
  }
  const read = readTrace(text);
  if (!read.ok) return "cannot be read";
  if (!lesson.network) return outdated(lesson, bench, read.trace);
  const network = networkOn(lesson, bench, read.trace);
  return typeof network === "string" ? network : outdated(lesson, bench, read.trace, network);
}

/** What was recorded of the network of a bench, as for somebody who has opened every packet; or what is wrong with it. */
function networkOn(lesson: LessonFile, bench: number, trace: Trace): NetworkSeen | string {
  let text: string;
  try {
    text = readFileSync(`lessons/${lesson.slug}/packets.json`, "utf8");
  } catch {
    return "has no packets.json beside it";
  }
  const recording = readRecordedPackets(text);
  if (!recording) return "has a packets.json beside it that cannot be read";
  const parts = partsOf(lesson.steps, recording);
  if (parts.length < lesson.steps.length) return "has a packets.json beside it that lacks a step";
  const { networkAt, packets } = benchOf(trace, parts.filter((part) => part.bench === bench));
  return networkAt(Infinity, new Set(packets.map(({ number }) => number)));
}
