/** Bundles what the browser needs: `client.ts`, through it the islands with their styles, and the styles of pages. */
import { existsSync } from "node:fs";
import preact from "@preact/preset-vite";
import devServer from "@hono/vite-dev-server";
import { defineConfig, type Plugin } from "vite";

/**
 * Brings `X.css` with `X.tsx`, and `folder/folder.css` with every component of its folder. The import is written here,
 * since Deno, which renders the same components, cannot import a stylesheet. It is appended: lines keep their numbers,
 * and the styles of a part come before those of what holds it.
 */
const stylesBesideComponents: Plugin = {
  name: "styles-beside-components",
  enforce: "pre",
  transform(code, id) {
    const [, path, folder, name] = /^(.*\/components\/([\w-]+)\/)(\w+)\.tsx$/.exec(id) ?? [];
    if (!path) return;
    const sheets = [`${folder}.css`, `${name}.css`].filter((sheet) => existsSync(path + sheet));
    return { code: code + sheets.map((sheet) => `\nimport "./${sheet}";`).join(""), map: null };
  },
};

/**
 * Has V8 compile every function of a script as it loads, off the main thread (its explicit compile hints), so that the
 * first press of a button waits for no compiler. V8 looks for the hint in a script’s first line only.
 */
const compiledOnLoad: Plugin = {
  name: "compiled-on-load",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        // In a small script there is nothing to win.
        if (chunk.type !== "chunk" || chunk.code.length < 4000) continue;
        chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
      }
    },
  },
};

export default defineConfig({
  base: "./",
  publicDir: "static",
  plugins: [
    stylesBesideComponents,
    preact(),
    compiledOnLoad,
    devServer({
      entry: "main.ts",
      export: "app",
      injectClientScript: false,
      exclude: [
        /^\/(client\.ts|@.+|components|islands|wiring|models|browser|protocol|lessons\/.+\.ts|node_modules|static|engine\.js|theme\.js|favicon\.svg)/,
      ],
    }),
  ],
  build: {
    manifest: true,
    target: "es2022",
    modulePreload: {
      polyfill: false,
      // An island comes with all that it needs at once. What comes later names its styles only, which no module imports:
      // the page brings later scripts before they are asked for (browser/later-chunks.ts).
      resolveDependencies: (_file, needed, { hostId }) =>
        hostId.startsWith("assets/client-") ? needed : needed.filter((file) => file.endsWith(".css")),
    },
    rollupOptions: {
      // The sheets that pages name themselves: see `Sheet` in server/assets.ts.
      input: [
        "client.ts",
        "components/site/every-page.css",
        "components/site/glossary.css",
        "components/site/home.css",
        "components/site/not-found.css",
      ],
      output: {
        // What nearly every page needs: one file is compressed better than ten.
        codeSplitting: {
          groups: [{
            name: "every-page",
            test:
              /node_modules.*preact|browser\/(late-styles|quiet|file)\.|wiring\/use-kept|protocol\/text\/counting|components\/site\/lazy/,
          }, {
            // And what every page with a bench needs beside it.
            name: "views",
            test: /components\/bench\/view\.|wiring\/next-step-view/,
          }, {
            // And the styles of what is always there on a bench.
            name: "bench-styles",
            test: (id) =>
              /components\/client\/(client|Client|Panes|PasteBox|Code|ApiButtons|StateMachines|ProblemNote|AnswerDeadline)\.css/
                .test(id) ||
              /components\/(bench\/(bench|BottomLine)|desk\/(desk|Cards)|instruments\/(instruments|Reasons))\.css/.test(
                id,
              ),
          }],
        },
      },
      // Tables of pure values look as if making them did something; nothing in protocol/ does.
      treeshake: { moduleSideEffects: (id) => !id.includes("/protocol/") },
    },
  },
});
