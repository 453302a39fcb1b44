/** Checks about paths: a candidate that was changed on the way is told from one that came as it was found. */
import assert from "node:assert/strict";
import { CHECKS, stepOf } from "../../lessons/checks/mod.ts";
import { checksSeenFrom } from "../../protocol/goals/mod.ts";
import type { CandidateInit } from "../../protocol/facts/mod.ts";
import { type Act, BROWSERS, conversation, lesson, made, pastes, play } from "../protocol/support/mod.ts";

const GOAL = { check: "candidate-changed", of: "A" };
const STEP = stepOf({ id: "step", goals: [GOAL] });

/** The lesson until A’s candidate is given to B, and this given in its place. */
function given(candidate: CandidateInit, browser: typeof BROWSERS[number]) {
  const acts = lesson("A", browser);
  const before = acts.slice(0, acts.findIndex(({ client, name }) => client === "B" && name === "paste candidate"));
  const more: readonly Act[] = [
    { name: "paste candidate", client: "B", facts: pastes(candidate) },
    { name: "add candidate", client: "B", facts: made("addIceCandidate", candidate) },
  ];
  return play([...before, ...more]).at(-1)!;
}
const ask = (bench: ReturnType<typeof given>) => {
  const { met, done, missing } = CHECKS.get(GOAL.check)!.ask(bench, GOAL);
  return met ? `done: ${done}` : missing;
};

for (const browser of BROWSERS) {
  const found = conversation(browser).offered[0]!;
  const spoiled = { ...found, candidate: found.candidate.replace(/\d+ typ host/, "9999 typ host") };

  Deno.test(`${browser}: a candidate with another port counts, and one as it was found does not`, () => {
    assert.notEqual(spoiled.candidate, found.candidate);
    assert.equal(ask(play(lesson("A", browser)).at(2)!), "B knows no candidate of A");
    assert.equal(
      ask(given(found, browser)),
      "B knows a candidate as A found it, and none that was changed on the way",
    );
    assert.equal(ask(given(spoiled, browser)), "done: B knows a candidate of A that was changed on the way");
  });

  Deno.test(`${browser}: one of a stranger is none of A’s that was changed`, () => {
    const stranger = {
      ...spoiled,
      candidate: spoiled.candidate.replace(/ufrag \S+/, "ufrag none"),
      usernameFragment: "none",
    };
    assert.match(ask(given(stranger, browser)), /none that was changed/);
  });

  Deno.test(`${browser}: on B’s device it is said that it cannot be seen, since B sees no other one`, () => {
    const [check] = checksSeenFrom(given(spoiled, browser).B, STEP);
    assert.deepEqual([check.met, check.elsewhere], [false, true]);
    assert.match(check.says, /that cannot be seen from here$/);
  });
}
