/** Attributes that WebRTC does without, explained in full: keys in SDP, identities, and other ways to data channels. */
import type { AnnotatedField } from "../annotated.ts";
import type { Context } from "../context.ts";
import { type SdpLine, type Token, tokensOf } from "../lines.ts";
import { fieldOf, type Meaning, oneOf, parts, type Row, words } from "../row.ts";

const SUITES: Readonly<Record<string, string>> = {
  AES_CM_128_HMAC_SHA1_80: "AES with 128 bits, and 80 bits to authenticate each packet (RFC 4568 §6.2.1).",
  AES_CM_128_HMAC_SHA1_32: "AES with 128 bits, and 32 bits to authenticate each packet (RFC 4568 §6.2.2).",
  F8_128_HMAC_SHA1_80: "AES with 128 bits in f8 mode, and 80 bits to authenticate each packet (RFC 4568 §6.2.3).",
  AES_192_CM_HMAC_SHA1_80: "AES with 192 bits, and 80 bits to authenticate each packet (RFC 6188).",
  AES_192_CM_HMAC_SHA1_32: "AES with 192 bits, and 32 bits to authenticate each packet (RFC 6188).",
  AES_256_CM_HMAC_SHA1_80: "AES with 256 bits, and 80 bits to authenticate each packet (RFC 6188).",
  AES_256_CM_HMAC_SHA1_32: "AES with 256 bits, and 32 bits to authenticate each packet (RFC 6188).",
  AEAD_AES_128_GCM: "AES with 128 bits, which encrypts and authenticates in one (RFC 7714).",
  AEAD_AES_256_GCM: "AES with 256 bits, which encrypts and authenticates in one (RFC 7714).",
};

const SWITCHES: Readonly<Record<string, string>> = {
  UNENCRYPTED_SRTP: "RTP is authenticated, but not encrypted (RFC 4568 §6.3.2).",
  UNENCRYPTED_SRTCP: "RTCP is authenticated, but not encrypted (RFC 4568 §6.3.2).",
  UNAUTHENTICATED_SRTP: "RTP is encrypted, but not authenticated (RFC 4568 §6.3.3).",
};

/** `name=value` as the table explains it; a word that the table does not hold is looked up in `flags`. */
const settings = (
  table: Readonly<Record<string, (value: string) => string>>,
  flags: Readonly<Record<string, string>>,
  other: string,
): Meaning =>
(text, line, context, index) => {
  const [, name, value] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const known = name !== undefined && Object.hasOwn(table, name) ? table[name](value) : undefined;
  return known ?? oneOf(flags, other)(text, line, context, index);
};

const session = settings(
  {
    KDR: (v) => `New keys are derived every 2^${v} packets (RFC 4568 §6.3.1).`,
    FEC_ORDER: (v) => `Repair packets and encryption are applied in the order ${v} (RFC 4568 §6.3.4).`,
    FEC_KEY: (v) => `Repair packets have a key of their own: ${v} (RFC 4568 §6.3.5).`,
    WSH: (v) => `A receiver remembers the last ${v} packets, so that none is played twice (RFC 4568 §6.3.6).`,
  },
  SWITCHES,
  "is a session parameter this reader does not know",
);

/** `inline:key|2^20|1:4`, one or several between semicolons. */
function keysOf(token: Token): readonly AnnotatedField[] {
  return parts(token, ";").flatMap((one) => {
    const colon = one.text.indexOf(":");
    if (colon < 0) return [fieldOf(one, "key parameters", `“${one.text}” is no key: it has no method before a colon.`)];
    const method = { start: one.start, end: one.start + colon, text: one.text.slice(0, colon) };
    const rest = { start: method.end + 1, end: one.end, text: one.text.slice(colon + 1) };
    const fields = parts(rest, "|").map(keyPart);
    if (method.text === "") return fields;
    return [
      fieldOf(
        method,
        "key method",
        method.text === "inline"
          ? "“inline”: the key itself follows."
          : `“${method.text}” is a key method that this reader does not know.`,
      ),
      ...fields,
    ];
  });
}

function keyPart(part: Token, index: number): AnnotatedField {
  const { text } = part;
  if (index === 0) {
    const bytes = bytesOf(text);
    const size = bytes ? `, ${bytes.length} bytes in base64` : "";
    return fieldOf(part, "key and salt", `The secret key and its salt${size}: ${text}. Whoever reads it can decrypt.`);
  }
  const [, mki, length] = /^(\d+):(\d+)$/.exec(text) ?? [];
  if (mki !== undefined) {
    return fieldOf(part, "MKI", `Each packet names this key by the number ${mki}, written in ${length} bytes.`);
  }
  return /^(2\^)?\d+$/.test(text)
    ? fieldOf(part, "lifetime", `The key is good for ${text} packets.`)
    : fieldOf(part, "key parameter", `“${text}” is neither a lifetime nor a master key identifier.`);
}

