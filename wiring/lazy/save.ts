/** What the page loads when something is saved: the redaction, the drawing, the file. */
export { diagramOf, diagramSvg } from "../../protocol/diagram/mod.ts";
export { redactTrace } from "../../protocol/trace/redact.ts";
export { writeWhole } from "../../protocol/trace/trace.ts";
