/** A replay: any moment of a trace, scrubbed and played, with nothing called and nothing recorded. */
import assert from "node:assert/strict";
import { stopwatch } from "../../timing.ts";
import { opened } from "./opened.ts";
import type { TraceSource } from "../../../models/replay/open-trace.ts";
import { newSession, outgoing, stateOf } from "../../../protocol/session/mod.ts";
import { replay as folded } from "../../protocol/support/mod.ts";
import type { ClientName, Entry } from "../../../protocol/facts/mod.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import { entryText } from "../../../protocol/trace/replay.ts";
import { readTrace } from "../../../protocol/trace/read.ts";
import { writeTrace } from "../../../protocol/trace/trace.ts";

const TEXT = Deno.readTextFileSync(new URL("../../fixtures/traces/first-connection.trace.json", import.meta.url));
const reading = readTrace(TEXT);
assert.ok(reading.ok);
const { A, B } = reading.trace.clients;

const file = (text: string, name = "one.trace.json"): TraceSource => new File([text], name);
const state = (at: number, name = `${at}`): Entry => ({ type: "state-changed", machine: "ice", state: name, at });

Deno.test("both clients as they were at any moment, whichever way it is come to", async () => {
  const { model } = opened();
  await model.open(file(TEXT));
  const all = model.moments.value;
  assert.equal(all.length, A.log.length + B.log.length);
  assert.equal(model.player.passed.value, 0);
  const jumps = [0, 1, all.length, 40, 41, 39, 70, 12, all.length - 1, 0, 55];
  for (const to of jumps) {
    model.player.go(to);
    const of = (client: ClientName) =>
      all.slice(0, to).filter((one) => one.client === client).map(({ entry }) => entry);
    for (const client of ["A", "B"] as const) {
      assert.deepEqual(model.sessions.value[client], folded(of(client), newSession(client)), `${to}`);
    }
  }
});

Deno.test("the moment before the answer was made", async () => {
  const { model } = opened();
  await model.open(file(TEXT));
  const at = model.moments.value.findIndex(({ client, entry }) =>
    client === "B" && entryText(entry) === "calls createAnswer"
  );
  model.player.go(at);
  const { A, B } = model.sessions.value;
  assert.deepEqual([stateOf(A, "signaling"), stateOf(B, "signaling")], ["have-local-offer", "have-remote-offer"]);
  assert.deepEqual(B.cards, []);
  assert.equal(A.cards.some(({ kind }) => kind === "offer"), true);
  model.player.last();
  assert.equal(stateOf(model.sessions.value.B, "connection"), "connected");
  assert.ok(model.sessions.value.B.messages.length > 0);
});

Deno.test("what is no trace is said, and the trace before stays open where it was", async () => {
  const { model } = opened();
  await model.open("See you at eight?");
  assert.equal(model.trace.value, undefined);
  assert.match(explain(model.problem.value!).said, /no trace/);
  await model.open(file(TEXT));
  assert.equal(model.problem.value, undefined);
  model.player.go(30);
  const large = new File(["x"], "large.json");
  Object.defineProperty(large, "size", { value: 60_000_000 });
  const broken = Object.assign(new File([], "gone"), { text: () => Promise.reject(new Error("gone")) });
  const given: [TraceSource, RegExp][] = [
    [large, /60 MB, and a trace has 50 MB at most/],
    [broken, /could not read/],
    ["{", /not JSON/],
    [JSON.stringify({ ...JSON.parse(TEXT), version: 3 }), /version 3, from a newer page/],
    [JSON.stringify({ ...JSON.parse(TEXT), version: 0.5 }), /version 0.5, which is older/],
  ];
  for (const [what, said] of given) {
    await model.open(what);
    assert.match(explain(model.problem.value!).said, said);
    assert.match(explain(model.problem.value!).next, /\.$/);
    assert.equal(model.player.passed.value, 30);
    assert.equal(model.name.value, "one.trace.json");
  }
});

