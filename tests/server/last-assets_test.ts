/** What a new build keeps of the one before: what pages that are open may still ask for. */
import assert from "node:assert/strict";
import { lastAssets } from "../../server/last-assets.ts";

Deno.test("the assets of the last build are kept, with their compressed copies; those before it are not", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/.vite`);
  await Deno.mkdir(`${folder}/assets`);
  for (const name of ["a-1.js", "a-1.js.br", "a-1.css", "font-1.woff2", "a-0.js"]) {
    await Deno.writeTextFile(`${folder}/assets/${name}`, name);
  }
  const chunk = { file: "assets/a-1.js", css: ["assets/a-1.css"], assets: ["assets/font-1.woff2", "assets/gone.png"] };
  await Deno.writeTextFile(`${folder}/.vite/manifest.json`, JSON.stringify({ "client.ts": chunk }));
  const kept = await lastAssets(folder);
  assert.deepEqual(
    [...kept.keys()].map((path) => path.slice(folder.length)),
    ["/assets/a-1.js", "/assets/a-1.js.br", "/assets/a-1.css", "/assets/font-1.woff2"],
  );
  assert.equal(new TextDecoder().decode(kept.get(`${folder}/assets/a-1.css`)), "a-1.css");
  await Deno.remove(folder, { recursive: true });
});

Deno.test("without a build, or with a manifest that is none, there is nothing to keep", async () => {
  const folder = await Deno.makeTempDir();
  assert.equal((await lastAssets(folder)).size, 0);
  await Deno.mkdir(`${folder}/.vite`);
  await Deno.writeTextFile(`${folder}/.vite/manifest.json`, "{");
  assert.equal((await lastAssets(folder)).size, 0);
  await Deno.remove(folder, { recursive: true });
});