function cryptoOf(line: SdpLine, context: Context): readonly AnnotatedField[] {
  return tokensOf(line).flatMap((token, i) => {
    const { text } = token;
    if (i === 0) return [fieldOf(token, "tag", `Key offer ${text}; an answer names the one it takes by this tag.`)];
    if (i === 1) {
      const suite = oneOf(SUITES, "is a cipher suite this reader does not know");
      return [fieldOf(token, "suite", suite(text, line, context, i))];
    }
    return i === 2 ? keysOf(token) : [fieldOf(token, "session parameter", session(text, line, context, i))];
  });
}

/** The identity provider that an assertion names, if it is one. */
function providerOf(assertion: string): string | undefined {
  try {
    const { idp } = JSON.parse(String.fromCharCode(...(bytesOf(assertion) ?? []).slice(0, 65_536)));
    return typeof idp?.domain === "string" ? idp.domain : undefined;
  } catch {
    return undefined;
  }
}

function identityOf(line: SdpLine): readonly AnnotatedField[] {
  const [assertion] = tokensOf(line);
  if (!assertion) return [];
  const provider = providerOf(assertion.text);
  const says = provider === undefined
    ? `The assertion is “${assertion.text}”; this reader finds no identity provider in it.`
    : `The assertion comes from ${provider}, which says who made this description: ${assertion.text}.`;
  const rest = { start: assertion.end, end: line.text.length, text: line.text.slice(assertion.end) };
  return [
    fieldOf(assertion, "assertion", says),
    ...parts(rest, /[; ]+/).map((part) =>
      fieldOf(part, "extension", `“${part.text}” is an extension to the assertion.`)
    ),
  ];
}

const channel: Meaning = (text) => `Data channel ${text}: the SCTP stream by which it is carried.`;

const OPTIONS: Readonly<Record<string, (value: string) => string>> = {
  subprotocol: (v) => `On top of it the two speak ${v}.`,
  label: (v) => `The channel is called ${v}.`,
  ordered: (v) =>
    v === "true"
      ? "“true”: messages arrive in the order in which they were sent."
      : v === "false"
      ? "“false”: messages may arrive in another order."
      : `“${v}” is neither true nor false.`,
  "max-retr": (v) => `A lost message is sent again ${v} times at most.`,
  "max-time": (v) => `A message is given up after ${v} milliseconds.`,
  priority: (v) => `The channel has the priority ${v}; 256 is normal, more is more (RFC 8831 §6.4).`,
};

function dcmapOf(line: SdpLine, context: Context): readonly AnnotatedField[] {
  const [id] = tokensOf(line);
  if (!id) return [];
  const meaning = settings(OPTIONS, {}, "is an option this reader does not know");
  return [
    fieldOf(id, "stream id", channel(id.text, line, context, 0)),
    ...optionsOf(line, id.end).map((one, i) => fieldOf(one, nameOf(one.text), meaning(one.text, line, context, i + 1))),
  ];
}

/** What stands between semicolons from a column on; a semicolon within quotes separates nothing. */
function optionsOf(line: SdpLine, from: number): readonly Token[] {
  const found: Token[] = [];
  let start = from;
  let quoted = false;
  for (let at = from; at <= line.text.length; at++) {
    if (line.text[at] === '"') quoted = !quoted;
    if (at < line.text.length && (quoted || line.text[at] !== ";")) continue;
    const raw = line.text.slice(start, at);
    const text = raw.trim();
    const first = start + raw.indexOf(text);
    if (text !== "") found.push({ start: first, end: first + text.length, text });
    start = at + 1;
  }
  return found;
}

const nameOf = (option: string): string => {
  const name = option.split("=")[0];
  return Object.hasOwn(OPTIONS, name) ? name : "option";
};

