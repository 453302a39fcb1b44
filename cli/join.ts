/** Joins the traces of two devices into one, and says how their clocks were aligned. */
import { alignedWords, join, readTrace, type Trace, writeWhole } from "../protocol/trace/mod.ts";
import { type Ending, give, type Given, main, refusalOf, tell } from "./command.ts";
import { readText } from "./input.ts";

async function run({ files }: Given<Record<never, never>>): Promise<Ending> {
  const traces: Trace[] = [];
  for (const file of files) {
    const text = await readText(file);
    if (typeof text !== "string") return text;
    const reading = readTrace(text);
    if (!reading.ok) return refusalOf(reading.problem, `${file}: `);
    if (reading.note !== "") tell(`${file}: ${reading.note}`);
    traces.push(reading.trace);
  }
  const joined = join(traces[0], traces[1]);
  if (!joined.ok) return refusalOf(joined.problem);
  // What was asked for goes to standard output, so that it can be piped; what is told goes beside it.
  tell(alignedWords(joined.alignment));
  give(writeWhole(joined.trace).trimEnd());
  const { least, most } = joined.alignment;
  return Number.isFinite(most - least) ? 0 : 1;
}

if (import.meta.main) {
  await main({
    name: "join",
    does: "Joins the traces of the two devices of one session; the joined trace goes to standard output.",
    reads: "A.trace.json B.trace.json",
    least: 2,
    most: 2,
    wants: "Two files are joined.",
    options: {},
    endings: ["when they were joined", "when their clocks are known in one direction only"],
    run,
  });
}
