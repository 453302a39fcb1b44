/** When `deno task start` builds: after a change of the sources, and not after what a build or a test leaves. */
import assert from "node:assert/strict";
import { isStale } from "../../server/stale.ts";

/** Makes a file whose last change was in that minute of an hour. */
async function touch(path: string, minute: number) {
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await Deno.writeTextFile(path, "");
  const then = new Date(Date.UTC(2026, 0, 1, 12, minute));
  await Deno.utime(path, then, then);
}

Deno.test("a site is built again when a source is newer, and not for what is made of the sources", async () => {
  const folder = await Deno.makeTempDir();
  const last = `${folder}/dist/404.html`;
  await touch(`${folder}/routes/pages.tsx`, 1);
  assert.equal(await isStale(folder, last), true, "nothing was built");
  await touch(last, 2);
  assert.equal(await isStale(folder, last), false);
  const made = ["out-of-band.zip", "test-results/trace.zip", "playwright-report/index.html", "dist/sw.js"];
  for (const path of [...made, "node_modules/x/index.js", "docs/hosting.md", ".git/index"]) {
    await touch(`${folder}/${path}`, 3);
    assert.equal(await isStale(folder, last), false, path);
  }
  await touch(`${folder}/routes/pages.tsx`, 3);
  assert.equal(await isStale(folder, last), true, "a source is newer");
  await Deno.remove(folder, { recursive: true });
});
