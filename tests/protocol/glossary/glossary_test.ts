/** The glossary: every abbreviation that explanations use is in it, and each entry has its source. */
import assert from "node:assert/strict";
import { annotate } from "../../../protocol/sdp/mod.ts";
import { ROWS } from "../../../protocol/sdp/rows/mod.ts";
import { ABBREVIATIONS, expandedIn, GLOSSARY, idOf } from "../../../protocol/glossary/mod.ts";
import { captures } from "../support/mod.ts";

const read = (path: string) => Deno.readTextFileSync(new URL(`../../../${path}`, import.meta.url));
const MUST: readonly string[] = JSON.parse(read("tests/fixtures/sdp/must.json"));

const LESSONS = [...Deno.readDirSync(new URL("../../../lessons/", import.meta.url))].map(({ name }) =>
  `lessons/${name}/lesson.md`
).filter((path) => {
  try {
    return Deno.statSync(new URL(`../../../${path}`, import.meta.url)).isFile;
  } catch {
    return false;
  }
});

/** Names of products, protocols of other trades and words in capitals, which no learner of WebRTC has to know. */
const NAMES = new Set(("API ASCII CR CRLF ID IN IP4 IP6 JSON QR TS WMS").split(" "));
/** Abbreviations, quoted words of the description left out. */
const abbreviationsIn = (text: string): readonly string[] =>
  text.replaceAll(/“[^”]*”|`[^`]*`|\ba=[\w-]+\S*|\S*[/:]\S*|[\da-z]*\.local/g, " ")
    .match(/(?<![\w-])(?:[A-Z][A-Z0-9]+|mDNS)(?![\w-])/g) ?? [];

/** What the explanations say: of the lines that have to be explained, of the findings, and in the lessons. */
function* explanations(): Generator<string> {
  for (const { name, summary, answer = "" } of ROWS) if (MUST.includes(name)) yield `${summary} ${answer}`;
  for (const sdp of captures(".sdp")) {
    for (const { fields } of annotate(sdp).lines) {
      // Values of the description, such as keys, are no words of the explanation.
      for (const { text, meaning } of fields) yield meaning.replaceAll(text, " ");
    }
  }
  for (const path of ["protocol/sdp/findings/wording.ts", "protocol/sdp/pair/wording.ts"]) {
    for (const [said] of read(path).matchAll(/"[^"]*"/g)) yield said;
  }
  for (const { said } of GLOSSARY) yield said;
  for (const lesson of LESSONS) yield read(lesson).replaceAll(/\]\([^)]*\)/g, "]");
}

Deno.test("every abbreviation that an explanation or a lesson uses is in the glossary, and is expanded", () => {
  const terms = new Set(GLOSSARY.map(({ term }) => term));
  const missing = new Map<string, string>();
  for (const text of explanations()) {
    for (const one of abbreviationsIn(text)) {
      if (!terms.has(one) && !NAMES.has(one) && !missing.has(one)) missing.set(one, text.slice(0, 100));
    }
  }
  assert.deepEqual(Object.fromEntries(missing), {});
  for (const one of Object.keys(ABBREVIATIONS)) assert.ok(terms.has(one), one);
});

Deno.test("each term is explained in one or two sentences, with a source, once, in the order of the alphabet", () => {
  for (const { term, said, source } of GLOSSARY) {
    assert.ok((said.match(/[.?:](?= [A-Z]|$)/g) ?? []).length <= 3, `${term}: ${said}`);
    assert.match(said, /\.$/, term);
    assert.match(source, /RFC \d+|draft-|WebRTC 1\.0|Specification|Media Capture/, term);
  }
  const ids = GLOSSARY.map(idOf);
  assert.equal(new Set(ids).size, ids.length);
  const terms = GLOSSARY.map(({ term }) => term.toLowerCase());
  assert.deepEqual(terms, terms.toSorted((one, two) => one.localeCompare(two, "en")));
});

Deno.test("the abbreviations of an explanation are expanded, each once; a word that is none is left alone", () => {
  assert.deepEqual(expandedIn("ICE, then DTLS (RFC 9147); ICE again, over IPv4, in NATURE and constructor."), [
    "ICE: Interactive Connectivity Establishment",
    "DTLS: Datagram Transport Layer Security",
  ]);
  assert.deepEqual(expandedIn(""), []);
});

Deno.test("the first lesson says what its abbreviations stand for", () => {
  const lesson = read("lessons/the-first-connection/lesson.md").replaceAll(/\s+/g, " ");
  for (const one of ["SDP", "ICE", "DTLS", "SCTP"]) assert.ok(lesson.includes(ABBREVIATIONS[one]), one);
});
