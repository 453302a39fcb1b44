/** Every way in which a time is written: its shape at every size, and how it rounds. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { clock, duration, lasted, milliseconds, moment, remaining, seconds } from "../../../protocol/text/mod.ts";

const times = fc.nat(1e8);
/** Milliseconds that a text of minutes, seconds or milliseconds stands for. */
function meant(text: string): number {
  const [, minutes = "0", number, unit] = /^(?:(\d+) min )?([\d.]+) (ms|s)$/.exec(text) ?? [];
  return Number(minutes) * 60_000 + Number(number) * (unit === "s" ? 1000 : 1);
}
const SHAPE = /^(?:\d{1,3} ms|[1-9]\.\d s|[1-5]?\d s|[1-9]\d* min [1-5]?\d s)$/;

Deno.test("bench time is minutes and seconds", () => {
  const told: [number, string][] = [
    [0, "0:00"],
    [999, "0:00"],
    [1000, "0:01"],
    [59_999, "0:59"],
    [60_000, "1:00"],
    [83_400, "1:23"],
    [600_000, "10:00"],
    [3_600_000, "60:00"],
  ];
  for (const [milliseconds, text] of told) assert.equal(clock(milliseconds), text);
  fc.assert(fc.property(times, (milliseconds) => {
    const [minutes, seconds] = clock(milliseconds).split(":");
    assert.equal(Number(minutes) * 60 + Number(seconds), Math.floor(milliseconds / 1000));
    assert.match(seconds, /^[0-5]\d$/);
  }));
});

Deno.test("a moment is bench time with the hundredths that have passed", () => {
  assert.deepEqual([0, 9, 10, 5_847, 59_999, 60_000, 3_600_010].map(moment), [
    "0:00.00",
    "0:00.00",
    "0:00.01",
    "0:05.84",
    "0:59.99",
    "1:00.00",
    "60:00.01",
  ]);
  fc.assert(fc.property(times, (milliseconds) => {
    assert.equal(moment(milliseconds).slice(0, -3), clock(milliseconds));
    assert.equal(moment(milliseconds).slice(-2), `${Math.floor(milliseconds / 10) % 100}`.padStart(2, "0"));
  }));
});

Deno.test("a duration is rounded to the nearest of what is shown", () => {
  assert.deepEqual(
    [0, 0.4, 480, 999.4, 999.5, 1000, 5_949, 9_949, 9_950, 25_400, 59_499, 59_500, 125_000].map(duration),
    [
      "0 ms",
      "0 ms",
      "480 ms",
      "999 ms",
      "1.0 s",
      "1.0 s",
      "5.9 s",
      "9.9 s",
      "10 s",
      "25 s",
      "59 s",
      "1 min 0 s",
      "2 min 5 s",
    ],
  );
  fc.assert(fc.property(times, (milliseconds) => {
    const text = duration(milliseconds);
    assert.match(text, SHAPE);
    const step = milliseconds < 9_950 ? 100 : 1000;
    assert.ok(Math.abs(meant(text) - milliseconds) <= step / 2, `${milliseconds}: ${text}`);
  }));
});

Deno.test("what lasts already is said in the unit that fits, and rounded down", () => {
  assert.deepEqual([-5, 4, 999.6, 1000, 59_999, 60_000, 185_000].map(lasted), [
    "0 ms",
    "4 ms",
    "999 ms",
    "1 s",
    "59 s",
    "1 min 0 s",
    "3 min 5 s",
  ]);
  fc.assert(fc.property(times, (milliseconds) => {
    const text = lasted(milliseconds);
    assert.match(text, SHAPE);
    assert.ok(meant(text) <= milliseconds && milliseconds < meant(text) + 1000);
  }));
});

Deno.test("what is left is rounded up to whole seconds: 0 s is none", () => {
  assert.deepEqual([0, 1, 4_000, 4_001, 59_000, 59_001, 221_999].map(remaining), [
    "0 s",
    "1 s",
    "4 s",
    "5 s",
    "59 s",
    "1 min 0 s",
    "3 min 42 s",
  ]);
  fc.assert(fc.property(times, (milliseconds) => {
    const text = remaining(milliseconds);
    assert.match(text, SHAPE);
    assert.ok(meant(text) - 1000 < milliseconds && milliseconds <= meant(text));
  }));
});

Deno.test("what is spoken of in seconds is, however many they are", () => {
  assert.deepEqual([0, 499, 500, 10_000, 222_300].map(seconds), ["0 s", "0 s", "1 s", "10 s", "222 s"]);
});

Deno.test("a round-trip time of so many seconds is written in milliseconds", () => {
  assert.deepEqual([0, 0.0004, 0.042, 1.5].map(milliseconds), ["under 1 ms", "under 1 ms", "42 ms", "1,500 ms"]);
});
