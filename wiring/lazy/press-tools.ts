/**
 * What the page loads at the first press: reading and writing every form of blob, planning calls, and the words for
 * whatever goes wrong. It is too large to be sent before.
 */
export {
  actText,
  clientWaitingFor,
  deadlineOf,
  explainOnBench,
  lastEventOf,
  nextAct,
  obstacleOf,
} from "../../protocol/advice/mod.ts";
export { offerId, readBlob, targetAdvice, writeBlob } from "../../protocol/blob/mod.ts";
export { boxText, plan, readOnBench, refusal } from "../../protocol/calls/mod.ts";
export { explain } from "../../protocol/problems/mod.ts";
