/** The fold is total: whatever is reported, in whatever order, no fact makes it throw, and nothing old is changed. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { boxText } from "../../../protocol/calls/box-text.ts";
import { BUTTONS, type Entry } from "../../../protocol/facts/mod.ts";
import {
  type Bench,
  candidatesGiven,
  currentCards,
  earlierCards,
  isAtStake,
  keptBy,
  newSession,
  offererOf,
  offerWasRefused,
  panesOf,
  roleOf,
  type Session,
  statusOf,
  took,
} from "../../../protocol/session/mod.ts";
import { plan } from "../../../protocol/calls/plan.ts";
import { step } from "../../../protocol/calls/mod.ts";
import { replay } from "../support/mod.ts";
import { announcementOf } from "../../../protocol/advice/announcement.ts";
import { entrySentence } from "../../../protocol/facts/entry-text.ts";
import { CALLS, freeze, logs } from "../support/facts.ts";
import { BROWSERS, conversation, lesson, play, readingOf, readingsOf, suggest } from "../support/mod.ts";

const { offer } = conversation("chromium-156");

/** Asks everything that can be asked. */
function askEverything(bench: Bench) {
  const readings = readingsOf(bench);
  const suggestion = suggest(bench);
  if (suggestion) assert.ok("press" in suggestion !== "copy" in suggestion);
  offererOf(bench);
  announcementOf(bench);
  for (const client of ["A", "B"] as const) {
    const session = bench[client];
    for (const button of BUTTONS) plan(button, session, readings[client]);
    boxText(readings[client], session);
    for (const card of session.cards) statusOf(card, bench, client);
    assert.equal(currentCards(session).length + earlierCards(session).length, session.cards.length);
    assert.equal(panesOf(session)[0], "Code");
    for (const candidate of candidatesGiven(session)) assert.equal(typeof candidate, "string");
    [isAtStake, roleOf, offerWasRefused].forEach((ask) => ask(session));
    keptBy(session, "offer");
    took(session, offer);
  }
}

Deno.test("any facts in any order: never throws, never changes a session, cards keep their ids apart", () => {
  fc.assert(
    fc.property(logs, fc.constantFrom("A", "B"), (log, client) => {
      let session: Session = freeze(newSession(client));
      for (const entry of log) {
        const next = freeze(step(session, freeze(entry)));
        assert.ok(next.cards.length >= session.cards.length);
        assert.ok(next.generation >= session.generation);
        assert.equal(next.client, client);
        session = next;
        entrySentence(entry);
      }
      assert.equal(new Set(session.cards.map((card) => card.id)).size, session.cards.length);
      assert.doesNotThrow(() => structuredClone(session));
    }),
    { numRuns: 500 },
  );
});

Deno.test("any facts in any order: every question can be asked", () => {
  fc.assert(
    fc.property(
      logs,
      logs,
      (one, two) => askEverything({ A: replay(one, newSession("A")), B: replay(two, newSession("B")) }),
    ),
    { numRuns: 300 },
  );
});

Deno.test("along a lesson: every question can be asked", () => {
  for (const browser of BROWSERS) for (const o of ["A", "B"] as const) play(lesson(o, browser)).forEach(askEverything);
});

Deno.test("a log folded at once, in two halves, or entry by entry is the same session", () => {
  fc.assert(
    fc.property(logs, fc.nat(60), (log, cut) => {
      const whole = replay(log, newSession("A"));
      assert.deepEqual(replay(log.slice(cut), replay(log.slice(0, cut), newSession("A"))), whole);
      assert.deepEqual(replay(JSON.parse(JSON.stringify(log)), newSession("A")), whole);
    }),
    { numRuns: 200 },
  );
});

Deno.test("a fact of a newer kind changes nothing", () => {
  const session = play(lesson()).at(-1)!.A;
  for (const type of ["blob-scanned", "", "constructor", "__proto__", "toString"]) {
    assert.equal(step(session, { type, at: 1 } as unknown as Entry), session);
    assert.equal(entrySentence({ type, at: 1 } as unknown as Entry), undefined);
  }
});

Deno.test("a word of a newer page, whatever it is, changes nothing but that it was there", () => {
  const session = play(lesson()).at(-1)!.A;
  for (const word of ["of-next-year", "", "constructor", "toString", "__proto__"]) {
    const passed: readonly Entry[] = [
      { type: "state-changed", machine: word, state: "new", at: 1 },
      { type: "mode-chosen", mode: word, at: 1 },
      { type: "edited", blob: "offer-1", message: { kind: word }, at: 1 },
    ];
    for (const entry of passed) assert.equal(step(session, entry), session, `${entry.type} ${word}`);
    const called = step(session, { type: "call-started", call: word, id: 900, argument: [null], at: 1 });
    assert.deepEqual(called.calls.at(-1), { id: 900, call: word, argument: [null], startedAt: 1, outcome: "running" });
    const { ran } = step(called, { type: "call-finished", call: word, id: 900, at: 2 });
    assert.deepEqual(Object.entries(ran), [...Object.entries(session.ran), [word, 1]]);
    const [{ id }] = session.cards;
    const copied = step(session, { type: "copied", blob: id, by: word, at: 3 });
    assert.deepEqual(copied.cards[0].departures?.at(-1), { at: 3, by: word });
  }
});

Deno.test("a call that nobody saw starting leaves no “undefined” behind", () => {
  for (const call of CALLS) {
    const session = step(newSession("A"), { type: "call-finished", call, id: 7, at: 1 });
    assert.doesNotMatch(JSON.stringify([session.channels, session.messages]), /undefined/, call);
    askEverything({ A: session, B: newSession("B") });
  }
});

Deno.test("addIceCandidate() without an argument, which ends the candidates, can be asked about", () => {
  const log: Entry[] = [
    { type: "call-started", call: "addIceCandidate", id: 1, at: 1 },
    { type: "call-finished", call: "addIceCandidate", id: 1, at: 2 },
  ];
  const { A } = play(lesson()).at(6)!;
  assert.doesNotThrow(() => askEverything({ A, B: replay(log, newSession("B")) }));
  assert.deepEqual(readingOf({ A, B: replay(log, newSession("B")) }, "B").ok, true);
});
