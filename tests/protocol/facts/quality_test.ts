/** How good a connection is: what of it is told, and the worst of all that was told. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { isNoticeable, type QualityRead, type StreamRead, worstOf } from "../../../protocol/facts/quality.ts";

const heard = (more: Partial<StreamRead> = {}): StreamRead => ({ way: "in", kind: "audio", mid: "0", ...more });
const read = (roundTripTime?: number, ...streams: readonly StreamRead[]): QualityRead => ({
  ...(roundTripTime !== undefined && { roundTripTime }),
  streams,
});

Deno.test("nothing is told before there is a number, and then the first of each", () => {
  assert.equal(isNoticeable(undefined, read()), false);
  assert.ok(isNoticeable(undefined, read(0.001)));
  assert.ok(isNoticeable(read(0.001), read(0.001, heard())));
  assert.ok(isNoticeable(read(0.001, heard()), read(0.001, heard({ jitter: 0.001 }))));
  assert.ok(isNoticeable(read(0.001, heard()), read(0.001)), "a stream that went");
});

Deno.test("a time is told again when it is a quarter longer or half as long, and by some milliseconds", () => {
  const isTold = (before: number, now: number) => isNoticeable(read(before), read(now));
  for (const [before, now] of [[0.001, 0.005], [0.3, 0.36], [0.3, 0.2], [0.006, 0.002]]) {
    assert.equal(isTold(before, now), false, `${before} ${now}`);
  }
  for (const [before, now] of [[0.001, 0.3], [0.3, 0.375], [0.3, 0.15]]) assert.ok(isTold(before, now));
  const jitter = (seconds: number) => read(0.001, heard({ jitter: seconds }));
  assert.ok(isNoticeable(jitter(0.004), jitter(0.02)));
  assert.equal(isNoticeable(jitter(0.02), jitter(0.018)), false);
});

Deno.test("packets that are lost one by one are told ever more rarely, and a stream of another mid is another", () => {
  let told = read(0.1, heard({ packetsLost: 0 }));
  let times = 0;
  for (let packetsLost = 1; packetsLost <= 10_000; packetsLost++) {
    const now = read(0.1, heard({ packetsLost }));
    if (!isNoticeable(told, now)) continue;
    told = now;
    times++;
  }
  assert.ok(times > 10 && times < 50, `${times}`);
  assert.ok(isNoticeable(read(0.1, heard()), read(0.1, heard({ mid: "1" }))));
});

Deno.test("the worst keeps the longest times and the most lost of each kind, whatever comes after", () => {
  const first = worstOf(undefined, read(0.3, heard({ jitter: 0.01, packetsLost: 3 })));
  const then = worstOf(first, read(0.1, heard({ jitter: 0.02, packetsLost: 1 }), heard({ way: "out", kind: "video" })));
  assert.deepEqual(then, {
    roundTripTime: 0.3,
    streams: [
      { way: "in", kind: "audio", packetsLost: 3, jitter: 0.02 },
      { way: "out", kind: "video" },
    ],
  });
});

Deno.test("however many reads there were, the worst has at most four streams, and no number of it ever falls", () => {
  const times = fc.option(fc.double({ min: 0, max: 9, noNaN: true }), { nil: undefined });
  const stream = fc.record({
    way: fc.constantFrom("in" as const, "out" as const),
    kind: fc.constantFrom("audio" as const, "video" as const),
    mid: fc.string({ maxLength: 2 }),
    packetsLost: fc.integer({ min: -9, max: 99 }),
  });
  const reads = fc.tuple(times, fc.array(stream, { maxLength: 6 })).map(([time, streams]) => read(time, ...streams));
  fc.assert(fc.property(fc.array(reads, { maxLength: 8 }), (all) => {
    let worst: QualityRead | undefined;
    for (const now of all) {
      const next = worstOf(worst, now);
      assert.ok(next.streams.length <= 4);
      assert.ok((next.roundTripTime ?? 0) >= (worst?.roundTripTime ?? 0));
      for (const before of worst?.streams ?? []) {
        const after = next.streams.find(({ way, kind }) => way === before.way && kind === before.kind);
        assert.ok((after?.packetsLost ?? -10) >= (before.packetsLost ?? -10));
      }
      worst = next;
    }
  }));
});
