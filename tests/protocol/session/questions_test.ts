/** Questions to one session or to both: how far a card came, who offers, what a client knows. */
import assert from "node:assert/strict";
import type { CandidateInit, ClientName, Description } from "../../../protocol/facts/mod.ts";
import {
  type Bench,
  candidatesGiven,
  everWas,
  finished,
  isAtStake,
  newSession,
  offererOf,
  panesOf,
  roleOf,
  stateOf,
  statusOf,
  took,
} from "../../../protocol/session/mod.ts";
import {
  type Act,
  BROWSERS,
  capture,
  conversation,
  finds,
  is,
  keeps,
  lesson,
  made,
  opened,
  play,
  refused,
  sessionOf,
  takes,
} from "../support/mod.ts";

const { offer, answer, offered } = conversation("chromium-156");
const status = (bench: Bench, from: ClientName, id: string) =>
  statusOf(bench[from].cards.find((card) => card.id === id)!, bench, from);
const named = (name: string, from: ClientName = "A") => {
  const acts = lesson(from);
  return play(acts).at(acts.findIndex((act) => act.name === name) + 1)!;
};
const act = (client: ClientName, facts: Act["facts"]): Act => ({ name: "", client, facts });

Deno.test("a card is held, carried when it was copied, added when the other client took it", () => {
  assert.equal(status(named("gather"), "A", "offer-1"), "held");
  assert.equal(status(named("copy offer"), "A", "offer-1"), "carried");
  assert.equal(status(named("paste offer"), "A", "offer-1"), "carried");
  assert.equal(status(named("take offer"), "A", "offer-1"), "added");
  assert.equal(status(named("take answer"), "B", "answer-1"), "added");
  assert.equal(status(named("copy candidate"), "A", "candidate-1"), "carried");
  assert.equal(status(named("add candidate"), "A", "candidate-1"), "added");
  assert.equal(status(named("add candidate"), "A", "candidate-2"), "held");
  assert.equal(status(named("add candidate"), "A", "end-of-candidates-1"), "held");
});

Deno.test("a card that the bench delivered is carried", () => {
  const bench = play([act("A", () => [{ type: "delivered", blob: "offer-1", by: "bench" }])], named("gather")).at(-1)!;
  assert.equal(status(bench, "A", "offer-1"), "carried");
});

Deno.test("a candidate that was refused says so, until it is added after all", () => {
  const early = play([act("B", refused("addIceCandidate", "InvalidStateError", offered[0]!))], named("gather")).at(-1)!;
  assert.equal(status(early, "A", "candidate-1"), "refused");
  assert.equal(status(early, "A", "candidate-2"), "held");
  const later = play([act("B", made("addIceCandidate", offered[0]!))], early).at(-1)!;
  assert.equal(status(later, "A", "candidate-1"), "added");
});

Deno.test("a description that was refused was not taken", () => {
  const bench = play([act("B", refused("setRemoteDescription", "OperationError", offer))], named("copy offer")).at(-1)!;
  assert.equal(took(bench.B, offer), false);
  assert.equal(status(bench, "A", "offer-1"), "carried");
});

Deno.test("a candidate pasted as a bare line is the card's all the same", () => {
  for (const browser of BROWSERS) {
    const { offer, offered } = conversation(browser);
    const bare: CandidateInit = { candidate: offered[0]!.candidate, sdpMid: "0" };
    const A = sessionOf("A", opened, keeps(offer), finds(offered));
    const B = sessionOf("B", opened, takes(offer), made("addIceCandidate", bare));
    assert.equal(status({ A, B }, "A", "candidate-1"), "added", browser);
  }
});

Deno.test("a second offer that was not carried is not taken, though its ice-ufrag is the first one's", () => {
  for (const browser of BROWSERS) {
    const [one, two] = ["1-audio", "2-plus-video"].map((name): Description => ({
      type: "offer",
      sdp: capture(browser, `renegotiate-add-video.offerer.${name}-trickle-initial.offer.sdp`),
    }));
    const bench = { A: sessionOf("A", opened, keeps(one), keeps(two)), B: sessionOf("B", opened, takes(one)) };
    assert.equal(status(bench, "A", "offer-1"), "added", browser);
    assert.equal(status(bench, "A", "offer-2"), "held", browser);
    assert.equal(took(sessionOf("B", opened, takes(two)), two), true, browser);
  }
});

Deno.test("an offer without media can be taken too", () => {
  for (const browser of BROWSERS) {
    const empty = { type: "offer", sdp: capture(browser, "empty-offer.offerer.no-media.offer.sdp") } as const;
    const bench = { A: sessionOf("A", opened, keeps(empty)), B: sessionOf("B", opened, takes(empty)) };
    assert.equal(status(bench, "A", "offer-1"), "added", browser);
  }
});

