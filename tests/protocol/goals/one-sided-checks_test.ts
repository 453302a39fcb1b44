/** A lesson seen from one side alone: nothing is met that is not so, and nothing that was done stays untold. */
import assert from "node:assert/strict";
import { COURSE } from "../../lessons/course.ts";
import { across, type ClientName } from "../../../protocol/facts/mod.ts";
import { checksSeenFrom } from "../../../protocol/goals/one-sided-checks.ts";
import { type Bench, newSession } from "../../../protocol/session/mod.ts";
import { replay } from "../support/mod.ts";
import { readTrace } from "../../../protocol/trace/read.ts";
import { type Browser, BROWSERS, lesson, play } from "../support/mod.ts";

const [first] = COURSE;

/** How each step stands on one side: `met`, `elsewhere` (its own part is done), or `missing`. */
const standings = (bench: Bench, client: ClientName) =>
  first.steps.map((step) => {
    const checks = checksSeenFrom(bench[client], step);
    if (checks.every(({ met }) => met)) return "met";
    return checks.every(({ met, elsewhere }) => met || elsewhere) ? "elsewhere" : "missing";
  });

/** The standings of one client after the last act of a name. */
function after(name: string, client: ClientName, o: ClientName, browser: Browser = "chromium-156") {
  const acts = lesson(o, browser);
  return standings(play(acts)[acts.findLastIndex((act) => act.name === name) + 1], client);
}

for (const browser of BROWSERS) {
  for (const o of ["A", "B"] as const) {
    Deno.test(`${browser}, ${o} offers: what one side sees as met is met on the bench`, () => {
      let inferred = 0;
      for (const bench of play(lesson(o, browser))) {
        for (const step of first.steps) {
          const real = step.checks(bench);
          for (const client of ["A", "B"] as const) {
            checksSeenFrom(bench[client], step).forEach((check, i) => {
              if (!check.met || i >= real.length) return;
              // The first side that is connected knows that both are; the other’s facts come with the next act.
              assert.ok(real[i].met || / has been connected$/.test(check.says), `${step.id}: ${check.says}`);
              inferred++;
            });
          }
        }
      }
      assert.ok(inferred > 100);
    });
  }
}

Deno.test("the offerer: its own steps wait for it, the other’s are the other’s, and the answer proves them", () => {
  assert.deepEqual(after("keep offer", "A", "A").slice(0, 4), ["met", "missing", "elsewhere", "missing"]);
  assert.deepEqual(after("copy offer", "A", "A").slice(0, 4), ["met", "elsewhere", "elsewhere", "missing"]);
  // What the other did meanwhile changes nothing here.
  assert.deepEqual(after("keep answer", "A", "A").slice(0, 4), ["met", "elsewhere", "elsewhere", "missing"]);
  assert.deepEqual(after("take answer", "A", "A").slice(0, 4), ["met", "met", "met", "met"]);
});

Deno.test("the answerer: the offer is the other’s until it is here; an open channel proves the rest", () => {
  assert.deepEqual(after("opened", "B", "A").slice(0, 4), ["elsewhere", "missing", "missing", "missing"]);
  assert.deepEqual(after("take offer", "B", "A").slice(0, 4), ["met", "met", "missing", "missing"]);
  assert.deepEqual(after("keep answer", "B", "A").slice(0, 4), ["met", "met", "met", "missing"]);
  assert.deepEqual(after("copy answer", "B", "A").slice(0, 4), ["met", "met", "met", "elsewhere"]);
  assert.deepEqual(after("connected", "B", "A").slice(0, 4), ["met", "met", "met", "met"]);
});

Deno.test("at the end nothing is missing on either side, whoever offered", () => {
  for (const browser of BROWSERS) {
    for (const o of ["A", "B"] as const) {
      for (const client of ["A", "B"] as const) {
        const end = standings(play(lesson(o, browser)).at(-1)!, client);
        assert.deepEqual(end.slice(0, 4), ["met", "met", "met", "met"], `${browser} ${o} ${client}`);
        assert.ok(!end.includes("missing"), `${browser} ${o} ${client} ${end}`);
      }
    }
  }
});

Deno.test("a client that was given no candidate and has a path knows that the other was given one", () => {
  const acts = lesson("A").filter(({ name, client }) =>
    !(client === "A" && /candidate$/.test(name) && /add|paste/.test(name))
  );
  const checks = checksSeenFrom(play(acts).at(-1)!.A, first.steps[4]);
  assert.deepEqual(checks.map(({ met, says }) => [met, says]), [
    [true, "B knows at least one candidate of A"],
    [false, "A knows no candidate of B"],
    [true, "A has been connected"],
    [true, "B has been connected"],
  ]);
});

Deno.test("what a side says names only what it can know", () => {
  for (const bench of play(lesson("A")).slice(2)) {
    for (const client of ["A", "B"] as const) {
      for (const step of first.steps) {
        for (const { met, elsewhere, says } of checksSeenFrom(bench[client], step)) {
          assert.doesNotMatch(says, /not there|undefined/);
          // What is missing is missing on this side.
          if (!met && !elsewhere && step.id === "make-an-offer") assert.match(says, new RegExp(`^${client} `));
        }
      }
    }
  }
});

Deno.test("saved sessions of real browsers: either side alone sees no more than both", () => {
  const folder = new URL("../../fixtures/traces/", import.meta.url);
  let seen = 0;
  for (const { name } of Deno.readDirSync(folder)) {
    if (!name.endsWith(".json")) continue;
    const read = readTrace(Deno.readTextFileSync(new URL(name, folder)));
    if (!read.ok) continue;
    const bench = {
      A: replay(read.trace.clients.A.log, newSession("A")),
      B: replay(read.trace.clients.B.log, newSession("B")),
    };
    for (const client of ["A", "B"] as const) {
      for (const step of first.steps) {
        const real = step.checks(bench);
        checksSeenFrom(bench[client], step).forEach((check, i) => {
          if (check.met && real[i].says === check.says) {
            assert.ok(real[i].met, `${name} ${across(client)} ${check.says}`);
          }
          seen++;
        });
      }
    }
  }
  assert.ok(seen > 0);
});