Deno.test("facts of unknown kinds are kept and named, and pass", async () => {
  const { model } = opened();
  const unknown = [{ type: "cat-passed", at: 5 }, { type: "cat-passed", at: 9 }] as unknown as Entry[];
  await model.open(writeTrace({ A: unknown, B: [state(7)] }));
  assert.equal(
    model.note.value,
    "2 facts of kinds that are not known here were kept and passed over: cat-passed.",
  );
  assert.deepEqual(model.trace.value!.clients.A.log, unknown);
  assert.deepEqual(model.moments.value.map(({ client }) => client), ["A", "B", "A"]);
  assert.match(entryText(model.moments.value[0].entry), /does not know: cat-passed/);
});

Deno.test("it plays as it happened, faster on request, with long silences cut short", async () => {
  const { model, next } = opened();
  await model.open(writeTrace({ A: [state(100), state(400), state(30_000)], B: [state(405), state(31_000)] }));
  const { player } = model;
  player.play();
  const waits: (number | undefined)[] = [];
  const stood: number[] = [];
  for (let i = 0; i < 5; i++) {
    waits.push(next());
    stood.push(player.passed.value);
  }
  assert.deepEqual(waits, [0, 300, 2000, 1000, undefined]);
  assert.deepEqual(stood, [1, 3, 4, 5, 5]); // What follows within one drawing comes with it.
  assert.equal(player.playing.value, false);
  player.choose(4);
  player.play();
  assert.equal(player.passed.value, 0);
  assert.deepEqual([next(), next(), next()], [0, 75, 500]);
  player.choose(16);
  assert.equal(next(), 62.5);
});

Deno.test("a step, a jump and a pause stop it; nothing runs on", async () => {
  const { model, next, timers } = opened();
  await model.open(file(TEXT));
  const { player } = model;
  for (const stop of [player.pause, player.forward, player.back, player.first, player.last, () => player.go(7)]) {
    player.go(5);
    player.play();
    stop();
    assert.equal(player.playing.value, false);
    assert.equal(next(), undefined);
  }
  player.play();
  await model.open(file(TEXT, "again"));
  assert.ok(timers.every(({ off }) => off));
  player.go(-5);
  assert.equal(player.passed.value, 0);
  player.go(9999);
  assert.equal(player.passed.value, model.moments.value.length);
});

Deno.test("a mark of the diagram leads to its moment, and the rows still to come are known", async () => {
  const { model } = opened();
  await model.open(file(TEXT));
  const index = B.log.findIndex((entry) => entry.type === "call-started" && entry.call === "createAnswer");
  model.openMark(`B${index}`);
  assert.deepEqual([model.present.value?.client, model.present.value?.index], ["B", index]);
  assert.equal(model.diagram.opened.value, `B${index}`);
  const rows = model.rowsPassed.value;
  assert.ok(rows > 10);
  model.player.forward();
  assert.ok(model.rowsPassed.value >= rows);
  model.diagram.filter("call");
  assert.ok(model.rowsPassed.value < rows);
  const stood = model.player.passed.value;
  model.openMark(undefined);
  assert.equal(model.player.passed.value, stood);
  model.player.first();
  assert.equal(model.rowsPassed.value, 0);
});

Deno.test("looking, copying and reading change nothing of what happened", async () => {
  const { model, copied } = opened();
  await model.open(file(TEXT));
  model.player.last();
  const before = JSON.stringify([model.trace.value, model.sessions.value]);
  await model.view.showPane("A", "Local SDP");
  assert.ok(model.view.reader.value);
  await model.outgoing.copy("A", "offer-1");
  await model.view.copyCode("B", "code");
  assert.equal(copied.length, 2);
  const [offer] = model.sessions.value.A.cards;
  assert.ok(copied[0].includes(JSON.stringify((outgoing(offer) as { sdp: string }).sdp)));
  assert.equal(JSON.stringify([model.trace.value, model.sessions.value]), before);
});

