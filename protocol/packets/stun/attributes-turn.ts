/** The attributes of TURN (RFC 8656 §18), by their number. */
import { count } from "../../text/mod.ts";
import { hexNumber, numberOf, shownBytes, textOf } from "../bytes.ts";
import { endpointText } from "./addresses.ts";
import { address, type AttributeRow, flag, number, opaque } from "./attribute-row.ts";
import { errorNamed } from "./methods.ts";

const family = (n: number) => n === 1 ? "IPv4" : n === 2 ? "IPv6" : `family ${n}`;

/** A family in the first byte, and three bytes that are reserved. */
const familyRow = (name: string, source: string, means: (n: number) => string): AttributeRow => ({
  name,
  source,
  read(value) {
    const n = value.number(1, { name: "family", source, shows: family, means: (n) => `${n}: ${family(n)}.` });
    value.rest({ name: "reserved", source, means: (bytes) => `${shownBytes(bytes)}; it is 0 and is ignored.` });
    return { value: family(n), meaning: means(n) };
  },
});

const PROTOCOLS: Readonly<Record<number, string>> = { 6: "TCP", 17: "UDP" };
const protocol = (n: number) => Object.hasOwn(PROTOCOLS, n) ? PROTOCOLS[n] : `protocol ${n}`;

/** What a peer sent, or is to be sent: mostly a packet of its own. */
const DATA: AttributeRow = {
  name: "DATA",
  source: "RFC 8656 §18.4",
  read(value, context) {
    const size = value.left;
    const { name, fields } = context.inner(value.at, value.end);
    value.adopt(fields, value.end);
    return { value: name, meaning: `${count(size, "byte")} of data: ${name}.` };
  },
};

