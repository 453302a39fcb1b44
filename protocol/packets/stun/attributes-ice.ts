/** The attributes of ICE (RFC 8445 §7.1), and those that browsers add, by their number. */
import { count } from "../../text/mod.ts";
import { hexNumber, numberOf, shownBytes } from "../bytes.ts";
import { type AttributeRow, flag, number, numbers, opaque } from "./attribute-row.ts";
import { messageIntegrity } from "./verified.ts";

const TYPES: Readonly<Record<number, string>> = {
  126: "host",
  110: "peer-reflexive",
  100: "server-reflexive",
  0: "relayed",
};

/** `2⁷`-like taking apart of a priority: type, local preference, component (RFC 8445 §5.1.2.1). */
function priorityMeaning(n: number): string {
  const [type, local, component] = [Math.floor(n / 2 ** 24), Math.floor(n / 2 ** 8) % 2 ** 16, 256 - n % 256];
  const kind = Object.hasOwn(TYPES, type) ? `, which RFC 8445 recommends for ${TYPES[type]} candidates` : "";
  return `${n} = ${type}·2²⁴ + ${local}·2⁸ + ${
    256 - component
  }: the priority that the candidate this check comes from has, if the other side learns of it by this check. ` +
    `Its type preference is ${type}${kind}; its local preference is ${local}; component ${component}.`;
}

const tieBreaker = (role: string, other: string) => (bytes: Uint8Array) =>
  `${
    shownBytes(bytes)
  }: the sender thinks that it is the ${role} side. If both say so, the larger of these random numbers stays ${
    role === "controlling" ? role : other
  }.`;

/** The order of what GOOG-MISC-INFO lists is fixed; only one has a meaning yet. */
const miscMeaning = (all: readonly number[]) =>
  all.length === 0
    ? "Nothing."
    : `${all.join(", ")}: the first says which version of GOOG-PING, a shorter check, the sender understands${
      all.length > 1 ? "; this reader does not know the others" : ""
    }.`;

const NETWORK_INFO: AttributeRow = {
  name: "GOOG-NETWORK-INFO",
  source: "libwebrtc stun.h",
  read(value) {
    const source = "libwebrtc stun.h";
    const id = value.number(2, {
      name: "network id",
      source,
      means: (n) => `${n}: which of its networks the sender uses, counted by itself.`,
    });
    const cost = value.number(2, { name: "network cost", source, means: (n) => `${n}, of at most 999: ${costs(n)}` });
    return {
      value: `network ${id}, cost ${cost}`,
      meaning: `Network ${id}, which costs ${cost}: ${
        costs(cost)
      } libwebrtc adds this, so that both sides prefer the cheaper path.`,
    };
  },
};

/** What libwebrtc’s rtc_base/network_constants.h gives to kinds of network; behind a VPN it is one more. */
const COSTS: Readonly<Record<number, string>> = {
  0: "the least, as for a cable.",
  10: "as for Wi-Fi.",
  50: "as for a network of unknown kind.",
  250: "as for a mobile network of the fifth generation.",
  500: "as for a mobile network of the fourth generation.",
  900: "as for a mobile network.",
  910: "as for a mobile network of the third generation.",
  980: "as for a mobile network of the second generation.",
  999: "the most, as for a socket that is bound to no network in particular.",
};
const costs = (n: number) => Object.hasOwn(COSTS, n) ? COSTS[n] : "the more, the less the path is liked.";

const deltaSource = "libwebrtc stun.h";

