/** Codes that are read aloud: read back whole, and with one wrong character in any place its line is named. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { readBlob, writeBlob } from "../../../protocol/blob/mod.ts";
import { explain } from "../../../protocol/problems/mod.ts";

const sdp = await Deno.readTextFile(
  new URL("../../fixtures/sdp/chromium-156/data-only.offerer.gathered.offer.sdp", import.meta.url),
);
const OFFER = { kind: "description", type: "offer", sdp } as const;
const spoken = writeBlob(OFFER, "spoken");
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** The line in which a place of the text is. */
const lineAt = (at: number) => spoken.slice(0, at).split("\n").length;
const problemOf = (text: string) => {
  const reading = readBlob(text);
  return reading.ok ? undefined : reading.problem;
};

Deno.test("lines of five groups of five, each with its check, read back in capitals or not, with any spaces", () => {
  assert.match(spoken, /^(\d+: (?:[0-9A-Z]{5} ){5}= [0-9A-Z]\n)+\d+: (?:[0-9A-Z]{1,5} ){1,5}= [0-9A-Z]$/);
  const compact = readBlob(writeBlob(OFFER, "compact"));
  for (const text of [spoken, spoken.toLowerCase(), spoken.replaceAll(" ", ""), spoken.replaceAll("\n", "\r\n\r\n")]) {
    const reading = readBlob(text);
    assert.ok(reading.ok, text);
    assert.equal(reading.form, "spoken");
    assert.deepEqual(reading.messages, compact.ok && compact.messages);
  }
});

Deno.test("one wrong character in any place: its line is named", () => {
  for (const [at, sign] of [...spoken].entries()) {
    const line = spoken.split("\n")[lineAt(at) - 1];
    const column = at - spoken.lastIndexOf("\n", at - 1) - 1;
    if (!ALPHABET.includes(sign) || column < line.indexOf(":")) continue;
    for (const other of ALPHABET) {
      if (other === sign) continue;
      const problem = problemOf(spoken.slice(0, at) + other + spoken.slice(at + 1));
      assert.deepEqual(problem, { code: "spoken-line", line: lineAt(at), why: "wrong" });
    }
  }
  assert.match(explain({ code: "spoken-line", line: 2, why: "wrong" }).said, /^Line 2 of this code is wrong/);
});

Deno.test("two characters that were swapped, a character too many or too few: the line is named", () => {
  const lines = spoken.split("\n");
  fc.assert(fc.property(fc.nat(lines.length - 2), fc.nat(4), fc.nat(3), (number, group, place) => {
    const groups = lines[number].split(" ");
    const signs = [...groups[group + 1]];
    const altered = (changed: string) => lines.with(number, groups.with(group + 1, changed).join(" ")).join("\n");
    const swapped = signs.with(place, signs[place + 1]).with(place + 1, signs[place]).join("");
    for (const changed of [swapped, signs.toSpliced(place, 1).join(""), signs.toSpliced(place, 0, "7").join("")]) {
      if (changed === signs.join("")) continue;
      assert.deepEqual(problemOf(altered(changed)), { code: "spoken-line", line: number + 1, why: "wrong" });
    }
  }));
});

Deno.test("a line that is missing is named, and so is one that stands in another's place", () => {
  const lines = spoken.split("\n");
  assert.deepEqual(problemOf(lines.toSpliced(1, 1).join("\n")), { code: "spoken-line", line: 2, why: "missing" });
  const renumbered = lines.toSpliced(0, 2, lines[1].replace(/^2/, "1"), lines[0].replace(/^1/, "2")).join("\n");
  assert.deepEqual(problemOf(renumbered), { code: "spoken-line", line: 1, why: "wrong" });
});
