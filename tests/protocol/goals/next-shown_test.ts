/** What a learner is shown next: the first act of the solution that is not done, from wherever the bench is. */
import assert from "node:assert/strict";
import { ACT_FORMS, readAct } from "../../../lessons/format/acts.ts";
import { type Act, cardOf, handsOf, nextShown, type Standpoint, wordsOf } from "../../../protocol/goals/mod.ts";
import { type Bench, newSession } from "../../../protocol/session/mod.ts";
import { FILES } from "../../lessons/course.ts";
import { lesson, play } from "../support/mod.ts";

const empty: Bench = { A: newSession("A"), B: newSession("B") };
const at = (bench: Bench, more: Partial<Standpoint> = {}): Standpoint => ({
  bench,
  since: 0,
  form: "json",
  before: [],
  shown: [],
  ...more,
});
const acts = (...texts: string[]): Act[] => texts.map((text) => readAct(text)!);
const [first, carrying] = FILES[0].steps;

Deno.test("every act that a solution may have has words: what is done, and why", () => {
  for (const form of ACT_FORMS) {
    const { says, why } = wordsOf(readAct(form)!);
    for (const words of [says, why]) assert.match(words, /^[A-Z].*[.}]$/, form);
    assert.doesNotMatch(says + why, /undefined|NaN|\[object/, form);
  }
});

Deno.test("on an empty bench the first act is shown; what was shown is not shown again", () => {
  assert.deepEqual(nextShown(first.solution, at(empty)), { place: 0, act: first.solution[0] });
  assert.equal(nextShown(first.solution, at(empty, { shown: [0] }))?.place, 1);
});

Deno.test("whatever the learner has done is left out, and a step that is done has nothing to be shown", () => {
  const benches = play(lesson());
  const places = benches.map((bench) => nextShown(first.solution, at(bench))?.place ?? first.solution.length);
  assert.deepEqual(places, places.toSorted((one, two) => one - two), "it never goes back");
  const end = benches.at(-1)!;
  for (const { id, solution } of FILES[0].steps.slice(0, 5)) {
    assert.equal(nextShown(solution, at(end)), undefined, id);
  }
});

Deno.test("a carry waits for its card, and is shown once there is one", () => {
  assert.equal(nextShown(carrying.solution, at(empty)), undefined);
  const bench = play(lesson()).find((one) => cardOf(one, "A", "offer"))!;
  assert.equal(nextShown(carrying.solution, at(bench))?.act.act, "carry");
});

Deno.test("on one of two devices nothing of the other, and no carrying, is shown", () => {
  const bench = play(lesson()).find((one) => cardOf(one, "A", "offer"))!;
  for (const sole of ["A", "B"] as const) assert.equal(nextShown(carrying.solution, at(bench, { sole })), undefined);
  assert.equal(nextShown(acts("A createOffer"), at(empty, { sole: "B" })), undefined);
  assert.equal(nextShown(acts("A createOffer"), at(empty, { sole: "A" }))?.place, 0);
});

Deno.test("a hundred messages are shown until as many have gone on that very channel, since the step began", () => {
  const solution = acts("A sends 100 messages on channel 2", "A sends 100 messages");
  const sent = (count: number, channel?: string) =>
    Array.from({ length: count }, () => ({ from: "here", text: "x", at: 5, ...(channel && { channel }) } as const));
  const placeOf = (messages: Bench["A"]["messages"], since = 0) =>
    nextShown(solution, at({ ...empty, A: { ...empty.A, channels: ["channel", "channel 2"], messages } }, { since }))
      ?.place;
  assert.equal(placeOf(sent(100)), 0);
  assert.equal(placeOf(sent(99, "channel 2")), 0);
  assert.equal(placeOf(sent(100, "channel 2")), 1);
  assert.equal(placeOf([...sent(100, "channel 2"), ...sent(100)]), undefined);
  assert.equal(placeOf([...sent(100, "channel 2"), ...sent(100)], 6), 0);
});

Deno.test("a card that an earlier step carried is carried again where a step says so", () => {
  const end = play(lesson()).at(-1)!;
  const again = acts("B carry answer", "A setRemoteDescription");
  const later = { since: 1_000_000 };
  assert.equal(nextShown(again, at(end, later)), undefined);
  assert.equal(nextShown(again, at(end, { ...later, before: again }))?.place, 0);
});

Deno.test("the bench’s own next act is done by the same hand; what is waited for is none", () => {
  assert.deepEqual(handsOf({ press: "reset" }, at(empty)), { act: "reset" });
  assert.deepEqual(handsOf({ client: "A", press: "createOffer" }, at(empty)), acts("A createOffer")[0]);
  assert.deepEqual(handsOf({ client: "B", press: "send" }, at(empty)), acts("B say hello")[0]);
  assert.equal(handsOf({ wait: "path", client: "A" }, at(empty)), undefined);
  assert.equal(handsOf(undefined, at(empty)), undefined);
  const bench = play(lesson()).find((one) => cardOf(one, "A", "offer"))!;
  const copy = cardOf(bench, "A", "offer")!.id;
  assert.deepEqual(handsOf({ client: "A", copy }, at(bench)), acts("A carry offer")[0]);
  assert.equal(handsOf({ client: "A", copy }, at(bench, { sole: "A" })), undefined);
});
