/** Cards: what a client has to carry, in both modes, through gathering and through several descriptions. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  bearsOnCards,
  currentCards,
  earlierCards,
  fold,
  keptBy,
  newSession,
  type Session,
} from "../../../protocol/session/mod.ts";
import { logs } from "../support/facts.ts";
import { capture, conversation, finds, keeps, lesson, made, mode, opened, play, sessionOf } from "../support/mod.ts";
import type { CandidateInit, Description, Entry, Fact } from "../../../protocol/facts/mod.ts";

const { offer, answer, offered } = conversation("chromium-156");
const firefox = conversation("firefox-153");
const GATHERED: Description = { type: "offer", sdp: capture("chromium-156", "data-only.offerer.gathered.offer.sdp") };
const restart = (n: string): Description => ({
  type: "offer",
  sdp: capture("chromium-156", `ice-restart.offerer.${n}-trickle-initial.offer.sdp`),
});
const told = (...facts: Fact[]) => () => facts;
const found = (candidate: CandidateInit | null) => told({ type: "candidate-found", candidate });
const read = (description: Description) => told({ type: "description-read", side: "local", description });
const settled = told({ type: "gathering-settled" });
const list = (session: Session) =>
  session.cards.map(({ id, label, kind, generation, ready }) => [id, label, kind, generation, ready]);

Deno.test("trickle: the description first, bare and ready, then each candidate, then their end", () => {
  const session = sessionOf("A", opened, keeps(offer), finds(offered), read(GATHERED));
  assert.deepEqual(list(session), [
    ["offer-1", "offer", "offer", 1, true],
    ["candidate-1", "candidate 1", "candidate", 1, true],
    ["candidate-2", "candidate 2", "candidate", 1, true],
    ["end-of-candidates-1", "end of candidates", "end-of-candidates", 1, true],
  ]);
  const [description, candidate, , end] = session.cards;
  assert.deepEqual(description.message, { kind: "description", ...offer });
  assert.deepEqual(candidate.message, { kind: "candidate", ...offered[0] });
  assert.deepEqual(end.message, { kind: "end-of-candidates", sdpMid: "0", usernameFragment: "c1S0" });
  assert.deepEqual(session.local, GATHERED);
});

Deno.test("trickle: the empty candidate and null, which Firefox both sends, are one end", () => {
  const session = sessionOf("A", opened, keeps(firefox.offer), finds(firefox.offered));
  assert.deepEqual(firefox.offered.slice(-2).map((init) => init && init.candidate), ["", null]);
  assert.deepEqual(session.cards.map(({ id }) => id), [
    "offer-1",
    "candidate-1",
    "candidate-2",
    "candidate-3",
    "candidate-4",
    "end-of-candidates-1",
  ]);
});

Deno.test("times: a card says when it was made, copied and delivered, and by whom", () => {
  const session = sessionOf(
    "A",
    opened,
    keeps(offer),
    told({ type: "copied", blob: "offer-1" }),
    told({ type: "delivered", blob: "offer-1", by: "bench" }),
    told({ type: "copied", blob: "answer-1" }, { type: "delivered", blob: "candidate-9", by: "bench" }),
  );
  const [card] = session.cards;
  assert.equal(session.cards.length, 1);
  assert.equal(card.madeAt, 90);
  assert.equal(card.copiedAt, 100);
  assert.deepEqual(card.delivered, { at: 110, by: "bench" });
});

Deno.test("an answer is a card of its client, numbered by that client's descriptions", () => {
  const { A, B } = play(lesson()).at(-1)!;
  assert.equal(A.cards[0].id, "offer-1");
  assert.equal(B.cards[0].id, "answer-1");
  assert.deepEqual(keptBy(B, "answer")[0].message, { kind: "description", ...answer });
  assert.deepEqual(keptBy(B, "offer"), []);
});

Deno.test("gathered: one card, which takes candidates in until gathering has settled", () => {
  const collecting = sessionOf("A", opened, mode("gathered"), keeps(offer), found(offered[0]), read(GATHERED));
  assert.deepEqual(list(collecting), [["offer-1", "offer", "offer", 1, false]]);
  assert.deepEqual(collecting.cards[0].message, { kind: "description", ...GATHERED });
  const ready = sessionOf("A", opened, mode("gathered"), keeps(offer), found(offered[0]), read(GATHERED), settled);
  assert.deepEqual(list(ready), [["offer-1", "offer", "offer", 1, true]]);
  assert.deepEqual(ready.cards[0].message, { kind: "description", ...GATHERED });
});

Deno.test("gathered: the null candidate makes the card ready, and no end card comes", () => {
  for (const { offer, offered } of [conversation("chromium-156"), firefox]) {
    const session = sessionOf("A", opened, mode("gathered"), keeps(offer), finds(offered));
    assert.deepEqual(list(session), [["offer-1", "offer", "offer", 1, true]]);
  }
  const empty = sessionOf("A", opened, mode("gathered"), keeps(offer), found({ candidate: "", sdpMid: "0" }));
  assert.equal(empty.cards[0].ready, false);
});

Deno.test("gathered: what is found after the card was ready becomes a card, and so does the end", () => {
  const start = [opened, mode("gathered"), keeps(offer), found(offered[0]), read(GATHERED), settled];
  const late = sessionOf("A", ...start, found(offered[1]));
  assert.deepEqual(late.cards.map(({ id, ready }) => [id, ready]), [["offer-1", true], ["candidate-1", true]]);
  const ended = sessionOf("A", ...start, found(offered[1]), found(null));
  assert.deepEqual(ended.cards.map(({ id }) => id), ["offer-1", "candidate-1", "end-of-candidates-1"]);
  const without = sessionOf("A", ...start, found(null));
  assert.deepEqual(without.cards.map(({ id }) => id), ["offer-1"]);
});

Deno.test("gathered: a ready card does not change any more, whatever becomes of the description", () => {
  const session = sessionOf("A", opened, mode("gathered"), keeps(GATHERED), settled, read(offer));
  assert.deepEqual(session.cards[0].message, { kind: "description", ...GATHERED });
});

Deno.test("gathered: a second description collects for itself, the first keeps what it had", () => {
  const [one, two] = [restart("1-first"), restart("2-restart")];
  const grown = { ...two, sdp: two.sdp.replace("a=ice-ufrag", `a=${offered[0]!.candidate}\r\na=ice-ufrag`) };
  const session = sessionOf("A", opened, mode("gathered"), keeps(one), settled, keeps(two), read(grown));
  assert.deepEqual(session.cards.map(({ id, ready }) => [id, ready]), [["offer-1", true], ["offer-2", false]]);
  assert.deepEqual(session.cards.map(({ message }) => message.kind === "description" && message.sdp), [
    one.sdp,
    grown.sdp,
  ]);
});

Deno.test("gathered: a card that still collects is not overwritten by the next description", () => {
  const [one, two] = [restart("1-first"), restart("2-restart")];
  const session = sessionOf("A", opened, mode("gathered"), keeps(one), keeps(two));
  const sdps = session.cards.map(({ message }) => message.kind === "description" && message.sdp);
  assert.deepEqual(sdps, [one.sdp, two.sdp]);
});

Deno.test("a mode chosen before the description counts; one chosen later leaves its card alone", () => {
  const early = sessionOf("A", opened, mode("gathered"), mode("trickle"), keeps(offer));
  assert.equal(early.cards[0].ready, true);
  const late = sessionOf("A", opened, mode("gathered"), keeps(offer), mode("trickle"), found(offered[0]), settled);
  assert.deepEqual(list(late), [["offer-1", "offer", "offer", 1, true]]);
  assert.equal(late.mode, "trickle");
});

Deno.test("a second offer begins a generation: the first one's cards are earlier, numbers go on", () => {
  const session = sessionOf(
    "A",
    opened,
    keeps(restart("1-first")),
    finds(offered),
    keeps(restart("2-restart")),
    finds(offered),
  );
  const ids = (cards: readonly { id: string }[]) => cards.map(({ id }) => id);
  assert.deepEqual(ids(earlierCards(session)), ["offer-1", "candidate-1", "candidate-2", "end-of-candidates-1"]);
  assert.deepEqual(ids(currentCards(session)), ["offer-2", "candidate-3", "candidate-4", "end-of-candidates-2"]);
  assert.equal(session.generation, 2);
  assert.deepEqual(session.identities.map(({ ufrags }) => ufrags), [["CuDR"], ["/0XG"]]);
  assert.deepEqual(ids(keptBy(session, "offer")), ["offer-1", "offer-2"]);
});

Deno.test("a description that was only created is not a card; kept, it is one and no longer waits", () => {
  const created = sessionOf("A", opened, made("createOffer", undefined, [], offer));
  assert.deepEqual(created.created, offer);
  assert.deepEqual(created.cards, []);
  const kept = sessionOf("A", opened, made("createOffer", undefined, [], offer), keeps(offer));
  assert.equal(kept.created, undefined);
  assert.equal(kept.cards.length, 1);
});

Deno.test("a rollback makes no card and no generation", () => {
  const back = made("setLocalDescription", { type: "rollback", sdp: "" }, [
    { type: "state-changed", machine: "signaling", state: "stable" },
    { type: "description-read", side: "local", description: null },
  ]);
  const session = sessionOf("A", opened, keeps(offer), back);
  assert.deepEqual(session.cards.map(({ id }) => id), ["offer-1"]);
  assert.equal(session.generation, 1);
  assert.equal(session.local, null);
});

Deno.test("a candidate's empty members are left out, so that what is carried is what was found", () => {
  const bare = { candidate: offered[0]!.candidate, sdpMid: null, sdpMLineIndex: null, usernameFragment: null };
  const session = sessionOf("A", opened, keeps(offer), found(bare), found({ ...bare, sdpMid: "", sdpMLineIndex: 0 }));
  assert.deepEqual(session.cards[1].message, { kind: "candidate", candidate: bare.candidate });
  assert.deepEqual(session.cards[2].message, {
    kind: "candidate",
    candidate: bare.candidate,
    sdpMid: "",
    sdpMLineIndex: 0,
  });
});

Deno.test("channels, messages and the paste box are kept in order", () => {
  const { A, B } = play(lesson()).at(-1)!;
  assert.deepEqual([A.channels, B.channels], [["channel"], ["channel"]]);
  assert.deepEqual(A.messages.map(({ from, text }) => [from, text]), [["here", "hello from A"], [
    "there",
    "hello from B",
  ]]);
  assert.deepEqual(B.messages.map(({ from, text }) => [from, text]), [["there", "hello from A"], [
    "here",
    "hello from B",
  ]]);
  assert.equal(A.pasted + B.pasted, "");
  assert.equal(A.ran["candidate-found"], 2);
  assert.equal(A.ran.setLocalDescription, 1);
  assert.deepEqual([A.latest, B.latest], ["message-received", "send"]);
});

Deno.test("the entries that bear on cards make, folded alone, the cards of the whole log", () => {
  fc.assert(
    fc.property(logs, (log) => {
      const made = (entries: readonly Entry[]) =>
        entries.reduce((now, entry) => fold(now, entry), newSession("A")).cards
          .map(({ id, label, generation, message }) => ({ id, label, generation, message }))
          .sort((one, two) => one.id < two.id ? -1 : 1);
      assert.deepEqual(made(log.filter(bearsOnCards)), made(log));
    }),
    { numRuns: 300 },
  );
});
