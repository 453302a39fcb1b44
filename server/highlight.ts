/** Highlights the listings when a page is rendered, so that no highlighter is sent to anyone. */
import type { Listings } from "../components/client/Code.tsx";
import type { ShownLine, Tokens } from "../components/client/Code.tsx";
import { CLIENTS } from "../protocol/facts/mod.ts";
import type { Sources } from "../components/signaling/sources.ts";
import { listing } from "../protocol/listing/mod.ts";

/** What Shiki's variables become: one letter each, a class in `components/client/Code.css`. */
const KINDS: Record<string, string> = {
  "--shiki-token-keyword": "k",
  "--shiki-token-string": "s",
  "--shiki-token-string-expression": "s",
  "--shiki-token-comment": "c",
  "--shiki-token-constant": "n",
  "--shiki-token-function": "f",
};

/** Runs with what highlights code of a language, line by line. */
async function highlighting<T>(
  lang: "javascript" | "typescript",
  run: (highlight: (code: string) => readonly Tokens[]) => T | Promise<T>,
): Promise<T> {
  const { createCssVariablesTheme, createHighlighter } = await import("shiki");
  const theme = createCssVariablesTheme();
  const highlighter = await createHighlighter({ themes: [theme], langs: [lang] });
  // Shiki leaves a line unlit after half a second, which a busy machine needs for the first.
  const options = { lang, theme: theme.name!, tokenizeTimeLimit: 0 } as const;
  const made = await run((code) => highlighter.codeToTokens(code, options).tokens.map(joined));
  highlighter.dispose();
  return made;
}

/** Every listing that a bench can show, by client, role and mode. */
export const highlightedListings = (): Promise<Listings> =>
  highlighting("javascript", (highlight) => {
    const listings: Record<string, readonly ShownLine[]> = {};
    for (const client of CLIENTS) {
      for (const role of ["offerer", "answerer"] as const) {
        for (const mode of ["trickle", "gathered"] as const) {
          const lines = listing(client, role, mode);
          const code = lines.map((line) => line.code).join("\n");
          listings[`${client}-${role}-${mode}`] = highlight(code).map((tokens, i) => {
            const { code: _, ...lit } = lines[i];
            return { tokens, ...lit };
          });
        }
      }
    }
    return listings;
  });

/** The sources of the programs that carry in place of a hand, as they run. */
export const highlightedSources = (): Promise<Sources> =>
  highlighting("typescript", async (highlight) => {
    const of = async (path: string) =>
      highlight((await Deno.readTextFile(new URL(`../${path}`, import.meta.url))).trimEnd());
    return { broadcast: await of("browser/broadcast.ts"), websocket: await of("network/signaling.ts") };
  });

/** Neighbours of one kind become one token. */
function joined(line: readonly { content: string; color?: string }[]): Tokens {
  const tokens: string[] = [];
  for (const { content, color } of line) {
    const kind = KINDS[/--shiki-[a-z-]+/.exec(color ?? "")?.[0] ?? ""] ?? "";
    if (tokens.at(-2) === kind) tokens[tokens.length - 1] += content;
    else tokens.push(kind, content);
  }
  return tokens;
}
