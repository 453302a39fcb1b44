/** The assets of the build that lies in a folder now, which the next one leaves beside its own. */

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

/**
 * What pages that are open now may still ask for, by path. It is what the manifest names, not all that lies there: the
 * assets of builds before the last are dropped. Empty where nothing was built, or the manifest is none.
 */
export async function lastAssets(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const { file, css = [], assets = [] } of await manifestOf(folder)) {
    for (const path of [file, ...css, ...assets].flatMap((name) => ["", ".br", ".gz"].map((end) => name + end))) {
      const bytes = await Deno.readFile(`${folder}/${path}`).catch(() => undefined);
      if (bytes) found.set(`${folder}/${path}`, bytes);
    }
  }
  return found;
}

async function manifestOf(folder: string): Promise<readonly Chunk[]> {
  try {
    return Object.values(JSON.parse(await Deno.readTextFile(`${folder}/.vite/manifest.json`)));
  } catch {
    return [];
  }
}
