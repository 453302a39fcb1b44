/** Bundles a script for a browser into one text on standard output: `deno run -A tests/browser/bundle.ts ENTRY NAME`. */
import process from "node:process";
import { build } from "vite";

const [entry, name] = process.argv.slice(2);
const built = await build({
  configFile: false,
  logLevel: "silent",
  build: { write: false, lib: { entry, formats: ["iife"], name, fileName: "bundle" } },
});
const [{ output }] = (Array.isArray(built) ? built : [built]) as { output: { code: string }[] }[];
process.stdout.write(output[0].code);
