/**
 * What the page loads at the first press: reading and writing every form of blob, planning calls, and the words for
 * whatever goes wrong. It is too large to be sent before.
 */
export { offerId } from "./blob/code/mod.ts";
export { advise } from "./blob/readers.ts";
export { readBlob } from "./blob/read.ts";
export { tell } from "./blob/tell.ts";
export { writeBlob } from "./blob/write.ts";
export { explain } from "./problem.ts";
export { suggestAlone, takes } from "./session/alone.ts";
export { plan } from "./session/plan.ts";
export { refusal } from "./session/refusal.ts";
