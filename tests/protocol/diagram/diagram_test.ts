/** The sequence diagram: however the facts come, it is the same; its arrows go from where it left to where it arrived. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  ALL,
  diagramOf,
  extendAll,
  type Filters,
  type Mark,
  markText,
  newDiagram,
  rowOfMark,
  type SequenceDiagram,
  totalOf,
  visible,
} from "../../../protocol/diagram/mod.ts";
import { KINDS } from "../../../protocol/diagram/mark.ts";
import { across, type ClientName, type Description, type Entry } from "../../../protocol/facts/mod.ts";
import { readTrace } from "../../../protocol/trace/read.ts";
import { freeze, logs } from "../support/facts.ts";
import { type Act, keeps, lesson, made, refused, takes } from "../support/mod.ts";

type Logs = Record<ClientName, readonly Entry[]>;

/** The logs of some acts, ten milliseconds between the facts. */
function logsOf(acts: readonly Act[]): Logs {
  const logs: Record<ClientName, Entry[]> = { A: [], B: [] };
  const ids = { A: 0, B: 0 };
  let at = 0;
  for (const { client, facts } of acts) {
    for (const fact of facts(++ids[client])) logs[client].push({ ...fact, at: at += 10 });
  }
  return logs;
}

function recorded(): Logs {
  const file = new URL("../../fixtures/traces/first-connection.trace.json", import.meta.url);
  const read = readTrace(Deno.readTextFileSync(file));
  assert.ok(read.ok);
  return { A: read.trace.clients.A.log, B: read.trace.clients.B.log };
}

const pairs = fc.record({ A: logs, B: logs });
const filters = fc.subarray([...KINDS]).map((kinds): Filters => new Set(kinds));
/** Calls and messages that left here, by what they were and where they arrived. */
const arrowsOf = (diagram: SequenceDiagram) => {
  const marks = diagram.marks;
  return marks.flatMap((mark) => (mark.to ?? []).map((to) => [mark, marks[to]] as const));
};
const say = ([from, to]: readonly [Mark, Mark]) => `${from.client} ${from.title} > ${to.client} ${to.title}`;
const act = (client: ClientName, facts: Act["facts"]): Act => ({ client, name: "", facts });
const just = (...facts: Parameters<typeof Object>[0][]) => () => facts as ReturnType<Act["facts"]>;

Deno.test("nothing has happened yet", () => {
  assert.deepEqual(visible(newDiagram(), ALL), { total: 0, rows: [], arrows: [], bars: [] });
});

/** The diagram with more entries of one log. */
const extended = (diagram: SequenceDiagram, client: ClientName, ...entries: readonly Entry[]) =>
  extendAll(diagram, { A: [], B: [], [client]: entries });

Deno.test("in whatever portions the entries come, and whoever looks meanwhile, the diagram is that of the whole logs", () => {
  fc.assert(
    fc.property(pairs, fc.array(fc.nat(7)), fc.array(filters), (logs, steps, looks) => {
      const rest = { A: [...logs.A], B: [...logs.B] };
      let diagram = newDiagram();
      for (let i = 0; rest.A.length + rest.B.length > 0; i++) {
        const client = rest.A.length > 0 && (i % 2 === 0 || rest.B.length === 0) ? "A" : "B";
        const portion = rest[client].splice(0, (steps[i] ?? 1) + 1);
        diagram = i % 3 === 0
          ? extended(diagram, client, ...portion)
          : portion.reduce((now, entry) => extended(now, client, entry), diagram);
        if (looks[i]) visible(diagram, looks[i], { from: 2, to: 5 });
      }
      const whole = diagramOf(logs);
      assert.deepEqual(diagram.marks, whole.marks);
      for (const look of [ALL, ...looks]) assert.deepEqual(visible(diagram, look), visible(whole, look));
    }),
    { numRuns: 200 },
  );
});

