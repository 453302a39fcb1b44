/** Traces that somebody wrote to do harm, or that a newer page wrote: each is refused in words, or is drawn to its end. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Entry } from "../../../protocol/facts/mod.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import { entryText } from "../../../protocol/trace/mod.ts";
import { type Change, changed, changes } from "../../protocol/support/mutations.ts";
import { drawn, newReplay } from "./drawn.tsx";

const fixture = (path: string): string => Deno.readTextFileSync(new URL(`../../fixtures/${path}`, import.meta.url));
const WHOLE = JSON.parse(fixture("traces/first-connection.trace.json"));
const FACTS: readonly Entry[] = JSON.parse(fixture("hostile/facts.json"));

/** The recorded connection with one more fact in the log of Client A. */
function withFact(fact: object, at = 27): string {
  const log = WHOLE.clients.A.log.toSpliced(at, 0, { at: WHOLE.clients.A.log[at - 1].at, ...fact });
  return JSON.stringify({ ...WHOLE, clients: { ...WHOLE.clients, A: { log } } });
}

/** Opens a trace, and draws it at its first moments, around the fact that was put in, and at its end. */
async function replayed(text: string) {
  const replay = newReplay();
  await replay.open(text);
  const moments = replay.moments.value;
  const pages: string[] = [];
  if (!replay.problem.value) {
    moments.forEach(({ entry }) => assert.ok(entryText(entry).length > 0));
    for (const [turn, moment] of [0, 1, 30, 60, moments.length].entries()) {
      replay.player.go(Math.min(moment, moments.length));
      pages.push(drawn(replay, turn));
    }
  }
  return { replay, last: pages.at(-1) ?? "", pages };
}

/** What Preact or a table would have left behind, had a text from a trace named it. */
const isClean = () => assert.deepEqual(Reflect.ownKeys(Object.prototype).filter((key) => !ORIGINAL.has(key)), []);
const ORIGINAL = new Set(Reflect.ownKeys(Object.prototype));

Deno.test("each hostile fact alone, in the midst of a connection: the rest is shown as it was", async () => {
  const { replay: plain, pages } = await replayed(JSON.stringify(WHOLE));
  for (
    const part of [/states, explained/, /class="diagram-mark/, /To carry from Client A/, /class="card-story|made at/]
  ) {
    assert.ok(pages.some((page) => part.test(page)), `${part} is drawn nowhere, so that nothing of it is tested`);
  }
  const state = (of: typeof plain) => of.sessions.value.B.paths.connection.at(-1)?.state;
  let read = 0;
  for (const fact of FACTS) {
    const name = JSON.stringify(fact).slice(0, 120);
    const { replay, last } = await replayed(withFact(fact));
    isClean();
    if (replay.problem.value) {
      const { said } = explain(replay.problem.value);
      assert.match(said, /^Entry 28 of Client A is not whole, so this trace cannot be replayed: its “[\w.]+”/, name);
      continue;
    }
    read++;
    assert.equal(state(replay), "connected", name);
    assert.match(last, /data-machine="connection"[^>]*>connected</, name);
    assert.doesNotMatch(last, /<script|<svg onload|<iframe|\[object Object\]|undefined|function /, name);
    assert.ok(last.includes("hello from B"), name);
  }
  assert.ok(read >= FACTS.length - 3, `${read} of ${FACTS.length} were read`);
});

Deno.test("a problem, a mode, a machine, a call and a carrier of a newer page are kept, named, and shown", async () => {
  const cases: [fact: object, note: string, shown: RegExp][] = [
    [
      { type: "stopped", call: "setRemoteDescription", problem: { code: "a-code-of-next-year", client: "A" } },
      "problem “a-code-of-next-year”",
      /This problem has no words here: “a-code-of-next-year”\./,
    ],
    [{ type: "mode-chosen", mode: "half-trickle" }, "mode “half-trickle”", /connected/],
    [{ type: "state-changed", machine: "quic", state: "warm" }, "machine “quic”", /quic<\/span> warm/],
    [{ type: "state-changed", machine: "__proto__", state: "polluted" }, "machine “__proto__”", /polluted/],
    [
      { type: "call-started", call: "setParameters", id: 900, argument: [null, { sdp: 5 }] },
      "call “setParameters”",
      /setParameters/,
    ],
    [{ type: "copied", blob: "offer-1", by: "pigeon" }, "by “pigeon”", /carried by pigeon|left by pigeon/],
    [{ type: "edited", blob: "offer-1", message: { kind: "sonnet", lines: 14 } }, "", /connected/],
    [{ type: "addTrack", kind: "smell" }, "1 fact of a kind that is not known here", /connected/],
  ];
  for (const [fact, named, shown] of cases) {
    const { replay, pages, last } = await replayed(withFact(fact));
    assert.equal(replay.problem.value, undefined, JSON.stringify(fact));
    assert.ok(replay.note.value.includes(named), `${JSON.stringify(fact)}: ${replay.note.value}`);
    assert.deepEqual(JSON.parse(JSON.stringify(replay.trace.value)), JSON.parse(withFact(fact)), "it is kept");
    assert.ok(pages.some((page) => shown.test(page)), `${JSON.stringify(fact)} is not shown`);
    assert.ok(last.includes("hello from B") && /data-machine="connection"[^>]*>connected</.test(last));
  }
  isClean();
});

Deno.test("whole traces with times, logs and notes that cannot be: refused in words, or drawn", async () => {
  const refused: [file: string, said: RegExp][] = [
    ["1e999", /^Entry 2 of Client A is not whole, so this trace cannot be replayed: its “at”, of “call-finished”/],
    ["huge-at", /^Entry 2 of Client A is not whole.*“at”/],
    ["neg", /^Entry 1 of Client A is not whole.*“at”/],
    ["nan", /^This began as a trace/],
    ["logobj", /does not hold the logs of both clients/],
    ["nullclients", /does not hold the logs of both clients/],
  ];
  for (const [file, said] of refused) {
    const { replay } = await replayed(fixture(`hostile/${file}.trace.json`));
    assert.ok(replay.problem.value, file);
    assert.match(explain(replay.problem.value).said, said, file);
    assert.ok(drawn(replay).includes("alert"));
  }
  for (const file of ["notes", "unsorted"]) {
    const { replay, last } = await replayed(fixture(`hostile/${file}.trace.json`));
    assert.equal(replay.problem.value, undefined, file);
    assert.doesNotMatch(last, /<script|NaN|undefined/);
  }
  isClean();
});

Deno.test("a recorded connection that was altered anywhere is refused in words, or drawn at each of its moments", async () => {
  let read = 0;
  const isDrawn = async (wanted: readonly Change[]) => {
    const { replay, pages } = await replayed(JSON.stringify(changed(WHOLE, wanted)));
    if (replay.problem.value) assert.match(explain(replay.problem.value).said, /\.$/);
    else read++;
    for (const page of pages) assert.doesNotMatch(page, /\[object |\bundefined\b|\bNaN\b/);
  };
  await fc.assert(fc.asyncProperty(changes, isDrawn), { numRuns: 40 });
  assert.ok(read > 5, `${read} of them could be read`);
  isClean();
});
