/** The order of two logs: each log keeps its own, arrivals follow what left, and everything that reads both agrees. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { step } from "../../../protocol/calls/mod.ts";
import { diagramOf } from "../../../protocol/diagram/mod.ts";
import {
  CLIENTS,
  compareMoments,
  EMPTY_LOG,
  type Entry,
  momentsAfter,
  momentsOf,
} from "../../../protocol/facts/mod.ts";
import { follow } from "../../../protocol/goals/mod.ts";
import { type Bench, newSession } from "../../../protocol/session/mod.ts";
import { sessionsAt } from "../../../protocol/trace/mod.ts";
import { logs } from "../support/facts.ts";

const both = fc.record({ A: logs, B: logs });
const NOTHING: Bench = { A: newSession("A"), B: newSession("B") };

Deno.test("each log keeps its own order, also where its times run backwards; all times rise", () => {
  fc.assert(
    fc.property(both, (logs) => {
      const moments = momentsOf(logs);
      for (const client of CLIENTS) {
        const own = moments.filter((moment) => moment.client === client);
        assert.deepEqual(own.map(({ index }) => index), [...logs[client].keys()]);
        assert.deepEqual(own.map(({ entry }) => entry), logs[client]);
      }
      moments.forEach((moment, i) => {
        assert.ok(moment.at >= moment.entry.at);
        if (i > 0) assert.ok(moments[i - 1].at <= moment.at && compareMoments(moments[i - 1], moment) < 0);
      });
    }),
  );
});

Deno.test("the moments of a log in two portions are those of the whole", () => {
  fc.assert(
    fc.property(logs, fc.nat(), (log, cut) => {
      const whole = momentsAfter(EMPTY_LOG, "A", log);
      const first = momentsAfter(EMPTY_LOG, "A", log.slice(0, cut % (log.length + 1)));
      const rest = momentsAfter(first.at(-1) ?? EMPTY_LOG, "A", log.slice(first.length));
      assert.deepEqual([...first, ...rest], whole);
    }),
  );
});

Deno.test("within one millisecond what arrives comes after what left, and so does what follows it", () => {
  const at = 5;
  const A: Entry[] = [
    { type: "message-received", text: "x", at },
    { type: "state-changed", machine: "ice", state: "connected", at },
  ];
  const B: Entry[] = [{ type: "call-started", call: "send", id: 1, argument: "x", at }];
  assert.deepEqual(momentsOf({ A, B }).map(({ client, index }) => client + index), ["B0", "A0", "A1"]);
});

Deno.test("the diagram, the replay and the lessons read two logs in this one order", () => {
  fc.assert(
    fc.property(both, (logs) => {
      const moments = momentsOf(logs);
      const benches: Bench[] = [];
      moments.reduce((bench, { client, entry }) => {
        benches.push({ ...bench, [client]: step(bench[client], entry) });
        return benches.at(-1)!;
      }, NOTHING);

      const ids = moments.map(({ client, index }) => `${client}${index}`);
      const marks = diagramOf(logs).marks;
      assert.deepEqual(marks.map(({ id }) => id), ids.filter((id) => marks.some((mark) => mark.id === id)));

      const replayed = sessionsAt(moments);
      assert.deepEqual(moments.map((_, i) => replayed(i + 1)), benches);

      const seen: Bench[] = [];
      const looking = {
        id: "look",
        checks: (bench: Bench) => (seen.push(structuredClone(bench)), [{ met: false, says: "" }]),
      };
      follow({ slug: "", title: "", summary: "", minutes: 0, steps: [looking] }, logs);
      assert.deepEqual(seen, benches);
    }),
    { numRuns: 50 },
  );
});
