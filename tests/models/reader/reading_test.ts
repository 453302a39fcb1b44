/** What the reader says of a pair: the engine's reasons once they have come, each thing said once. */
import assert from "node:assert/strict";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { PairReasons } from "../../../components/reader/PairReasons.tsx";
import { ReaderModel } from "../../../models/reader/reader.ts";
import { conversation } from "../../protocol/support/mod.ts";

const { offer, answer, offered } = conversation("chromium-156");

async function opened() {
  const loaded = Promise.withResolvers<void>();
  const reader = new ReaderModel({
    loadReader: () => import("../../../protocol/sdp/lazy.ts"),
    loadHandouts: () => import("../../../protocol/handout/lazy.ts"),
    loadWhy: async () => {
      await loaded.promise;
      return await import("../../../protocol/advice/lazy.ts");
    },
    notes: { load: () => ({}), save: () => undefined },
    today: () => "today",
    save: () => {},
    readFile: (file) => file.text(),
    carried: () => Promise.resolve(""),
    lesson: () => Promise.resolve(undefined),
  });
  const open = reader.open();
  reader.give(
    [offer, { ...answer, sdp: answer.sdp.replace("setup:active", "setup:actpass") }].map((one) => JSON.stringify(one))
      .join("\n"),
  );
  assert.deepEqual(reader.reasons.value, []);
  loaded.resolve();
  await open;
  return reader;
}

Deno.test("a pair that was given before the engine came is answered when it comes, and each thing is said once", async () => {
  const reader = await opened();
  assert.deepEqual(reader.reasons.value.map(({ code }) => code), ["role-open"]);
  const said = reader.reasons.value.map(({ said }) => said);
  assert.ok(reader.comparisons.value[0].findings.some((finding) => said.includes(finding.said)));
  assert.deepEqual(reader.between.value.filter((finding) => said.includes(finding.said)), []);
});

Deno.test("after the advice was followed the next reason is said, and one description has none", async () => {
  const reader = await opened();
  const pair = [offer, answer].map((one) => JSON.stringify(one));
  reader.give(pair.join("\n"));
  assert.deepEqual(reader.reasons.value.map(({ code }) => code), ["no-candidates"]);
  reader.give([...pair, ...offered.flatMap((one) => one ? [JSON.stringify(one)] : [])].join("\n"));
  assert.equal(reader.reasons.value[0].code, "one-sided");
  reader.give(pair[0]);
  assert.deepEqual(reader.reasons.value, []);
});

Deno.test("of a trace nothing is said here: its states are asked by the replay", async () => {
  const reader = await opened();
  reader.give(await Deno.readTextFile("tests/fixtures/traces/first-connection.trace.json"));
  assert.ok(reader.documents.value.length >= 2);
  assert.deepEqual(reader.reasons.value, []);
});

Deno.test("each reason is drawn with what to do next and the lines that say so", async () => {
  const [first] = (await opened()).reasons.value;
  const drawn = renderToString(h(PairReasons, { reasons: [first] }));
  for (const text of [first.said, first.next, ...first.evidence]) assert.ok(drawn.includes(text), text);
  assert.match(drawn, /aria-labelledby="pair-reasons".*What says so/s);
});
