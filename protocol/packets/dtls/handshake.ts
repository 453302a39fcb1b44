/** Handshake messages and their fragments, field by field (RFC 9147 §5.2). */
import { count } from "../../text/mod.ts";
import { joined, shownBytes } from "../bytes.ts";
import { type Cut, FieldReader } from "../field-reader.ts";
import type { PacketField, SdpTie } from "../packet.ts";
import { bytesBefore, type Fragment, fragmentAt, HANDSHAKE_HEADER, type Known } from "./fragments.ts";
import { isRetryRequest, readClientHello, readHelloVerifyRequest, readServerHello } from "./hello.ts";
import {
  readCertificate,
  readCertificateRequest,
  readCertificateVerify,
  readClientKeyExchange,
  readOpaque,
  readServerKeyExchange,
  readSessionTicket,
} from "./keys.ts";

interface MessageRow {
  readonly name: string;
  readonly source: string;
  /** What it is for, as the rest of a sentence. */
  readonly means: string;
  readonly read?: (r: FieldReader) => void;
}

const MESSAGES: Readonly<Record<number, MessageRow>> = {
  0: { name: "HelloRequest", source: "RFC 5246 §7.4.1.1", means: "asks the client for a new handshake" },
  1: {
    name: "ClientHello",
    source: "RFC 9147 §5.3",
    means: "opens the handshake: what the client can do. It comes from the side whose a=setup is active",
    read: readClientHello,
  },
  2: {
    name: "ServerHello",
    source: "RFC 8446 §4.1.3",
    means: "chooses from what the client can do",
    read: (r) => readServerHello(r, "ServerHello"),
  },
  3: {
    name: "HelloVerifyRequest",
    source: "RFC 6347 §4.2.1",
    means: "asks the client to say hello again, with a cookie",
    read: readHelloVerifyRequest,
  },
  4: {
    name: "NewSessionTicket",
    source: "RFC 5077 §3.3",
    means: "lets a later handshake be shorter",
    read: readSessionTicket,
  },
  8: { name: "EncryptedExtensions", source: "RFC 8446 §4.3.1", means: "says the rest of what the server has chosen" },
  11: {
    name: "Certificate",
    source: "RFC 5246 §7.4.2",
    means: "shows who the sender is: in WebRTC by the certificate’s hash alone",
    read: readCertificate,
  },
  12: {
    name: "ServerKeyExchange",
    source: "RFC 8422 §5.4",
    means: "gives the server’s half of the key exchange, signed",
    read: readServerKeyExchange,
  },
  13: {
    name: "CertificateRequest",
    source: "RFC 5246 §7.4.4",
    means: "asks the client for a certificate, as WebRTC always does",
    read: readCertificateRequest,
  },
  14: { name: "ServerHelloDone", source: "RFC 5246 §7.4.5", means: "says that the server’s flight is over" },
  15: {
    name: "CertificateVerify",
    source: "RFC 5246 §7.4.8",
    means: "shows that the sender owns its certificate",
    read: readCertificateVerify,
  },
  16: {
    name: "ClientKeyExchange",
    source: "RFC 8422 §5.7",
    means: "gives the client’s half of the key exchange",
    read: readClientKeyExchange,
  },
  20: { name: "Finished", source: "RFC 5246 §7.4.9", means: "proves that nobody has changed the handshake" },
  24: { name: "KeyUpdate", source: "RFC 8446 §4.6.3", means: "announces new keys" },
};

const RETRY: MessageRow = {
  name: "HelloRetryRequest",
  source: "RFC 8446 §4.1.4",
  means: "asks the client to say hello again, with a key for another group or with a cookie",
  read: (r) => readServerHello(r, "HelloRetryRequest"),
};

/** What a handshake message of a type is called. */
const handshakeName = (type: number): string =>
  Object.hasOwn(MESSAGES, type) ? MESSAGES[type].name : `handshake message ${type}`;

function rowOf(type: number, body: Uint8Array): MessageRow {
  if (type === 2 && isRetryRequest(body)) return RETRY;
  return Object.hasOwn(MESSAGES, type)
    ? MESSAGES[type]
    : { name: handshakeName(type), source: "RFC 8446 §4", means: "is a message that this reader does not know" };
}

