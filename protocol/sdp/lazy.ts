/** What the page loads when somebody opens the SDP reader: its tables are too large to be sent before. */
export { annotate } from "./annotate.ts";
export { mask, redact } from "./redact.ts";
export { compare, type Comparison } from "./compare/mod.ts";
export { newLines } from "./compare/new-lines.ts";
export { comparisonText } from "./compare/wording.ts";
export { writeHandout } from "./handout/mod.ts";