function dcsaOf(line: SdpLine, context: Context): readonly AnnotatedField[] {
  const [id, first] = tokensOf(line);
  if (!id) return [];
  const declared = context.inForce(line, "dcmap").some((value) => value.trim().split(" ")[0] === id.text);
  const whose = declared
    ? `Data channel ${id.text}, which a=dcmap:${id.text} declares.`
    : `Data channel ${id.text}; but no a=dcmap:${id.text} declares it.`;
  const fields = [fieldOf(id, "stream id", whose)];
  if (first) {
    const text = line.text.slice(first.start).trimEnd();
    const end = first.start + text.length;
    fields.push(
      fieldOf({ start: first.start, end, text }, "attribute", `“${text}” holds for this channel alone, as a=${text}.`),
    );
  }
  return fields;
}

/** The SCTP INIT chunk (RFC 9260 §3.3.2): type, flags, length; tag, window, streams out and in, first number. */
const init: Meaning = (text) => {
  const bytes = bytesOf(text);
  if (!bytes || bytes.length < 20 || bytes[0] !== 1) return `“${text}” is no INIT chunk of SCTP in base64.`;
  const number = (at: number, size: number) => bytes.slice(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
  return `An INIT chunk of ${bytes.length} bytes: tag ${number(4, 4)}, a receive window of ${number(8, 4)} bytes, ` +
    `up to ${number(12, 2)} streams out and ${number(14, 2)} in, ` +
    `and ${number(16, 4)} as its first sequence number. In base64 it is ${text}.`;
};

/** The bytes of a base64 text (RFC 4648 §4); `undefined` if it is none. */
function bytesOf(text: string): readonly number[] | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  try {
    return [...Uint8Array.fromBase64(text)];
  } catch {
    return undefined;
  }
}

/** Attributes of other families. */
export const OTHER: readonly Row[] = [
  {
    name: "crypto",
    family: "dtls",
    grammar: "a=crypto:<tag> <crypto-suite> inline:<key||salt>[|<lifetime>][|<MKI>:<length>] <session-parameter> …",
    source: "RFC 4568 §9",
    summary: "The key of the media itself, for all who read the description; WebRTC forbids it (RFC 8827 §6.5).",
    answer: "The answer takes one of the offered tags and suites, with a key of its own (RFC 4568 §5.1.2).",
    fields: cryptoOf,
  },
  {
    name: "identity",
    family: "dtls",
    grammar: "a=identity:<base64 assertion> <extension>; …",
    source: "RFC 8827 §5",
    summary: "An identity provider’s word for who made this description.",
    fields: identityOf,
  },
  {
    name: "connection",
    family: "dtls",
    grammar: "a=connection:<new or existing>",
    source: "RFC 4145 §5",
    summary: "Whether a connection is made anew or kept; WebRTC does not use it.",
    answer: "An answer to “new” is “new”; an answer to “existing” may be either (RFC 4145 §5.2).",
    fields: words([[
      "connection",
      oneOf({ new: "a new connection is made.", existing: "the connection that exists is kept." }),
    ]]),
  },
  {
    name: "sctpmap",
    family: "sctp",
    grammar: "a=sctpmap:<sctp-port> <app> <max-streams>",
    source: "draft-ietf-mmusic-sctp-sdp-05, before RFC 8841",
    summary: "The old form of a=sctp-port; browsers still take it and answer in kind.",
    fields: words([
      ["sctp-port", (v) => `SCTP port ${v}: it exists inside DTLS only, and is 5000 as a rule.`],
      [
        "app",
        oneOf({ "webrtc-datachannel": "SCTP carries data channels." }, "is a use of SCTP this reader does not know"),
      ],
      ["max-streams", (v) => `Up to ${v} streams each way, and so as many data channels.`],
    ]),
  },
  {
    name: "dcmap",
    family: "sctp",
    grammar: 'a=dcmap:<stream-id> subprotocol="…";label="…";ordered=…;max-retr=…;max-time=…;priority=…',
    source: "RFC 8864 §5.1",
    summary: "A data channel, agreed on in SDP; browsers agree on theirs without SDP.",
    answer: "The answer repeats the channels that it accepts, with the same options (RFC 8864 §6).",
    fields: dcmapOf,
  },
  {
    name: "dcsa",
    family: "sctp",
    grammar: "a=dcsa:<stream-id> <attribute>",
    source: "RFC 8864 §5.2",
    summary: "An attribute that holds for one data channel alone.",
    fields: dcsaOf,
  },
  {
    name: "sctp-init",
    family: "sctp",
    grammar: "a=sctp-init:<base64 INIT chunk>",
    source: "draft-hancke-tsvwg-snap",
    summary: "The first message of SCTP, sent along to save its handshake.",
    fields: words([["INIT chunk", init]]),
  },
];