export const ICE_ATTRIBUTES: Readonly<Record<number, AttributeRow>> = {
  0x0024: number("PRIORITY", "RFC 8445 §7.1.1", 4, priorityMeaning, (priority) => ({ kind: "priority", priority })),
  0x0025: flag(
    "USE-CANDIDATE",
    "RFC 8445 §7.1.2",
    "The controlling side nominates this pair: if the check succeeds, it is the one that is used.",
  ),
  0x8029: opaque("ICE-CONTROLLED", "RFC 8445 §7.1.3", tieBreaker("controlled", "controlling")),
  0x802a: opaque("ICE-CONTROLLING", "RFC 8445 §7.1.3", tieBreaker("controlling", "controlling")),
  0x8025: {
    name: "TRANSACTION_TRANSMIT_COUNTER",
    source: "RFC 7982 §3.1",
    read(value) {
      const source = "RFC 7982 §3.1";
      value.number(2, { name: "reserved", source, means: (n) => `${n}; it is 0 and is ignored.` });
      const sent = value.number(1, { name: "Req", source, means: (n) => `Request number ${n} of this transaction.` });
      const got = value.number(1, { name: "Resp", source, means: (n) => `Answer number ${n} of this transaction.` });
      return {
        value: `${sent}, ${got}`,
        meaning: `Request ${sent}, answer ${got} of this transaction: what was lost can be told from it.`,
      };
    },
  },
  0x802d: opaque(
    "ECN-CHECK",
    "RFC 6679 §7.2.2",
    (bytes) => `${shownBytes(bytes)}: whether congestion marks survive on this path.`,
  ),
  0x802f: opaque(
    "ORIGIN",
    "draft-johnston-tram-stun-origin",
    (bytes) => `${count(bytes.length, "byte")}: the web page behind the request; drafts had it.`,
  ),
  // Both names are in use: libwebrtc put renomination where IANA had registered something else.
  0xc001: number(
    "NOMINATION",
    "libwebrtc stun.h",
    4,
    (n) =>
      `${n}: the larger, the later was this pair nominated (libwebrtc’s renomination). IANA has ENF-FLOW-DESCRIPTION under this number.`,
  ),
  0xc057: NETWORK_INFO,
  0xc058: opaque(
    "GOOG-LAST-ICE-CHECK-RECEIVED",
    "libwebrtc stun.h",
    (bytes) => `${shownBytes(bytes)}: the transaction of the last check that the sender got.`,
  ),
  0xc059: numbers("GOOG-MISC-INFO", "libwebrtc stun.h", "entry", String, miscMeaning),
  0xc05a: opaque("GOOG-OBSOLETE-1", "libwebrtc stun.h", (bytes) => `${shownBytes(bytes)}: no longer used.`),
  0xc05b: opaque(
    "GOOG-CONNECTION-ID",
    "libwebrtc stun.h",
    (bytes) => `${shownBytes(bytes)}: a name for the connection; not in use yet.`,
  ),
  0xc05c: opaque(
    "GOOG-DELTA",
    deltaSource,
    (bytes) => `${shownBytes(bytes)}: changes for the other side’s ICE; not in use yet.`,
  ),
  0xc05d: opaque(
    "GOOG-DELTA-ACK",
    deltaSource,
    (bytes) => `${shownBytes(bytes)}: such a change has arrived; not in use yet.`,
  ),
  0xc05e: opaque(
    "GOOG-DELTA-SYNC-REQ",
    deltaSource,
    (bytes) => `${shownBytes(bytes)}: asks for such changes again; not in use yet.`,
  ),
  0xc060: messageIntegrity("GOOG-MESSAGE-INTEGRITY-32", "libwebrtc stun.h", "sha1"),
  0xc070: {
    name: "META-DTLS-IN-STUN",
    source: "libwebrtc stun.h",
    read(value, context) {
      const size = value.left;
      const { name, fields } = context.inner(value.at, value.end);
      value.adopt(fields, value.end);
      return {
        value: name,
        meaning: `${
          count(size, "byte")
        } of the DTLS handshake, sent along with a check to save a round trip (an experiment of libwebrtc): ${name}.`,
      };
    },
  },
  0xc071: {
    name: "META-DTLS-IN-STUN-ACK",
    source: "libwebrtc stun.h",
    read(value) {
      const sums: string[] = [];
      while (value.left >= 4) {
        sums.push(
          hexNumber(
            value.number(4, {
              name: "hash",
              source: "libwebrtc stun.h",
              shows: (n) => hexNumber(n, 8),
              means: (n) => `The packet whose hash is ${hexNumber(n, 8)} has arrived.`,
            }),
            8,
          ),
        );
      }
      return {
        value: sums.join(", ") || "(empty)",
        meaning: `${
          sums.join(", ") || "None"
        }: packets of the handshake that have arrived (an experiment of libwebrtc).`,
      };
    },
  },
};

/** Registered by vendors (IANA, STUN Attributes); what they hold is not public. */
export const VENDOR_ATTRIBUTES: Readonly<Record<number, AttributeRow>> = Object.fromEntries(
  ([
    [0xc000, "CISCO-STUN-FLOWDATA"],
    [0xc002, "ENF-NETWORK-STATUS"],
    [0xc003, "CISCO-WEBEX-FLOW-INFO"],
    [0xc056, "CITRIX-TRANSACTION-ID"],
  ] as const).map(([type, name]) => [
    type,
    opaque(
      name,
      "RFC 8489 §18.3",
      (bytes) => `${shownBytes(bytes)}, ${numberOf(bytes.subarray(0, 4))} as a number: a vendor’s own.`,
    ),
  ]),
);
