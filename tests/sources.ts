/** Writes docs/sources.md: for each line and attribute that is explained, what it says and where that is written. */
import { annotate } from "../protocol/sdp/mod.ts";
import { ROWS } from "../protocol/sdp/rows/mod.ts";

const FIXTURES = new URL("fixtures/sdp/", import.meta.url);

/** The page's text. `seen` is the first fixture, by name, in which a row was met. */
export async function sourcesPage(): Promise<string> {
  const must: string[] = JSON.parse(await Deno.readTextFile(new URL("must.json", FIXTURES)));
  const seen = await seenIn();
  const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
  const full = ROWS.filter((row) => must.includes(row.name));
  const others = ROWS.filter((row) => !must.includes(row.name));
  const row = ({ name, summary, source }: typeof ROWS[number]) =>
    `| \`${name}\` | ${cell(summary)} | ${cell(source)} | ${seen.get(name) ?? "in no capture"} |`;
  const named = ({ name, source }: typeof ROWS[number]) => `| \`${name}\` | ${cell(source)} |`;
  return [
    "# Sources",
    "",
    "Written by `deno task sources` from the tables in `protocol/sdp/rows/`. Each meaning shown on the page cites its own",
    "clause where it differs from its line’s.",
    "",
    `## Explained fully (${full.length})`,
    "",
    "| line | what it says | source | first seen in |",
    "| --- | --- | --- | --- |",
    ...full.map(row),
    "",
    `## Named (${others.length})`,
    "",
    "| line | source |",
    "| --- | --- |",
    ...others.map(named),
    "",
  ].join("\n");
}

async function seenIn(): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const browser of ["chromium-156", "firefox-153"]) {
    const files: string[] = [];
    for await (const { name } of Deno.readDir(new URL(`${browser}/`, FIXTURES))) {
      if (name.endsWith(".sdp")) files.push(name);
    }
    for (const file of files.sort()) {
      for (const { name } of annotate(await Deno.readTextFile(new URL(`${browser}/${file}`, FIXTURES))).lines) {
        if (!seen.has(name)) seen.set(name, `${browser}/${file}`);
      }
    }
  }
  return seen;
}

if (import.meta.main) await Deno.writeTextFile("docs/sources.md", await sourcesPage());
