/** Checks about how good a connection is: met by the worst that was read and by what arrived, missing in words. */
import assert from "node:assert/strict";
import { CHECKS, stepOf } from "../../lessons/checks/mod.ts";
import type { Entry, Fact, QualityRead } from "../../protocol/facts/mod.ts";
import { checksSeenFrom, type Goal } from "../../protocol/goals/mod.ts";
import { type Bench, fold, newSession, type Session } from "../../protocol/session/mod.ts";

const sessionOf = (client: "A" | "B", facts: readonly Fact[]): Session =>
  facts.reduce((so, fact, at) => fold(so, { ...fact, at } as Entry), newSession(client));
const read = (quality: QualityRead): Fact => ({ type: "quality-read", quality });
const benchOf = (A: readonly Fact[], B: readonly Fact[] = []): Bench => ({
  A: sessionOf("A", A),
  B: sessionOf("B", B),
});
const ask = (bench: Bench, goal: Goal) => {
  const { met, done, missing } = CHECKS.get(goal.check)!.ask(bench, goal);
  return met ? `done: ${done}` : missing;
};

Deno.test("a round trip is asked for with how long it took at least, and once read it stays read", () => {
  const goal = { check: "round-trip-read", of: "A", least: "200" };
  const slow = read({ roundTripTime: 0.3, streams: [] });
  const fast = read({ roundTripTime: 0.01, streams: [] });
  assert.equal(ask(benchOf([]), goal), "A has read no round trip");
  assert.equal(ask(benchOf([fast]), goal), "A has read a round trip of 10 ms at most, and none of at least 200 ms");
  assert.equal(ask(benchOf([slow, fast]), goal), "done: A has read a round trip of at least 200 ms");
  assert.equal(ask(benchOf([fast]), { check: "round-trip-read", of: "A" }), "done: A has read a round trip");
});

Deno.test("jitter and loss are of one kind of media, in one direction", () => {
  const heard = read({ streams: [{ way: "in", kind: "audio", jitter: 0.02, packetsLost: 12 }] });
  const jitter = { check: "jitter-read", of: "A", way: "in", kind: "audio", least: "10" };
  const lost = { check: "packets-lost", of: "A", way: "in", kind: "audio", least: "20" };
  assert.equal(
    ask(benchOf([heard]), jitter),
    "done: A has read a jitter of the audio that comes to A of at least 10 ms",
  );
  assert.equal(ask(benchOf([heard]), { ...jitter, way: "out" }), "A has read no jitter of the audio that A sends");
  assert.equal(
    ask(benchOf([heard]), { ...jitter, kind: "video" }),
    "A has read no jitter of the video that comes to A",
  );
  assert.equal(
    ask(benchOf([heard]), lost),
    "A has read that of the audio that comes to A 12 packets were lost, not 20 packets",
  );
  const one = read({ streams: [{ way: "in", kind: "audio", packetsLost: 1 }] });
  assert.match(ask(benchOf([one]), lost), / 1 packet was lost, not 20 packets$/);
  assert.match(ask(benchOf([heard]), { ...lost, least: "12" }), /^done: .* at least 12 packets were lost$/);
  assert.equal(ask(benchOf([]), lost), "A has read nothing of the audio that comes to A");
});

const made = (id: number, label: string): readonly Fact[] => [
  { type: "call-started", call: "createDataChannel", id, argument: label },
  { type: "call-finished", call: "createDataChannel", id },
];
const sent = (id: number, channel?: string): readonly Fact[] => [
  { type: "call-started", call: "send", id, argument: "x", ...(channel && { channel }) },
  { type: "call-finished", call: "send", id },
];
const heard = (channel?: string): Fact => ({ type: "message-received", text: "x", ...(channel && { channel }) });
const CHANNELS: readonly Fact[] = [...made(1, "channel"), ...made(2, "channel 2")];
const FOUND: readonly Fact[] = [
  { type: "channel-found", label: "channel" },
  { type: "channel-found", label: "channel 2" },
];

Deno.test("all of a channel have arrived once as many came as went", () => {
  const goal = { check: "messages-arrived", of: "A", on: "channel", count: "2" };
  const A = [...CHANNELS, ...sent(3), ...sent(4), ...sent(5)];
  assert.equal(ask(benchOf([...CHANNELS, ...sent(3)], FOUND), goal), "A has sent 1 message on channel, not 2");
  assert.equal(ask(benchOf(A, [...FOUND, heard(), heard()]), goal), "B has received 2 of 3 messages on channel");
  assert.match(ask(benchOf(A, [...FOUND, heard(), heard(), heard()]), goal), /^done: B has received all/);
  assert.match(ask(benchOf(A, [...FOUND, heard("channel 2")]), goal), /received 0 of 3/);
});

Deno.test("a message is lost only once a later one on a reliable channel has come: until then it may be on its way", () => {
  const goal = { check: "messages-lost", of: "A", on: "channel 2", count: "2", reliable: "channel" };
  const lossy = [...CHANNELS, ...sent(3, "channel 2"), ...sent(4, "channel 2")];
  const came = [...FOUND, heard("channel 2")];
  assert.match(ask(benchOf(CHANNELS, FOUND), goal), /^A has sent 0 messages on channel 2, not 2$/);
  assert.equal(
    ask(benchOf(lossy, came), goal),
    "B has received 1 of 2 on channel 2; a later one on channel tells whether more come",
  );
  const after = [...lossy, ...sent(5)];
  assert.match(ask(benchOf(after, came), goal), /a later one on channel tells/);
  assert.equal(ask(benchOf(after, [...came, heard()]), goal), "done: of 2 messages on channel 2 B has received 1");
  // One that was sent before proves nothing, also where more follow that have not come.
  const before = [...CHANNELS, ...sent(5), ...sent(3, "channel 2"), ...sent(4, "channel 2"), ...sent(6)];
  assert.match(ask(benchOf(before, [...came, heard()]), goal), /a later one on channel tells/);
  assert.equal(
    ask(benchOf(after, [...came, heard("channel 2"), heard()]), goal),
    "B has received all 2 messages on channel 2",
  );
});

Deno.test("what only the other device can read, or has received, is said to be unseen from here", () => {
  const step = stepOf({
    id: "step",
    goals: [
      { check: "round-trip-read", of: "B", least: "200" },
      { check: "jitter-read", of: "B", way: "in", kind: "audio", least: "10" },
      { check: "packets-lost", of: "B", way: "in", kind: "audio", least: "10" },
      { check: "messages-arrived", of: "A", on: "channel", count: "2" },
      { check: "messages-lost", of: "A", on: "channel 2", count: "2", reliable: "channel" },
    ],
  });
  const lossy = [...CHANNELS, ...sent(3, "channel 2"), ...sent(4, "channel 2"), ...sent(5), ...sent(6)];
  for (const { met, says, elsewhere } of checksSeenFrom(sessionOf("A", lossy), step)) {
    assert.deepEqual([met, elsewhere], [false, true], says);
    assert.match(says, /: that cannot be seen from here$/);
  }
});
