/** Finds what Vite has built, through its manifest. */

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** What a page's head names, as paths below the site's root. */
export interface Assets {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly preloads: readonly string[];
  readonly fonts: readonly string[];
  /** What the page may load later, scripts and styles: the names of files beside its script. */
  readonly later: readonly string[];
  /** Under `deno task dev`, where Vite writes styles into the page, which the policy would not let it. */
  readonly developing?: true;
}

/**
 * The stylesheets that pages name, as what they dress is rendered on the server only; each is an input of the bundle.
 * Those of an island come with it.
 */
export type Sheet =
  | "components/site/every-page.css"
  | "components/site/glossary.css"
  | "components/site/home.css"
  | "components/site/not-found.css";

/** The assets of a page with these sheets and islands. Without a build it throws, except under `deno task dev`. */
export async function assetsFor(sheets: readonly Sheet[], islands: readonly string[]): Promise<Assets> {
  // While developing, Vite serves the sources themselves, and brings the styles of islands by their scripts.
  if (Deno.env.get("OUT_OF_BAND_DEV")) {
    return {
      scripts: ["@vite/client", "client.ts"],
      styles: sheets,
      preloads: [],
      fonts: [],
      later: [],
      developing: true,
    };
  }
  const manifest: Record<string, Chunk> = JSON.parse(await Deno.readTextFile("dist/.vite/manifest.json"));
  const entry = manifest["client.ts"];
  /** What the entry itself imports; the islands come when the page has loaded, each with all it needs. */
  const preloads = new Set<string>();
  const followed = new Set<string>();
  const styles = new Set(sheets.map((sheet) => manifest[sheet].file));
  const follow = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || chunk === entry || followed.has(key)) return;
    followed.add(key);
    chunk.imports?.forEach(follow);
    chunk.css?.forEach((sheet) => styles.add(sheet));
  };
  for (const key of entry.imports ?? []) preloads.add(manifest[key].file);
  const fonts = sheets.flatMap((sheet) => manifest[sheet].assets ?? []).filter((file) => file.endsWith(".woff2"));
  const first = islands.map((island) => `islands/${island}.tsx`);
  first.forEach(follow);
  return { scripts: [entry.file], styles: [...styles], preloads: [...preloads], fonts, later: laterOf(first) };

  /** The files of every chunk that these lead to, but those that come by themselves. */
  function laterOf(keys: readonly string[]): readonly string[] {
    const reached = new Set(keys);
    for (const key of reached) {
      if (manifest[key] === entry) continue;
      for (const next of [...manifest[key].imports ?? [], ...manifest[key].dynamicImports ?? []]) reached.add(next);
    }
    const files = [...reached].filter((key) => manifest[key] !== entry && !followed.has(key))
      .flatMap((key) => [manifest[key].file, ...manifest[key].css ?? []]);
    return [...new Set(files)].filter((file) => !preloads.has(file) && !styles.has(file))
      .map((file) => file.slice(file.lastIndexOf("/") + 1));
  }
}

/** The text of a built stylesheet, for the one page that cannot know where it will be served. */
export const readStyle = (path: string): Promise<string> => Deno.readTextFile(`dist/${path}`);
