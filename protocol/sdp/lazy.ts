/** What the page loads when somebody opens the SDP reader: its tables are too large to be sent before. */
export { annotate } from "./annotate.ts";
export { mask, redact } from "./redact.ts";
export { comparisonText } from "./compare/comparison.ts";
export { compare, newLines } from "./compare/mod.ts";
