/** Predictions: kept for the next visit, and noted in the session, whose trace tells them. */
import assert from "node:assert/strict";
import { signal } from "@preact/signals";
import { StepHelpModel } from "../../../models/lesson/step-help.ts";
import type { Fact } from "../../../protocol/facts/mod.ts";
import { type Kept, keptNothing, lessonOf } from "../../../protocol/kept/mod.ts";
import { entryText } from "../../../protocol/trace/mod.ts";

Deno.test("a prediction is kept, and a fact in the lesson’s words; one that is passed over is told so", () => {
  const kept = signal<Kept>(keptNothing);
  const facts: Fact[] = [];
  const prediction = { question: "What comes?", options: ["All", "None"], happens: 0, because: "It was sent." };
  const help = new StepHelpModel({
    slug: "channels",
    steps: [{ id: "lost", prediction }],
    lesson: { standings: signal([]), shown: signal("lost"), justMet: signal(undefined) },
    kept: { kept, change: (to) => kept.value = to(kept.value) },
    side: signal(undefined),
    record: (fact) => facts.push(fact),
  });
  help.choose("lost", 1);
  assert.equal(help.question.value?.chosen, 1);
  help.skip("lost");
  assert.equal(help.question.value, undefined);
  assert.deepEqual(lessonOf(kept.value, "channels").predictions, { lost: -1 });
  const step = { type: "predicted", lesson: "channels", step: "lost" } as const;
  assert.deepEqual(facts, [{ ...step, says: "None" }, { ...step, says: null }]);
  assert.deepEqual(facts.map((fact) => entryText({ ...fact, at: 0 })), [
    "the learner predicted: “None”",
    "the learner made no prediction",
  ]);
});