Deno.test("an entry may come late by a little, or by the whole log", () => {
  const A = Array.from({ length: 1000 }, (_, i): Entry => ({ type: "message-received", text: `${i % 7}`, at: 10 * i }));
  const send = (id: number, at: number): Entry[] => [
    { type: "call-started", call: "send", id, argument: `${id % 7}`, at },
    { type: "call-finished", call: "send", id, at },
  ];
  for (const at of [9_985, 9_000, 5_000, 3]) {
    const B = send(6, at);
    const late = extended(diagramOf({ A, B: [] }), "B", ...B);
    assert.deepEqual(late.marks, diagramOf({ A, B }).marks);
    assert.deepEqual(visible(late, ALL), visible(diagramOf({ A, B }), ALL));
  }
});

Deno.test("what was seen of a diagram stays as it was when it grows", () => {
  fc.assert(
    fc.property(pairs, ({ A, B }) => {
      const diagram = diagramOf({ A: A.slice(0, A.length / 2), B: [] });
      const seen = freeze({ marks: [...diagram.marks], view: visible(diagram, ALL) });
      const said = JSON.stringify(seen);
      extendAll(diagram, { A: A.slice(A.length / 2), B });
      assert.equal(JSON.stringify(seen), said);
    }),
    { numRuns: 50 },
  );
});

Deno.test("marks stand in the order of time, each client’s in the order of its log, each with a row of its own", () => {
  fc.assert(
    fc.property(pairs, (logs) => {
      const diagram = diagramOf(logs);
      const marks = diagram.marks;
      marks.forEach((mark, i) => assert.ok(i === 0 || marks[i - 1].at <= mark.at));
      for (const client of ["A", "B"] as const) {
        const own = marks.filter((mark) => mark.client === client);
        own.forEach((mark, i) => assert.ok(i === 0 || own[i - 1].entryIndexes[0] < mark.entryIndexes[0]));
        own.forEach(({ entries, entryIndexes }) =>
          assert.deepEqual(entries, entryIndexes.map((at) => logs[client][at]))
        );
      }
      const { rows, total } = visible(diagram, ALL);
      assert.deepEqual(rows.map(({ row }) => row), [...Array(total).keys()]);
      assert.deepEqual(rows.flatMap((row) => "mark" in row ? [row.mark] : []), marks);
    }),
    { numRuns: 100 },
  );
});

Deno.test("no arrow arrives before it left, and each goes to the other client", () => {
  fc.assert(
    fc.property(pairs, (logs) => {
      const diagram = diagramOf(logs);
      const marks = diagram.marks;
      marks.forEach((mark, number) => {
        for (const to of mark.to ?? []) {
          assert.ok(to > number);
          assert.equal(marks[to].client, across(mark.client));
          assert.equal(marks[to].from, number);
          assert.notEqual(marks[to].outcome, "running");
        }
      });
      for (const { from, to } of visible(diagram, ALL).arrows) assert.ok(to === undefined || to > from);
    }),
    { numRuns: 100 },
  );
});

for (
  const [name, logs] of [["the recorded first connection", recorded()], [
    "the lesson as facts",
    logsOf(lesson()),
  ]] as const
) {
  Deno.test(`every blob and message of ${name} has its arrow`, () => {
    const diagram = diagramOf(logs);
    assert.deepEqual(arrowsOf(diagram).map(say).sort(), [
      "A candidate 1 > B addIceCandidate",
      "A offer > B setRemoteDescription",
      "A “hello from A” > B “hello from A”",
      "B answer > A setRemoteDescription",
      "B candidate 1 > A addIceCandidate",
      "B “hello from B” > A “hello from B”",
    ]);
    assert.equal(visible(diagram, ALL).arrows.length, 6);
  });
}

const opening = lesson().slice(0, 7);
const offer = opening.find(({ name }) => name === "keep offer")!.facts(1).find((fact) => fact.type === "call-started")!;
const given = takes((offer as { argument: Description }).argument);

Deno.test("a blob that has not been applied is in a hand; copied again, its arrow leaves from the last time", () => {
  const held = diagramOf(logsOf(opening));
  const [arrow] = visible(held, ALL).arrows;
  assert.deepEqual([arrow.client, arrow.kind, arrow.to, arrow.again], ["A", "blob", undefined, false]);
  const again = diagramOf(
    logsOf([...opening, act("A", just({ type: "copied", blob: "offer-1", by: "qr" })), act("B", given)]),
  );
  const [first, second] = again.marks.filter(({ kind }) => kind === "blob");
  assert.deepEqual([first.again, first.to, second.to?.length], [true, undefined, 1]);
  assert.match(markText(again, second.id)!.detail, /shown as a QR code\. Client B took it \d+ ms later/);
});

