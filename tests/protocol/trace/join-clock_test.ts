/** Random sessions on two devices: joined, nothing arrives before it left, and the clocks agree with the true one. */
import { explain } from "../../../protocol/problems/mod.ts";
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { FORMS } from "../../../protocol/blob/mod.ts";
import { diagramOf } from "../../../protocol/diagram/mod.ts";
import { type ClientName, type Entry, momentsOf } from "../../../protocol/facts/mod.ts";
import { join } from "../../../protocol/trace/join/mod.ts";
import { redactTrace } from "../../../protocol/trace/redact.ts";
import { readTrace } from "../../../protocol/trace/read.ts";
import { type Trace, writeWhole } from "../../../protocol/trace/trace.ts";
import { FACTS, logs } from "../support/facts.ts";
import { BROWSERS } from "../support/mod.ts";
import { type Course, played, type Told, traceOf } from "../support/join.ts";

const human = fc.integer({ min: 30, max: 90_000 });
const clients = fc.constantFrom<ClientName>("A", "B");
const messages = fc.array(
  fc.record({ from: clients, after: fc.nat(4000), takes: fc.double({ min: 0.1, max: 300, noNaN: true }) }),
  { maxLength: 12 },
);
const start = fc.double({ min: 0, max: 600_000, noNaN: true });
const courses: fc.Arbitrary<Course> = fc.record({
  browser: fc.constantFrom(...BROWSERS),
  opened: fc.record({ A: start, B: start }),
  offerer: clients,
  hands: fc.array(human, { minLength: 1, maxLength: 9 }),
  form: fc.constantFrom(...FORMS),
  copies: fc.boolean(),
  trickles: fc.boolean(),
  up: fc.tuple(fc.nat(900), fc.nat(120)),
  messages,
});

function joinedOf(one: Trace, other: Trace): ReturnType<typeof join> & { ok: true } {
  const joined = join(one, other);
  assert.ok(joined.ok, JSON.stringify(joined));
  return joined;
}

const logsOf = ({ clients: { A, B } }: Trace) => ({ A: A.log, B: B.log });

/** Nothing arrives before it left, neither by its time nor in the order in which it is replayed; no log changes order. */
function keepsOrder(trace: Trace, { passed, traces }: Told) {
  const moments = momentsOf(logsOf(trace));
  const place = new Map(moments.map(({ client, index, at }, i) => [`${client} ${index}`, { i, at }]));
  const at = ([client, index]: readonly [ClientName, number]) => place.get(`${client} ${index}`)!;
  for (const { left, arrived } of passed) {
    assert.ok(at(left).at < at(arrived).at, `${left} ${at(left).at}, ${arrived} ${at(arrived).at}`);
    assert.ok(at(left).i < at(arrived).i, `${left}, ${arrived}`);
  }
  for (const name of ["A", "B"] as const) {
    const [before, after] = [traces[name].clients[name].log, trace.clients[name].log];
    assert.deepEqual(after.map(({ type }) => type), before.map(({ type }) => type));
    assert.ok(after.every(({ at }) => Number.isInteger(at) && at >= 0));
  }
}

/** Every blob and message that arrived has its arrow in the diagram. */
const arrows = (trace: Trace) =>
  diagramOf(logsOf(trace)).marks.filter(({ from }) => from !== undefined).map(({ client, title }) =>
    `${client} ${title}`
  );

for (const redacted of [false, true]) {
  Deno.test(`joined${redacted ? ", each redacted by itself" : ""}: causality always, and the true clock to 100 ms`, () => {
    let checked = 0;
    fc.assert(
      fc.property(courses, fc.boolean(), (course, swapped) => {
        const told = played(course);
        const { A, B } = redacted ? { A: redactTrace(told.traces.A), B: redactTrace(told.traces.B) } : told.traces;
        const { trace, alignment } = swapped ? joinedOf(B, A) : joinedOf(A, B);
        keepsOrder(trace, told);
        const { best, least, most } = alignment;
        assert.ok(least - 2 <= told.offset && told.offset <= most + 2, `${least} ${told.offset} ${most}`);
        assert.ok(least - 1 <= best && best <= most + 1 || least > most, `${least} ${best} ${most}`);
        assert.ok(Math.abs(best - told.offset) <= alignment.off, `${best} ${told.offset} ${alignment.off}`);
        if (course.copies) {
          assert.equal(arrows(trace).length, told.passed.length, `${arrows(trace)}`);
        }
        if (Math.max(told.fastest.A, told.fastest.B) <= 100) {
          checked++;
          assert.equal(alignment.by, "messages");
          assert.ok(Math.abs(best - told.offset) <= 100, `${best} ${told.offset}`);
        }
        const again = readTrace(writeWhole(trace));
        assert.ok(again.ok && again.note === "");
      }),
      { numRuns: redacted ? 60 : 200 },
    );
    assert.ok(checked > 15, `${checked} with messages both ways`);
  });
}

Deno.test("clocks that do not run alike are joined all the same, and are never further off than is said", () => {
  const rate = fc.double({ min: 1 - 4e-5, max: 1 + 4e-5, noNaN: true });
  fc.assert(
    fc.property(courses, fc.record({ A: rate, B: rate }), (course, rate) => {
      const told = played({ ...course, rate });
      const { trace, alignment: { best, off } } = joinedOf(told.traces.A, told.traces.B);
      keepsOrder(trace, told);
      const page = (client: ClientName, at: number) => (at - course.opened[client]) * rate[client];
      const begun = Math.max(course.opened.A, course.opened.B);
      const ended = course.opened.A + told.traces.A.clients.A.log.at(-1)!.at / rate.A;
      for (const at of [begun, ended]) {
        const truth = page("A", at) - page("B", at);
        assert.ok(Math.abs(best - truth) <= off, `${best} ${truth} ${off}`);
      }
    }),
    { numRuns: 100 },
  );
});

Deno.test("whatever two logs hold, joining them never throws, and says why not in two sentences", () => {
  const any = fc.oneof(logs, logs.map((log) => log.filter(({ type }) => type !== "pairs-read")));
  const openings: Entry[] = [{ type: "call-started", call: "RTCPeerConnection", id: 0, at: 0 }];
  let joins = 0;
  fc.assert(
    fc.property(any, any, fc.oneof(FACTS["description-read"], FACTS.copied), (one, two, fact) => {
      const [A, B] = [one, two].map((log) => [...openings, ...log.filter(isOnce), { ...fact, at: 1e6 } as Entry]);
      const joined = join(traceOf("A", A), traceOf("B", B));
      if (joined.ok) joins++;
      else assert.match(Object.values(explain(joined.problem)).join(" "), /^[A-Z].*\. [A-Z].*\.$/);
    }),
    { numRuns: 300 },
  );
  assert.ok(joins > 0, "some of them join");
});

const isOnce = (entry: Entry): boolean => entry.type !== "call-started" || entry.call !== "RTCPeerConnection";
