/** What a paste box says about what it has read, and about what applying it would do. */
import { readOnBench } from "../../../protocol/calls/mod.ts";
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { boxText } from "../../../protocol/calls/box-text.ts";
import type { Session } from "../../../protocol/session/mod.ts";
import {
  BROWSERS,
  capture,
  captures,
  conversation,
  damaged,
  is,
  keeps,
  lesson,
  made,
  opened,
  play,
  sessionOf,
  takes,
} from "../support/mod.ts";

const { offer, answer, offered, answered } = conversation("chromium-156");
const fresh = (client: "A" | "B") => sessionOf(client, opened);
const offerer = sessionOf("A", opened, made("createDataChannel", "channel"), keeps(offer));
const asked = sessionOf("B", opened, takes(offer));
const answerer = sessionOf("B", opened, takes(offer), keeps(answer));

const told = (what: unknown, here: Session, ...others: Session[]) =>
  boxText(readOnBench(typeof what === "string" ? what : JSON.stringify(what), { here, others }), here);

Deno.test("an empty box says nothing", () => {
  assert.deepEqual(told("", fresh("B"), offerer), { severity: "empty", said: "", fits: false });
  assert.deepEqual(told(" \n", fresh("B"), offerer), { severity: "empty", said: "", fits: false });
});

Deno.test("the other client's offer, and what applying it would do", () => {
  assert.deepEqual(told(offer, fresh("B"), offerer), {
    severity: "good",
    fits: true,
    said: "This is Client A’s offer, without candidates. " +
      "Client B is in stable: setRemoteDescription makes it have-remote-offer.",
  });
  const gathered = capture("chromium-156", "data-only.offerer.gathered.offer.sdp");
  assert.match(told(gathered, fresh("B"), offerer).said, /^This is Client A’s offer, with 2 candidates inside\. /);
  const one = gathered.replace(/a=candidate:.*\r\n/, "");
  assert.match(told(one, fresh("B"), offerer).said, /, with 1 candidate inside\. /);
});

Deno.test("the answer, brought back", () => {
  assert.deepEqual(told(answer, offerer, answerer), {
    severity: "good",
    fits: true,
    said: "This is Client B’s answer, without candidates. " +
      "Client A is in have-local-offer: setRemoteDescription makes it stable.",
  });
});

Deno.test("an answer that nobody waits for is read with care", () => {
  const { severity, said } = told(answer, fresh("A"), answerer);
  assert.equal(severity, "careful");
  assert.match(said, /Client A is in stable: it has no offer waiting for this.*will refuse it\.$/);
});

Deno.test("an offer while one's own waits: it would take the own one back", () => {
  const glare = conversation("firefox-153").offer;
  const B = sessionOf("B", opened, keeps(glare));
  const { severity, said } = told(offer, B, offerer);
  assert.equal(severity, "careful");
  assert.match(said, /Client B has an offer of its own waiting: applying this one takes its own back\.$/);
});

