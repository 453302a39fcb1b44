/** What the page loads at the first press to look on: the diagram, the machines, the pairs, the reasons. */
export { Diagram } from "../components/Diagram.tsx";
export { Machine } from "../components/Machine.tsx";
export { Pairs } from "../components/Pairs.tsx";
export { Why } from "../components/Why.tsx";
export { DiagramModel } from "../models/diagram.ts";
export { diagramSvg } from "../protocol/diagram/mod.ts";
export { why } from "../protocol/session/why.ts";
