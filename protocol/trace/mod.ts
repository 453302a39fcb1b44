/** The saved file: written, read, redacted, replayed, and joined with that of another device. */
export { isTrace, LARGEST_TRACE, readTrace, tooLarge, type TraceReading } from "./read.ts";
export { redactTrace } from "./redact.ts";
export { entryText, markIds, sessionsAt, ticksOf } from "./replay.ts";
export { soleClient, type Trace, writeTrace, writeWhole } from "./trace.ts";
export { join } from "./join/mod.ts";
export { alignedWords } from "./join/text.ts";