Deno.test("one's own offer, answer and candidate are told for what they are", () => {
  const { severity, said } = told(offer, offerer, fresh("B"));
  assert.equal(severity, "bad");
  assert.match(said, /^This is Client A['’]s own offer\. It is meant for Client B\. Paste it into Client B\.$/);
  assert.match(told(answer, answerer, offerer).said, /^This is Client B['’]s own answer\./);
  assert.match(told(answered[0], answerer, offerer).said, /^This comes from Client B itself/);
});

Deno.test("a candidate is told with its address, and where it would go", () => {
  const said = "This is a host candidate from Client A: the mDNS name 5139f470-8155-437d-ae69-83705ad2fa4a.local, " +
    "UDP port 41949. ";
  assert.deepEqual(told(offered[0], asked, offerer), {
    severity: "good",
    fits: true,
    said: `${said}addIceCandidate gives it to Client B.`,
  });
  const early = told(offered[0], fresh("B"), offerer);
  assert.equal(early.severity, "careful");
  assert.match(early.said, /Client B has no remote description yet, so addIceCandidate will refuse it\.$/);
  const plain = { candidate: "candidate:1 1 TCP 1 192.0.2.7 9 typ srflx raddr 0.0.0.0 rport 0", sdpMid: "0" };
  assert.equal(
    told(plain, asked, offerer).said,
    "This is a srflx candidate: 192.0.2.7, TCP port 9. addIceCandidate gives it to Client B.",
  );
});

Deno.test("several candidates are counted, and their end is none of them", () => {
  const [one, two] = offered.map((init) => JSON.stringify(init));
  assert.match(told(`${one}\n${two}`, asked, offerer).said, /^These are 2 candidates from Client A\./);
  const [{ usernameFragment }] = [offered[0]!];
  const end = JSON.stringify({ candidate: "", sdpMid: "0", usernameFragment });
  assert.doesNotMatch(told(`${one}\n${end}`, asked, offerer).said, /2 candidates/);
});

Deno.test("only candidates count as candidates inside a description", () => {
  const end = { candidate: "", sdpMid: "0" };
  const withEnd = told([offer, end].map((one) => JSON.stringify(one)).join("\n"), fresh("B"), offerer);
  assert.match(withEnd.said, /without candidates/);
  const twice = told([offer, offer].map((one) => JSON.stringify(one)).join("\n"), fresh("B"), offerer);
  assert.doesNotMatch(twice.said, /with 1 candidate inside/);
});

Deno.test("the end of candidates", () => {
  const end = { candidate: "", sdpMid: "0", usernameFragment: "c1S0" };
  assert.match(told(end, asked, offerer).said, /^This says that Client A has no more candidates\. /);
});

Deno.test("what a stranger made, and what was replaced, is read with care", () => {
  const stranger = conversation("firefox-153").offer;
  const said = told(stranger, fresh("B"), offerer);
  assert.equal(said.severity, "careful");
  assert.match(said.said, /^This is an offer, without candidates, made by neither client on this bench\./);
  const restart = (n: string) => ({
    type: "offer" as const,
    sdp: capture("chromium-156", `ice-restart.offerer.${n}-trickle-initial.offer.sdp`),
  });
  const A = sessionOf("A", opened, keeps(restart("1-first")), keeps(restart("2-restart")));
  const earlier = told(restart("1-first"), fresh("B"), A);
  assert.equal(earlier.severity, "careful");
  assert.match(earlier.said, /^This is an earlier offer, without candidates: Client A has replaced it since\./);
});

Deno.test("a repair is told", () => {
  assert.match(
    told(offer.sdp.trimEnd(), fresh("B"), offerer).said,
    / The last line break was lost; it was put back\. /,
  );
});

Deno.test("a problem is told whole: what happened and what to do", () => {
  const { severity, said } = told('{"type":"off', fresh("B"), offerer);
  assert.equal(severity, "bad");
  assert.match(said, /^This starts like JSON.*Copy the whole card again/);
});

Deno.test("an article fits its word", () => {
  const provisional = told({ ...answer, type: "pranswer" }, offerer);
  assert.doesNotMatch(provisional.said, /\ban pranswer/);
  assert.doesNotMatch(told({ type: "rollback", sdp: "" }, asked, offerer).said, /\ban rollback/);
});

Deno.test("a provisional answer, and the final one after it", () => {
  assert.match(told({ ...answer, type: "pranswer" }, offerer, answerer).said, /makes it have-remote-pranswer\.$/);
  const halfway = sessionOf("A", opened, keeps(offer), takes({ ...answer, type: "pranswer" }, "have-remote-pranswer"));
  assert.match(
    told(answer, halfway, answerer).said,
    /is in have-remote-pranswer: setRemoteDescription makes it stable\.$/,
  );
});

Deno.test("a rollback is accepted in have-remote-offer (WebRTC 1.0, 4.4.2), and not called refused", () => {
  const { said } = told({ type: "rollback", sdp: "" }, asked, offerer);
  assert.doesNotMatch(said, /will refuse it/);
});

Deno.test("on a closed client nothing is promised", () => {
  const closed = sessionOf("B", opened, made("close", undefined, is(["signaling", "closed"])));
  for (const what of [offer, answer]) {
    const { severity, said } = told(what, closed, offerer);
    assert.equal(severity, "careful");
    assert.match(said, /Client B is closed/);
  }
});

Deno.test("every reading is told, on every bench along a lesson; no word is missing in it", () => {
  const texts = fc.oneof(
    damaged([
      ...captures(".sdp"),
      ...captures(".jsonl"),
      ...[offer, answer, ...offered].map((one) => JSON.stringify(one)),
    ]),
    fc.constantFrom(...captures(".sdp")),
  );
  const benches = BROWSERS.flatMap((browser) => play(lesson("A", browser)));
  fc.assert(
    fc.property(texts, fc.constantFrom(...benches), fc.constantFrom("A", "B"), (text, bench, client) => {
      const { severity, said } = told(text, bench[client], bench[client === "A" ? "B" : "A"]);
      assert.equal(said === "", severity === "empty");
      assert.doesNotMatch(said.replace(text, ""), /\bundefined\b|\[object|Oops/);
    }),
    { numRuns: 1000 },
  );
});

Deno.test("what is refused here can be given as it is, where there is one thing to give", () => {
  const given = (text: string, here: Session, ...others: Session[]) => told(text, here, ...others).canBeGiven;
  const cut = capture("chromium-156", "data-only.offerer.gathered.offer.sdp").replace(/a=ice-pwd.*\r\n/, "");
  assert.equal(given(cut, fresh("B")), true);
  assert.equal(given(JSON.stringify(offer), offerer), true, "its own offer");
  assert.equal(given(JSON.stringify(offer), fresh("B"), offerer), undefined, "nothing refuses it");
  const two = captures(".sdp").filter((sdp) => sdp.includes("actpass")).slice(0, 2).map((sdp) =>
    JSON.stringify({ type: "offer", sdp })
  ).join("\n");
  assert.equal(given(two, fresh("B")), undefined, "two descriptions are no one call");
  for (const text of ["", "See you at eight?", "x".repeat(2_000_000)]) assert.equal(given(text, fresh("B")), undefined);
});
