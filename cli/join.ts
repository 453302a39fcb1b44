/** Joins the traces of two devices into one, and says how their clocks were aligned. */
import { explain } from "../protocol/problems/mod.ts";
import { alignedWords, join, readTrace, writeWhole } from "../protocol/trace/mod.ts";

const USE = "deno task join A.trace.json B.trace.json > joined.trace.json";

/** Resolves to the exit status: 0 joined, 1 joined with the clocks bounded in one direction only, 2 not joined. */
async function run(args: string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(`Joins the traces of the two devices of one session. Use: ${USE}`);
    return 0;
  }
  if (args.length !== 2) return complain(`Two files are joined. Use: ${USE}`);
  const traces = [];
  for (const file of args) {
    const text = await Deno.readTextFile(file).catch(() => undefined);
    if (text === undefined) return complain(`The file ${file} cannot be read. Name a saved *.trace.json.`);
    const reading = readTrace(text);
    if (!reading.ok) return complain(`${file}: ${Object.values(explain(reading.problem)).join(" ")}`);
    if (reading.note !== "") console.error(`${file}: ${reading.note}`);
    traces.push(reading.trace);
  }
  const joined = join(traces[0], traces[1]);
  if (!joined.ok) return complain(Object.values(explain(joined.problem)).join(" "));
  // What was asked for goes to standard output, so that it can be piped; what is told goes beside it.
  console.error(alignedWords(joined.alignment));
  console.log(writeWhole(joined.trace).trimEnd());
  const { least, most } = joined.alignment;
  return Number.isFinite(most - least) ? 0 : 1;
}

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}

if (import.meta.main) Deno.exit(await run(Deno.args));
