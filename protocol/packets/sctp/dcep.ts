/** The Data Channel Establishment Protocol (RFC 8832): two messages, of which one is a single byte. */
import { count } from "../../text/mod.ts";
import { hexNumber, shownBytes, textOf } from "../bytes.ts";
import type { FieldReader } from "../field-reader.ts";

const OPEN = "RFC 8832 §5.1";

/** Channel types: the highest bit says that order does not matter, the others how long data is sent again. */
const TYPES: Readonly<Record<number, readonly [name: string, means: string]>> = {
  0x00: ["DATA_CHANNEL_RELIABLE", "everything arrives, and in order: createDataChannel without options"],
  0x80: ["DATA_CHANNEL_RELIABLE_UNORDERED", "everything arrives, in any order: ordered: false"],
  0x01: ["DATA_CHANNEL_PARTIAL_RELIABLE_REXMIT", "in order, and sent again a limited number of times: maxRetransmits"],
  0x81: [
    "DATA_CHANNEL_PARTIAL_RELIABLE_REXMIT_UNORDERED",
    "in any order, and sent again a limited number of times: ordered: false, maxRetransmits",
  ],
  0x02: ["DATA_CHANNEL_PARTIAL_RELIABLE_TIMED", "in order, and sent again for a limited time: maxPacketLifeTime"],
  0x82: [
    "DATA_CHANNEL_PARTIAL_RELIABLE_TIMED_UNORDERED",
    "in any order, and sent again for a limited time: ordered: false, maxPacketLifeTime",
  ],
};

const typeNamed = (n: number) =>
  Object.hasOwn(TYPES, n)
    ? TYPES[n]
    : [`channel type ${hexNumber(n, 2)}`, "a kind of channel that RFC 8832 does not have"] as const;

const parameterMeaning = (type: number, n: number): string =>
  (type & 0x7f) === 1
    ? `${n}: sent again at most ${count(n, "time")} (maxRetransmits).`
    : (type & 0x7f) === 2
    ? `${n}: given up after ${count(n, "millisecond")} (maxPacketLifeTime).`
    : `${n}: of no meaning where all is sent again until it arrives.`;

/** Reads a message; gives what it is. */
export function readDcep(r: FieldReader): string {
  const kind = r.peek(1)[0];
  if (kind === 2) {
    r.number(1, {
      name: "Message Type",
      source: "RFC 8832 §5.2",
      shows: () => "DATA_CHANNEL_ACK",
      means: (n) => `${n}: the channel is open on the other side, too.`,
    });
    return "DATA_CHANNEL_ACK";
  }
  if (kind !== 3) {
    r.rest({
      name: "message",
      source: "RFC 8832 §8.2.1",
      means: (b) => `${shownBytes(b)}: a message that this reader does not know.`,
    });
    return "unknown DCEP message";
  }
  r.number(1, {
    name: "Message Type",
    source: OPEN,
    shows: () => "DATA_CHANNEL_OPEN",
    means: (n) => `${n}: somebody called createDataChannel on the other side.`,
  });
  const type = r.number(1, {
    name: "Channel Type",
    source: OPEN,
    shows: (n) => `${hexNumber(n, 2)} ${typeNamed(n)[0]}`,
    means: (n) => `${hexNumber(n, 2)}: ${typeNamed(n)[1]}.`,
  });
  r.number(2, {
    name: "Priority",
    source: OPEN,
    means: (n) => `${n}: the larger, the sooner its data goes (RFC 8831 §6.4).`,
  });
  r.number(4, { name: "Reliability Parameter", source: OPEN, means: (n) => parameterMeaning(type, n) });
  const label = r.number(2, { name: "Label Length", source: OPEN, means: (n) => `${count(n, "byte")}.` });
  const protocol = r.number(2, { name: "Protocol Length", source: OPEN, means: (n) => `${count(n, "byte")}.` });
  const text = (name: string, size: number, what: string) =>
    size > 0
      ? textOf(r.raw(size, { name, source: OPEN, shows: textOf, means: (b) => `“${textOf(b)}”: ${what}.` }))
      : "";
  const said = text("Label", label, "what the channel is called");
  text("Protocol", protocol, "what is to be spoken in it");
  return `DATA_CHANNEL_OPEN “${said}”`;
}
