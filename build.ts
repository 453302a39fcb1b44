/** Bundles with Vite, renders every page to `dist/`, writes the service worker that keeps them, and compresses. */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { toSSG } from "hono/deno";
import { build } from "vite";
import { generateSW } from "workbox-build";
import { app } from "./main.ts";
import { courseFiles, LessonMistakes } from "./server/course.ts";
import { lastAssets } from "./server/last-assets.ts";
import { isStale } from "./server/stale.ts";
import { notFoundPage } from "./routes/pages.tsx";

/** Written last, so its age is the age of a whole build. */
const LAST = "dist/404.html";

if (!Deno.args.includes("--if-needed") || await isStale(".", LAST)) {
  // Before anything is written: a lesson with mistakes leaves the last build as it is.
  await courseFiles().catch((error) => {
    if (!(error instanceof LessonMistakes)) throw error;
    console.error(error.message);
    Deno.exit(1);
  });
  const before = await lastAssets("dist");
  await build({ logLevel: "warn" });
  const rendered = await toSSG(app, { dir: "dist" });
  if (!rendered.success) throw rendered.error;
  await Deno.writeTextFile(LAST, await notFoundPage(Deno.env.get("SITE_BASE") ?? "/"));
  await writeServiceWorker("dist");
  await compress("dist");
  // A page that was opened before this build goes on asking for the chunks that it was built with.
  for (const [path, bytes] of before) await Deno.writeFile(path, bytes, { createNew: true }).catch(() => {});
}

/**
 * Writes `sw.js`, which fetches the whole site when it is first installed and answers from that. A newer one waits until
 * no page of the site is open, so that it never takes scripts away from a bench in use; it takes hold of the page that
 * installed it, whose late parts then come from here.
 */
async function writeServiceWorker(folder: string): Promise<void> {
  const { warnings } = await generateSW({
    globDirectory: folder,
    globPatterns: ["**/*.{html,js,css,svg,woff2}", "lessons/*/sheet.json", "lessons/*/recording.json"],
    // A server that answers with `404.html` where nothing is answers so for its own address, too, and one refusal ends the
    // installation of a worker.
    globIgnores: ["sw.js", "404.html"],
    swDest: `${folder}/sw.js`,
    // Pages under the addresses at which they are opened: hosts differ in what they say to `…/index.html`.
    manifestTransforms: [(entries) => ({
      manifest: entries.map((entry) => ({ ...entry, url: entry.url.replace(/(^|\/)index\.html$/, "$1") || "./" })),
    })],
    // These have a hash in their names.
    dontCacheBustURLsMatching: /^assets\//,
    // What stands behind the `?` is read by the page.
    ignoreURLParametersMatching: [/./],
    clientsClaim: true,
    skipWaiting: false,
    inlineWorkboxRuntime: true,
    sourcemap: false,
    mode: "production",
  });
  if (warnings.length > 0) throw new Error(warnings.join("\n"));
}

async function compress(folder: string): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) await compress(path);
    else if (/\.(html|js|css|svg|txt|json)$/.test(name)) {
      const bytes = await Deno.readFile(path);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
      await Deno.writeFile(`${path}.br`, brotliCompressSync(bytes, { params }));
      await Deno.writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  }
}
