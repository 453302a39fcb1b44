/** What one of two devices is told that it does of a step. */
import assert from "node:assert/strict";
import { readAct } from "../../../lessons/format/acts.ts";
import { type Act, sideWords } from "../../../protocol/goals/mod.ts";
import { FILES } from "../../lessons/course.ts";

const acts = (...texts: string[]): Act[] => texts.map((text) => readAct(text)!);
const solution = acts(
  "A createOffer",
  "A carry offer",
  "B setRemoteDescription",
  "A carry candidate 1",
  "B addIceCandidate",
  "A carry offer into A",
  "reset",
);

Deno.test("each side is told its own acts, and what it sends to the other device or takes from there", () => {
  assert.deepEqual(sideWords(solution, { client: "A", mode: "trickle" }), [
    "On Client A, press createOffer.",
    "Send the offer to the other device.",
    "Send candidate 1 to the other device.",
    "Copy the offer of Client A, and paste it into Client A.",
    "Reset the bench.",
  ]);
  assert.deepEqual(sideWords(solution, { client: "B", mode: "trickle" }), [
    "Take the offer from the other device, and paste it into Client B.",
    "On Client B, press setRemoteDescription.",
    "Take candidate 1 from the other device, and paste it into Client B.",
    "On Client B, press addIceCandidate.",
    "Reset the bench.",
  ]);
});

Deno.test("candidates that travel inside the descriptions are nobody’s to carry or to add", () => {
  for (const client of ["A", "B"] as const) {
    const said = sideWords(solution, { client, mode: "gathered" }).join(" ");
    assert.doesNotMatch(said, /candidate|addIceCandidate/);
  }
});

Deno.test("of no lesson is a side told what the other one does", () => {
  for (const { slug, steps } of FILES) {
    for (const { id, solution } of steps) {
      for (const [client, other] of [["A", "B"], ["B", "A"]] as const) {
        for (const says of sideWords(solution, { client, mode: "trickle" })) {
          assert.doesNotMatch(says, new RegExp(`On Client ${other}\\b`), `${slug}#${id}: ${says}`);
        }
      }
    }
  }
});
