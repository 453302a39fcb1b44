/** DTLS records, field by field: what one datagram holds (RFC 9147 §4, RFC 6347 §4.1). */
import { count } from "../../text/mod.ts";
import { hexNumber, numberOf, shownBytes } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import type { ReadOptions } from "../packet.ts";
import { fragmentsIn, HANDSHAKE, HANDSHAKE_HEADER, type Known, RECORD_HEADER } from "./fragments.ts";
import { readHandshake } from "./handshake.ts";
import { alertNamed, versionName } from "./names.ts";

/** As many earlier datagrams, and fragments in them, as the longest handshake message needs, and more. */
const MOST_EARLIER = 16;
const MOST_FRAGMENTS = 64;
/** How many fragments of one datagram are explained with what came before them: each is read from its first byte. */
const MOST_CONTINUED = 8;

const CONTENT: Readonly<Record<number, readonly [name: string, source: string, means: string]>> = {
  20: ["ChangeCipherSpec", "RFC 5246 §7.1", "from the next record on everything is encrypted"],
  21: ["Alert", "RFC 5246 §7.2", "a warning, or the reason for an end"],
  22: ["Handshake", "RFC 9147 §5", "agreeing on keys"],
  23: ["ApplicationData", "RFC 5246 §10", "what it is all for: SCTP, and in it the data channels (RFC 8261)"],
  24: ["Heartbeat", "RFC 6520 §3", "a sign of life"],
  25: ["tls12_cid", "RFC 9146 §4", "an encrypted record with a connection ID"],
  26: ["ACK", "RFC 9147 §7", "which records of the handshake have arrived"],
};
const contentOf = (type: number) =>
  Object.hasOwn(CONTENT, type)
    ? CONTENT[type]
    : [`content type ${type}`, "RFC 9147 §4", "this reader does not know it"];

/** Reads the records of a datagram; gives their names. */
export function readDtls(r: FieldReader, { earlier = [] }: ReadOptions): string {
  const names: string[] = [];
  const own = r.bytes.subarray(r.at, r.end);
  const known: Known = {
    fragments: [...earlier.slice(-MOST_EARLIER), own].flatMap((datagram) => fragmentsIn(datagram, MOST_FRAGMENTS)),
    left: MOST_CONTINUED,
  };
  while (r.left > 0) {
    const first = r.peek(1)[0];
    if (first >= 32 && first < 64) names.push(readCiphertext(r));
    else if (first >= 20 && first < 32 && r.left >= RECORD_HEADER) names.push(readRecord(r, known));
    else break;
  }
  return names.join(" + ") || "DTLS, cut off";
}

/** A record with the long header: in the clear, or encrypted as DTLS 1.2 does it. */
function readRecord(r: FieldReader, known: Known): string {
  const [type, epoch] = [r.peek(1)[0], numberOf(r.peek(5).subarray(3))];
  const [content, source, about] = contentOf(type);
  const isPlain = epoch === 0 && type !== 23 && type !== 25;
  const size = RECORD_HEADER + numberOf(r.peek(RECORD_HEADER).subarray(11));
  let name = isPlain ? content : `${content}, encrypted`;
  r.group(size, "record", "RFC 9147 §4", (inner) => {
    readHeader(inner);
    if (!isPlain) {
      inner.rest({
        name: "encrypted",
        source: "RFC 6347 §4.1.2",
        means: (b) =>
          `${count(b.length, "byte")} (${
            shownBytes(b)
          }) of ${content}: ${about}. Only the two sides can read them; what the header says is all that others see.`,
      });
    } else if (type === HANDSHAKE) {
      const messages: string[] = [];
      while (inner.left >= HANDSHAKE_HEADER) messages.push(readHandshake(inner, known));
      name = messages.join(" + ") || content;
    } else if (type === 21) name = readAlert(inner);
    else if (type === 26) readAck(inner);
    else inner.rest({ name: content, source, means: (b) => `${shownBytes(b)}: ${about}.` });
    return { value: name, meaning: `One record: ${name}.` };
  });
  return name;
}

