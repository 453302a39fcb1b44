/** Handouts as files: whole, the same in every format, escaped, and free of what was to be replaced. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { marked } from "marked";
import { FORMATS, type Given, type HandoutChoices, sheetOf, writeHandout } from "../../../protocol/handout/mod.ts";
import { annotate, noteKeys } from "../../../protocol/sdp/mod.ts";
import { CHOICES, DATA_OFFER, given, HANDED, handed, SESSION } from "./support.ts";

const sdp = DATA_OFFER;
const OFFER = given(sdp);
const written = (of: Given, format: typeof FORMATS[number], change: Partial<HandoutChoices> = {}) =>
  writeHandout(handed(of, change), format);
/** The offer with a note on its fourth line. */
const noted = (note: string): Given => ({ ...OFFER, notes: { [noteKeys(annotate(sdp))[3]]: note } });
/** The words of a text, however they are marked up. */
const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const textOfHtml = (html: string) =>
  html.replace(/<head>[^]*<\/head>/, "").replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name) =>
      ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name as "lt"]);

Deno.test("JSON of one description is the annotated SDP, and joins back to the input", () => {
  const value = JSON.parse(written(OFFER, "json"));
  assert.deepEqual([value.format, value.version], ["out-of-band/annotated-sdp", 1]);
  assert.equal(value.lines.map((line: { text: string; ending: string }) => line.text + line.ending).join(""), sdp);
});

Deno.test("JSON of several descriptions holds each of them whole, also where only what matters is shown", () => {
  const value = JSON.parse(written(given(sdp + sdp), "json", { brief: true }));
  assert.deepEqual([value.format, value.version, value.parts.length], ["out-of-band/handout", 1, 2]);
  for (const { sdp: part } of value.parts) {
    assert.equal(part.lines.map((line: { text: string; ending: string }) => line.text + line.ending).join(""), sdp);
  }
});

for (const format of FORMATS) {
  Deno.test(`${format}: holds every line, sources and notes, as chosen`, () => {
    const text = written(noted("Look <here> & there"), format);
    for (const { text: line } of annotate(sdp).lines) {
      const plain = line.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 20);
      assert.ok(text.replaceAll(/[^A-Za-z0-9]/g, "").includes(plain), line);
    }
    assert.match(text, /8839/);
    assert.match(text.replaceAll("\\", ""), /Look (<|&lt;)here(>|&gt;)/);
    const without = written(noted("Look here"), format, { notes: false, sources: false });
    assert.doesNotMatch(without, /Look here/);
    if (format !== "json") assert.doesNotMatch(without, /RFC 8839 §5\.4|RFC 8839 §5\\\.4/);
  });
}

for (const [name, of] of HANDED) {
  Deno.test(`${name}: every word of the HTML is in the Markdown, in the same order, and in the text and the JSON`, () => {
    for (const brief of [true, false]) {
      const words = wordsOf(textOfHtml(written(of, "html", { brief, redacted: true })));
      assert.ok(words.length > 300);
      const sheet = JSON.stringify(sheetOf(handed(of, { brief, redacted: true }))) +
        "Name Class The lesson as a QR code";
      const markdown = textOfHtml(marked.parse(written(of, "md", { brief, redacted: true })) as string);
      for (const other of [written(of, "text", { brief, redacted: true }), sheet]) {
        const there = new Set(wordsOf(other));
        assert.deepEqual(words.filter((word) => !there.has(word)), []);
      }
      assert.deepEqual(wordsOf(markdown), words);
    }
  });

  Deno.test(`${name}: each thing is explained once`, () => {
    const notes = sheetOf(handed(of)).blocks.flatMap((block) => block.kind === "notes" ? block.items : []);
    const said = notes.flatMap(({ words, values }) =>
      [words, ...values].map((one) => one.map(({ text }) => text).join(""))
    );
    assert.ok(said.length > 20);
    assert.deepEqual(said.filter((one, i) => said.indexOf(one) !== i), []);
  });
}

