/** Whether the site has to be built again before it is served. */

/**
 * What is no source of the site: what it is made into, what tests leave (.gitignore has them, too), what is installed,
 * and what no page is made of.
 */
const NO_SOURCES: readonly string[] = [
  "dist",
  "out-of-band.zip",
  "test-results",
  "playwright-report",
  "node_modules",
  "tests",
  "docs",
];

/** Whether any source below `folder` is newer than `last`, the file that a whole build writes last, or there is none. */
export async function isStale(folder: string, last: string): Promise<boolean> {
  const built = await Deno.stat(last).catch(() => undefined);
  return !built?.mtime || await newest(folder) > built.mtime.getTime();
}

async function newest(folder: string): Promise<number> {
  let latest = 0;
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (name.startsWith(".") || NO_SOURCES.includes(name)) continue;
    const path = `${folder}/${name}`;
    const time = isDirectory ? await newest(path) : (await Deno.stat(path)).mtime?.getTime() ?? 0;
    latest = Math.max(latest, time);
  }
  return latest;
}
