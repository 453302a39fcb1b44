/** No sentence about a browser stands alone: each has what holds it, and everything that holds one is there. */
import assert from "node:assert/strict";
import { CLAIMS } from "../../browser/claims-list.ts";
import { HELD, WRITES } from "../../browser/said-of-browsers.ts";
import { saidOfBrowsers } from "../../browser/sentences.ts";
import { GLOSSARY } from "../../../protocol/glossary/mod.ts";

const ROOT = new URL("../../../", import.meta.url);
const read = (path: string) => Deno.readTextFileSync(new URL(path, ROOT));
const all = saidOfBrowsers(ROOT);

Deno.test("every sentence that says something of browsers is held by a claim, a test, a measurement or a rule", () => {
  assert.ok(all.length > 80);
  const alone = all.filter(({ sentence }) => !HELD.some(([part]) => sentence.includes(part)));
  assert.deepEqual(alone, [], "Add what holds it to tests/browser/said-of-browsers.ts");
  const unused = HELD.filter(([part]) => !all.some(({ sentence }) => sentence.includes(part)));
  assert.deepEqual(unused.map(([part]) => part), [], "No sentence says so any more");
});

Deno.test("what holds a sentence is there: the claim, the line, the test, the words of docs/browsers.md, the rule", () => {
  const measured = read("docs/browsers.md").replaceAll(/\s+/g, " ");
  for (const [part, held] of HELD) {
    if ("claims" in held) { for (const one of held.claims) assert.ok(CLAIMS.some(({ about }) => about === one), one); }
    else if ("writes" in held) {
      for (const one of held.writes) assert.ok(WRITES.some(({ about }) => about === one), one);
    } else if ("spec" in held) assert.ok(read(`tests/browser/${held.spec}`).includes(held.test), held.test);
    else if ("measured" in held) assert.ok(measured.includes(held.measured), held.measured);
    else if ("rule" in held) {
      const { sentence } = all.find((one) => one.sentence.includes(part))!;
      const cited = sentence + GLOSSARY.filter(({ said }) => said.includes(part)).map(({ source }) => source).join();
      assert.match(cited, held.rule, part);
    }
  }
});

Deno.test("every line that browsers are asked to write holds a sentence", () => {
  const used = new Set(HELD.flatMap(([, held]) => "writes" in held ? held.writes : []));
  assert.deepEqual(WRITES.map(({ about }) => about).filter((about) => !used.has(about)), []);
});
