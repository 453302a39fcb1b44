/** What a lesson loads whose bench begins with something done. */
export { performer } from "../../models/lesson/performer.ts";
export { wordsOf } from "../../protocol/goals/mod.ts";
