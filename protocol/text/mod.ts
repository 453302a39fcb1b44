/** Words for people: counting, articles, and every way in which a time is written. */
export { a, count, shorten } from "./counting.ts";
export { clock } from "./times.ts";
