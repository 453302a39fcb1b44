/** Candidate pairs: the grid, what counts as a change, their words, and the plot. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { plotOf } from "../../../protocol/ice/pair-plot.ts";
import { addSample, type Sample } from "../../../protocol/ice/pair-samples.ts";
import { candidateName, checksOf, explainPair, summary, whyNoPairs } from "../../../protocol/ice/pair-text.ts";
import {
  type CandidateRead,
  gridOf,
  keepPairs,
  PAIR_STATES,
  type PairRead,
  samePairs,
  sumOf,
  tally,
} from "../../../protocol/facts/pair.ts";
import { newSession } from "../../../protocol/session/mod.ts";
import { conversation, is, keeps, lesson, made, opened, play, sessionOf, takes } from "../support/mod.ts";

const end = (id: string, more: Partial<CandidateRead> = {}): CandidateRead => ({
  id,
  type: "host",
  protocol: "udp",
  port: 5000,
  priority: 2113937151,
  ...more,
});
const pairOf = (more: Partial<PairRead> = {}): PairRead => ({
  id: "p",
  local: end("l"),
  remote: end("r"),
  state: "waiting",
  nominated: false,
  selected: false,
  bytesSent: 0,
  bytesReceived: 0,
  ...more,
});

Deno.test("the grid has own candidates down, the others across, the highest priority first, and gaps", () => {
  const [l1, l2] = [end("l1", { priority: 1 }), end("l2", { priority: 2 })];
  const [r1, r2] = [end("r1", { priority: 9 }), end("r2", { priority: 3 })];
  const one = pairOf({ id: "1", local: l1, remote: r1 });
  const two = pairOf({ id: "2", local: l2, remote: r2 });
  const three = pairOf({ id: "3", local: l2, remote: r1 });
  assert.deepEqual(gridOf([one, two, three]), {
    remotes: [r1, r2],
    rows: [{ local: l2, cells: [three, two] }, { local: l1, cells: [one, undefined] }],
  });
  assert.deepEqual(gridOf([]), { remotes: [], rows: [] });
});

Deno.test("bytes and times are no change that a learner would notice; a state, a mark or a first check is", () => {
  const before = [pairOf({ requestsSent: 3, bytesSent: 1, roundTripTime: 0.1 }), pairOf({ id: "q" })];
  const [first, second] = before;
  const same = (change: Partial<PairRead>) => samePairs(before, [{ ...first, ...change }, second]);
  assert.ok(same({ bytesSent: 99, bytesReceived: 7, roundTripTime: 0.2, requestsSent: 4, packetsSent: 8 }));
  assert.ok(samePairs(before, [second, first]));
  assert.equal(same({ state: "failed" }), false);
  assert.equal(same({ nominated: true }), false);
  assert.equal(same({ selected: true }), false);
  assert.equal(same({ responsesReceived: 1 }), false);
  assert.equal(same({ remote: end("r", { type: "prflx" }) }), false);
  assert.equal(samePairs(before, [first]), false);
});

Deno.test("what has not changed stays the very object it was", () => {
  const before = [pairOf(), pairOf({ id: "q" })];
  assert.equal(keepPairs(before, before.map((pair) => structuredClone(pair))), before);
  const after = keepPairs(before, [structuredClone(before[0]), { ...before[1], bytesSent: 1 }]);
  assert.notEqual(after, before);
  assert.equal(after[0], before[0]);
  assert.notEqual(after[1], before[1]);
  assert.equal(keepPairs([], []).length, 0);
});

Deno.test("every state is explained by its clause; marks and peer-reflexive ends add where they come from", () => {
  for (const state of PAIR_STATES) {
    assert.match(
      explainPair(pairOf({ state })),
      state === "cancelled" ? /no state of RFC 8445/ : /RFC 8445 §6\.1\.2\.6/,
    );
  }
  assert.match(explainPair(pairOf({ selected: true, nominated: true })), /goes this way.*nominated it/);
  assert.match(explainPair(pairOf({ nominated: true })), /§8\.1\.1/);
  assert.match(explainPair(pairOf({ remote: end("r", { type: "prflx" }) })), /nobody carried it.*§7\.3\.1\.3/);
  assert.match(explainPair(pairOf({ local: end("l", { type: "prflx" }) })), /§7\.2\.5\.3\.1/);
  const refused = pairOf({ state: "in-progress", requestsSent: 8, responsesReceived: 0, requestsReceived: 3 });
  assert.match(explainPair(refused), /get no answer/);
});

Deno.test("candidates and checks have short names", () => {
  assert.equal(candidateName(end("x")), "host udp port 5000");
  assert.equal(candidateName(end("x", { address: "2001:db8::1" })), "host udp [2001:db8::1]:5000");
  assert.equal(candidateName(end("x", { address: "5139f470-8155-437d.local" })), "host udp 5139f470….local:5000");
  assert.equal(candidateName({ id: "x", type: "relay", protocol: "udp" }), "relay udp port unknown");
  assert.equal(checksOf(pairOf()), "");
  assert.equal(checksOf(pairOf({ responsesReceived: 1 })), "1 check answered");
  assert.equal(checksOf(pairOf({ requestsSent: 0, responsesReceived: 0, requestsReceived: 0 })), "no checks yet");
  assert.equal(
    checksOf(pairOf({ requestsSent: 5, responsesReceived: 4, requestsReceived: 3 })),
    "5 checks sent, 4 answered, 3 received",
  );
  assert.equal(tally([pairOf(), pairOf({ state: "succeeded" }), pairOf()]), "1 succeeded, 2 waiting");
  assert.equal(sumOf([pairOf(), pairOf({ requestsSent: 2 }), pairOf({ requestsSent: 3 })], "requestsSent"), 5);
  assert.equal(sumOf([pairOf()], "requestsSent"), undefined);
});

Deno.test("no pairs: it says what a pair needs, and what is missing here", () => {
  const { offer, answer, offered } = conversation("chromium-156");
  const agreed = [opened, takes(offer), keeps(answer)];
  assert.match(whyNoPairs(newSession("A")), /^No pairs yet: a pair needs a candidate from each side/);
  assert.match(whyNoPairs(sessionOf("B", ...agreed)), /no candidate of Client A/);
  assert.match(whyNoPairs(sessionOf("B", ...agreed, made("addIceCandidate", offered[0]!))), /only \.local names/);
  assert.match(whyNoPairs(sessionOf("B", ...agreed, () => is(["connection", "failed"]))), /ICE has failed/);
  assert.match(whyNoPairs(sessionOf("B", ...agreed, () => is(["signaling", "closed"]))), /closed/);
  assert.match(whyNoPairs(play(lesson()).at(-1)!.A), /has none any more/);
});

Deno.test("samples: nothing before a pair is selected, then two minutes, in order", () => {
  assert.equal(addSample([], 0, [pairOf()]).length, 0);
  let samples: readonly Sample[] = [];
  for (let at = 0; at <= 300_000; at += 1000) samples = addSample(samples, at, [pairOf({ selected: true })]);
  assert.equal(samples.length, 121);
  assert.deepEqual([samples[0].at, samples.at(-1)!.at], [180_000, 300_000]);
  assert.equal(addSample(samples, 200_500, [pairOf()]).at(-1)!.pair, undefined);
  assert.equal(addSample(samples, 200_500, []).length, 22);
});

Deno.test("the plot: rates between samples, a gap where the pair changed, a scale of 1, 2 or 5", () => {
  const selected = (id: string, bytesSent: number, roundTripTime?: number) => [
    pairOf({ id, selected: true, bytesSent, ...(roundTripTime !== undefined && { roundTripTime }) }),
  ];
  let samples = addSample([], 0, selected("p", 0, 0.04));
  samples = addSample(samples, 1000, selected("p", 1500, 0.042));
  samples = addSample(samples, 2000, selected("q", 99));
  samples = addSample(samples, 4000, selected("q", 99, 0.03));
  const plot = plotOf(samples, 300, 60);
  assert.deepEqual([plot.span, plot.tallest.roundTripTime, plot.tallest.rate], [30, 0.05, 2000]);
  assert.deepEqual([plot.sent.most, plot.sent.latest], [1500, 0]);
  assert.deepEqual([plot.roundTripTime.most, plot.roundTripTime.latest], [0.042, 0.03]);
  assert.equal(plot.roundTripTime.path, "M260 12L270 9.6M300 24h0");
  assert.equal(plot.sent.path, "M270 15h0M300 60h0");
  assert.equal(
    summary(plot, samples.at(-1)!),
    "Round-trip time 30 ms now, at most 42 ms. Sending 0 B, receiving 0 B a second. 99 B sent and 0 B received on it in all.",
  );
  const none = plotOf([], 300, 60);
  assert.deepEqual([none.sent.path, none.roundTripTime.most], ["", undefined]);
});

Deno.test("whatever is sampled, every path stays inside its picture and no number is broken", () => {
  const readings = fc.array(
    fc.tuple(
      fc.nat(200_000),
      fc.constantFrom("p", "q", ""),
      fc.nat(1e12),
      fc.nat(1e12),
      fc.option(fc.double({ min: 0, max: 99, noNaN: true })),
    ),
    { maxLength: 40 },
  );
  fc.assert(fc.property(readings, (all) => {
    let samples: readonly Sample[] = [];
    for (const [at, id, bytesSent, bytesReceived, time] of all) {
      const pair = pairOf({
        id,
        selected: true,
        bytesSent,
        bytesReceived,
        ...(time !== null && { roundTripTime: time }),
      });
      samples = addSample(samples, at, id === "" ? [] : [pair]);
    }
    const { sent, received, roundTripTime } = plotOf(samples, 300, 60);
    for (const { path } of [sent, received, roundTripTime]) {
      assert.match(path, /^(?:[ML]-?[\d.]+(?:e-?\d+)? -?[\d.]+(?:e-?\d+)?(?:h0)?)*$/);
      for (const [, x, y] of path.matchAll(/[ML](\S+?) ([\d.-]+)/g)) {
        assert.ok(Number(x) >= 0 && Number(x) <= 300 && Number(y) >= 0 && Number(y) <= 60, path);
      }
    }
  }));
});
