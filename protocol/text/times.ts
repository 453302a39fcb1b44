/**
 * Every way in which a time is written. They differ in what they are for, and so in how they round: a moment has passed
 * before it is told, so it is rounded down; of what is left, up; what is over is rounded to the nearest.
 */

const two = (n: number): string => `${n}`.padStart(2, "0");

/** Whole seconds: `5 s`, `59 s`, `3 min 5 s`. */
const inMinutes = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;

/** A moment of the bench, from milliseconds since it opened: `83_400` is `1:23`. Rounded down to whole seconds. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** A moment of the bench to the hundredth of a second: `5_847` milliseconds are `0:05.84`. Rounded down. */
export const moment = (milliseconds: number): string =>
  `${clock(milliseconds)}.${two(Math.floor(milliseconds / 10) % 100)}`;

/**
 * How long something took: `480 ms`, `5.9 s`, `25 s`, `2 min 5 s`. Rounded to the nearest of what is shown, which are
 * milliseconds below one second, tenths of a second below ten, and whole seconds above.
 */
export function duration(milliseconds: number): string {
  if (Math.round(milliseconds) < 1000) return `${Math.round(milliseconds)} ms`;
  const tenths = Math.round(milliseconds / 100);
  return tenths < 100 ? `${(tenths / 10).toFixed(1)} s` : inMinutes(Math.round(milliseconds / 1000));
}

/** How long something lasts already: `4 ms`, `12 s`, `3 min 5 s`. Rounded down, and never below `0 ms`. */
export const lasted = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.max(0, Math.floor(milliseconds))} ms` : inMinutes(Math.floor(milliseconds / 1000));

/** How long something may still take: `4 s`, `3 min 5 s`. Rounded up to whole seconds, so that `0 s` means none. */
export const remaining = (milliseconds: number): string => inMinutes(Math.ceil(milliseconds / 1000));

/** A time that is spoken of in seconds, however many they are: `222_300` milliseconds are `222 s`. Rounded. */
export const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 1000)} s`;

/**
 * A round-trip time, which the browser tells in seconds: `0.0123` are `12 ms`. Rounded to whole milliseconds, as
 * browsers round it themselves; less than one is `under 1 ms`.
 */
export const milliseconds = (inSeconds: number): string =>
  inSeconds < 0.001 ? "under 1 ms" : `${Math.round(inSeconds * 1000).toLocaleString("en")} ms`;
