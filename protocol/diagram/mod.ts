/** The sequence diagram of both clients, drawn from their facts: it grows fact by fact, and a window shows a part. */
export { diagramOf, extendAll, newDiagram, type SequenceDiagram } from "./diagram.ts";
export { type PacketSeen } from "./packet.ts";
export { ALL, arrives, type Filters, type Kind, type Mark } from "./mark.ts";
export { CROSS, curve, DRAWN_ROWS, HAND, HEAD, HELD, middleOf, SHAPES, type Zoom, ZOOMS } from "./shape.ts";
export { diagramSvg } from "./svg.ts";
export {
  type Arrow,
  type Bar,
  type DrawnRow,
  type DrawnWindow,
  markText,
  rowOfMark,
  totalOf,
  visible,
} from "./visible.ts";