const LATER: Cut = { why: "the message goes on in another datagram", isWrong: false };

/** Reads one fragment, header and all; gives what it is called. */
export function readHandshake(r: FieldReader, earlier: Known): string {
  const fragment = fragmentAt(r.bytes, r.at, r.end);
  const isContinued = fragment.offset > 0 && earlier.left-- > 0;
  const before = fragment.offset === 0
    ? new Uint8Array()
    : isContinued
    ? bytesBefore(fragment, earlier.fragments)
    : undefined;
  const known = before && joined([before, fragment.bytes]);
  const row = rowOf(fragment.type, known ?? new Uint8Array());
  const isWhole = fragment.bytes.length === fragment.length;
  const range = `bytes ${fragment.offset} to ${fragment.offset + fragment.bytes.length} of ${fragment.length}`;
  const name = isWhole ? row.name : `${row.name} (${range})`;
  r.group(Math.min(HANDSHAKE_HEADER + fragment.bytes.length, r.left), row.name, row.source, (inner) => {
    readHeader(inner, row);
    if (inner.left > 0) {
      inner.adopt(known ? bodyOf(known, fragment, row, inner.at) : unread(inner, row), inner.end);
    }
    const tie = helloTie(fragment.type);
    const meaning = `${row.name} ${row.means}.${
      isWhole ? "" : ` These are ${range}: it is too long for one datagram.`
    }`;
    return { value: name, meaning, ...(tie && { tie }) };
  });
  return name;
}

/** RFC 8842 §5: who is active says hello first, and who is passive answers. */
const helloTie = (type: number): SdpTie | undefined =>
  type === 1 ? { kind: "setup", role: "active" } : type === 2 ? { kind: "setup", role: "passive" } : undefined;

function readHeader(r: FieldReader, row: MessageRow): void {
  const source = "RFC 9147 §5.2";
  r.number(1, { name: "msg_type", source, shows: () => row.name, means: (n) => `${n}: ${row.name}.` });
  r.number(3, {
    name: "length",
    source,
    means: (n) => `${count(n, "byte")}: the whole message, all fragments together.`,
  });
  r.number(2, {
    name: "message_seq",
    source,
    means: (n) => `${n}: this side’s message number ${n} of the handshake. A repeated message has the same.`,
  });
  r.number(3, {
    name: "fragment_offset",
    source,
    means: (n) => n === 0 ? "0: it begins here." : `${n}: so many bytes of the message were in earlier fragments.`,
  });
  r.number(3, {
    name: "fragment_length",
    source,
    means: (n) => `${count(n, "byte")} of the message are in this fragment.`,
  });
}

/** The fields of the message that lie in a fragment, read with what came before it, at their place in the packet. */
function bodyOf(known: Uint8Array, { offset, length }: Fragment, row: MessageRow, at: number): readonly PacketField[] {
  const body = new FieldReader(known, 0, known.length, known.length < length ? LATER : undefined);
  if (row.read) row.read(body);
  else readOpaque(body, row.name, row.source);
  body.finish(row.source);
  return clipped(body.fields, offset, at - offset);
}

/** Fields from a byte on, moved; what began before it says so. */
function clipped(fields: readonly PacketField[], from: number, by: number): readonly PacketField[] {
  return fields.filter(({ start, end }) => end > from || start === end && start >= from).map((field) => {
    const isClipped = field.start < from;
    return {
      ...field,
      start: Math.max(field.start, from) + by,
      end: field.end + by,
      meaning: isClipped ? `${field.meaning} It began in an earlier fragment.` : field.meaning,
      ...(field.fields && { fields: clipped(field.fields, from, by) }),
    };
  });
}

function unread(r: FieldReader, row: MessageRow): readonly PacketField[] {
  const there = new FieldReader(r.bytes, r.at, r.end);
  there.rest({
    name: "fragment",
    source: "RFC 9147 §5.5",
    means: (b) =>
      `${count(b.length, "byte")} of ${row.name} (${
        shownBytes(b)
      }), which mean something only after the fragments before them.`,
  });
  return there.fields;
}
