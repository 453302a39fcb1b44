/** A STUN message, field by field (RFC 8489 §5). */
import { count } from "../../text/mod.ts";
import { hexNumber, numberOf, shownBytes, textOf } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";
import type { PacketField, ReadOptions } from "../packet.ts";
import { type AttributeRow, opaque, type StunContext } from "./attribute-row.ts";
import { ICE_ATTRIBUTES, VENDOR_ATTRIBUTES } from "./attributes-ice.ts";
import { OLD_ATTRIBUTES, STUN_ATTRIBUTES } from "./attributes-stun.ts";
import { TURN_ATTRIBUTES } from "./attributes-turn.ts";
import { attributesOf, classOf, HEADER_LENGTH, methodOf, padded, type StunClass } from "./message.ts";
import { methodNamed } from "./methods.ts";

const ROWS: Readonly<Record<number, AttributeRow>> = {
  ...OLD_ATTRIBUTES,
  ...VENDOR_ATTRIBUTES,
  ...STUN_ATTRIBUTES,
  ...TURN_ATTRIBUTES,
  ...ICE_ATTRIBUTES,
};

/** Every attribute that this reader has a row for, by its number. */
export const STUN_ROWS: ReadonlyMap<number, AttributeRow> = new Map(
  Object.entries(ROWS).map(([type, row]) => [Number(type), row]),
);

const unknown = (type: number): AttributeRow =>
  opaque(
    `attribute ${hexNumber(type, 4)}`,
    "RFC 8489 §14",
    (bytes) =>
      `${shownBytes(bytes)}: an attribute that this reader does not know. ${
        type < 0x8000
          ? "Who does not understand it must refuse the message"
          : "Who does not understand it leaves it out of account"
      } (RFC 8489 §14).`,
  );

/** RFC 8489 §14: of several attributes of one type, all but the first are ignored. So they are not checked, either. */
const repeated = (row: AttributeRow): AttributeRow =>
  opaque(
    row.name,
    row.source,
    (bytes) => `${shownBytes(bytes)}: it stands here a second time, and only the first counts (RFC 8489 §14).`,
  );

const CLASS_MEANINGS: Readonly<Record<StunClass, string>> = {
  "request": "an answer is expected",
  "indication": "no answer is expected",
  "success response": "the answer to a request that was granted",
  "error response": "the answer to a request that was refused",
};

/** What a packet inside a packet is called, and its fields. */
interface Inner {
  readonly name: string;
  readonly fields: readonly PacketField[];
}

export type ReadInner = (start: number, end: number) => Inner;

/** Reads the message at the reader’s place, to the reader’s end; gives its name. `inner` reads what TURN carries in it. */
export function readStunFields(r: FieldReader, { keys = [] }: ReadOptions, inner: ReadInner): string {
  const bytes = r.bytes.subarray(r.at, r.end);
  const start = r.at;
  const type = numberOf(bytes.subarray(0, 2));
  const name = `${methodNamed(methodOf(type)).name} ${classOf(type)}`;
  readType(r, name, type);
  r.number(2, {
    name: "length",
    source: "RFC 8489 §5",
    means: (n) => `${count(n, "byte")} of attributes follow the 20 bytes of the header.`,
    isWrong: (n) => n % 4 !== 0 || n + HEADER_LENGTH !== bytes.length,
  });
  r.number(4, {
    name: "magic cookie",
    source: "RFC 8489 §5",
    shows: (n) => hexNumber(n, 8),
    means: (n) =>
      `${hexNumber(n, 8)}: the same in every message. By it STUN is told from other packets on the same port.`,
  });
  const transactionId = r.raw(12, {
    name: "transaction ID",
    source: "RFC 8489 §5",
    means: (id) => `${shownBytes(id)}: chosen at random by whoever asks. The answer repeats it.`,
  });
  const first = firstValues(bytes);
  const context: StunContext = {
    bytes,
    method: methodOf(type),
    class: classOf(type),
    transactionId,
    ...(first.has(0x14) && { realm: textOf(first.get(0x14)!) }),
    ...(first.has(0x06) && { username: textOf(first.get(0x06)!) }),
    keys,
    inner,
  };
  const seen = new Set<number>();
  while (r.left >= 4) readAttribute(r, context, r.at - start, seen);
  return name;
}

/** The two bytes in which method and class are interleaved (RFC 8489 §5). */
function readType(r: FieldReader, name: string, type: number): void {
  const kind = classOf(type);
  const method = methodNamed(methodOf(type));
  const source = "RFC 8489 §5";
  const part = (width: number, name: string, means: (n: number) => string) => ({ width, name, source, means });
  const methodBits = (width: number) =>
    part(
      width,
      "method",
      (n) =>
        `${n.toString(2).padStart(width, "0")}: bits of the method, ${hexNumber(methodOf(type), 3)}, ${method.name}.`,
    );
  const classBit = part(1, "class", (n) => `${n}: a bit of the class, ${kind}.`);
  r.bits(2, {
    name: "message type",
    source: method.source,
    shows: () => name,
    means: (n) => `${hexNumber(n, 4)}: ${method.name} ${method.means}; as ${kind}, ${CLASS_MEANINGS[kind]}.`,
  }, [
    part(2, "zero bits", (n) => `${n.toString(2).padStart(2, "0")}: 00 in every STUN message.`),
    methodBits(5),
    classBit,
    methodBits(3),
    classBit,
    methodBits(4),
  ]);
}

/** The first value of each type. */
function firstValues(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  for (const { type, at, length } of attributesOf(bytes)) {
    if (!found.has(type)) found.set(type, bytes.subarray(at + 4, at + 4 + length));
  }
  return found;
}

function readAttribute(r: FieldReader, context: StunContext, at: number, seen: Set<number>): void {
  const type = numberOf(r.peek(2));
  const length = numberOf(r.peek(4).subarray(2));
  const known = STUN_ROWS.get(type) ?? unknown(type);
  const row = seen.has(type) ? repeated(known) : known;
  seen.add(type);
  // The padding of a last attribute may be missing, as in some old implementations.
  const size = Math.min(4 + padded(length), Math.max(4 + length, r.left));
  r.group(size, row.name, row.source, (inner) => {
    inner.number(2, {
      name: "type",
      source: "RFC 8489 §14",
      shows: (n) => hexNumber(n, 4),
      means: (n) =>
        `${hexNumber(n, 4)}: ${row.name}. ${
          n < 0x8000 ? "It has to be understood." : "It may be ignored by who does not know it."
        }`,
    });
    inner.number(2, {
      name: "length",
      source: "RFC 8489 §14",
      means: (n) => `${count(n, "byte")} of value, without the padding.`,
    });
    const value = inner.part(length);
    const told = row.read(value, context, at);
    inner.adopt(value.finish(row.source), value.end);
    if (inner.left > 0 && inner.left < 4) {
      inner.rest({
        name: "padding",
        source: "RFC 8489 §14",
        means: (pad) =>
          `${count(pad.length, "byte")} (${shownBytes(pad)}) so that the next attribute begins at a multiple of four.`,
      });
    }
    return told;
  });
}
