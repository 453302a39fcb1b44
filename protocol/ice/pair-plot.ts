/** The samples of the selected pair, as lines to draw. */
import type { Sample } from "./pair-samples.ts";

/** One line: its path, its highest and its latest value, in seconds or in bytes per second. */
export interface PlotLine {
  readonly path: string;
  readonly most?: number;
  readonly latest?: number;
}

/** Lines for two pictures of the same size. The right edge is the latest sample. */
export interface Plot {
  /** How many seconds the width is. */
  readonly span: number;
  readonly roundTripTime: PlotLine;
  readonly sent: PlotLine;
  readonly received: PlotLine;
  /** What the full height is: seconds, and bytes per second. */
  readonly tallest: { readonly roundTripTime: number; readonly rate: number };
}

type Point = { readonly at: number; readonly value: number | undefined };

/** The lines of some samples; a line breaks where the selected pair changed, since another pair counts anew. */
export function plotOf(samples: readonly Sample[], width: number, height: number): Plot {
  const end = samples.at(-1)?.at ?? 0;
  const age = (end - (samples[0]?.at ?? 0)) / 1000;
  const span = [30, 60, 120].find((seconds) => seconds >= age) ?? 120;
  const times = samples.map(({ at, roundTripTime }): Point => ({ at, value: roundTripTime }));
  const rates = (counter: "bytesSent" | "bytesReceived") =>
    samples.slice(1).map((sample, index): Point => ({ at: sample.at, value: rateOf(samples[index], sample, counter) }));
  const [sent, received] = [rates("bytesSent"), rates("bytesReceived")];
  const tallest = {
    roundTripTime: round(Math.max(0.001, ...values(times))),
    rate: round(Math.max(100, ...values(sent), ...values(received))),
  };
  const draw = (points: readonly Point[], top: number): PlotLine => {
    const x = (at: number) => width * (1 - (end - at) / 1000 / span);
    const y = (value: number) => height * (1 - value / top);
    const known = values(points);
    const latest = points.at(-1)?.value;
    return {
      path: pathOf(points, x, y),
      ...(known.length > 0 && { most: Math.max(...known) }),
      ...(latest !== undefined && { latest }),
    };
  };
  return {
    span,
    roundTripTime: draw(times, tallest.roundTripTime),
    sent: draw(sent, tallest.rate),
    received: draw(received, tallest.rate),
    tallest,
  };
}

function rateOf(before: Sample, now: Sample, counter: "bytesSent" | "bytesReceived"): number | undefined {
  const more = now[counter] - before[counter];
  return now.pair !== undefined && now.pair === before.pair && more >= 0
    ? more / ((now.at - before.at) / 1000)
    : undefined;
}

const values = (points: readonly Point[]): readonly number[] => points.flatMap(({ value }) => value ?? []);

/** A lone point becomes a line without length, which a round cap shows as a dot. */
function pathOf(points: readonly Point[], x: (at: number) => number, y: (value: number) => number): string {
  const near = (n: number) => Math.round(n * 10) / 10;
  let path = "";
  points.forEach(({ at, value }, index) => {
    if (value === undefined) return;
    const begins = points[index - 1]?.value === undefined;
    path += `${begins ? "M" : "L"}${near(x(at))} ${near(y(value))}`;
    if (begins && points[index + 1]?.value === undefined) path += "h0";
  });
  return path;
}

/** The next of 1, 2, 5, 10, 20, 50, …: where a scale ends. */
function round(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5].find((n) => n * power >= most * (1 - 1e-9)) ?? 10) * power;
}
