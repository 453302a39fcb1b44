/** The box: what a page and the network in one process say to each other. Schemas, and words for what a packet met. */
export { type BoxDescription, describeBox, readBoxDescription } from "./description.ts";
export { datagramsIn, fateText, isDropped } from "./fate-text.ts";
export { type GlassCall, HANDSHAKE_PATIENCE, type ToGlass } from "./glass.ts";
export {
  type FromBox,
  type PairDescription,
  readFromBox,
  readToBox,
  type ToBox,
  write as writeBoxMessage,
} from "./messages.ts";
export { placeText } from "./place-text.ts";
export { networkText } from "./network-text.ts";
export {
  type Fate,
  fromMessage,
  LONGEST,
  type Outcome,
  type Place,
  type SeenMessage,
  type SeenPacket,
  toMessage,
} from "./packet.ts";
export { readRecordedPackets, type RecordedPackets, writeRecordedPackets } from "./recorded.ts";
export {
  changed,
  FAIR,
  type Line,
  type LineChange,
  NAT_KINDS,
  NAT_TEXTS,
  type NatKind,
  type Settings,
  type Side,
  SIDES,
  type Weather,
  worseOf,
  WORST,
  type WorstWeather,
} from "./settings.ts";
