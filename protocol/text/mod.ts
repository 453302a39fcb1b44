/**
 * Words for people: counting, articles, unseen characters, and every way in which a time or a size is written; and texts
 * from outside, of which nothing is sure.
 */
export { capital, codePoint, visible } from "./characters.ts";
export { a, bytes, count, shorten } from "./counting.ts";
export { readAs } from "./json.ts";
export { ownValue } from "./tables.ts";
export { clock, duration, lasted, milliseconds, moment, remaining, seconds } from "./times.ts";
