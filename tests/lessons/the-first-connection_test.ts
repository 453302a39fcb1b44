/** Lesson one: its steps are met in order along the lesson, out of order all the same, and say what is missing. */
import assert from "node:assert/strict";
import { COURSE } from "./course.ts";
import { across, type ClientName, type Description } from "../../protocol/facts/mod.ts";
import { type Bench, newSession } from "../../protocol/session/mod.ts";
import {
  type Act,
  BROWSERS,
  capture,
  conversation,
  keeps,
  lesson,
  made,
  mode,
  opened,
  pastes,
  play,
  takes,
} from "../protocol/support/mod.ts";

const [first] = COURSE;
const IDS = first.steps.map(({ id }) => id);
const met = (bench: Bench) =>
  first.steps.filter((step) => step.checks(bench).every((check) => check.met)).map(({ id }) => id);
const says = (id: string, bench: Bench) => first.steps.find((step) => step.id === id)!.checks(bench).map((c) => c.says);
const act = (client: ClientName, facts: Act["facts"]): Act => ({ name: "", client, facts });
/** After which act each step is met. */
const MET_AFTER = ["keep offer", "take offer", "keep answer", "take answer", "connected", "hear hello"];

for (const browser of BROWSERS) {
  for (const o of ["A", "B"] as const) {
    Deno.test(`${browser}, ${o} offers: each step is met by its act, and stays met`, () => {
      const acts = lesson(o, browser);
      const benches = play(acts);
      const whens = MET_AFTER.map((name) => acts.findLastIndex((act) => act.name === name) + 1);
      benches.forEach((bench, index) => {
        const expected = IDS.filter((_, step) => whens[step] <= index);
        assert.deepEqual(met(bench), expected, `after act ${index}, ${acts[index - 1]?.name}`);
      });
    });

    Deno.test(`${browser}, ${o} offers: what is said is never empty, and is not the same met and missing`, () => {
      const said = { met: new Map<string, Set<string>>(), missing: new Map<string, Set<string>>() };
      for (const bench of play(lesson(o, browser))) {
        for (const { id, checks } of first.steps) {
          checks(bench).forEach(({ met, says }, index) => {
            assert.match(says, /^[A-Za-z].*\w$/);
            assert.doesNotMatch(says, /undefined|\[object|Oops/);
            const words = said[met ? "met" : "missing"];
            words.set(`${id} ${index}`, (words.get(`${id} ${index}`) ?? new Set()).add(says));
          });
        }
      }
      assert.deepEqual([...said.met.keys()].sort(), [...said.missing.keys()].sort());
      for (const [key, words] of said.met) assert.ok(words.isDisjointFrom(said.missing.get(key)!), key);
    });
  }
}

Deno.test("the steps are the headings of the lesson's text, in order", () => {
  const text = Deno.readTextFileSync(new URL(`../../lessons/${first.slug}/lesson.md`, import.meta.url));
  const anchors = [...text.matchAll(/^## .*\{#(.+)\}$/gm)].map(([, id]) => id);
  assert.deepEqual(anchors, [...IDS, "learned"]);
  assert.match(text, new RegExp(`^# ${first.title}$`, "m"));
  assert.equal(new Set(COURSE.map(({ slug }) => slug)).size, COURSE.length);
});

Deno.test("candidates before the answer was brought back: every step is met all the same", () => {
  const acts = lesson();
  const named = (...names: string[]) => acts.filter(({ name }) => names.includes(name));
  const bench = play([
    ...named("opened", "channel", "offer", "keep offer", "gather"),
    ...named("take offer", "answer", "keep answer"),
    ...acts.filter(({ client, name }) => client === "B" && name === "add candidate"),
    ...named("take answer"),
    ...acts.filter(({ client, name }) => client === "A" && name === "add candidate"),
    ...named("connected", "say hello", "hear hello"),
  ]).at(-1)!;
  assert.deepEqual(met(bench), IDS);
});

Deno.test("inside the description: the candidates count, without a card of their own", () => {
  const offer: Description = { type: "offer", sdp: capture("firefox-153", "data-only.offerer.gathered.offer.sdp") };
  const answer: Description = { type: "answer", sdp: capture("firefox-153", "data-only.answerer.gathered.answer.sdp") };
  const end = lesson().filter(({ name }) => name === "connected");
  const bench = play([
    ...[act("A", mode("gathered")), act("B", mode("gathered")), act("A", made("createDataChannel", "channel"))],
    ...[act("A", keeps(offer)), act("B", takes(offer)), act("B", keeps(answer)), act("A", takes(answer))],
    ...end,
  ]).at(-1)!;
  assert.deepEqual(met(bench), IDS.slice(0, 5));
});

Deno.test("connected early, the step of the candidates still asks for one each way", () => {
  const acts = lesson().filter(({ client, name }) => !(client === "A" && name === "add candidate"));
  const bench = play(acts).at(-1)!;
  assert.deepEqual(met(bench), IDS.filter((id) => id !== "carry-a-candidate-each-way"));
  assert.ok(says("carry-a-candidate-each-way", bench).some((text) => /^A knows no candidate of B$/.test(text)));
});

Deno.test("what is missing is said in words, along the way", () => {
  const acts = lesson();
  const before = (name: string) => play(acts)[acts.findIndex((act) => act.name === name)];
  assert.match(says("make-an-offer", before("keep offer")).join(), /A has made an offer, but does not keep it yet/);
  assert.match(says("carry-the-offer", before("offer")).join(), /there is none yet/);
  assert.match(says("carry-the-offer", before("paste offer")).join(), /it is copied, and waits to be pasted/);
  assert.match(says("carry-the-offer", before("take offer")).join(), /it lies in the box of B, not applied/);
  assert.match(says("make-an-answer", before("answer")).join(), /B has the offer, but has not made an answer/);
  assert.match(says("make-an-answer", before("take offer")).join(), /B waits for an offer/);
  assert.match(says("bring-the-answer-back", before("take answer")).join(), /it lies in the box of A, not applied/);
  assert.match(
    says("say-hello-both-ways", before("hear hello")).join(),
    /A has sent a message, but B has not received it/,
  );
});

Deno.test("a box that holds something else is not said to hold the offer", () => {
  const acts = lesson();
  const kept = play(acts)[acts.findIndex(({ name }) => name === "copy offer")];
  for (const what of ["junk", conversation("chromium-156").offered[0]!, conversation("firefox-153").answer]) {
    const bench = play([act("B", pastes(what))], kept).at(-1)!;
    assert.doesNotMatch(says("carry-the-offer", bench).join(), /it lies in the box/);
  }
});

Deno.test("a channel of the other client is none that the offerer has to offer", () => {
  const bench = play([act("A", opened), act("B", opened), act("B", made("createDataChannel", "channel"))]).at(-1)!;
  const { offer } = conversation("chromium-156");
  const offered = play([act("A", made("createOffer", undefined, [], offer)), act("A", keeps(offer))], bench).at(-1)!;
  assert.doesNotMatch(says("make-an-offer", offered).join(), /A has a data channel to offer/);
  assert.ok(!met(offered).includes("make-an-offer"));
});

for (const o of ["A", "B"] as const) {
  Deno.test(`${o} offered: steps stay met when more is made afterwards`, () => {
    const end = play(lesson(o)).at(-1)!;
    const other = across(o);
    const { offer } = conversation("firefox-153");
    const curious = act(other, made("createOffer", undefined, [], offer));
    assert.deepEqual(met(play([curious], end).at(-1)!), IDS);
    assert.deepEqual(met(play([curious, act(other, keeps(offer))], end).at(-1)!), IDS);
    assert.deepEqual(met(play([act(o, keeps(offer))], end).at(-1)!), IDS);
  });
}

Deno.test("both kept an offer, and A took B's: the steps are met by B's", () => {
  const glare = conversation("firefox-153").offer;
  const [openA, openB, ...rest] = lesson("B");
  const bench = play([openA, openB, act("A", keeps(glare)), ...rest]).at(-1)!;
  assert.deepEqual(met(bench), IDS);
});

Deno.test("nothing is met on an empty bench", () => {
  assert.deepEqual(met({ A: newSession("A"), B: newSession("B") }), []);
});
