/** The border of traces: what is whole comes in as it stands, what is not is refused by its name, and nothing is endless. */
import assert from "node:assert/strict";
import * as v from "valibot";
import type { Entry, Fact } from "../../../protocol/facts/mod.ts";
import { explain } from "../../../protocol/problems/mod.ts";
import { flawOf, isKnown, type Schemas } from "../../../protocol/trace/fact-schemas.ts";
import { LATEST } from "../../../protocol/trace/value-schemas.ts";
import { readTrace, writeTrace, writeWhole } from "../../../protocol/trace/mod.ts";
import { processorTime } from "../../timing.ts";
import { FACTS } from "../support/facts.ts";

const traceOf = (A: readonly unknown[], B: readonly unknown[] = []): string => writeTrace({ A, B } as never);
const refused = (text: string): string => {
  const reading = readTrace(text);
  assert.ok(!reading.ok, text.slice(0, 200));
  return Object.values(explain(reading.problem)).join(" ");
};
const state = (at: unknown) => ({ type: "state-changed", machine: "ice", state: "new", at });

Deno.test("a fact without a line in the schema does not compile, nor does a member without one", () => {
  type Later = { readonly type: "blob-scanned"; readonly by: string; readonly twice?: boolean };
  const whole: Schemas<Later> = { "blob-scanned": { by: v.string(), twice: v.optional(v.boolean()) } };
  // @ts-expect-error The fact has no line.
  const none: Schemas<Later> = {};
  // @ts-expect-error A member that may be missing has no schema.
  const less: Schemas<Later> = { "blob-scanned": { by: v.string() } };
  // @ts-expect-error The schema lets through what the type does not hold.
  const other: Schemas<Later> = { "blob-scanned": { by: v.number(), twice: v.optional(v.boolean()) } };
  // @ts-expect-error The schema lets a member be missing that the type always has.
  const open: Schemas<Later> = { "blob-scanned": { by: v.optional(v.string()), twice: v.optional(v.boolean()) } };
  assert.ok(whole && none && less && other && open);
});

Deno.test("every kind of fact is known, and refused by the name of the member that it lacks", () => {
  for (const type of Object.keys(FACTS)) {
    assert.ok(isKnown(type), type);
    assert.equal(flawOf({ type }), "at");
  }
  assert.equal(flawOf({ type: "pasted", at: 1 }), "text");
  assert.equal(flawOf({ type: "call-started", call: "send", id: 1, at: 1, argument: { no: 1 } }), "argument");
  assert.equal(flawOf({ type: "edited", blob: "offer-1", message: { kind: "description" }, at: 1 }), "message");
  for (const none of [null, 7, "x", [], {}]) assert.notEqual(flawOf(none), undefined);
  for (const name of ["__proto__", "constructor", "toString"]) assert.ok(!isKnown(name));
});

Deno.test("what is read is what was written, with members, words and kinds that nobody knows here", () => {
  const text = traceOf([
    { ...state(1), machine: "quic", more: { deep: [1] } },
    JSON.parse('{"type":"state-changed","machine":"__proto__","state":"x","at":1,"__proto__":{"polluted":true}}'),
    { type: "mode-chosen", mode: "half-trickle", at: 2 },
    { type: "call-started", call: "setParameters", id: 9, argument: [null, 1], at: 3 },
    { type: "stopped", call: "setParameters", problem: { code: "of-next-year", more: 1 }, at: 3 },
    { type: "stopped", call: "createOffer", problem: { code: "sections-differ" }, at: 3 },
    { type: "copied", blob: "offer-1", by: "pigeon", at: 4 },
    { type: "edited", blob: "offer-1", message: { kind: "sonnet" }, at: 5 },
    { type: "blob-scanned", at: 6 },
  ]);
  const reading = readTrace(text);
  assert.ok(reading.ok);
  assert.equal(writeWhole(reading.trace), text);
  assert.equal(
    reading.note,
    "1 fact of a kind that is not known here was kept and passed over: blob-scanned. " +
      "What these words mean is not known here, and they were kept: machine “quic”, machine “__proto__”, " +
      "mode “half-trickle”, call “setParameters”, problem “of-next-year”, ….",
  );
  assert.equal(Reflect.get({}, "polluted"), undefined);
});

Deno.test("a time is a finite number of milliseconds, from 0 to a year", () => {
  for (const at of [0, 0.5, 1e9, LATEST]) assert.equal(flawOf(state(at)), undefined, String(at));
  for (const at of [-1, LATEST + 1, Infinity, NaN, "1", null, undefined]) {
    assert.equal(flawOf(state(at)), "at", String(at));
  }
  assert.match(
    refused(traceOf([state(1), state(-1)])),
    /^Entry 2 of Client A is not whole, so this trace cannot be replayed: its “at”, of “state-changed”, is missing/,
  );
});

