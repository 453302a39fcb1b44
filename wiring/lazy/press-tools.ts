/**
 * What the page loads at the first press: reading and writing every form of blob, planning calls, and the words for
 * whatever goes wrong. It is too large to be sent before.
 */
export { suggestAlone, takes } from "../../protocol/advice/mod.ts";
export { advise, offerId, readBlob, writeBlob } from "../../protocol/blob/mod.ts";
export { plan, readOnBench, refusal, tell } from "../../protocol/calls/mod.ts";
export { explain } from "../../protocol/problems/mod.ts";
