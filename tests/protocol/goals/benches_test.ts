/** The benches of a lesson: a step that begins on a fresh one begins the next, and those after it are on it. */
import assert from "node:assert/strict";
import { benchesOf, upToStep } from "../../../protocol/goals/mod.ts";

const STEPS = [{ id: "one" }, { id: "two" }, { id: "three", fresh: true }, { id: "four" }, { id: "five", fresh: true }];
const upTo = (id: string | undefined, steps: typeof STEPS = STEPS) => upToStep(steps, id).map((step) => step.id);

Deno.test("a step that begins on a fresh bench, and those after it, are on the next", () => {
  assert.deepEqual(benchesOf(STEPS), [0, 0, 1, 1, 2]);
  assert.deepEqual(benchesOf([]), []);
});

Deno.test("up to a step are those of its own bench; without such a step, all of the last bench", () => {
  assert.deepEqual(["one", "two", "three", "four", "five"].map((id) => upTo(id)), [
    ["one"],
    ["one", "two"],
    ["three"],
    ["three", "four"],
    ["five"],
  ]);
  assert.deepEqual(upTo(undefined), ["five"]);
  assert.deepEqual(upTo("six", STEPS.slice(0, 4)), ["three", "four"]);
  assert.deepEqual(upTo("one", []), []);
});