Deno.test("nothing in a trace is endless: facts, texts, depth, pairs, candidates", () => {
  const many = Array.from({ length: 100_001 }, () => 0);
  assert.match(refused(traceOf(many)), /^The log of Client A has 100,001 facts, and this page replays 100,000 at most/);
  const states = Array.from({ length: 20_001 }, (_, at) => state(at));
  assert.match(
    refused(traceOf([], states)),
    /^The log of Client B has 20,001 facts beside its messages, and this page/,
  );
  const messages = Array.from({ length: 30_000 }, (_, at) => ({ type: "message-received", text: "x", at }));
  assert.ok(readTrace(traceOf([...messages, ...states.slice(1)])).ok);
  assert.match(refused(traceOf([{ type: "later", text: "x".repeat(10_000_001), at: 1 }])), /longer text/);
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const text = JSON.stringify({ ...JSON.parse(traceOf([state(1)])), notes: 0 }).replace('"notes":0', `"notes":${deep}`);
  assert.match(refused(text), /lists lie deeper/);

  const end = (id: string) => ({ id, type: "host", protocol: "udp" });
  const pair = (local: string, remote: string) => ({
    id: `${local}${remote}`,
    local: end(local),
    remote: end(remote),
    state: "waiting",
    nominated: false,
    selected: false,
    bytesSent: 0,
    bytesReceived: 0,
  });
  const read = (pairs: readonly object[]) => flawOf({ type: "pairs-read", pairs, at: 1 });
  assert.equal(read(Array.from({ length: 900 }, (_, i) => pair(`${i % 30}`, `${i / 30 | 0}`))), undefined);
  assert.equal(read(Array.from({ length: 1001 }, () => pair("1", "1"))), "pairs");
  assert.equal(read(Array.from({ length: 200 }, (_, i) => pair(`${i}`, `${i}`))), "pairs", "a grid of 40,000 cells");
  const candidates = Array.from({ length: 1001 }, () => ({ candidate: "" }));
  assert.equal(flawOf({ type: "withheld", candidates, at: 1 }), "candidates");
});

Deno.test("no number of the statistics has more digits than a page has room for", () => {
  const read = (quality: object) => flawOf({ type: "quality-read", quality, at: 1 });
  const stream = (members: object) => read({ streams: [{ way: "in", kind: "audio", ...members }] });
  const [most, none] = [Number.MAX_SAFE_INTEGER, Number.MAX_VALUE];
  assert.equal(stream({ packetsLost: -most, packetsReceived: most, jitter: most, roundTripTime: most }), undefined);
  for (const name of ["packetsLost", "packetsReceived", "jitter", "roundTripTime"]) {
    assert.equal(stream({ [name]: none }), `quality.streams.0.${name}`);
  }
  assert.equal(stream({ packetsLost: -none }), "quality.streams.0.packetsLost");
  assert.equal(read({ roundTripTime: none, streams: [] }), "quality.roundTripTime");
});

Deno.test("what somebody typed goes to the browser as it stands, and so it stands in a trace", () => {
  const typed = { candidate: "candidate:1", sdpMid: 5, sdpMLineIndex: "none", usernameFragment: { a: 1 } };
  const channel = (options: object) => ({
    type: "call-started",
    call: "createDataChannel",
    id: 2,
    argument: { label: "x", ...options },
  });
  const facts: readonly object[] = [
    { type: "edited", blob: "candidate-1", message: { kind: "candidate", ...typed } },
    channel({ id: "many", maxRetransmits: "", ordered: false }),
    { type: "call-started", call: "RTCPeerConnection", id: 3, argument: { iceCandidatePoolSize: "some" } },
    { type: "call-started", call: "RTCPeerConnection", id: 4, argument: {} },
  ];
  for (const fact of facts) assert.equal(flawOf({ ...fact, at: 1 }), undefined, JSON.stringify(fact));
  for (const more of [{}, { candidate: "" }, { sdp: "v=0", type: "offer" }, { iceServers: [] }]) {
    assert.equal(
      flawOf({ ...channel({ ordered: { toString: 1 }, ...more }), at: 1 }),
      "argument",
      JSON.stringify(more),
    );
  }
  assert.equal(flawOf({ type: "call-started", call: "addIceCandidate", id: 1, argument: typed, at: 1 }), "argument");
});

Deno.test("a long trace is read in a time that grows with its length", () => {
  const log = (length: number): Entry[] =>
    Array.from(
      { length },
      (_, at) => ({ type: "message-received", text: "hello", at } satisfies Fact & { at: number }),
    );
  const took = (length: number): number => {
    const text = traceOf(log(length));
    return processorTime(() => assert.ok(readTrace(text).ok));
  };
  took(5_000);
  const least = (length: number) => Math.min(...[1, 2, 3, 4, 5].map(() => took(length)));
  const [short, long] = [least(5_000), least(50_000)];
  assert.ok(long < 40 * short, `${short} ms, and ${long} ms for ten times as many`);
});
