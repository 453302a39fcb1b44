/** The command line’s words for a network. */
import assert from "node:assert/strict";
import { readSettings } from "../../network/options.ts";
import { FAIR } from "../../protocol/box/mod.ts";

Deno.test("without words both NATs are open, and the weather is fair", () => {
  const line = { nat: "open", up: FAIR, down: FAIR, isPulled: false };
  assert.deepEqual(readSettings({}), { A: line, B: line });
});

Deno.test("NATs by client, in any order, one or both; weather on both lines and in both directions", () => {
  const settings = readSettings({ nat: "b=symmetric, A=port-restricted", loss: "10", delay: "20.5", rate: "500" });
  assert.ok(typeof settings === "object");
  assert.deepEqual([settings.A.nat, settings.B.nat], ["port-restricted", "symmetric"]);
  const weather = { loss: 10, delay: 20.5, jitter: 0, rate: 500 };
  for (const { up, down } of [settings.A, settings.B]) assert.deepEqual([up, down], [weather, weather]);
  const one = readSettings({ nat: "B=blocked" });
  assert.ok(typeof one === "object" && one.A.nat === "open" && one.B.nat === "blocked");
});

Deno.test("what means nothing is told, with what could stand there", () => {
  for (const nat of ["A=full-cone", "C=open", "symmetric", "A:open", "A=open=open"]) {
    assert.match(String(readSettings({ nat })), /^--nat is “.*”; it is A=KIND,B=KIND with KIND one of open, address/);
  }
  for (const loss of ["ten", "-1", "101", "1e9", "", "Infinity"]) {
    assert.match(String(readSettings({ loss })), /^--loss is “.*”; it is a number from 0 to 100\.$/);
  }
  assert.match(String(readSettings({ delay: "5001" })), /from 0 to 5000/);
});