export const TURN_ATTRIBUTES: Readonly<Record<number, AttributeRow>> = {
  0x000c: {
    name: "CHANNEL-NUMBER",
    source: "RFC 8656 §18.1",
    read(value) {
      const source = "RFC 8656 §18.1";
      const shows = (n: number) => hexNumber(n, 4);
      const fits = (n: number) => n >= 0x4000 && n <= 0x4fff;
      const n = value.number(2, {
        name: "channel number",
        source,
        shows,
        means: (n) => `${shows(n)}.`,
        isWrong: (n) => !fits(n),
      });
      value.rest({ name: "reserved", source, means: (bytes) => `${shownBytes(bytes)}; it is 0 and is ignored.` });
      return {
        value: shows(n),
        meaning: fits(n)
          ? `${shows(n)}: from now on this number stands for the peer, in a header of 4 bytes (RFC 8656 §12).`
          : `${shows(n)} is none of the channel numbers, which go from 0x4000 to 0x4fff (RFC 8656 §12).`,
        ...(!fits(n) && { isWrong: true }),
      };
    },
  },
  0x000d: number(
    "LIFETIME",
    "RFC 8656 §18.2",
    4,
    (n) =>
      n === 0
        ? "0 seconds: the allocation ends."
        : `${count(n, "second")}: after so long without a Refresh the allocation ends.`,
  ),
  0x0010: number("BANDWIDTH", "RFC 8656 §18", 4, (n) => `${n}: reserved; drafts before RFC 5766 had it.`),
  0x0012: address(
    "XOR-PEER-ADDRESS",
    "RFC 8656 §18.3",
    (e) =>
      `${
        endpointText(e)
      }: the peer, as the TURN server sees it: one of the other side’s candidates, or an address that its checks come from.`,
    { isMasked: true },
  ),
  0x0013: DATA,
  0x0016: address(
    "XOR-RELAYED-ADDRESS",
    "RFC 8656 §18.5",
    (e) =>
      `${
        endpointText(e)
      }: the address on the TURN server at which peers reach this client. It becomes a relay candidate.`,
    { isMasked: true },
  ),
  0x0017: familyRow(
    "REQUESTED-ADDRESS-FAMILY",
    "RFC 8656 §18.6",
    (n) => `${family(n)}: the relayed address is to be of this family.`,
  ),
  0x0018: {
    name: "EVEN-PORT",
    source: "RFC 8656 §18.7",
    read(value) {
      const n = value.number(1, {
        name: "flags",
        source: "RFC 8656 §18.7",
        means: (n) => `${n}, of which the first bit counts.`,
      });
      const next = n >= 0x80;
      return {
        value: next ? "R = 1" : "R = 0",
        meaning: `The port is to be even${next ? ", and the next one is to be kept, too" : ""}.`,
      };
    },
  },
  0x0019: {
    name: "REQUESTED-TRANSPORT",
    source: "RFC 8656 §18.8",
    read(value) {
      const source = "RFC 8656 §18.8";
      const n = value.number(1, { name: "protocol", source, shows: protocol, means: (n) => `${n}: ${protocol(n)}.` });
      value.rest({ name: "reserved", source, means: (bytes) => `${shownBytes(bytes)}; it is 0 and is ignored.` });
      return { value: protocol(n), meaning: `${protocol(n)}, number ${n}: what the server is to speak with peers.` };
    },
  },
  0x001a: flag("DONT-FRAGMENT", "RFC 8656 §18.9", "The server is to forbid routers to cut the packet into fragments."),
  0x001b: opaque(
    "ACCESS-TOKEN",
    "RFC 7635 §6.2",
    (bytes) => `${count(bytes.length, "byte")}: a token from a third party.`,
  ),
  0x0022: opaque(
    "RESERVATION-TOKEN",
    "RFC 8656 §18.10",
    (bytes) => `${shownBytes(bytes)}: the name of the port that was kept.`,
  ),
  0x002a: number("CONNECTION-ID", "RFC 6062 §6.2.1", 4, (n) => `${hexNumber(n, 8)}: which TCP connection is meant.`),
  0x8000: familyRow(
    "ADDITIONAL-ADDRESS-FAMILY",
    "RFC 8656 §18.11",
    (n) => `${family(n)}: a second relayed address, of this family, is wished for.`,
  ),
  0x8001: {
    name: "ADDRESS-ERROR-CODE",
    source: "RFC 8656 §18.12",
    read(value) {
      const source = "RFC 8656 §18.12";
      const which = value.number(1, { name: "family", source, shows: family, means: (n) => `${n}: ${family(n)}.` });
      const n = value.number(3, {
        name: "reserved, class and number",
        source,
        means: (n) => `${n >> 8 & 7} hundreds and ${n & 0xff}.`,
      });
      const code = 100 * (n >> 8 & 7) + (n & 0xff);
      value.rest({ name: "reason phrase", source, shows: textOf, means: (bytes) => `“${textOf(bytes)}”, for people.` });
      return {
        value: `${family(which)}: ${code}`,
        meaning: `No relayed address of ${family(which)}: ${code}, ${errorNamed(code).means}.`,
      };
    },
  },
  0x8004: {
    name: "ICMP",
    source: "RFC 8656 §18.13",
    read(value) {
      const source = "RFC 8656 §18.13";
      value.number(2, { name: "reserved", source, means: (n) => `${n}; it is 0 and is ignored.` });
      const kind = value.raw(2, {
        name: "ICMP type and code",
        source,
        means: (bytes) => `Type and code as ICMP has them: ${shownBytes(bytes)}.`,
      });
      value.rest({
        name: "error data",
        source,
        means: (bytes) => `${numberOf(bytes)}: the largest packet that would have fitted, where that was the reason.`,
      });
      return {
        value: shownBytes(kind),
        meaning: `A packet to the peer was lost, and ICMP said so (${shownBytes(kind)}).`,
      };
    },
  },
  0x802e: opaque(
    "THIRD-PARTY-AUTHORIZATION",
    "RFC 7635 §6.1",
    (bytes) => `“${textOf(bytes)}”: the third party that gives out tokens.`,
  ),
  0x8030: opaque(
    "MOBILITY-TICKET",
    "RFC 8016 §3.3",
    (bytes) => `${count(bytes.length, "byte")}: lets the client go on from another address.`,
  ),
};
