/** The fences, and that each of them bites. */
import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { h } from "preact";
import { circle, circleOfFiles, OTHERS, ROOMS, violations } from "./rooms.ts";

const HOUSE = new URL("..", import.meta.url);

async function* sources(folder = ""): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder || ".", HOUSE))) {
    if (name.startsWith(".") || ["node_modules", "dist", "test-results"].includes(name)) continue;
    if (isDirectory) yield* sources(`${folder}${name}/`);
    else if (/\.tsx?$/.test(name)) yield folder + name;
  }
}

Deno.test("every folder of the house is in the table", async () => {
  for await (const { name, isDirectory } of Deno.readDir(HOUSE)) {
    if (!isDirectory || name.startsWith(".") || ["node_modules", "dist", "test-results"].includes(name)) continue;
    assert.ok(name in ROOMS || OTHERS.includes(name), `${name}/ is in no row of tests/rooms.ts`);
  }
});

Deno.test("no file imports what its room may not", async () => {
  const found: string[] = [];
  for await (const path of sources()) {
    if (path.startsWith("tests/")) continue;
    found.push(...violations(path, await Deno.readTextFile(new URL(path, HOUSE))));
  }
  assert.deepEqual(found, []);
});

Deno.test("the import fence bites", () => {
  const bites = (path: string, source: string) => violations(path, source).length > 0;
  assert.ok(bites("protocol/a.ts", 'import { signal } from "@preact/signals";'));
  assert.ok(bites("protocol/session/a.ts", 'import { openPeer } from "../../browser/peer.ts";'));
  assert.ok(bites("protocol/a.ts", "const at = Date.now();"));
  assert.ok(bites("lessons/a.ts", "const at = new Date();"));
  assert.ok(bites("models/a.ts", 'import type { X } from "../browser/peer.ts";'));
  assert.ok(bites("browser/a.ts", 'const m = await import("../models/bench/bench.ts");'));
  assert.ok(bites("components/a.tsx", 'import {\n  signal,\n} from "@preact/signals";'));
  assert.ok(!bites("components/a.tsx", 'import type { ReadonlySignal } from "@preact/signals";'));
  assert.ok(!bites("components/a.tsx", 'import { type BenchModel } from "../models/bench/bench.ts";'));
  assert.ok(bites("components/a.tsx", 'import { BenchModel } from "../models/bench/bench.ts";'));
  assert.ok(bites("utils/a.ts", ""));
  assert.ok(!bites("wiring/a.ts", 'import { BenchModel } from "../models/bench/bench.ts";'));
});

Deno.test("the folders of protocol/ stand in no circle, and a circle is found", async () => {
  const all = new Map<string, string>();
  for await (const path of sources()) {
    if (!path.startsWith("tests/")) all.set(path, await Deno.readTextFile(new URL(path, HOUSE)));
  }
  assert.deepEqual(circle(all), []);
  const one = new Map([
    ["protocol/blob/a.ts", 'import { fold } from "../session/mod.ts";'],
    ["protocol/session/b.ts", 'export type { Card } from "../facts/mod.ts";'],
    ["protocol/facts/c.ts", 'import type { Blob } from "../blob/mod.ts";'],
  ]);
  assert.deepEqual(circle(one), ["blob", "session", "facts", "blob"]);
});

Deno.test("no two files of protocol/ import each other in a circle, and a circle is found", async () => {
  const all = new Map<string, string>();
  for await (const path of sources("protocol/")) all.set(path, await Deno.readTextFile(new URL(path, HOUSE)));
  assert.ok(all.size > 150);
  assert.deepEqual(circleOfFiles(all), []);
  const files = ["protocol/blob/a.ts", "protocol/blob/mend/b.ts", "protocol/blob/c.ts"];
  const one = new Map([
    [files[0], 'import { mend } from "./mend/b.ts";'],
    [files[1], 'export { read } from "../c.ts";'],
    [files[2], 'import type { Read } from "./a.ts";'],
  ]);
  assert.deepEqual(circleOfFiles(one), [...files, files[0]]);
  assert.deepEqual(circleOfFiles(new Map([...one].slice(0, 2))), []);
});

Deno.test("the door fence bites: folders are entered by mod.ts, chunks by lazy.ts, and nothing lies loose", () => {
  const bites = (path: string, source: string) => violations(path, source).length > 0;
  assert.ok(bites("models/a.ts", 'import { fold } from "../protocol/session/step.ts";'));
  assert.ok(bites("protocol/calls/a.ts", 'export { fold } from "../session/step.ts";'));
  assert.ok(!bites("protocol/calls/a.ts", 'import { fold } from "../session/mod.ts";'));
  assert.ok(!bites("protocol/session/a.ts", 'import { fold } from "./step.ts";'));
  assert.ok(!bites("protocol/sdp/rows/a.ts", 'import { annotate } from "../annotate.ts";'));
  assert.ok(bites("wiring/a.ts", 'const { why } = await import("../protocol/advice/mod.ts");'));
  assert.ok(bites("browser/a.ts", 'const { watch } = await import("./stats.ts");'));
  assert.ok(!bites("browser/a.ts", 'const { watch } = await import("./stats/lazy.ts");'));
  assert.ok(!bites("wiring/a.ts", 'void import("./lazy/media.ts");'));
  assert.ok(bites("protocol/words.ts", ""));
});

