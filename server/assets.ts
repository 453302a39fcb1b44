/** Finds what Vite has built, through its manifest. */

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** What a page's head names, as paths below the site's root. */
export interface Assets {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly preloads: readonly string[];
  /** Under `deno task dev`, where Vite writes styles into the page, which the policy would not let it. */
  readonly developing?: true;
}

/** While developing, Vite serves the sources themselves. */
const DEVELOPING: Assets = { scripts: ["@vite/client", "client.ts"], styles: [], preloads: [], developing: true };

/** The assets of a page with these islands. Without a build it throws, except under `deno task dev`. */
export async function assetsFor(islands: readonly string[]): Promise<Assets> {
  if (Deno.env.get("OUT_OF_BAND_DEV")) return DEVELOPING;
  const manifest: Record<string, Chunk> = JSON.parse(await Deno.readTextFile("dist/.vite/manifest.json"));
  const entry = manifest["client.ts"];
  const preloads = new Set<string>();
  const follow = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || chunk === entry || preloads.has(chunk.file)) return;
    preloads.add(chunk.file);
    chunk.imports?.forEach(follow);
  };
  entry.imports?.forEach(follow);
  for (const island of islands) follow(`islands/${island}.tsx`);
  return { scripts: [entry.file], styles: entry.css ?? [], preloads: [...preloads] };
}

/** The text of a built stylesheet, for the one page that cannot know where it will be served. */
export const readStyle = (path: string): Promise<string> => Deno.readTextFile(`dist/${path}`);
