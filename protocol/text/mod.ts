/** Words for people: counting, articles, and every way in which a time or a size is written. */
export { a, bytes, count, shorten } from "./counting.ts";
export { clock, duration, lasted, milliseconds, moment, remaining, seconds } from "./times.ts";
