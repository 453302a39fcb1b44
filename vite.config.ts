/** Bundles what the browser needs: `client.ts`, and through it the islands and the styles. */
import preact from "@preact/preset-vite";
import devServer from "@hono/vite-dev-server";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  publicDir: "static",
  plugins: [
    preact(),
    devServer({
      entry: "main.ts",
      export: "app",
      injectClientScript: false,
      exclude: [
        /^\/(client\.ts|@.+|components|islands|wiring|models|browser|protocol|lessons\/.+\.ts|node_modules|static|theme\.js|favicon\.svg)/,
      ],
    }),
  ],
  build: {
    manifest: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: "client.ts",
      // Tables of pure values look as if making them did something; nothing in protocol/ does.
      treeshake: { moduleSideEffects: (id) => !id.includes("/protocol/") },
    },
  },
});