function readHeader(r: FieldReader): void {
  const source = "RFC 9147 §4";
  r.number(1, {
    name: "type",
    source,
    shows: (n) => contentOf(n)[0],
    means: (n) => `${n}: ${contentOf(n)[0]}, ${contentOf(n)[2]}.`,
  });
  r.number(2, {
    name: "legacy_record_version",
    source,
    shows: versionName,
    means: (n) =>
      `${versionName(n)} (${hexNumber(n, 4)}), counted downwards. It does not tell which version is spoken.`,
  });
  r.number(2, {
    name: "epoch",
    source,
    means: (n) =>
      n === 0
        ? "0: no keys yet, all is in the clear."
        : `${n}: after ${count(n, "change")} of keys; from 1 on all is encrypted.`,
  });
  r.number(6, {
    name: "sequence_number",
    source,
    means: (n) => `${n}: record ${n} of this epoch, so that none is taken twice.`,
  });
  r.number(2, { name: "length", source, means: (n) => `${count(n, "byte")} follow in this record.` });
}

/** The short header that DTLS 1.3 puts before everything encrypted (RFC 9147 §4, figure 3). */
function readCiphertext(r: FieldReader): string {
  const source = "RFC 9147 §4";
  const first = r.peek(1)[0];
  const [hasId, isLong, hasLength, epoch] = [first & 16, first & 8, first & 4, first & 3];
  const head = 1 + (isLong ? 2 : 1);
  const size = hasId || !hasLength ? r.left : head + 2 + numberOf(r.peek(head + 2).subarray(head));
  r.group(size, "record", source, (inner) => {
    const bit = (name: string, means: (n: number) => string) => ({ name, width: 1, source, means });
    inner.bits(1, {
      name: "flags",
      source,
      shows: (n) => n.toString(2).padStart(8, "0"),
      means: (n) => `${n.toString(2).padStart(8, "0")}: which parts the header has.`,
    }, [
      {
        name: "fixed bits",
        width: 3,
        source,
        means: (n) =>
          `${n.toString(2).padStart(3, "0")}: 001, by which DTLS 1.3 is told from the rest (RFC 9147 §4.1).`,
      },
      bit("C", (n) => n ? "1: a connection ID follows; how long it is was agreed before." : "0: no connection ID."),
      bit("S", (n) => n ? "1: the sequence number has 16 bits." : "0: the sequence number has 8 bits."),
      bit(
        "L",
        (n) =>
          n
            ? "1: a length follows, so that another record may come behind."
            : "0: no length, the record fills the datagram.",
      ),
      { name: "E", width: 2, source: "RFC 9147 §6.1", means: (n) => `${n}: ${EPOCHS[n]}` },
    ]);
    if (!hasId) {
      inner.number(isLong ? 2 : 1, {
        name: "sequence number, encrypted",
        source: "RFC 9147 §4.2.3",
        shows: (n) => hexNumber(n, isLong ? 4 : 2),
        means: (n) => `${hexNumber(n, isLong ? 4 : 2)}: even the count of records is hidden.`,
      });
      if (hasLength) {
        inner.number(2, {
          name: "length",
          source,
          means: (n) => `${count(n, "byte")} of ciphertext follow.`,
        });
      }
    }
    inner.rest({
      name: "encrypted_record",
      source,
      means: (b) =>
        `${count(b.length, "byte")} (${shownBytes(b)}) of ciphertext. What kind of record it is, is encrypted, too.`,
    });
    return { value: `epoch …${epoch}`, meaning: `One encrypted record of DTLS 1.3: ${EPOCHS[epoch]}` };
  });
  return "DTLS 1.3 ciphertext";
}

/** The lowest two bits of an epoch, and what they are in practice (RFC 9147 §6.1). */
const EPOCHS = [
  "the keys of epoch 4, 8, …: data, after keys were changed.",
  "the keys of epoch 1, early data, or of a later one whose number ends in these bits.",
  "the keys of epoch 2, the handshake’s: the certificates travel here.",
  "the keys of epoch 3, the first ones for data.",
];

function readAlert(r: FieldReader): string {
  const source = "RFC 5246 §7.2";
  r.number(1, { name: "level", source, means: (n) => n === 2 ? "2: fatal, the connection ends." : `${n}: a warning.` });
  const [name] = alertNamed(r.number(1, {
    name: "description",
    source,
    shows: (n) => alertNamed(n)[0],
    means: (n) => `${n}, ${alertNamed(n)[0]}: ${alertNamed(n)[1]}.`,
  }));
  return `Alert ${name}`;
}

function readAck(r: FieldReader): void {
  const source = "RFC 9147 §7";
  r.number(2, { name: "length", source, means: (n) => `${count(n, "byte")} of record numbers.` });
  while (r.left >= 16) {
    r.raw(16, {
      name: "RecordNumber",
      source,
      means: (b) => `Epoch ${numberOf(b.subarray(2, 8))}, record ${numberOf(b.subarray(10))} has arrived.`,
    });
  }
}
