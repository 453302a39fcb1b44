/**
 * What the page loads at the first press: reading and writing every form of blob, planning calls, and the words for
 * whatever goes wrong. It is too large to be sent before.
 */
export { offerId } from "../blob/code/mod.ts";
export { advise } from "../blob/target-advice.ts";
export { readBlob } from "../blob/read.ts";
export { tell } from "./box-text.ts";
export { writeBlob } from "../blob/write.ts";
export { explain } from "../problems/mod.ts";
export { suggestAlone, takes } from "../advice/suggest-alone.ts";
export { plan } from "./plan.ts";
export { refusal } from "./refusal/mod.ts";
