/** Parameters of INIT, INIT ACK, RE-CONFIG and others, and the causes of ABORT and ERROR. */
import { count } from "../../text/mod.ts";
import { hexNumber, ipv4Of, ipv6Of, shownBytes, textOf } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import { opaqueValue, type TlvRow } from "./chunk-row.ts";
import { chunkName } from "./names.ts";

const ip = (name: string, source: string, size: number, text: (b: Uint8Array) => string): TlvRow => ({
  name,
  source,
  means: "is another address of the sender; inside DTLS there is none (RFC 8261 §6.1)",
  read: (r) => text(r.raw(size, { name: "address", source, shows: text, means: (b) => `${text(b)}.` })),
});

/** A list of the numbers of chunks. */
const chunkList = (r: FieldReader, source: string): string => {
  const names: string[] = [];
  while (r.left > 0) {
    names.push(
      chunkName(r.number(1, { name: "chunk type", source, shows: chunkName, means: (n) => `${n}: ${chunkName(n)}.` })),
    );
  }
  return names.join(", ") || "none";
};

const sequence = (name: string, source: string, what: string) => ({
  name,
  source,
  means: (n: number) => `${n}: ${what}`,
});
const request = (source: string) =>
  sequence("Re-configuration Request Sequence Number", source, "numbers the sender’s requests.");
const response = (source: string) =>
  sequence("Re-configuration Response Sequence Number", source, "the request of the other side that led to this one.");

const streams = (r: FieldReader, source: string): string => {
  const ids: number[] = [];
  while (r.left >= 2) ids.push(r.number(2, { name: "Stream Number", source, means: (n) => `Stream ${n}.` }));
  return ids.length === 0 ? "all streams" : `stream ${ids.join(", ")}`;
};

const RESULTS = [
  "Success - Nothing to do",
  "Success - Performed",
  "Denied",
  "Error - Wrong SSN",
  "Error - Request already in progress",
  "Error - Bad Sequence Number",
  "In progress",
];
const resultName = (n: number) => RESULTS[n] ?? `result ${n}`;

const addStreams = (r: FieldReader, source: string): string => {
  r.number(4, request(source));
  const n = r.number(2, { name: "Number of new streams", source, means: (n) => `${count(n, "stream")}.` });
  r.rest({ name: "reserved", source, means: (b) => `${shownBytes(b)}; it is 0 and is ignored.` });
  return `${count(n, "stream")} more`;
};

