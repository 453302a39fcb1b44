/** Packets: STUN, TURN, DTLS, RTP, RTCP and SCTP read without loss, explained field by field, and tied to the SDP. */
export { eachField, leavesOf, type Packet, type PacketField, type SdpTie, type StunKey } from "./packet.ts";
export { bytesOfText, joined, numberOf } from "./bytes.ts";
export { type Endpoint, endpointText, readXorAddress, writeXorAddress } from "./stun/addresses.ts";
export * from "./stun/attribute-numbers.ts";
export { type HmacKey, isIntact, longTermKey } from "./stun/integrity.ts";
export {
  attributesOf,
  fingerprintOf,
  isStun,
  numberBytes,
  readStun,
  type StunAttribute,
  type StunMessage,
  valueOf,
  writeStun,
} from "./stun/message.ts";
export { ALLOCATE, BINDING, CHANNEL_BIND, CREATE_PERMISSION, DATA, REFRESH, SEND } from "./stun/methods.ts";
export { protocolOf, readPacket, writePacket } from "./read.ts";
export { type TiedLine, tiedLines } from "./tie.ts";
export { earlierOf } from "./earlier.ts";
export { type NamedSdp, passwordsIn } from "./passwords.ts";
export { type Capture, type CapturedDatagram } from "./capture/capture.ts";
export { isCapture, readCapture } from "./capture/read.ts";
