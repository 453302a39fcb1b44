/** What the page loads at the first press to look on: the diagram, the machines, the pairs, the reasons. */
export { CardMore } from "../../components/desk/CardMore.tsx";
export { Channels } from "../../components/client/Channels.tsx";
export { ChannelWish } from "../../components/client/ChannelWish.tsx";
export { Diagram } from "../../components/instruments/Diagram.tsx";
export { QrDialog } from "../../components/desk/QrDialog.tsx";
export { Scanner } from "../../components/desk/Scanner.tsx";
export { Machine } from "../../components/instruments/Machine.tsx";
export { Pairs } from "../../components/instruments/Pairs.tsx";
export { PlainHttp } from "../../components/bench/PlainHttp.tsx";
export { SaveForm } from "../../components/instruments/SaveForm.tsx";
export { Why } from "../../components/instruments/Why.tsx";
export { DiagramModel } from "../../models/instruments/diagram.ts";
export { diagramSvg } from "../../protocol/diagram/mod.ts";
export { painted } from "../../components/client/paint.ts";
export { asPage, codeOf } from "../../protocol/listing/mod.ts";
export { why } from "../../protocol/advice/mod.ts";
export { saving } from "../save-trace.ts";
