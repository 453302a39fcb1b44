/** Which client takes what a link brought into another tab: a restart goes to whoever is in that connection. */
import assert from "node:assert/strict";
import { clientWaitingFor } from "../../../protocol/advice/mod.ts";
import { readBlob, writeBlob } from "../../../protocol/blob/mod.ts";
import type { Description } from "../../../protocol/facts/mod.ts";
import { lesson, play } from "../support/mod.ts";

const acts = lesson();
const benches = play(acts);
const bench = benches.at(-1)!;
const offer = bench.A.local as Description;
const nothing = readBlob("");
const taker = (sdp: string, sessions = [bench.A, bench.B]) => {
  const found = (["json", "compact", "link"] as const).map((form) => {
    const text = readBlob(
      writeBlob({ kind: "description", type: "offer", sdp }, form, { base: "https://example.org/" }),
    );
    assert.ok(text.ok);
    return clientWaitingFor(sessions, () => ({ text, box: nothing }))?.client;
  });
  assert.equal(new Set(found).size, 1, "in whichever form it comes");
  return found[0];
};
const changed = (from: RegExp, to: string) => {
  const sdp = offer.sdp.replaceAll(from, to);
  assert.notEqual(sdp, offer.sdp);
  return sdp;
};

Deno.test("a restart, and an offer with one section more, are for the client that has taken the first one", () => {
  assert.equal(taker(changed(/a=ice-ufrag:\S+/g, "a=ice-ufrag:anew")), "B");
});

Deno.test("the same offer again, one of another certificate, and one that comes out of turn are for none", () => {
  assert.equal(taker(offer.sdp), undefined);
  const restarted = changed(/a=ice-ufrag:\S+/g, "a=ice-ufrag:anew");
  assert.equal(taker(restarted.replace(/(a=fingerprint:sha-256 )\S\S/, "$100")), undefined);
  const asked = benches[acts.findIndex(({ name }) => name === "take offer") + 1];
  assert.equal(taker(restarted, [asked.B]), undefined, "it owes an answer to the first one");
});
