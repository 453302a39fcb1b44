/** What is seen in a blob before the call, and what becomes of it: stopped, called, or told with care. */
import assert from "node:assert/strict";
import { boxText } from "../../../protocol/calls/box-text.ts";
import type { Description } from "../../../protocol/facts/mod.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import { check } from "../../../protocol/calls/check.ts";
import { plan } from "../../../protocol/calls/plan.ts";
import { severityOf } from "../../../protocol/calls/severity.ts";
import {
  BROWSERS,
  capture,
  captures,
  conversation,
  is,
  keeps,
  made,
  opened,
  sessionOf,
  takes,
} from "../support/mod.ts";

const read = (...messages: readonly Description[]) => ({
  ok: true,
  messages: messages.map((message) => ({ kind: "description", ...message }) as const),
  repairs: [],
  origin: "unknown",
} as const);

Deno.test("two different descriptions at once are stopped; one and the same twice is one", () => {
  const { offer, answer } = conversation("chromium-156");
  const here = sessionOf("B", opened);
  const stopped = plan("setRemoteDescription", here, read(offer, answer));
  assert.ok(!stopped.ok);
  assert.deepEqual(explain(stopped.problem), {
    said: "There are two descriptions in this: an offer and an answer.",
    next: "Paste only one of them.",
  });
  assert.deepEqual(plan("setRemoteDescription", here, read(offer, offer)), { ok: true, arguments: [offer] });
  const two = plan("setRemoteDescription", here, read(offer, conversation("firefox-153").offer));
  assert.match(!two.ok ? explain(two.problem).said : "", /two different offers/);
});

Deno.test("an offer of nothing is stopped, and an answer that fits it is not", () => {
  for (const browser of BROWSERS) {
    const empty = { type: "offer", sdp: capture(browser, "empty-offer.offerer.no-media.offer.sdp") } as const;
    const stopped = plan("setRemoteDescription", sessionOf("B", opened), read(empty));
    assert.equal(!stopped.ok && stopped.problem.code, "no-media-sections");
    const offerer = sessionOf("A", opened, keeps(empty));
    const answer = { ...empty, type: "answer" } as const;
    assert.deepEqual(check(read(answer), offerer).map(severityOf), ["warns"]);
    assert.ok(plan("setRemoteDescription", offerer, read(answer)).ok);
  }
});

Deno.test("later offers of the same session, an ICE restart and a recycled section are let be", () => {
  for (const browser of BROWSERS) {
    const offers = (...names: string[]) =>
      names.map((name) => ({ type: "offer", sdp: capture(browser, `${name}-gathered.offer.sdp`) }) as const);
    for (
      const [first, second] of [
        offers("ice-restart.offerer.1-first", "ice-restart.offerer.2-restart"),
        offers("renegotiate-add-video.offerer.1-audio", "renegotiate-add-video.offerer.2-plus-video"),
        offers("hold-resume.offerer.1-call", "hold-resume.offerer.2-hold"),
        offers("stopped-transceiver.offerer.1-all", "stopped-transceiver.offerer.2-audio-stopped"),
        offers("stopped-transceiver.offerer.2-audio-stopped", "stopped-transceiver.offerer.3-mline-recycled"),
      ]
    ) {
      const answer = { type: "answer", sdp: first.sdp.replaceAll("actpass", "active") } as const;
      const here = sessionOf("B", opened, takes(first), keeps(answer));
      assert.deepEqual(check(read(second), here), [], browser);
    }
  }
});

Deno.test("an offer from another session is a warning until there is a connection to lose", () => {
  const { offer, answer } = conversation("chromium-156");
  const here = sessionOf("B", opened, takes(offer), keeps(answer));
  const reading = read(conversation("firefox-153").offer);
  assert.deepEqual(check(reading, here).map((problem) => [problem.code, severityOf(problem)]), [
    ["offer-from-another-session", "warns"],
  ]);
  assert.ok(plan("setRemoteDescription", here, reading).ok);
});

Deno.test("a box tells the first problem after what is in it, and shows its line", () => {
  const { offer, offered } = conversation("chromium-156");
  const broken = { ...offer, sdp: offer.sdp.replace(/a=ice-ufrag:.*/, "a=ice-ufrag:abc") };
  const telling = boxText(read(broken), sessionOf("B", opened));
  assert.match(telling.said, /^This is an offer, without candidates\. Line \d+: An ice-ufrag has 4 to 256 characters/);
  assert.deepEqual([telling.severity, telling.fits, telling.at?.text], ["careful", true, "a=ice-ufrag:abc"]);
  const lost = { ...offer, sdp: offer.sdp.replace(/a=fingerprint:.*\r\n/, "") };
  assert.equal(boxText(read(lost), sessionOf("B", opened)).fits, false);
  const here = sessionOf("B", opened, takes(offer));
  const message = { kind: "candidate", ...offered[0]!, sdpMid: "9", sdpMLineIndex: 0 } as const;
  const candidate = { ok: true, messages: [message], repairs: [], origin: "unknown" } as const;
  assert.match(boxText(candidate as never, here).said, /is for the mid “9”, which the remote description/);
});