Deno.test("the island fence bites: every file of islands/ is one, as Fresh would take it", () => {
  const island = "export default function Bench() { return null; }";
  const bites = (path: string, source: string) => violations(path, source).length > 0;
  assert.ok(!bites("islands/Bench.tsx", island));
  assert.ok(bites("islands/use-bench.ts", "export const useBench = 1;"));
  assert.ok(bites("islands/Bench.tsx", "export function Bench() {}"));
  assert.ok(bites("islands/parts/Bench.tsx", island));
});

Deno.test("the compiler fence bites: protocol knows no browser, no Deno, no console", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/protocol`);
    await Deno.writeTextFile(`${folder}/deno.json`, '{ "workspace": ["./protocol"] }');
    await Deno.copyFile(new URL("protocol/deno.json", HOUSE), `${folder}/protocol/deno.json`);
    const names = ["RTCPeerConnection", "document", "Deno", "setTimeout", "URL", "console", "navigator"];
    await Deno.writeTextFile(`${folder}/protocol/probe.ts`, names.map((name) => `${name};`).join("\n"));
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["check", "."],
      cwd: folder,
      env: { NO_COLOR: "1" },
    }).output();
    const said = new TextDecoder().decode(stderr);
    assert.notEqual(code, 0);
    for (const name of names) assert.match(said, new RegExp(`Cannot find name '${name}'`), `${name} got through`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("every island renders on the server, where there is no RTCPeerConnection", async () => {
  assert.equal("RTCPeerConnection" in globalThis, false);
  const { mapOf, proseOf } = await import("../server/prose.ts");
  const { highlightedListings } = await import("../server/highlight.ts");
  const { FILES } = await import("./lessons/course.ts");
  const listings = await highlightedListings();
  const [lesson] = FILES;
  const props: Record<string, object> = {
    Bench: { listings, root: "../" },
    Class: { root: "../" },
    Course: { lessons: mapOf(FILES), base: "" },
    Device: { listings, root: "../" },
    Lesson: { slug: lesson.slug, text: proseOf(lesson), listings, benchHref: "../", root: "../" },
    Replay: { listings, root: "../" },
    Start: { lessons: mapOf(FILES), base: "" },
    Theme: {},
  };
  for await (const { name } of Deno.readDir(new URL("islands/", HOUSE))) {
    if (!name.endsWith(".tsx")) continue;
    const { default: Island } = await import(`../islands/${name}`);
    const html = renderToString(h(Island, props[name.replace(".tsx", "")]));
    assert.ok(html.length > 50, `${name} rendered nothing`);
  }
});

Deno.test("the server fence bites: an island that needs the browser while rendering throws", () => {
  const Careless = () => h("p", null, (globalThis as { document?: Document }).document!.title);
  assert.throws(() => renderToString(h(Careless, null)));
});

/** Tables, which may be long: a reader looks one row up, and reads no further. */
const TABLES = [
  "protocol/advice/why/wording.ts",
  "protocol/blob/code/dictionary.ts",
  "protocol/glossary/terms.ts",
  "protocol/machines/text.ts",
  "protocol/packets/dtls/extensions.ts",
  "protocol/packets/sctp/parameters.ts",
  "protocol/packets/stun/attributes-ice.ts",
  "protocol/packets/stun/attributes-stun.ts",
  "protocol/problems/refused-lines.ts",
  "protocol/sdp/findings/wording.ts",
  "protocol/sdp/rows/codecs.ts",
  "protocol/sdp/rows/named-rfc8866.ts",
  "protocol/sdp/rows/named-streaming.ts",
  "protocol/sdp/rows/named-telephony.ts",
  "protocol/sdp/rows/other.ts",
  "protocol/sdp/rows/rtp.ts",
  "protocol/sdp/rows/session.ts",
];

Deno.test("no file is longer than 200 lines but a table; the median has at most 70", async () => {
  const lengths = new Map<string, number>();
  for await (const path of sources()) {
    if (path.startsWith("tests/")) continue;
    const text = await Deno.readTextFile(new URL(path, HOUSE));
    lengths.set(path, text.trimEnd().split("\n").length);
  }
  const long = [...lengths].filter(([, length]) => length > 200).map(([path]) => path);
  assert.deepEqual(long.toSorted(), TABLES);
  const sorted = [...lengths.values()].toSorted((a, b) => a - b);
  assert.ok(sorted[sorted.length >> 1] <= 70, `the median file has ${sorted[sorted.length >> 1]} lines`);
});
