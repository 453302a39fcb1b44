/** A row of what is known about STUN attributes, and the shapes that values come in. */
import { count } from "../../text/mod.ts";
import { shownBytes, textOf } from "../bytes.ts";
import type { FieldReader, GroupText } from "../field-reader.ts";
import type { PacketField, SdpTie, StunKey } from "../packet.ts";
import { addressOf, type Endpoint, endpointText, xored } from "./addresses.ts";
import type { StunClass } from "./message.ts";

/** What an attribute’s meaning needs of the message around it. */
export interface StunContext {
  /** The bytes from the message’s first one on, and no further than its last. */
  readonly bytes: Uint8Array;
  readonly method: number;
  readonly class: StunClass;
  readonly transactionId: Uint8Array;
  /** The values of REALM and USERNAME, where they are there. */
  readonly realm?: string;
  readonly username?: string;
  readonly keys: readonly StunKey[];
  /** Reads a packet that lies within this one, from a byte to another. */
  readonly inner: (start: number, end: number) => { readonly name: string; readonly fields: readonly PacketField[] };
}

export interface AttributeRow {
  readonly name: string;
  readonly source: string;
  /** Reads the value, without the padding. `at` is where the attribute begins within the message. */
  readonly read: (value: FieldReader, context: StunContext, at: number) => GroupText;
}

/** What is said of an address, in words. */
type AddressMeaning = (endpoint: Endpoint, context: StunContext) => string;

/** An address with its family and port: masked as XOR-MAPPED-ADDRESS is, or plain. */
export const address = (
  name: string,
  source: string,
  means: AddressMeaning,
  { isMasked }: { isMasked: boolean },
): AttributeRow => ({
  name,
  source,
  read(value, context) {
    const layout = `RFC 8489 §14.${isMasked ? 2 : 1}`;
    value.number(1, { name: "reserved", source: layout, means: (n) => `${n}; it is 0 and is ignored.` });
    const family = value.number(1, { name: "family", source: layout, means: familyMeaning });
    const unmask = (port: number) => isMasked ? port ^ 0x2112 : port;
    const masked = (n: number) => isMasked ? `, masked as ${n} with the magic cookie’s first half, 0x2112` : "";
    const port = value.number(2, {
      name: isMasked ? "X-Port" : "port",
      source: layout,
      shows: (n) => String(unmask(n)),
      means: (n) => `Port ${unmask(n)}${masked(n)}.`,
    });
    const plain = (bytes: Uint8Array) => addressOf(family, isMasked ? xored(bytes, context.transactionId) : bytes);
    const bytes = value.raw(family === 2 ? 16 : 4, {
      name: isMasked ? "X-Address" : "address",
      source: layout,
      shows: (bytes) => plain(bytes) ?? shownBytes(bytes),
      means: (bytes) =>
        `${plain(bytes) ?? shownBytes(bytes)}${isMasked ? ", masked, so that no helpful router rewrites it" : ""}.`,
    });
    const text = plain(bytes);
    if (text === undefined) {
      return { value: "(no address)", meaning: "It holds no address that this reader can read.", isWrong: true };
    }
    const endpoint = { address: text, port: unmask(port) };
    return { value: endpointText(endpoint), meaning: means(endpoint, context), tie: { kind: "address", ...endpoint } };
  },
});

const familyMeaning = (n: number) => n === 1 ? "1: IPv4." : n === 2 ? "2: IPv6." : `${n} is no family that STUN knows.`;

/** A text in UTF-8. */
export const text = (
  name: string,
  source: string,
  means: (text: string, context: StunContext) => string,
): AttributeRow => ({
  name,
  source,
  read(value, context) {
    const said = textOf(value.peek(value.left));
    value.rest({
      name: "text",
      source,
      shows: textOf,
      means: (bytes) => `“${textOf(bytes)}”, ${count(bytes.length, "byte")} of UTF-8.`,
    });
    return { value: said, meaning: means(said, context) };
  },
});

/** One number that is all of the value. */
export const number = (
  name: string,
  source: string,
  size: 1 | 2 | 4,
  means: (n: number, context: StunContext) => string,
  tie?: (n: number) => SdpTie,
): AttributeRow => ({
  name,
  source,
  read(value, context) {
    const isThere = value.left >= size;
    const n = value.number(size, { name: "value", source, means: (n) => `The number ${n}.` });
    if (!isThere) return { value: "(cut off)", meaning: "Its number is not whole.", isWrong: true };
    return { value: String(n), meaning: means(n, context), ...(tie && { tie: tie(n) }) };
  },
});

/** Bytes that mean something to whoever wrote them only. */
export const opaque = (
  name: string,
  source: string,
  means: (bytes: Uint8Array, context: StunContext) => string,
): AttributeRow => ({
  name,
  source,
  read(value, context) {
    const bytes = value.peek(value.left);
    value.rest({ name: "value", source, means: (bytes) => `${count(bytes.length, "byte")}: ${shownBytes(bytes)}.` });
    return { value: shownBytes(bytes), meaning: means(bytes, context) };
  },
});

/** An attribute that says all by being there. */
export const flag = (name: string, source: string, meaning: string): AttributeRow => ({
  name,
  source,
  read: () => ({ value: "(set)", meaning }),
});

/** A list of numbers of two bytes each. */
export const numbers = (
  name: string,
  source: string,
  entry: string,
  said: (n: number) => string,
  means: (all: readonly number[]) => string,
): AttributeRow => ({
  name,
  source,
  read(value) {
    const all: number[] = [];
    while (value.left >= 2) {
      all.push(value.number(2, { name: entry, source, shows: said, means: (n) => `${said(n)}.` }));
    }
    return { value: all.map(said).join(", ") || "(empty)", meaning: means(all) };
  },
});
