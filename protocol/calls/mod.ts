/** What pressing a call would do, and what a browser’s refusal means. */
export { type BoxText, boxText } from "./box-text.ts";
export { plan } from "./plan.ts";
export { readOnBench } from "./read-on-bench.ts";
export { refusedByBoth } from "./severity.ts";
export { refusal, step } from "./refusal/mod.ts";