Deno.test("a blob that is given twice has two arrows; one that its own client is given, none", () => {
  const twice = diagramOf(logsOf([...opening, act("B", given), act("B", given)]));
  assert.deepEqual(visible(twice, ALL).arrows.map(({ client, to }) => [client, to !== undefined]), [["A", true], [
    "A",
    true,
  ]]);
  const own = diagramOf(logsOf([...opening, act("A", given)]));
  assert.deepEqual(visible(own, ALL).arrows.map(({ to }) => to), [undefined]);
});

Deno.test("what the browser refused has arrived, and says how it was refused", () => {
  const facts = refused("setRemoteDescription", "OperationError", (offer as { argument: Description }).argument);
  const diagram = diagramOf(logsOf([...opening, act("B", facts)]));
  const [arrow] = visible(diagram, ALL).arrows;
  assert.equal(arrow.refused, true);
  const call = diagram.marks.find(({ outcome }) => outcome === "failed")!;
  assert.equal(call.error, "OperationError");
  assert.match(markText(diagram, call.id)!.detail, /refused it.*OperationError/);
});

Deno.test("a description that the browser made by itself is told, and one that it was given is not", () => {
  const detail = (argument?: Description) => {
    const diagram = diagramOf(logsOf([act("A", made("setLocalDescription", argument))]));
    return markText(diagram, diagram.marks.find(({ title }) => title === "setLocalDescription")!.id)!.detail;
  };
  assert.match(detail(), /no description, so the browser makes one by itself/);
  assert.doesNotMatch(detail((offer as { argument: Description }).argument), /by itself/);
});

Deno.test("candidates that went into a description have no number; the next ones count as cards do", () => {
  const found = (n: number) => ({
    type: "candidate-found",
    candidate: { candidate: `candidate:${n} 1 udp 1 192.0.2.${n} 9 typ host`, usernameFragment: "x" },
  });
  const description = (offer as { argument: Description }).argument;
  const diagram = diagramOf(logsOf([
    act("A", just({ type: "mode-chosen", mode: "gathered" })),
    act("A", keeps(description)),
    act("A", just(found(1), { type: "gathering-settled" }, found(2), { type: "copied", blob: "candidate-1" })),
    act("B", made("addIceCandidate", found(2).candidate)),
  ]));
  assert.deepEqual(arrowsOf(diagram).map(say), ["A candidate 1 > B addIceCandidate"]);
});

Deno.test("a card has the name that the session gives it: one that the session does not make has none", () => {
  const description = (offer as { argument: Description }).argument;
  const ends = just(
    { type: "candidate-found", candidate: { candidate: "", usernameFragment: "x" } },
    { type: "candidate-found", candidate: null },
    { type: "copied", blob: "end-of-candidates-1" },
  );
  const inside = diagramOf(logsOf([
    act("A", just({ type: "mode-chosen", mode: "gathered" })),
    act("A", keeps(description)),
    act("A", just({ type: "gathering-settled" })),
    act("A", ends),
    act("B", made("addIceCandidate", { candidate: "" })),
  ]));
  assert.deepEqual(arrowsOf(inside), []);
  const trickled = diagramOf(logsOf([
    act("A", keeps(description)),
    act("A", ends),
    act("B", made("addIceCandidate", { candidate: "" })),
  ]));
  assert.deepEqual(arrowsOf(trickled).map(say), ["A end of candidates > B addIceCandidate"]);
});

Deno.test("the same text sent twice arrives twice, in order", () => {
  const heard = just({ type: "message-received", text: "ping" });
  const send = made("send", "ping");
  const diagram = diagramOf(
    logsOf([act("A", send), act("A", send), act("B", heard), act("B", heard), act("B", heard)]),
  );
  const marks = diagram.marks;
  assert.deepEqual(marks.map(({ to }) => to), [[2], [3], undefined, undefined, undefined]);
  assert.equal(marks[4].from, undefined);
});

