/** What the page loads at the first press to look on: the diagram, the machines, the pairs, the reasons. */
export { CardMore } from "../components/CardMore.tsx";
export { Channels } from "../components/Channels.tsx";
export { ChannelWish } from "../components/ChannelWish.tsx";
export { Diagram } from "../components/Diagram.tsx";
export { QrDialog } from "../components/QrDialog.tsx";
export { Scanner } from "../components/Scanner.tsx";
export { Machine } from "../components/Machine.tsx";
export { Pairs } from "../components/Pairs.tsx";
export { SaveForm } from "../components/SaveForm.tsx";
export { Why } from "../components/Why.tsx";
export { DiagramModel } from "../models/diagram.ts";
export { diagramSvg } from "../protocol/diagram/mod.ts";
export { painted } from "../components/paint.ts";
export { asPage } from "../protocol/page-code.ts";
export { codeOf } from "../protocol/session/code.ts";
export { why } from "../protocol/session/why.ts";
export { saving } from "./saving.ts";
