/** Follows a saved trace: says when each step of a lesson was first met. `deno task follow FILE [--lesson SLUG]` */
import { parseArgs } from "node:util";
import { COURSE } from "../lessons/mod.ts";
import { clock } from "../protocol/text/mod.ts";
import { follow } from "../protocol/goals/mod.ts";
import { explain } from "../protocol/problems/mod.ts";
import { readTrace } from "../protocol/trace/mod.ts";

/** Exit status: 0 every step met, 1 some not, 2 nothing could be read. */
if (import.meta.main) Deno.exit(await run(Deno.args));

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { lesson: { type: "string" } } });
  const [file] = positionals;
  const lesson = COURSE.find((one) => one.slug === (values.lesson ?? COURSE[0].slug));
  if (!lesson) return complain(`There is no lesson “${values.lesson}”. There is: ${COURSE.map((one) => one.slug)}.`);
  const text = file === undefined || file === "-"
    ? await new Response(Deno.stdin.readable).text()
    : await Deno.readTextFile(file).catch(() => undefined);
  if (text === undefined) return complain(`The file ${file} cannot be read. Name a saved *.trace.json.`);
  const reading = readTrace(text);
  if (!reading.ok) return complain(Object.values(explain(reading.problem)).join(" "));
  const logs = { A: reading.trace.clients.A.log, B: reading.trace.clients.B.log };
  const steps = follow(lesson, logs);
  for (const { id, at } of steps) console.log(`${at === undefined ? "   —" : clock(at).padStart(4)}  ${id}`);
  return steps.every(({ at }) => at !== undefined) ? 0 : 1;
}

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}
