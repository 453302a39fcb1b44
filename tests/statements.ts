/**
 * Writes docs/statements.md: a sample of what learners are told, drawn by a seed from all tables, each held by hand
 * against its source or a run. What is recorded in tests/fixtures/statements-held.json is the sentence as it was held:
 * one that was changed since has to be held again.
 */
import { annotate } from "../protocol/sdp/mod.ts";
import { ROWS } from "../protocol/sdp/rows/mod.ts";
import { FINDING_WORDS } from "../protocol/sdp/findings/wording.ts";
import { PAIR_WORDS } from "../protocol/sdp/pair/wording.ts";
import { GLOSSARY } from "../protocol/glossary/mod.ts";

const FIXTURES = new URL("fixtures/", import.meta.url);
const SEED = 20261126;
const SIZE = 100;

interface Statement {
  readonly about: string;
  readonly said: string;
  readonly source: string;
}

/**
 * Every statement of the tables, each once: of the lines that are explained fully, of what is said of their values in
 * the captures, the value itself left out, of the findings, and of the glossary.
 */
async function statements(): Promise<readonly Statement[]> {
  const found = new Map<string, Statement>();
  const add = (about: string, said: string, source: string) => {
    const shape = `${about} ${said.replaceAll(/“[^”]*”|\d+/g, "#")}`;
    if (!found.has(shape)) found.set(shape, { about, said, source });
  };
  const must: readonly string[] = JSON.parse(await Deno.readTextFile(new URL("sdp/must.json", FIXTURES)));
  for (const { name, summary, answer, source } of ROWS.filter(({ name }) => must.includes(name))) {
    add(name, summary, source);
    if (answer) add(`${name}, in an answer`, answer, source);
  }
  for (const [code, [said]] of Object.entries(FINDING_WORDS)) add(`finding ${code}`, said, "");
  for (const [code, [said]] of Object.entries(PAIR_WORDS)) add(`between two, ${code}`, said, "");
  for (const { term, said, source } of GLOSSARY) add(`glossary, ${term}`, said, source);
  for (const browser of ["chromium-156", "firefox-153"]) {
    const folder = new URL(`sdp/${browser}/`, FIXTURES);
    const names = [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => name.endsWith(".sdp")).sort();
    for (const name of names) {
      for (const { name: row, fields, source } of annotate(await Deno.readTextFile(new URL(name, folder))).lines) {
        for (const { name: field, text, meaning } of fields.slice(1)) {
          const said = meaning.replaceAll(text, "…");
          // Of what only repeats the value nothing can be held.
          if (said.length > 25) add(`${row}, ${field}`, said, source);
        }
      }
    }
  }
  return [...found.values()];
}

/** FNV-1a of 32 bits, begun with the seed: what is drawn stays drawn when other statements come and go. */
function drawn(text: string): number {
  let hash = 0x811c9dc5 ^ SEED;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ hash >>> 15, 0x2c1b3c6d);
  return (hash ^ hash >>> 13) >>> 0;
}

/** How each of the sample was held, by the sentence. */
type Held = Readonly<Record<string, string>>;

/** The sample, each with how it was held; `undefined` for one that was not held yet. */
export async function sample(): Promise<readonly (Statement & { readonly held?: string })[]> {
  const held: Held = JSON.parse(await Deno.readTextFile(new URL("statements-held.json", FIXTURES)));
  const all = (await statements()).toSorted((a, b) => drawn(a.about + a.said) - drawn(b.about + b.said));
  return all.slice(0, SIZE).map((one) => ({ ...one, ...(Object.hasOwn(held, one.said) && { held: held[one.said] }) }));
}

/** The page’s text. */
export async function statementsPage(): Promise<string> {
  const all = await statements();
  const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("*", "\\*");
  const rows = (await sample()).map(({ about, said, source, held = "not held yet" }, i) =>
    `| ${i + 1} | ${cell(about)} | ${cell(said)} | ${cell(source)} | ${cell(held)} |`
  );
  return [
    "# Statements held against their sources",
    "",
    `Written by \`deno task statements\`: ${SIZE} of the ${all.length} statements in the tables, drawn by the seed ${SEED}.`,
    "They are those of the lines that are explained fully, of their values in the captures (“…” is the value), of the",
    "findings and of the glossary. On 26 November 2026 each was judged by somebody who knows the field, who found none",
    "wrong; for about half of them the passage named as “RFC text” was then read, for the others it says where to read.",
    "RFC 9429 and the specifications of codecs and of W3C were not at hand. In the glossary four statements cited a",
    "neighbouring section, which is mended. Every sentence that names a browser is held besides, by",
    "`tests/browser/said-of-browsers.ts` and `tests/browser/claims-list.ts`.",
    "",
    "| | about | statement | source | held against |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

if (import.meta.main) await Deno.writeTextFile("docs/statements.md", await statementsPage());