Deno.test("a trace of one device, and one of nothing, are replayed as well", async () => {
  const { model } = opened();
  await model.open(writeTrace({ A: [], B: B.log }));
  model.player.last();
  assert.equal(stateOf(model.sessions.value.B, "connection"), "connected");
  assert.equal(model.sessions.value.A.calls.length, 0);
  await model.open(writeTrace({ A: [], B: [] }));
  model.player.play();
  assert.equal(model.player.playing.value, false);
  assert.equal(model.present.value, undefined);
});

Deno.test("ten thousand facts are scrubbed smoothly", async () => {
  const { model } = opened();
  const grow = (log: readonly Entry[]) =>
    Array.from({ length: 5000 }, (_, i) => ({ ...log[i % log.length], at: i * 20 }) as Entry);
  await model.open(writeTrace({ A: grow(A.log), B: grow(B.log) }));
  model.player.last();
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    model.player.go((i * 7919) % 10_000);
    const spent = stopwatch();
    model.sessions.value;
    model.rowsPassed.value;
    times.push(spent());
  }
  const median = times.toSorted((one, two) => one - two)[100];
  assert.ok(median < 16, `${median} ms a jump`);
});

const alone = (client: ClientName) =>
  writeTrace({
    A: [],
    B: [],
    [client]: client === "A" ? A.log : B.log.map((entry) => ({ ...entry, at: entry.at + 900 })),
  });

Deno.test("the traces of two devices, given at once or one after the other, are one session", async () => {
  const [one, other] = [file(alone("A"), "client-A.trace.json"), file(alone("B"), "client-B.trace.json")] as File[];
  for (const given of [[one, other], [other, one]]) {
    for (const atOnce of [true, false]) {
      const { model } = opened();
      if (atOnce) await model.open(given);
      else {
        await model.open(given[0]);
        assert.equal(model.missing.value, given[0] === one ? "B" : "A");
        model.player.last();
        await model.openOther(given[1]);
      }
      assert.equal(model.name.value, given.map(({ name }) => name).join(" + "));
      assert.match(
        model.note.value,
        /^The clocks were aligned by what was carried and by the messages: at most \d+ ms off/,
      );
      assert.equal(model.missing.value, undefined);
      assert.equal(model.moments.value.length, A.log.length + B.log.length);
      assert.equal(model.player.passed.value, 0);
      model.player.last();
      for (const name of ["A", "B"] as const) assert.equal(stateOf(model.sessions.value[name], "channel"), "open");
      assert.deepEqual(model.trace.value!.clients.B.log.map(({ type }) => type), B.log.map(({ type }) => type));
    }
  }
});

Deno.test("what cannot be joined is said, and the trace of one device stays open where it was", async () => {
  const { model } = opened();
  await model.open(file(alone("A"), "client-A.trace.json"));
  model.player.go(12);
  const wrong: [TraceSource, RegExp][] = [
    [file(alone("A"), "same"), /^Both traces are of Client A/],
    [file(TEXT, "whole"), /holds both clients already/],
    [file("{}", "none"), /^This JSON is no trace/],
    [file(writeTrace({ A: [], B: [state(7)] }), "stranger"), /do not belong together/],
  ];
  for (const [given, said] of wrong) {
    for (const open of [() => model.openOther(given as File), () => model.open([file(alone("A")), given] as File[])]) {
      await open();
      assert.match(explain(model.problem.value!).said, said);
      assert.match(explain(model.problem.value!).next, /\.$/);
      assert.deepEqual([model.name.value, model.player.passed.value], ["client-A.trace.json", 12]);
    }
  }
  await model.open([file(alone("A")), file(alone("B")), file(TEXT)] as File[]);
  assert.match(explain(model.problem.value!).said, /More than two files/);
});