Deno.test("a description is taken as the same whatever candidates it has gathered meanwhile", () => {
  const gathered = { type: "offer", sdp: capture("chromium-156", "data-only.offerer.gathered.offer.sdp") } as const;
  assert.ok(took(sessionOf("B", opened, takes(offer)), gathered));
  assert.ok(took(sessionOf("B", opened, takes(gathered)), offer));
  assert.ok(!took(sessionOf("B", opened, takes({ ...offer, type: "answer" })), offer));
  assert.ok(!took(sessionOf("B", opened, takes(conversation("firefox-153").offer)), offer));
});

Deno.test("the candidates a client knows: added, or inside what it took; an end is none, a refused one neither", () => {
  const gathered = { type: "offer", sdp: capture("chromium-156", "data-only.offerer.gathered.offer.sdp") } as const;
  assert.equal(candidatesGiven(sessionOf("B", opened, takes(gathered))).length, 2);
  assert.deepEqual(candidatesGiven(sessionOf("B", opened, takes(offer), made("addIceCandidate", offered[0]!))), [
    offered[0]!.candidate,
  ]);
  assert.deepEqual(candidatesGiven(sessionOf("B", opened, made("addIceCandidate", { candidate: "" }))), []);
  assert.deepEqual(candidatesGiven(sessionOf("B", opened, refused("addIceCandidate", "X", offered[0]!))), []);
});

Deno.test("before anyone offers A is the offerer; then who made or took the first offer decides", () => {
  const bench = (a: Parameters<typeof sessionOf>[1][], b: Parameters<typeof sessionOf>[1][]): Bench => ({
    A: sessionOf("A", ...a),
    B: sessionOf("B", ...b),
  });
  assert.equal(offererOf({ A: newSession("A"), B: newSession("B") }), "A");
  assert.deepEqual([roleOf(newSession("A")), roleOf(newSession("B"))], ["offerer", "answerer"]);
  const offers = made("createOffer", undefined, [], offer);
  assert.equal(offererOf(bench([offers], [])), "A");
  assert.equal(offererOf(bench([], [offers])), "B");
  assert.equal(offererOf(bench([], [refused("createOffer", "InvalidStateError")])), "A");
  assert.deepEqual([sessionOf("B", offers), sessionOf("A", takes(offer))].map(roleOf), ["offerer", "answerer"]);
  assert.equal(
    roleOf(sessionOf("A", takes(answer), refused("setRemoteDescription", "OperationError", offer))),
    "offerer",
  );
});

for (const o of ["A", "B"] as const) {
  Deno.test(`${o} stays the offerer of its conversation when the other client creates an offer afterwards`, () => {
    const end = play(lesson(o)).at(-1)!;
    assert.equal(offererOf(end), o);
    const later = play([act(o === "A" ? "B" : "A", made("createOffer", undefined, [], offer))], end).at(-1)!;
    assert.equal(offererOf(later), o);
  });
}

Deno.test("an offer that A created and never kept does not make A the offerer of B's conversation", () => {
  const [openA, openB, ...rest] = lesson("B");
  const bench = play([openA, openB, act("A", made("createOffer", undefined, [], offer)), ...rest]).at(-1)!;
  assert.equal(offererOf(bench), "B");
});

Deno.test("both kept an offer, and A took B's: B is the offerer of this conversation", () => {
  const glare = conversation("firefox-153");
  const [openA, openB, ...rest] = lesson("B");
  const bench = play([openA, openB, act("A", keeps(glare.offer)), ...rest]).at(-1)!;
  assert.equal(offererOf(bench), "B");
});

Deno.test("states, and whether they ever were", () => {
  const { A, B } = named("connected");
  assert.equal(stateOf(newSession("A"), "signaling"), undefined);
  assert.equal(stateOf(A, "signaling"), "stable");
  assert.ok(everWas(A, "signaling", "have-local-offer") && !everWas(B, "signaling", "have-local-offer"));
  assert.ok(everWas(A, "connection", "connected") && !everWas(A, "connection", "failed"));
  assert.equal(finished(A, "addIceCandidate").length, 1);
  assert.deepEqual([isAtStake(newSession("A")), isAtStake(A)], [false, true]);
  assert.ok(!isAtStake(sessionOf("A", () => is(["connection", "connected"], ["connection", "closed"]))));
});

Deno.test("a pane is there when there is something to show in it", () => {
  assert.deepEqual(panesOf(newSession("A")), ["Code"]);
  assert.deepEqual(panesOf(named("offer").A), ["Code", "Local SDP", "Chat"]);
  assert.deepEqual(panesOf(named("gather").A), ["Code", "Local SDP", "Candidates", "Chat"]);
  assert.deepEqual(panesOf(named("take offer").B), ["Code", "Remote SDP"]);
  assert.deepEqual(panesOf(named("keep answer").B), ["Code", "Local SDP", "Remote SDP"]);
  assert.deepEqual(panesOf(named("add candidate").B), ["Code", "Local SDP", "Remote SDP", "Candidates"]);
  assert.deepEqual(panesOf(named("connected").A), ["Code", "Local SDP", "Remote SDP", "Candidates", "Pairs", "Chat"]);
});
