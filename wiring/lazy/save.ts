/** What the page loads when something is saved: the redaction, the drawing, the file. */
export { diagramOf, diagramSvg } from "../../protocol/diagram/mod.ts";
export { redactTrace, writeWhole } from "../../protocol/trace/mod.ts";