const PARAMETERS: Readonly<Record<number, TlvRow>> = {
  1: {
    name: "Heartbeat Info",
    source: "RFC 9260 §3.3.5",
    means: "comes back as it is, and so shows that the path works",
  },
  5: ip("IPv4 Address", "RFC 9260 §3.3.2.1.1", 4, ipv4Of),
  6: ip("IPv6 Address", "RFC 9260 §3.3.2.1.2", 16, ipv6Of),
  7: {
    name: "State Cookie",
    source: "RFC 9260 §3.3.3.1.1",
    means: "is all that the answering side would have to remember: it hands it out, and forgets it until it comes back",
  },
  8: {
    name: "Unrecognized Parameter",
    source: "RFC 9260 §3.3.3.1.2",
    means: "is a parameter of the INIT that was not understood",
  },
  9: { name: "Cookie Preservative", source: "RFC 9260 §3.3.2.1.3", means: "asks for a cookie that lasts longer" },
  11: { name: "Host Name Address", source: "RFC 9260 §3.3.2.1.4", means: "is no longer used" },
  12: { name: "Supported Address Types", source: "RFC 9260 §3.3.2.1.5", means: "lists families of addresses" },
  13: {
    name: "Outgoing SSN Reset Request",
    source: "RFC 6525 §4.1",
    means: "closes data channels: each is a stream in either direction (RFC 8831 §6.7)",
    read(r) {
      const source = "RFC 6525 §4.1";
      r.number(4, request(source));
      r.number(4, response(source));
      r.number(4, sequence("Sender's Last Assigned TSN", source, "the last piece of data before the reset."));
      return streams(r, source);
    },
  },
  14: {
    name: "Incoming SSN Reset Request",
    source: "RFC 6525 §4.2",
    means: "asks the other side to reset its streams",
    read(r) {
      r.number(4, request("RFC 6525 §4.2"));
      return streams(r, "RFC 6525 §4.2");
    },
  },
  15: { name: "SSN/TSN Reset Request", source: "RFC 6525 §4.3", means: "begins all counters anew" },
  16: {
    name: "Re-configuration Response",
    source: "RFC 6525 §4.4",
    means: "answers a request",
    read(r) {
      const source = "RFC 6525 §4.4";
      r.number(4, sequence("Re-configuration Response Sequence Number", source, "the request that this answers."));
      const result = resultName(
        r.number(4, { name: "Result", source, shows: resultName, means: (n) => `${n}: ${resultName(n)}.` }),
      );
      if (r.left >= 4) r.number(4, sequence("Sender's Next TSN", source, "where the sender goes on."));
      if (r.left >= 4) r.number(4, sequence("Receiver's Next TSN", source, "where the receiver goes on."));
      return result;
    },
  },
  17: {
    name: "Add Outgoing Streams Request",
    source: "RFC 6525 §4.5",
    means: "asks for more streams",
    read: (r) => addStreams(r, "RFC 6525 §4.5"),
  },
  18: {
    name: "Add Incoming Streams Request",
    source: "RFC 6525 §4.6",
    means: "asks the other side for more streams",
    read: (r) => addStreams(r, "RFC 6525 §4.6"),
  },
  0x8000: { name: "ECN Capable", source: "RFC 9260 §3.3.2", means: "says that marks of congestion are understood" },
  0x8001: {
    name: "Zero Checksum Acceptable",
    source: "RFC 9653 §4",
    means: "lets the other side leave out the checksum, where something else protects the bytes",
    read(r) {
      const methods: Readonly<Record<number, string>> = { 1: "SCTP over DTLS" };
      const said = (n: number) => Object.hasOwn(methods, n) ? methods[n] : `method ${n}`;
      return said(
        r.number(4, {
          name: "Error Detection Method Identifier",
          source: "RFC 9653 §4",
          shows: said,
          means: (n) => `${n}: ${said(n)}.`,
        }),
      );
    },
  },
  0x8002: { name: "Random", source: "RFC 4895 §3.1", means: "is for authenticating chunks" },
  0x8003: {
    name: "Chunk List",
    source: "RFC 4895 §3.2",
    means: "says which chunks have to be authenticated",
    read: (r) => chunkList(r, "RFC 4895 §3.2"),
  },
  0x8004: { name: "Requested HMAC Algorithm", source: "RFC 4895 §3.3", means: "says how chunks may be authenticated" },
  0x8005: { name: "Padding", source: "RFC 4820 §4", means: "says nothing: it makes the packet longer" },
  0x8008: {
    name: "Supported Extensions",
    source: "RFC 5061 §4.2.7",
    means: "lists chunks that the sender understands beyond the usual ones",
    read: (r) => chunkList(r, "RFC 5061 §4.2.7"),
  },
  0xc000: {
    name: "Forward TSN supported",
    source: "RFC 3758 §3.1",
    means: "says that the sender can give up data: maxRetransmits and maxPacketLifeTime need it",
  },
  0xc001: { name: "Add IP Address", source: "RFC 5061 §4.2.1", means: "adds an address" },
  0xc002: { name: "Delete IP Address", source: "RFC 5061 §4.2.2", means: "takes an address away" },
  0xc003: { name: "Error Cause Indication", source: "RFC 5061 §4.2.3", means: "says why an address was not changed" },
  0xc004: { name: "Set Primary IP Address", source: "RFC 5061 §4.2.4", means: "says which address is to be used" },
  0xc005: { name: "Success Indication", source: "RFC 5061 §4.2.5", means: "says that an address was changed" },
  0xc006: { name: "Adaptation Layer Indication", source: "RFC 5061 §4.2.6", means: "says what is spoken above SCTP" },
};