Deno.test("within one millisecond, what arrives comes after what left", () => {
  const at = 5;
  const diagram = diagramOf({
    A: [{ type: "message-received", text: "x", at }],
    B: [{ type: "call-started", call: "send", id: 1, argument: "x", at }, {
      type: "call-finished",
      call: "send",
      id: 1,
      at,
    }],
  });
  assert.deepEqual(arrowsOf(diagram).map(say), ["B “x” > A “x”"]);
});

Deno.test("more than a second without a mark is a row, and silences join where marks are left out", () => {
  const at = (at: number, type: "negotiation-needed" | "channel-found"): Entry =>
    type === "channel-found" ? { type, label: "x", at } : { type, at };
  const A = [
    at(0, "channel-found"),
    at(1000, "negotiation-needed"),
    at(3500, "negotiation-needed"),
    at(5000, "channel-found"),
  ];
  const diagram = diagramOf({ A, B: [] });
  const shape = (filters: Filters) =>
    visible(diagram, filters).rows.map((row) => "silence" in row ? row.silence : row.mark.kind);
  assert.deepEqual(shape(ALL), ["message", "state", 2500, "state", 1500, "message"]);
  assert.deepEqual(shape(new Set(["message"])), ["message", 5000, "message"]);
});

Deno.test("a window shows those rows of the whole, and every arrow and bar through them", () => {
  fc.assert(
    fc.property(pairs, filters, fc.nat(90), fc.integer({ min: 1, max: 40 }), (logs, filters, from, size) => {
      const diagram = diagramOf(logs);
      const whole = visible(diagram, filters);
      const part = visible(diagram, filters, { from, to: from + size });
      assert.equal(part.total, whole.total);
      assert.equal(totalOf(diagram, filters), whole.total);
      assert.deepEqual(part.rows, whole.rows.filter(({ row }) => row >= from && row < from + size));
      const through = <T extends { id: string; from: number; to?: number }>(all: readonly T[]) =>
        all.filter((one) => one.from < from + size && (one.to ?? one.from) >= from).map(({ id }) => id).sort();
      if (!part.rows.some((row) => "mark" in row)) return;
      assert.deepEqual(part.arrows.map(({ id }) => id).sort(), through(whole.arrows));
      assert.deepEqual(part.bars.map(({ id }) => id).sort(), through(whole.bars));
      for (const row of whole.rows) if ("mark" in row) assert.equal(rowOfMark(diagram, filters, row.mark.id), row.row);
    }),
    { numRuns: 200 },
  );
});

Deno.test("a kind that is not asked for is not drawn; a call that a blob arrived at stays with the blobs", () => {
  const diagram = diagramOf(recorded());
  const kinds = (filters: Filters) =>
    new Set(visible(diagram, filters).rows.flatMap((row) => "mark" in row ? [row.mark.kind] : []));
  for (const kind of KINDS) {
    const drawn = kinds(new Set([kind]));
    assert.deepEqual([...drawn].filter((one) => one !== kind), kind === "blob" ? ["call"] : []);
  }
  const blobs = visible(diagram, new Set(["blob"]));
  assert.equal(blobs.arrows.length, 4);
  assert.deepEqual(blobs.bars, []);
});

Deno.test("every mark says something, whatever the facts", () => {
  fc.assert(
    fc.property(pairs, (logs) => {
      const diagram = diagramOf(logs);
      for (const mark of diagram.marks) {
        assert.match(markText(diagram, mark.id)!.detail, /\.$|[.?!”]$/);
        assert.ok(mark.title.length > 0 && mark.title.length < 140);
      }
    }),
    { numRuns: 50 },
  );
});

Deno.test("a fact of a newer version is passed over, and a problem without words is named", () => {
  const newer = { type: "of-tomorrow", at: 1 } as unknown as Entry;
  const stopped = { type: "stopped", call: "send", problem: { code: "of-tomorrow" }, at: 2 } as unknown as Entry;
  const diagram = diagramOf({ A: [newer, stopped], B: [] });
  assert.deepEqual(diagram.marks.map(({ id }) => id), ["A1"]);
  assert.match(markText(diagram, "A1")!.detail, /of-tomorrow/);
});
