/** How fast the reader is, beside sdp-transform, on the same files in one run. */
import { parse } from "sdp-transform";
import { annotate, readSdp } from "../protocol/sdp/mod.ts";

const FIXTURES = new URL("fixtures/sdp/", import.meta.url);
const texts: string[] = [];
for (const browser of ["chromium-156", "firefox-153"]) {
  for await (const { name } of Deno.readDir(new URL(`${browser}/`, FIXTURES))) {
    if (name.endsWith(".sdp")) texts.push(await Deno.readTextFile(new URL(`${browser}/${name}`, FIXTURES)));
  }
}

const group = `${texts.length} files`;
Deno.bench("sdp-transform parse", { group, baseline: true }, () => texts.forEach((text) => parse(text)));
Deno.bench("readSdp", { group }, () => texts.forEach(readSdp));
Deno.bench("annotate", { group }, () => texts.forEach((text) => annotate(text)));
