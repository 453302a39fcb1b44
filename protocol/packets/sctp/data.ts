/** Chunks of data of SCTP, and the flags of chunks. */
import { count } from "../../text/mod.ts";
import { shownBytes, textOf } from "../bytes.ts";
import type { BitSpec, FieldReader } from "../field-reader.ts";
import { readDcep } from "./dcep.ts";
import { payloadNamed } from "./names.ts";

/** A flag, by what it says when it is set and when it is not. */
export const flag = (name: string, source: string, set: string, unset: string): BitSpec => ({
  name,
  source,
  width: 1,
  means: (n) => n ? `1: ${set}.` : `0: ${unset}.`,
});
/** Bits that say nothing. */
export const reserved = (width: number, source: string): BitSpec => ({
  name: "reserved",
  source,
  width,
  means: (n) => `${n}; it is 0 and is ignored.`,
});

/** The flags of a chunk of data. */
export const dataFlags = (source: string): readonly BitSpec[] => [
  reserved(4, source),
  flag("I", "RFC 7053 §3", "the receiver is to acknowledge at once", "the receiver may wait with its acknowledgement"),
  flag(
    "U",
    source,
    "unordered: it is handed on as soon as it is here",
    "ordered: it waits for what was sent before it",
  ),
  flag("B", source, "a message begins here", "the message has begun in an earlier chunk"),
  flag("E", source, "the message ends here", "the message goes on in another chunk"),
];

const tsn = (source: string) => ({
  name: "TSN",
  source,
  means: (n: number) => `${n}: numbers every piece of data of this side, whatever its stream.`,
});
const stream = (source: string) => ({
  name: "Stream Identifier",
  source,
  means: (n: number) =>
    `${n}: the data channel’s id. The DTLS client takes even ones, the server odd ones (RFC 8832 §6).`,
});

/** What a chunk of data carries: a message of DCEP, a text, bytes, or a piece of them. */
function readUserData(r: FieldReader, source: string, payload: number, isBeginning: boolean): string {
  const [name, means] = payloadNamed(payload);
  if (r.left === 0) return name;
  if (payload === 50 && isBeginning) {
    let said = "";
    r.group(r.left, "DCEP message", "RFC 8832 §5", (inner) => {
      said = readDcep(inner);
      return { value: said, meaning: `${said}.` };
    });
    return said;
  }
  const isText = payload === 51 || payload === 54;
  const bytes = r.rest({
    name: "User Data",
    source,
    shows: (b) => isText ? textOf(b) : shownBytes(b),
    means: (b) =>
      isText
        ? `“${textOf(b)}”, ${count(b.length, "byte")}: ${means}.`
        : `${count(b.length, "byte")} (${shownBytes(b)}): ${means}.`,
  });
  return isText && bytes.length <= 40 ? `“${textOf(bytes)}”` : count(bytes.length, "byte");
}

const protocolId = (source: string) => ({
  name: "Payload Protocol Identifier",
  source: "RFC 8831 §8",
  shows: (n: number) => `${n} ${payloadNamed(n)[0]}`,
  means: (n: number) => `${n}, ${payloadNamed(n)[0]}: ${payloadNamed(n)[1]} (${source}).`,
});

const begins = (r: FieldReader) => (r.bytes[r.at - 3] & 2) !== 0;

/** A chunk of data (RFC 9260 §3.3.1). */
export function readData(r: FieldReader): string {
  const source = "RFC 9260 §3.3.1";
  const isBeginning = begins(r);
  const n = r.number(4, tsn(source));
  const id = r.number(2, stream(source));
  r.number(2, {
    name: "Stream Sequence Number",
    source,
    means: (n) => `${n}: counts the ordered messages of this stream; for unordered ones it means nothing.`,
  });
  const payload = r.number(4, protocolId(source));
  return `TSN ${n}, stream ${id}, ${readUserData(r, source, payload, isBeginning)}`;
}

/** A chunk of data of which pieces may be mixed with others’ (RFC 8260 §2.1). */
export function readInterleavedData(r: FieldReader): string {
  const source = "RFC 8260 §2.1";
  const isBeginning = begins(r);
  const n = r.number(4, tsn(source));
  const id = r.number(2, stream(source));
  r.number(2, { name: "Reserved", source, means: (n) => `${n}; it is 0 and is ignored.` });
  r.number(4, {
    name: "Message Identifier",
    source,
    means: (n) => `${n}: which message of the stream this belongs to, so that pieces of several may be mixed.`,
  });
  const payload = isBeginning ? r.number(4, protocolId(source)) : (r.number(4, {
    name: "Fragment Sequence Number",
    source,
    means: (n) => `${n}: piece number ${n} of the message.`,
  }),
    -1);
  return `TSN ${n}, stream ${id}, ${readUserData(r, source, payload, isBeginning)}`;
}
