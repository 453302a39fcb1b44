/** Every line and every field of real SDPs is explained by what it says; no text whatever breaks the reader. */
import assert from "node:assert/strict";
import { processorTime } from "../../timing.ts";
import * as fc from "fast-check";
import { annotate, type AnnotatedLine, readSdp, writeSdp } from "../../../protocol/sdp/mod.ts";
import { ROWS } from "../../../protocol/sdp/rows/mod.ts";

const FIXTURES = new URL("../../fixtures/sdp/", import.meta.url);
const files: [name: string, text: string][] = [];
for (const browser of ["chromium-156", "firefox-153"]) {
  for await (const { name } of Deno.readDir(new URL(`${browser}/`, FIXTURES))) {
    if (name.endsWith(".sdp")) {
      files.push([`${browser}/${name}`, await Deno.readTextFile(new URL(`${browser}/${name}`, FIXTURES))]);
    }
  }
}
files.sort();

/** The lexicon: 271 to be named, 68 to be explained; its other six are `a=` itself and what stands inside `a=ssrc`. */
const list = async (name: string): Promise<string[]> => JSON.parse(await Deno.readTextFile(new URL(name, FIXTURES)));
const [named, must] = [await list("names.json"), await list("must.json")];

const DELIMITERS = /[\s=:;,/|]/;

/** Characters of a line that lie in no field and are no delimiter. */
function uncovered({ text, fields }: AnnotatedLine): string {
  const inside = new Set(fields.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
  return [...text].filter((c, i) => !inside.has(i) && !DELIMITERS.test(c)).join("");
}

function wellFormed(line: AnnotatedLine) {
  let end = 0;
  for (const field of line.fields) {
    assert.ok(field.start >= end && field.end > field.start && field.end <= line.text.length, line.text);
    assert.equal(field.text, line.text.slice(field.start, field.end));
    assert.ok(field.name !== "" && field.meaning.trim() !== "", line.text);
    const [slip] = /undefined|NaN|\[object/.exec(field.meaning) ?? [];
    assert.ok(slip === undefined || line.text.includes(slip), `${line.text}: ${field.meaning}`);
    end = field.end;
  }
}

for (const [name, text] of files) {
  Deno.test(`${name}: every line and every field is explained, and nothing is lost`, () => {
    const { lines } = annotate(text);
    assert.equal(lines.map((line) => line.text + line.ending).join(""), text);
    for (const line of lines) {
      assert.ok(line.known, `${line.text} is not known`);
      assert.equal(uncovered(line), "", line.text);
      assert.match(line.source, /RFC|draft|libwebrtc|Chromium|3GPP/, line.text);
      wellFormed(line);
    }
  });
}

/** Fields that are words of a list: the same word means the same, and two words may be told alike. */
Deno.test("two different values never share a text", () => {
  const told = new Map<string, string>();
  for (const [, text] of files) {
    for (const line of annotate(text).lines) {
      for (const field of line.fields.slice(1)) {
        const key = `${line.name} ${field.name}: ${field.meaning}`;
        const before = told.get(key);
        assert.ok(
          before === undefined || before.toLowerCase() === field.text.toLowerCase(),
          `${key}\n${before} and ${field.text}`,
        );
        told.set(key, field.text);
      }
    }
  }
  assert.ok(told.size > 500);
});

Deno.test("every row says what it is and where that is written, and no name stands twice", () => {
  assert.equal(new Set(ROWS.map((row) => row.name)).size, ROWS.length);
  for (const row of ROWS) {
    assert.match(
      row.source,
      /RFC \d|draft-|libwebrtc|TS \d|ITU|MS-|PacketCable|Cisco|unregistered|module|PJSIP/,
      row.name,
    );
    const explained = must.includes(row.name) && !/draft-|libwebrtc/.test(row.source);
    if (explained) assert.match(row.source, /RFC \d+ §\d/, `${row.name} cites no section`);
    assert.match(row.summary, /[.!?]$/, row.name);
    assert.ok(row.grammar.includes(row.name.replace("=", "")), `${row.name}: ${row.grammar}`);
  }
});

Deno.test("the names of the lexicon are all known", () => {
  const known = new Set(ROWS.map((row) => row.name));
  assert.deepEqual([...named, ...must].filter((name) => !known.has(name)), []);
  assert.deepEqual([named.length, must.length], [271, 68]);
});

Deno.test("an unknown attribute is named as unknown and to be ignored, never guessed", () => {
  const [line] = annotate("a=x-never-heard-of:5\r\n").lines;
  assert.equal(line.known, false);
  assert.match(line.summary, /does not know/);
  assert.match(line.summary, /ignores/);
  assert.equal(line.source, "RFC 8866 §5.13");
});

Deno.test("meaning lives elsewhere: fmtp by its rtpmap, BUNDLE by its mids, priority taken apart", () => {
  const sdp = "v=0\r\na=group:BUNDLE 0 7\r\nm=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=mid:0\r\n" +
    "a=fmtp:97 apt=96\r\na=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\n" +
    "a=candidate:1 1 udp 2113937151 00000000-0000-4000-8000-000000000000.local 5000 typ host\r\n";
  const meanings = annotate(sdp).lines.map((line) => line.fields.map((field) => field.meaning).join(" "));
  assert.match(meanings[1], /Section 0, the video section/);
  assert.match(meanings[1], /no section of this description says a=mid:7/);
  assert.match(meanings[4], /VP8/);
  assert.match(meanings[7], /126·2²⁴ \+ 30·2⁸ \+ 255/);
  assert.match(meanings[7], /IPv4, so that is what hides behind the name/);
});

const RUNS = Number(Deno.env.get("ANNOTATE_RUNS") ?? 10_000);
const line = fc.oneof(
  fc.constantFrom(...files.flatMap(([, text]) => text.split("\r\n"))),
  fc.tuple(fc.constantFrom(...ROWS.map((row) => row.name)), fc.string()).map(([name, value]) =>
    name.endsWith("=") ? name + value : `a=${name}:${value}`
  ),
  fc.string(),
);
const mutated = fc.tuple(line, fc.nat(200), fc.string({ maxLength: 3 })).map(([text, at, more]) =>
  text.slice(0, at) + more + text.slice(at + 1)
);
const sdp = fc.array(fc.oneof(line, mutated), { maxLength: 30, size: "+1" }).chain((lines) =>
  fc.constantFrom("\r\n", "\n", "\r").map((ending) => lines.join(ending))
);

Deno.test(`${RUNS} generated and mutated SDPs: no throw, lossless, well formed`, () => {
  fc.assert(
    fc.property(sdp, (text) => {
      assert.equal(writeSdp(readSdp(text)), text);
      const { lines, problems } = annotate(text);
      assert.equal(lines.map((one) => one.text + one.ending).join(""), text);
      lines.forEach(wellFormed);
      for (const { line, said, next } of problems) {
        assert.ok(line >= 0 && line <= lines.length);
        assert.ok(said !== "" && next !== "");
      }
    }),
    { numRuns: RUNS },
  );
});

Deno.test("time grows with length: four times the lines cost less than twelve times the time", () => {
  const time = (lines: number) => {
    const text = "v=0\r\n" + "a=d\n".repeat(lines);
    return processorTime(() => annotate(text));
  };
  time(20_000);
  const once = Math.min(time(20_000), time(20_000), time(20_000));
  const fourfold = Math.min(time(80_000), time(80_000));
  assert.ok(fourfold < 12 * once, `${once} ms and ${fourfold} ms`);
});
