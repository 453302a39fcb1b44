/** Says how much of a folder of SDPs is explained. */
import { annotate } from "../protocol/sdp/mod.ts";
import { type Ending, type Given, main, say, wrong } from "./command.ts";
import { readText } from "./input.ts";

async function run({ files: [folder] }: Given<Record<never, never>>): Promise<Ending> {
  const files = await sdpFiles(folder).catch(() => undefined);
  if (files === undefined) {
    return { refused: `There is no folder ${folder} that can be read. Name one that holds SDPs.` };
  }
  if (files.length === 0) return wrong(`There is no *.sdp below ${folder}.`);
  const names = new Set<string>();
  const unknown = new Map<string, number>();
  let whole = 0;
  let characters = 0;
  let explained = 0;
  for (const file of files) {
    const text = await readText(file);
    if (typeof text !== "string") return text;
    const { lines } = annotate(text);
    if (lines.every((line) => line.known)) whole++;
    for (const line of lines) {
      names.add(line.name);
      if (!line.known) unknown.set(line.name, (unknown.get(line.name) ?? 0) + 1);
      characters += line.text.length;
      explained += line.fields.reduce((sum, { start, end }) => sum + end - start, 0);
    }
  }
  say(`${whole} of ${files.length} files explained whole`);
  say(`${names.size} distinct names, ${unknown.size} of them unknown`);
  say(`${(100 * explained / (characters || 1)).toFixed(1)} % of characters inside an explained field`);
  for (const [name, times] of [...unknown].sort((one, two) => two[1] - one[1])) say(`  unknown: ${name} (${times})`);
  return whole === files.length ? 0 : 1;
}

async function sdpFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) found.push(...await sdpFiles(path));
    else if (name.endsWith(".sdp")) found.push(path);
  }
  return found.sort();
}

if (import.meta.main) {
  await main({
    name: "coverage",
    does: "Says how much of the SDPs in a folder is explained.",
    reads: "DIR",
    least: 1,
    most: 1,
    wants: "One folder is searched.",
    options: {},
    endings: ["when every file is explained whole", "when some are not"],
    run,
  });
}
