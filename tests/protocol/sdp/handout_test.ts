/** Handouts as files: whole, escaped, and free of what was to be replaced. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { marked } from "marked";
import { annotate, FORMATS, type Handout, redact, writeHandout } from "../../../protocol/sdp/mod.ts";

const sdp = await Deno.readTextFile(
  new URL("../../fixtures/sdp/chromium-156/data-only.offerer.gathered.offer.sdp", import.meta.url),
);
const HANDOUT: Handout = {
  title: "Lesson <one> & *more*",
  date: "22 November 2026",
  redacted: false,
  brief: false,
  notes: true,
  sources: true,
  parts: [{ name: "offer", annotated: annotate(sdp) }],
  comparison: ["The answer <took> all."],
};
const noted = (note: string): Handout => ({
  ...HANDOUT,
  parts: [{
    name: "offer",
    annotated: { ...annotate(sdp), lines: annotate(sdp).lines.map((l, i) => i === 3 ? { ...l, note } : l) },
  }],
});

Deno.test("JSON of one description is the annotated SDP, and joins back to the input", () => {
  const value = JSON.parse(writeHandout(HANDOUT, "json"));
  assert.deepEqual([value.format, value.version], ["out-of-band/annotated-sdp", 1]);
  assert.equal(value.lines.map((line: { text: string; ending: string }) => line.text + line.ending).join(""), sdp);
});

Deno.test("JSON of several descriptions holds each of them whole", () => {
  const value = JSON.parse(
    writeHandout({ ...HANDOUT, parts: [...HANDOUT.parts, ...HANDOUT.parts], brief: true }, "json"),
  );
  assert.deepEqual([value.format, value.version, value.parts.length], ["out-of-band/handout", 1, 2]);
  for (const { sdp: part } of value.parts) {
    assert.equal(part.lines.map((line: { text: string; ending: string }) => line.text + line.ending).join(""), sdp);
  }
});

for (const format of FORMATS) {
  Deno.test(`${format}: holds every line, every meaning, sources and notes, as chosen`, () => {
    const text = writeHandout(noted("Look <here> & there"), format);
    for (const { text: line } of annotate(sdp).lines) {
      const plain = line.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 20);
      assert.ok(text.replaceAll(/[^A-Za-z0-9]/g, "").includes(plain), line);
    }
    assert.match(text, /8839/);
    assert.match(text.replaceAll("\\", ""), /Look (<|&lt;)here(>|&gt;)/);
    const without = writeHandout({ ...noted("Look here"), notes: false, sources: false }, format);
    assert.doesNotMatch(without, /Look here/);
    if (format !== "json") assert.doesNotMatch(without, /RFC 8839 §5\.4|RFC 8839 §5\\\.4/);
  });
}

Deno.test("only what matters: boilerplate goes, but not a line with a note", () => {
  const brief = writeHandout({ ...HANDOUT, brief: true }, "text");
  assert.doesNotMatch(brief, /^t=0 0$/m);
  assert.match(brief, /^a=ice-ufrag:/m);
  assert.match(writeHandout({ ...noted("why two zeros?"), brief: true }, "text"), /^t=0 0$/m);
});

Deno.test("HTML has no script, no request, no handler, and is escaped whatever it holds", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (title, line) => {
    const hostile = `${line}<script>alert(1)</script>"'onload=x\r\na=x:<img src=x onerror=y>`;
    const html = writeHandout({ ...HANDOUT, title, parts: [{ name: "<b>", annotated: annotate(hostile) }] }, "html");
    const tags = [...html.matchAll(/<\/?([a-zA-Z][a-zA-Z0-9]*)/g)].map((match) => match[1].toLowerCase());
    for (const tag of tags) assert.ok(!["script", "img", "iframe", "link", "b", "object"].includes(tag), tag);
    assert.doesNotMatch(html, /<[a-z][^>]*\s(on\w+|src|href)=/i);
  }));
});

Deno.test("Markdown renders to the same words, and nothing of an SDP becomes markup", () => {
  const hostile = "a=x:`code` **bold** [link](http://x) <img src=x>\r\ns=# heading\r\n";
  const html = marked.parse(
    writeHandout({ ...HANDOUT, parts: [{ name: "offer", annotated: annotate(hostile) }] }, "md"),
  ) as string;
  assert.doesNotMatch(html, /<img|<a /);
  assert.match(html, /Lesson &lt;one&gt; &amp; \*more\*/);
  assert.equal([...html.matchAll(/<h1/g)].length, 1);
});

Deno.test("a redacted handout still explains, and holds nothing of the original", () => {
  const redacted = annotate(redact(sdp));
  const secrets = sdp.match(/[0-9a-f-]{36}\.local|ice-pwd:\S+|ice-ufrag:\S+|sha-256 \S+|(?<=o=- )\d+/g)!;
  assert.ok(secrets.length >= 5);
  for (const format of FORMATS) {
    const text = writeHandout({ ...HANDOUT, redacted: true, parts: [{ name: "offer", annotated: redacted }] }, format);
    for (const secret of secrets) {
      assert.ok(!text.includes(secret.replace(/^[a-z-]+\d*[: ]/, "")), `${format}: ${secret}`);
    }
  }
  assert.deepEqual(redacted.problems.map(({ code }) => code), annotate(sdp).problems.map(({ code }) => code));
});

Deno.test("only an answer has done something: over two offers the heading says that something changed", () => {
  for (const format of ["text", "md", "html"] as const) {
    const heading = (answers: boolean) => writeHandout({ ...HANDOUT, answers }, format).toLowerCase();
    assert.ok(heading(true).includes("what the answer did"), format);
    assert.ok(!heading(false).includes("what the answer did") && heading(false).includes("what changed"), format);
  }
});