/** RFC 9260 §3.2.1: the highest two bits of an unknown type say what to do with it. */
const unknownParameter = (type: number): TlvRow => ({
  name: `parameter ${hexNumber(type, 4)}`,
  source: "RFC 9260 §3.2.1",
  means: `is a parameter that this reader does not know; who does not know it ${
    type & 0x8000 ? "skips it" : "stops there"
  }${type & 0x4000 ? ", and reports it" : ""}`,
});

export const parameterRow = (type: number): TlvRow =>
  Object.hasOwn(PARAMETERS, type) ? PARAMETERS[type] : unknownParameter(type);

const cause = (number: number, name: string, means: string, read?: TlvRow["read"]): TlvRow => ({
  name,
  source: `RFC 9260 §3.3.10.${number}`,
  means,
  read,
});
const reason = (r: FieldReader, source: string): string => {
  const text = textOf(r.rest({ name: "reason", source, shows: textOf, means: (b) => `“${textOf(b)}”.` }));
  return text === "" ? "no reason given" : `“${text}”`;
};

const CAUSES: Readonly<Record<number, TlvRow>> = {
  1: cause(1, "Invalid Stream Identifier", "says that data came for a stream that is not there", (r) => {
    const stream = r.number(2, {
      name: "Stream Identifier",
      source: "RFC 9260 §3.3.10.1",
      means: (n) => `Stream ${n}.`,
    });
    r.rest({ name: "reserved", source: "RFC 9260 §3.3.10.1", means: (b) => `${shownBytes(b)}; it is ignored.` });
    return `stream ${stream}`;
  }),
  2: cause(2, "Missing Mandatory Parameter", "says that an INIT lacks something"),
  3: cause(3, "Stale Cookie", "says that the cookie came back too late"),
  4: cause(4, "Out of Resource", "says that there is no room"),
  5: cause(5, "Unresolvable Address", "says that an address could not be understood"),
  6: cause(6, "Unrecognized Chunk Type", "gives back a chunk that was not understood"),
  7: cause(7, "Invalid Mandatory Parameter", "says that a number in an INIT is out of what is allowed"),
  8: cause(8, "Unrecognized Parameters", "gives back parameters that were not understood"),
  9: cause(
    9,
    "No User Data",
    "says that a DATA chunk was empty",
    (r) => `TSN ${r.number(4, { name: "TSN", source: "RFC 9260 §3.3.10.9", means: (n) => `${n}.` })}`,
  ),
  10: cause(10, "Cookie Received While Shutting Down", "says that it is too late"),
  11: cause(11, "Restart of an Association with New Addresses", "refuses a restart"),
  12: cause(12, "User-Initiated Abort", "says that the application ended it", (r) => reason(r, "RFC 9260 §3.3.10.12")),
  13: cause(
    13,
    "Protocol Violation",
    "says that the other side broke the rules",
    (r) => reason(r, "RFC 9260 §3.3.10.13"),
  ),
  0x00a0: {
    name: "Request to Delete Last Remaining IP Address",
    source: "RFC 5061 §4.3.1",
    means: "refuses to change an address",
  },
  0x0105: { name: "Unsupported HMAC Identifier", source: "RFC 4895 §4.1", means: "refuses a way of authenticating" },
};

export const causeRow = (type: number): TlvRow =>
  Object.hasOwn(CAUSES, type) ? CAUSES[type] : {
    name: `cause ${type}`,
    source: "RFC 9260 §3.3.10",
    means: "is a cause that this reader does not know",
    read: (r) => opaqueValue(r, "RFC 9260 §3.3.10"),
  };