Deno.test("a session: candidates that travelled alone, what happened, and the states of both clients", () => {
  const text = written(SESSION, "text", { redacted: true });
  assert.match(text, /^Client A \| host \| .* \| alone at 0:05\.95, copied$/m);
  assert.match(text, /^0:01\.00 +\| +\| offer ─▶ \| setRemoteDescription ✓ 30 ms$/m);
  assert.match(text, /^signaling \| stable 0:00\.01 → have-local-offer 0:00\.61 → stable 0:05\.85 \| stable/m);
  assert.match(text, /https:\/\/example\.org\/lessons\/the-first-connection\//);
  const real = JSON.stringify(SESSION.trace);
  for (const [, ufrag] of real.matchAll(/ice-ufrag:(\S{4})/g)) assert.ok(!text.includes(ufrag), ufrag);
});

Deno.test("offers that were made and never kept are read as well: they are all there is", () => {
  const result = { type: "offer", sdp: DATA_OFFER } as const;
  const log = [
    { type: "call-started", call: "createOffer", id: 2, at: 5 },
    { type: "call-finished", call: "createOffer", id: 2, result, at: 6 },
  ] as const;
  const trace = { ...SESSION.trace!, clients: { A: { log }, B: { log: [] } } };
  assert.match(written({ documents: [], trace }, "text"), /^OFFER\n\n.*\n1 v=0/m);
});

Deno.test("offer and answer stand side by side, with what the answer made of it", async () => {
  const text = written(HANDED[0][1], "text");
  assert.match(text, /^≠ \d+ a=setup:actpass.*\n +\d+ a=setup:active/m);
  assert.match(text, /^= \d+ a=sctp-port:5000/m);
  assert.match(text, /^mid 0 \| narrowed \| The offer leaves the role open/m);
  const broken = await Deno.readTextFile(new URL("../../fixtures/field/pair-mid-renumbered.txt", import.meta.url));
  assert.match(written(given(broken), "text"), /^RULES THAT ARE BROKEN\n\n- /m);
});

Deno.test("only what matters: boilerplate is counted, but not a line with a note", () => {
  const brief = written(OFFER, "text", { brief: true });
  assert.doesNotMatch(brief, /^\d+ t=0 0/m);
  assert.match(brief, /^Not shown: .*t=/m);
  assert.match(brief, /^\d+ a=ice-ufrag:/m);
  assert.match(written(noted("why two zeros?"), "text", { brief: true }), /^\d+ t=0 0.*Note: why two zeros\?$/m);
});

Deno.test("HTML has no script, no request, no handler, and is escaped whatever it holds", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (title, line) => {
    const hostile = `v=0\r\n${line}<script>alert(1)</script>"'onload=x\r\na=x:<img src=x onerror=y>`;
    const html = written({ documents: [{ name: "<b>", kind: "offer", sdp: hostile }] }, "html", { title });
    const tags = [...html.matchAll(/<\/?([a-zA-Z][a-zA-Z0-9]*)/g)].map((match) => match[1].toLowerCase());
    for (const tag of tags) assert.ok(!["script", "img", "iframe", "link", "object"].includes(tag), tag);
    assert.equal(tags.filter((tag) => tag === "style").length, 2);
    assert.doesNotMatch(html, /<[a-z][^>]*\s(on\w+|src|href)=/i);
  }));
});

Deno.test("Markdown renders to the same words, and nothing of an SDP becomes markup", () => {
  const hostile = "v=0\r\na=x:`code` **bold** [link](http://x) <img src=x> | \\| pipe\r\ns=# heading\r\n";
  const html = marked.parse(written({ documents: [{ name: "offer", kind: "offer", sdp: hostile }] }, "md")) as string;
  assert.doesNotMatch(html, /<img|<a /);
  assert.match(html, /Lesson &lt;one&gt; &amp; \*more\*/);
  assert.equal([...html.matchAll(/<h1/g)].length, 1);
  assert.match(html, /\[link\]\(http:\/\/x\) &lt;img src=x&gt; \|/);
});

Deno.test("a redacted handout still explains, and holds nothing of the original", () => {
  const secrets = sdp.match(/[0-9a-f-]{36}\.local|ice-pwd:\S+|ice-ufrag:\S+|sha-256 \S+|(?<=o=- )\d+/g)!;
  assert.ok(secrets.length >= 5);
  for (const format of FORMATS) {
    const text = written(OFFER, format, { redacted: true });
    for (const secret of secrets) {
      assert.ok(!text.includes(secret.replace(/^[a-z-]+\d*[: ]/, "")), `${format}: ${secret}`);
    }
  }
  const redacted = handed(OFFER, { redacted: true }).parts[0].annotated;
  assert.deepEqual(redacted.problems.map(({ code }) => code), annotate(sdp).problems.map(({ code }) => code));
});

Deno.test("a sheet of anything is made, and never throws", () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: "binary" })), fc.boolean(), (lines, brief) => {
    const documents = lines.map((line, i) => ({
      name: `offer ${i}`,
      kind: i % 2 === 0 ? "offer" as const : "answer" as const,
      sdp: `v=0\r\n${line}\r\n`,
    }));
    for (const format of FORMATS) written({ documents }, format, { ...CHOICES, brief });
  }));
});

Deno.test("only an answer has done something: over two offers the heading says that something changed", () => {
  const later = sdp.replace("a=max-message-size:262144", "a=max-message-size:1000");
  for (const format of ["text", "md", "html"] as const) {
    const over = (of: Given) => written(of, format).toLowerCase();
    assert.ok(over(HANDED[0][1]).includes("what the answer did"), format);
    const changed = over(given(sdp + later));
    assert.ok(!changed.includes("what the answer did") && changed.includes("what changed"), format);
  }
});

Deno.test("substitutes look like what they replace, each secret has its own, and none is real", () => {
  for (const [, of] of HANDED) {
    const [real, shown] = [false, true].map((redacted) => written(of, "json", { redacted }));
    for (
      const shape of [
        /ice-ufrag:([A-Za-z0-9+/]{4,})/g,
        /ice-pwd:([A-Za-z0-9+/]{22,})/g,
        /sha-256 ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})/g,
        /([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\.local/g,
      ]
    ) {
      const [before, after] = [real, shown].map((text) => new Set([...text.matchAll(shape)].map(([, one]) => one)));
      assert.equal(after.size, before.size, `${shape}`);
      assert.ok(after.size > 0 && before.isDisjointFrom(after), `${shape}`);
      for (const one of after) assert.ok(new Set(one).size > one.length / 10 + 1, one);
    }
  }
});
