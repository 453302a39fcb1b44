/** Whose blob is it? Asked of sessions that were folded from facts. */
import { readOnBench } from "../../../protocol/calls/mod.ts";
import assert from "node:assert/strict";
import { type Origin, readBlob } from "../../../protocol/blob/mod.ts";
import type { Description } from "../../../protocol/facts/mod.ts";
import type { Session } from "../../../protocol/session/mod.ts";
import {
  BROWSERS,
  candidatesOf,
  capture,
  conversation,
  keeps,
  lesson,
  opened,
  play,
  sessionOf,
} from "../support/mod.ts";

const originOf = (what: unknown, here: Session, ...others: Session[]): Origin => {
  const reading = readOnBench(typeof what === "string" ? what : JSON.stringify(what), { here, others });
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.origin;
};
const offerIn = (browser: typeof BROWSERS[number], name: string): Description => ({
  type: "offer",
  sdp: capture(browser, name),
});

for (const browser of BROWSERS) {
  const { offer, answer, offered, answered } = conversation(browser);
  const { A, B } = play(lesson("A", browser)).at(-1)!;

  Deno.test(`${browser}: descriptions and candidates are the other's there and one's own here`, () => {
    for (const what of [offer, offer.sdp, offered[0], [offer, offered[0]]]) {
      assert.equal(originOf(what, B, A), "other");
      assert.equal(originOf(what, A, B), "own");
    }
    for (const what of [answer, answer.sdp, answered[0], [answer, answered[0]]]) {
      assert.equal(originOf(what, A, B), "other");
      assert.equal(originOf(what, B, A), "own");
    }
  });

  Deno.test(`${browser}: what was altered on the way still has its credentials`, () => {
    const sdp = offer.sdp.replace("s=-", "s=altered").replaceAll("\r\n", "\n").trimEnd();
    assert.equal(originOf(sdp, B, A), "other");
    assert.equal(originOf({ type: "answer", sdp }, A, B), "own");
  });

  Deno.test(`${browser}: after an ICE restart the first offer is an earlier one, the second the present one`, () => {
    const first = offerIn(browser, "ice-restart.offerer.1-first-trickle-initial.offer.sdp");
    const second = offerIn(browser, "ice-restart.offerer.2-restart-trickle-initial.offer.sdp");
    const here = sessionOf("A", opened, keeps(first), keeps(second));
    const there = sessionOf("B", opened);
    assert.equal(originOf(first, there, here), "earlier");
    assert.equal(originOf(second, there, here), "other");
    assert.equal(originOf(first, here, there), "own");
    assert.equal(originOf(second, here, there), "own");
  });

  Deno.test(`${browser}: an offer that was replaced is an earlier one, though it has the same ice-ufrag`, () => {
    const first = offerIn(browser, "renegotiate-add-video.offerer.1-audio-trickle-initial.offer.sdp");
    const second = offerIn(browser, "renegotiate-add-video.offerer.2-plus-video-trickle-initial.offer.sdp");
    const here = sessionOf("A", opened, keeps(first), keeps(second));
    const there = sessionOf("B", opened);
    assert.equal(originOf(second, there, here), "other");
    assert.equal(originOf(first, there, here), "earlier");
  });

  Deno.test(`${browser}: an offer without media is known by its session id`, () => {
    const empty = offerIn(browser, "empty-offer.offerer.no-media.offer.sdp");
    const here = sessionOf("A", opened, keeps(empty));
    const there = sessionOf("B", opened);
    assert.equal(originOf(empty, here, there), "own");
    assert.equal(originOf(empty, there, here), "other");
  });

  Deno.test(`${browser}: what no client here has made is a stranger's`, () => {
    const [stranger] = BROWSERS.filter((one) => one !== browser);
    for (const what of [conversation(stranger).offer, conversation(stranger).answered[0]]) {
      assert.equal(originOf(what, A, B), "stranger");
      assert.equal(originOf(what, B, A), "stranger");
    }
    const media = capture(browser, "audio-video-data.offerer.gathered.offer.sdp");
    assert.equal(originOf(media, A, B), "stranger");
    assert.equal(originOf({ candidate: offered[0]!.candidate, usernameFragment: "zzzz" }, B, A), "stranger");
  });
}

Deno.test("a candidate that names no ufrag, the bare end of candidates and nothing at all are unknown", () => {
  const { A, B } = play(lesson("A", "firefox-153")).at(-1)!;
  const [init] = candidatesOf("firefox-153", "data-only.offerer.candidates.jsonl");
  for (const what of [`a=${init!.candidate}`, { candidate: init!.candidate }, "a=end-of-candidates", ""]) {
    assert.equal(originOf(what, B, A), "unknown");
  }
});

Deno.test("a bare Chromium candidate is known by its ufrag extension", () => {
  const { A, B } = play(lesson("A", "chromium-156")).at(-1)!;
  const [init] = candidatesOf("chromium-156", "data-only.offerer.candidates.jsonl");
  assert.equal(originOf(init!.candidate, B, A), "other");
  assert.equal(originOf(`a=${init!.candidate}`, A, B), "own");
});

Deno.test("a client alone knows its own, and of the rest nothing", () => {
  const { offer, answer } = conversation("chromium-156");
  const alone = sessionOf("A", opened, keeps(offer));
  assert.equal(originOf(offer, alone), "own");
  assert.equal(originOf(answer, alone), "unknown");
});

Deno.test("without a bench everything is unknown", () => {
  const reading = readBlob(conversation("chromium-156").offer.sdp);
  assert.ok(reading.ok && reading.origin === "unknown");
});

Deno.test("of several descriptions, the one that fits the client is taken, and that is said", () => {
  const { offer, answer } = conversation("chromium-156");
  const both = [offer, answer].map((one) => JSON.stringify(one)).join("\n");
  const taken = (here: ReturnType<typeof sessionOf>) => {
    const reading = readOnBench(both, { here });
    assert.ok(reading.ok);
    return [
      reading.messages.map((message) => message.kind === "description" && message.type),
      reading.repairs.map(({ code }) => code),
    ];
  };
  assert.deepEqual(taken(sessionOf("B", opened)), [["offer"], ["taken-apart"]]);
  assert.deepEqual(taken(sessionOf("A", opened, keeps(offer))), [["answer"], ["taken-apart"]]);
});