Deno.test("a candidate without a place is put into the only one; a description is no candidate", () => {
  const { offer, offered } = conversation("chromium-156");
  const here = sessionOf("B", opened, takes(offer));
  const message = { kind: "candidate", candidate: offered[0]!.candidate } as const;
  const reading = { ok: true, messages: [message], repairs: [], origin: "unknown" } as const;
  assert.deepEqual(plan("addIceCandidate", here, reading), {
    ok: true,
    arguments: [{ candidate: message.candidate, sdpMid: "0" }],
  });
  const described = { ...reading, messages: [{ kind: "description", ...offer }] } as const;
  const stopped = plan("addIceCandidate", here, described);
  assert.equal(!stopped.ok && stopped.problem.code, "candidate-wanted");
});

Deno.test("nothing is said of what browsers themselves offer", () => {
  for (const sdp of captures(".sdp")) {
    const type = /^a=setup:actpass\r$/m.test(sdp) || !/^a=setup/m.test(sdp) ? "offer" : "answer";
    if (type === "answer" || !/^m=/m.test(sdp)) continue;
    const message = { kind: "description", type, sdp } as const;
    const reading = { ok: true, messages: [message], repairs: [], origin: "unknown" } as const;
    // The one browser writes these, and the other refuses them.
    const other = (code: string) => code === "extmap-high" || code === "feedback-unmapped";
    const found = check(reading, sessionOf("B", opened));
    assert.deepEqual(found.filter((problem) => problem.code !== "sdp-finding" || !other(problem.finding)), []);
  }
});

Deno.test("glare is told, and the call is made: it takes the own offer back", () => {
  const { offer } = conversation("chromium-156");
  const here = sessionOf("B", opened, keeps(conversation("firefox-153").offer));
  assert.deepEqual(check(read(offer), here).map((problem) => [problem.code, severityOf(problem)]), [[
    "glare",
    "warns",
  ]]);
  assert.deepEqual(boxText(read(offer), here).fits, true);
  assert.ok(plan("setRemoteDescription", here, read(offer)).ok);
});

Deno.test("a client that is closed, and a rollback of nothing, are certain to be refused", () => {
  const { offer } = conversation("chromium-156");
  const closed = sessionOf("B", opened, made("close", undefined, is(["signaling", "closed"])));
  assert.deepEqual(check(read(offer), closed).map(({ code }) => code), ["client-closed"]);
  assert.equal(boxText(read(offer), closed).fits, false);
  const rollback = read({ type: "rollback", sdp: "" });
  assert.deepEqual(check(rollback, sessionOf("B", opened)).map(({ code }) => code), ["rollback-nothing"]);
  assert.deepEqual(check(rollback, sessionOf("B", opened, takes(offer))), []);
});

Deno.test("a candidate of the next generation may look like one of the last", () => {
  const { offer } = conversation("chromium-156");
  const line = (ufrag: string) => `candidate:1 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active ufrag ${ufrag}`;
  const next = { ...offer, sdp: offer.sdp.replace(/a=ice-ufrag:.*/, "a=ice-ufrag:next") };
  const ufrag = /a=ice-ufrag:(.*)\r/.exec(offer.sdp)![1];
  const given = made("addIceCandidate", { candidate: line(ufrag), sdpMid: "0" });
  const reading = (candidate: string) =>
    ({
      ok: true,
      messages: [{ kind: "candidate", candidate, sdpMid: "0" }],
      repairs: [],
      origin: "unknown",
    }) as const;
  const before = sessionOf("B", opened, takes(offer), given);
  assert.deepEqual(check(reading(line(ufrag)), before).map(({ code }) => code), ["candidate-again"]);
  assert.equal(boxText(reading(line(ufrag)), before).fits, false);
  const after = sessionOf("B", opened, takes(offer), given, takes(next));
  assert.deepEqual(check(reading(line("next")), after), []);
  assert.deepEqual(check(reading(line(ufrag)), after).map(({ code }) => code), ["candidate-other-generation"]);
});
