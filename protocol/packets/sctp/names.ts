/** Numbers of SCTP by their names (IANA, SCTP Parameters). */

const CHUNKS: Readonly<Record<number, string>> = {
  0: "DATA",
  1: "INIT",
  2: "INIT ACK",
  3: "SACK",
  4: "HEARTBEAT",
  5: "HEARTBEAT ACK",
  6: "ABORT",
  7: "SHUTDOWN",
  8: "SHUTDOWN ACK",
  9: "ERROR",
  10: "COOKIE ECHO",
  11: "COOKIE ACK",
  12: "ECNE",
  13: "CWR",
  14: "SHUTDOWN COMPLETE",
  15: "AUTH",
  64: "I-DATA",
  128: "ASCONF-ACK",
  130: "RE-CONFIG",
  132: "PAD",
  192: "FORWARD TSN",
  193: "ASCONF",
  194: "I-FORWARD-TSN",
};

export const chunkName = (type: number): string => Object.hasOwn(CHUNKS, type) ? CHUNKS[type] : `chunk type ${type}`;

/** What a DATA chunk carries (RFC 8831 §8). */
const PAYLOADS: Readonly<Record<number, readonly [name: string, means: string]>> = {
  50: ["WebRTC DCEP", "a message about the channel itself (RFC 8832)"],
  51: ["WebRTC String", "a text in UTF-8"],
  52: ["WebRTC Binary Partial", "a piece of bytes; deprecated"],
  53: ["WebRTC Binary", "bytes"],
  54: ["WebRTC String Partial", "a piece of a text; deprecated"],
  56: ["WebRTC String Empty", "an empty text: SCTP cannot carry nothing, so one byte stands for it"],
  57: ["WebRTC Binary Empty", "no bytes: SCTP cannot carry nothing, so one byte stands for it"],
};

export const payloadNamed = (id: number): readonly [name: string, means: string] =>
  Object.hasOwn(PAYLOADS, id) ? PAYLOADS[id] : [`protocol ${id}`, "something that this reader does not know"];
