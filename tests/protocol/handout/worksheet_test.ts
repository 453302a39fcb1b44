/** Worksheets: the key joined with the blanks is the handout, and no blank is answered elsewhere. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  type Blank,
  BLANKS,
  type Given,
  readLessonSheet,
  sheetOf,
  writeHandout,
  writeLessonSheet,
} from "../../../protocol/handout/mod.ts";
import type { Sheet } from "../../../protocol/handout/sheet.ts";
import { mapWords, merged } from "../../../protocol/handout/change-words.ts";
import { filled, worksheetOf } from "../../../protocol/handout/worksheet.ts";
import { given, HANDED, handed, LESSONS } from "./support.ts";

const whole = (sheet: Sheet): Sheet => ({ ...sheet, blocks: sheet.blocks.map((block) => mapWords(block, merged)) });

/** Whether a text stands in another as words of its own, whatever their case. */
function holds(text: string, answer: string): boolean {
  const [low, looked] = [text.toLowerCase(), answer.toLowerCase()];
  const isWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}_-]/u.test(sign);
  for (let at = low.indexOf(looked); at >= 0; at = low.indexOf(looked, at + 1)) {
    if (!isWord(low[at - 1]) && !isWord(low[at + looked.length])) return true;
  }
  return false;
}

/** What can be read on a sheet in each format, without its marks. */
const plainOf = {
  text: (text: string) => text,
  md: (text: string) => text.replace(/\\/g, ""),
  html: (text: string) => text.replace(/<head>[^]*<\/head>/, "").replace(/<[^>]*>/g, " "),
  json: (text: string) =>
    [...text.matchAll(/"text": ("(?:[^"\\]|\\.)*")/g)].map(([, one]) => JSON.parse(one)).join("\n"),
};

function isFair(of: Given, brief: boolean, blanks: readonly Blank[]): number {
  const sheet = sheetOf(handed(of, { brief, redacted: true }));
  const worksheet = worksheetOf(sheet, blanks);
  assert.deepEqual(filled(worksheet), whole(sheet));
  assert.deepEqual(worksheet.key.map(({ number }) => number), worksheet.key.map((_, i) => i + 1));
  for (const format of ["text", "md", "html", "json"] as const) {
    const plain = plainOf[format](writeHandout(handed(of, { brief, redacted: true, as: "worksheet", blanks }), format));
    for (const { number, text } of worksheet.key) {
      assert.ok(!holds(plain, text), `${format}: ${text}`);
      if (format !== "json") assert.ok(plain.includes(`(${number})`), `${format}: (${number})`);
    }
  }
  return worksheet.key.length;
}

for (const [name, of] of [...HANDED, ...LESSONS]) {
  Deno.test(`${name}: a worksheet of any choice joins with its key, and is not answered elsewhere`, () => {
    for (const brief of [true, false]) {
      for (const blank of BLANKS) isFair(of, brief, [blank]);
      assert.ok(isFair(of, brief, BLANKS) >= 8);
    }
  });
}

Deno.test("of any text a worksheet joins with its key", () => {
  const line = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "a=setup:active",
      "a=setup:actpass",
      "a=sctp-port:5000",
      "m=audio 9 X/Y 0",
      "a=rtpmap:0 a-b/1",
      "a=group:$& (1)",
    ),
  );
  fc.assert(fc.property(fc.array(line), fc.subarray([...BLANKS]), (lines, blanks) => {
    const sheet = sheetOf(
      handed({ documents: [{ name: "offer", kind: "offer", sdp: `v=0\r\n${lines.join("\r\n")}\r\n` }] }),
    );
    const worksheet = worksheetOf(sheet, blanks);
    assert.deepEqual(filled(worksheet), whole(sheet));
  }));
});

Deno.test("the key holds every answer by its number, and nothing of the sheet", () => {
  const of = given(
    "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=sctp-port:5000\r\n",
  );
  const key = writeHandout(handed(of, { as: "key" }), "text");
  assert.match(key, /^Key: /);
  assert.match(key, /^\(\d+\) \| UDP\/DTLS\/SCTP$/m);
  assert.doesNotMatch(key, /webrtc-datachannel\r?$/m);
});

for (const [name, of] of LESSONS) {
  Deno.test(`${name}: each prediction and each step has a blank, and the key has its answer`, () => {
    const { steps = [] } = of;
    const answers = [...steps.flatMap(({ prediction }) => prediction?.answer ?? []), ...steps.map(({ done }) => done)];
    const { key } = worksheetOf(sheetOf(handed(of, { redacted: true, brief: true })), BLANKS);
    const texts = key.map(({ text }) => text);
    // Of each kind at most eight are asked.
    assert.ok(answers.filter((answer) => texts.includes(answer)).length >= Math.min(answers.length, 8));
    assert.ok(key.length > Math.min(steps.length, 8));
    for (const text of texts) assert.doesNotMatch(text, /[`*]|\]\(|(?<![\p{L}\p{N}])_/u);
  });
}

Deno.test("what a lesson’s worksheet is made from is read as it was written; any other text is refused", () => {
  for (const [, { steps = [], trace }] of LESSONS) {
    const sheet = { steps, ...(trace && { trace }) };
    assert.deepEqual(readLessonSheet(writeLessonSheet(sheet)), sheet);
  }
  const texts = ["", "{}", "null", '{"format":"out-of-band/lesson-sheet","version":2,"steps":[]}'];
  for (const text of texts) assert.equal(readLessonSheet(text), undefined);
  fc.assert(fc.property(fc.string(), fc.json(), (text, json) => {
    assert.equal(readLessonSheet(text), undefined);
    assert.equal(
      readLessonSheet(`{"format":"out-of-band/lesson-sheet","version":1,"steps":${json},"trace":1}`),
      undefined,
    );
  }));
});
