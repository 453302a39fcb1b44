/** Each lesson’s recorded traces: of its present text, meeting every goal on replay, and telling nothing of whoever made them. */
import assert from "node:assert/strict";
import { recordedText, tracesOf } from "../../lessons/format/recorded.ts";
import { readTrace } from "../../protocol/trace/mod.ts";
import { FILES } from "./course.ts";
import { recordingMistakes } from "./recordings.ts";

/** What stands in the place of what tells who and where somebody is, wherever it stands in a recorded trace. */
const SUBSTITUTES: Readonly<Record<string, RegExp>> = {
  "ice-ufrag": /^u+\d+$/,
  "ice-pwd": /^p+\d+$/,
  "fingerprint": /^(00:){29}/,
  "o=": /^10{5,}\d+$/,
  "usernameFragment": /^u+\d+$/,
  // RFC 5737 and RFC 3849: addresses for documentation; those that mean no machine; names that are no browser’s.
  "address":
    /^(192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+|127\.0\.0\.1|0\.0\.0\.0|2001:db8:\S*|\(.*\)|0{8}-0000-4000-8000-\d+\.local)$/,
};

/**
 * On the box: this machine’s own name for itself, what means none, and names that a browser made up for its addresses
 * (RFC 8828). The credentials of its ended connections stand in its packets, too.
 */
const LOCAL: Readonly<Record<string, RegExp>> = {
  "address": /^(127\.0\.0\.1|0\.0\.0\.0|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.local)$/,
};

const secretsIn = (text: string): readonly (readonly [what: string, value: string])[] => [
  ...[...text.matchAll(/a=(ice-ufrag|ice-pwd):([^\\\s]+)/g)].map(([, what, value]) => [what, value] as const),
  ...[...text.matchAll(/a=fingerprint:sha-256 ([0-9A-F:]+)/g)].map(([, value]) => ["fingerprint", value] as const),
  ...[...text.matchAll(/o=- (\d+)/g)].map(([, value]) => ["o=", value] as const),
  ...[...text.matchAll(/"usernameFragment":"(.*?)"/g)].map(([, value]) => ["usernameFragment", value] as const),
  ...[...text.matchAll(/candidate:\S+ \d \w+ \d+ (\S+) /g)].map(([, value]) => ["address", value] as const),
  ...[...text.matchAll(/"address":"(.*?)"/g)].map(([, value]) => ["address", value] as const),
  ...[...text.matchAll(/\b(\d{1,3}(?:\.\d{1,3}){3})\b/g)].map(([, value]) => ["address", value] as const),
];

for (const lesson of FILES) {
  Deno.test(`${lesson.slug}: its recorded traces meet its goals as they are now, or it says why there is none`, () => {
    assert.deepEqual(recordingMistakes(lesson), []);
  });

  const how = lesson.network ? "hold no other machine than this one" : "are redacted";
  Deno.test(`${lesson.slug}: its recorded traces ${how}, and are written as they are always written`, () => {
    for (const name of lesson.unrecorded ? [] : tracesOf(lesson)) {
      const text = Deno.readTextFileSync(`lessons/${name}`);
      const read = readTrace(text);
      assert.ok(read.ok, name);
      assert.equal(recordedText(read.trace, lesson), text);
      for (const [what, value] of secretsIn(text)) {
        if (lesson.network && what !== "address") continue;
        assert.match(value, (lesson.network ? LOCAL : SUBSTITUTES)[what], `${name}: ${what} ${value}`);
      }
      assert.doesNotMatch(text, /"(username|credential)":"(?!…")/, name);
      assert.ok(text.length < 400_000, `${name} has ${text.length} bytes`);
    }
  });
}

Deno.test("a recording that is missing, of another lesson, of an earlier text or short of a goal says what to do", () => {
  const [first, second] = FILES;
  assert.match(
    recordingMistakes({ ...first, slug: "none-such" })[0],
    /is missing.* deno task record-lessons none-such$/,
  );
  const [name] = tracesOf(first);
  assert.match(recordingMistakes({ ...second, slug: first.slug, steps: first.steps.slice(1) })[0], /earlier text/);
  const steps = first.steps.map((step) => ({ ...step, goals: [{ check: "channel-known", of: "A", count: "9" }] }));
  assert.match(
    recordingMistakes({ ...first, steps })[0],
    new RegExp(`^lessons/${name} does not meet ${steps[0].id}, `),
  );
  assert.deepEqual(recordingMistakes({ ...first, slug: "none-such", unrecorded: "It needs two pages" }), []);
});
