/** Packets: STUN, TURN, DTLS, RTP, RTCP and SCTP read without loss, explained field by field, and tied to the SDP. */
export { eachField, leavesOf, type Packet, type PacketField, type SdpTie, type StunKey } from "./packet.ts";
export { protocolOf, readPacket, writePacket } from "./read.ts";
export { tiedLines } from "./tie.ts";
export { type Capture } from "./capture/capture.ts";
export { readCapture } from "./capture/read.ts";
