/** Says how much of a folder of SDPs is explained. `deno task coverage DIR` */
import { annotate } from "../protocol/sdp/mod.ts";

if (import.meta.main) Deno.exit(await run(Deno.args[0]));

/** Exit status: 0 every file is explained whole, 1 some are not, 2 there is no such folder, or no SDP in it. */
async function run(folder: string | undefined): Promise<number> {
  const files = folder === undefined ? [] : await sdpFiles(folder).catch(() => []);
  if (files.length === 0) {
    console.error(`There is no *.sdp below ${folder ?? "here"}. Name a folder that holds some: deno task coverage DIR`);
    return 2;
  }
  const names = new Set<string>();
  const unknown = new Map<string, number>();
  let whole = 0;
  let characters = 0;
  let explained = 0;
  for (const file of files) {
    const { lines } = annotate(await Deno.readTextFile(file));
    if (lines.every((line) => line.known)) whole++;
    for (const line of lines) {
      names.add(line.name);
      if (!line.known) unknown.set(line.name, (unknown.get(line.name) ?? 0) + 1);
      characters += line.text.length;
      explained += line.fields.reduce((sum, { start, end }) => sum + end - start, 0);
    }
  }
  console.log(`${whole} of ${files.length} files explained whole`);
  console.log(`${names.size} distinct names, ${unknown.size} of them unknown`);
  console.log(`${(100 * explained / characters).toFixed(1)} % of characters inside an explained field`);
  for (const [name, times] of [...unknown].sort((one, two) => two[1] - one[1])) {
    console.log(`  unknown: ${name} (${times})`);
  }
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
