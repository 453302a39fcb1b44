/** What is given to a replay: one trace, or the traces of two devices, which become one. */
import type { Problem } from "../../protocol/problems/mod.ts";
import { LARGEST_TRACE, readTrace, tooLarge, type Trace, type TraceReading } from "../../protocol/trace/mod.ts";

/** A file, a text, or the files of two devices. */
export type TraceSource = File | string | readonly File[];

/** A trace, what it is called, and what is to be said of it. */
export interface Opened {
  readonly trace: Trace;
  readonly name: string;
  readonly note: string;
}

/** Why nothing was opened. */
export interface Refused {
  readonly problem: Problem;
}

/** What reading needs of the world. */
export interface OpenTraceTools {
  readonly readFile: (file: Blob) => Promise<string>;
  /** Brings what joins the traces of two devices. */
  readonly loadJoin: () => Promise<typeof import("../../protocol/trace/lazy.ts")>;
}

/** Reads what was given; `beside` is the trace of one device, to which that of the other is given. */
export async function readTraceSource(
  given: TraceSource,
  tools: OpenTraceTools,
  beside?: Opened,
): Promise<Opened | Refused> {
  const files = typeof given === "string" || given instanceof File ? [given] : given;
  if (files.length > 2) return { problem: { code: "traces-many" } };
  const opened: Opened[] = beside ? [beside] : [];
  for (const file of files) {
    const reading = typeof file === "string" ? readTrace(file) : await readOne(file, tools);
    if (!reading.ok) return { problem: reading.problem };
    const name = typeof file === "string" ? "Pasted trace" : file.name;
    opened.push({ trace: reading.trace, name, note: reading.note });
  }
  const [one, other] = opened;
  if (!other) return one;
  const { join, alignedWords } = await tools.loadJoin();
  const joined = join(one.trace, other.trace);
  if (!joined.ok) return joined;
  const note = [alignedWords(joined.alignment), one.note, other.note].filter((said) => said !== "").join(" ");
  return { trace: joined.trace, name: `${one.name} + ${other.name}`, note };
}

async function readOne(file: File, { readFile }: OpenTraceTools): Promise<TraceReading> {
  if (file.size > LARGEST_TRACE) return tooLarge(file.size);
  try {
    const text = await readFile(file);
    return readTrace(text);
  } catch {
    return { ok: false, problem: { code: "file-unread", why: "unread" } };
  }
}
