/** What the documents name is there: files, folders, links, and the tests that see a measurement again. */
import assert from "node:assert/strict";

const HOUSE = new URL("../../", import.meta.url);
const read = (path: string) => Deno.readTextFile(new URL(path, HOUSE));

async function documents(): Promise<readonly string[]> {
  const found = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
  for await (const { name } of Deno.readDir(new URL("docs/", HOUSE))) {
    if (name.endsWith(".md")) found.push(`docs/${name}`);
  }
  return found;
}

const ROOMS = "browser|cli|components|docs|islands|lessons|models|network|protocol|routes|server|static|tests|wiring";
/** A path of this repository in backticks; those with a placeholder in them (`<slug>`, `X.tsx`, `*`) are patterns. */
const PATH = new RegExp(`\`((?:${ROOMS})/[^\`\\s]*)\``, "g");
const isPattern = (path: string) => /[<>*…{]|\bX\b|-x\b/.test(path);

/** The paths that a document names, and the places that its links lead to, from the root of the repository. */
function named(document: string, text: string): readonly string[] {
  const paths = [...text.matchAll(PATH)].map(([, path]) => path).filter((path) => !isPattern(path));
  const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, to]) =>
    new URL(to, new URL(document, "file:///")).pathname.slice(1)
  );
  return [...paths, ...links];
}

const exists = (path: string) => Deno.stat(new URL(path, HOUSE)).then(() => true, () => false);

Deno.test("every path that a document names is there", async () => {
  for (const document of await documents()) {
    for (const path of named(document, await read(document))) {
      assert.ok(await exists(path), `${document} names ${path}, which is not there`);
    }
  }
  assert.deepEqual(named("docs/a.md", "`models/<slug>.ts` `routes/x.ts` [b](b.md#c) [d](https://d)"), [
    "routes/x.ts",
    "docs/b.md",
  ]);
});

/** A test that a document names: `path` (“the words it begins with …”, “another”). */
const SEEN = /`(tests\/[^`]+\.ts)`\s*\(((?:“[^”]+(?:”[^“)]*)?)+”)\)/g;

Deno.test("every test that a measurement is seen again in is there", async () => {
  const text = (await read("docs/browsers.md")).replace(/\s+/g, " ");
  const cited = [...text.matchAll(SEEN)].flatMap(([, path, quotes]) =>
    [...quotes.matchAll(/“((?:[^“”]|“[^”]*”)+?)”(?=,|$)/g)].map(([, words]) => [path, words.replaceAll("…", "").trim()])
  );
  assert.ok(cited.length > 10);
  for (const [path, words] of cited) {
    assert.ok((await read(path)).includes(words), `${path} holds no test “${words}”`);
  }
});
