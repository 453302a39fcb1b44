/** The saved picture: XML that stands alone, with every mark in it, whatever texts the marks carry. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { ALL, diagramOf, diagramSvg, newDiagram, visible } from "../../../protocol/diagram/mod.ts";
import type { Entry } from "../../../protocol/facts/mod.ts";
import { readTrace } from "../../../protocol/trace/read.ts";
import { logs } from "../support/facts.ts";
import { anyText } from "../support/mod.ts";

const pairs = fc.record({ A: logs, B: logs });
const themes = fc.constantFrom("light" as const, "dark" as const);

/** Reads XML as strictly as this picture needs it: tags that match, quoted attributes, no stray sign. */
function elements(xml: string): readonly string[] {
  const TAG = /<(\/?)([a-z]+)((?: [a-zA-Z][\w:-]*="[^"<&]*")*)(\/?)>/y;
  // deno-lint-ignore no-control-regex
  const TEXT = /(?:[^<&>\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#\d+;)+/y;
  const open: string[] = [];
  const all: string[] = [];
  assert.ok(xml.isWellFormed());
  for (let at = 0; at < xml.length;) {
    TAG.lastIndex = TEXT.lastIndex = at;
    const tag = TAG.exec(xml);
    const length = tag?.[0].length ?? TEXT.exec(xml)?.[0].length;
    assert.ok(length, `not XML: ${xml.slice(at, at + 60)}`);
    at += length;
    if (!tag) continue;
    const [, close, name, , empty] = tag;
    if (close) assert.equal(open.pop(), name);
    else {
      all.push(name);
      if (!empty) open.push(name);
    }
  }
  assert.deepEqual(open, []);
  return all;
}

const ids = (svg: string) => [...svg.matchAll(/<g id="([AB]\d+)">/g)].map(([, id]) => id);

Deno.test("whatever happened, the picture is XML and holds every mark, and nothing else that could run or load", () => {
  fc.assert(
    fc.property(pairs, themes, anyText(), (logs, theme, title) => {
      const diagram = diagramOf(logs);
      const svg = diagramSvg(diagram, { title, theme });
      const names = new Set(elements(svg));
      const known = ["svg", "title", "desc", "rect", "line", "path", "circle", "text", "g"];
      assert.deepEqual([...names].filter((name) => !known.includes(name)), []);
      assert.deepEqual(ids(svg), diagram.marks.map(({ id }) => id));
      assert.doesNotMatch(svg, / (on\w+|href|style|class)="/);
    }),
    { numRuns: 100 },
  );
});

Deno.test("hostile text stays text", () => {
  const text = `</text><script>alert(1)</script>&"'\u0001\ud800`;
  const at = 1;
  const A: Entry[] = [
    { type: "message-received", text, at },
    { type: "channel-found", label: text, at },
    { type: "call-failed", call: text as "send", id: 1, name: text, message: text, at },
    { type: "state-changed", machine: text as "ice", state: text, at },
    { type: "copied", blob: text, at },
    { type: "candidate-found", candidate: { candidate: text }, at },
  ];
  const svg = diagramSvg(diagramOf({ A, B: [] }), { title: text, theme: "dark" });
  assert.ok(!elements(svg).includes("script"));
  assert.ok(svg.includes("&#60;/text&#62;&#60;script&#62;"));
  assert.equal(ids(svg).length, A.length);
});

Deno.test("the recorded first connection: its title, all its marks and arrows, only the kinds that are asked for", () => {
  const file = new URL("../../fixtures/traces/first-connection.trace.json", import.meta.url);
  const read = readTrace(Deno.readTextFileSync(file));
  assert.ok(read.ok);
  const diagram = diagramOf({ A: read.trace.clients.A.log, B: read.trace.clients.B.log });
  const svg = diagramSvg(diagram, { title: "The first connection", theme: "light" });
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*viewBox/);
  assert.match(svg, /<title>The first connection<\/title>\n<desc>[^<]*64 marks\.<\/desc>/);
  assert.equal(diagram.marks.length, 64);
  assert.equal((svg.match(/stroke-dasharray="6 4"/g) ?? []).length, 4);
  assert.equal((svg.match(/… \d\.\d s/g) ?? []).length, 2);
  const filters = new Set(["blob" as const]);
  const blobs = diagramSvg(diagram, { title: "Blobs", theme: "light", filters });
  assert.equal(ids(blobs).length, visible(diagram, filters).rows.filter((row) => "mark" in row).length);
  assert.notEqual(diagramSvg(diagram, { title: "The first connection", theme: "dark", filters: ALL }), svg);
});

Deno.test("an empty picture says so", () => {
  assert.match(diagramSvg(newDiagram(), { title: "x", theme: "light" }), /Nothing has happened yet\./);
});
