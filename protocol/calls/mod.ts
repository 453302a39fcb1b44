/** What pressing a call would do, and what a browser’s refusal means. */
export { type BoxText, boxText } from "./box-text.ts";
export { step } from "./fold-with-refusals.ts";
export { plan } from "./plan.ts";
export { type BenchSessions, readOnBench } from "./read-on-bench.ts";
export { refusal } from "./refusal/mod.ts";
