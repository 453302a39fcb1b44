/** The grammar of single SDP lines, as far as it shows that a line is whole (RFC 8866 §9, and each attribute's RFC). */
import { bytesOfHash, readCandidate } from "../sdp/mod.ts";

/** Values of lines that are no attribute. */
const LINES: Readonly<Record<string, RegExp>> = {
  v: /^0$/,
  o: /^\S+ \d{1,20} \d{1,20} [A-Z]\S* [A-Z]\S* [\w.:-]+$/,
  s: /^/,
  i: /^./,
  u: /^\S+$/,
  e: /^./,
  p: /^./,
  c: /^IN IP[46] [\w.:\/-]+$/,
  b: /^[A-Za-z][\w-]*:\d+$/,
  t: /^\d+ \d+$/,
  r: /^\d\S*( \d\S*)+$/,
  z: /^\d+ \S+( \S+)*$/,
  k: /^(?:clear:\S+|base64:\S+|uri:\S+|prompt)$/,
  m: /^(?:audio|video|text|application|message|image) \d{1,5}(?:\/\d+)? (?:(?:[A-Z]+\/)?DTLS\/SCTP (?:webrtc-datachannel|\d{1,5})|(?!\S*SCTP)[A-Za-z]+(?:\/[A-Za-z]+)*(?: [\w.*+-]+)+)$/,
};

const TOKENS = /^\S+(?: \S+)*$/;
const DIRECTIONS = "sendrecv sendonly recvonly inactive";
/** Attributes without a value. */
const FLAGS: ReadonlySet<string> = new Set(
  `${DIRECTIONS} end-of-candidates ice-lite bundle-only rtcp-mux rtcp-mux-only rtcp-rsize extmap-allow-mixed ice-mismatch cryptex`
    .split(" "),
);
/** Values of the attributes that browsers write. */
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  "ice-ufrag": /^[A-Za-z0-9+/]{4,256}$/,
  "ice-pwd": /^[A-Za-z0-9+/]{22,256}$/,
  "ice-options": TOKENS,
  "setup": /^(?:actpass|active|passive|holdconn)$/,
  "mid": /^\S+$/,
  "group": /^[A-Z-]{2,10}(?: \S+)*$/,
  "msid-semantic": /^ ?WMS(?: \S+)* ?$/,
  "msid": /^\S{1,64}(?: \S{1,64})?$/,
  "rtpmap": /^\d{1,3} [^\s/]+\/\d+(?:\/\d+)?$/,
  "fmtp": /^\S+ (?!.*\bapt=(?!\d{1,3}(?:;|$)))\S(?:.*\S)?$/,
  "rtcp-fb": /^(?:\d{1,3}|\*) \S+(?: \S+)*$/,
  "rtcp": /^\d{1,5}(?: IN IP[46] \S*)?$/,
  "rtcp-xr": TOKENS,
  "extmap": /^\d{1,5}(?:\/[a-z]+)? [a-z]+:\S+(?: \S+)*$/,
  "ssrc": /^\d+ (?:cname:(?:\{[^{}\s]*\}|[^{}\s]+)|(?!cname:)[\w-]+(?::\S+(?: \S+)*)?)$/,
  "ssrc-group": /^[A-Z-]+(?: \d+)+$/,
  "sctp-port": /^\d{1,5}$/,
  "max-message-size": /^\d+$/,
  "sctpmap": /^\d{1,5} \S+(?: \d+)?$/,
  "rid": /^[\w-]+ (?:send|recv)(?: \S+)?$/,
  "simulcast": /^(?:send|recv) \S+(?: (?:send|recv) \S+)?$/,
  "ptime": /^\d+(?:\.\d+)?$/,
  "maxptime": /^\d+(?:\.\d+)?$/,
};
/** The attributes before which a lost line break can be put back. */
export const ATTRIBUTE_NAMES: readonly string[] = [
  ...Object.keys(ATTRIBUTES),
  "candidate",
  "fingerprint",
  "crypto",
  "tls-id",
];
/** The attributes without a value. */
export const FLAG_NAMES: readonly string[] = [...FLAGS];

/** Name and value of an `a=` line; a flag has no value. */
export function attributeOf(line: string): readonly [name: string, value: string | undefined] {
  const colon = line.indexOf(":");
  return colon < 0 ? [line.slice(2), undefined] : [line.slice(2, colon), line.slice(colon + 1)];
}

const isFingerprint = (value: string): boolean => {
  const [, hash, hex] = /^([a-z][a-z\d-]{1,20}) ([\dA-F]{2}(?::[\dA-F]{2})*)$/i.exec(value) ?? [];
  if (hex === undefined) return false;
  const length = (hex.length + 1) / 3;
  return length === (bytesOfHash(hash) ?? length);
};

/** RTP payload types are numbers to 127, each there once (RFC 3551 §6). */
function hasPayloads(value: string): boolean {
  const [, , protocol, ...formats] = value.split(" ");
  if (!protocol.includes("RTP/")) return true;
  return formats.every((format) => /^\d{1,3}$/.test(format) && Number(format) < 128) &&
    new Set(formats).size === formats.length;
}

/** Whether a line is whole and well-formed, as far as one can tell from it alone. `line` is without its ending. */
export function fits(line: string): boolean {
  const type = line[0];
  const shape = LINES[type];
  if (line[1] !== "=") return false;
  if (type === "s") return true;
  const open = /^a=(?:rtcp|msid-semantic):|^[iep]=/.test(line);
  if (/[^\x21-\x7e]$/.test(line) && !open) return false;
  if (isKnown(line) && !"iuep".includes(type) && /[<>`\\]/.test(line)) return false;
  if (type !== "a") {
    const plain = "iuep".includes(type) || /^[\x20-\x7e]*$/.test(line);
    return plain && shape?.test(line.slice(2)) === true && (type !== "m" || hasPayloads(line.slice(2)));
  }
  const [name, value] = attributeOf(line);
  if (FLAGS.has(name)) return value === undefined;
  if (name === "candidate") return /^[\x20-\x7e]*$/.test(line) && readCandidate(`candidate:${value}`) !== undefined;
  if (name === "fingerprint") return value !== undefined && isFingerprint(value);
  if (Object.hasOwn(ATTRIBUTES, name)) {
    return value !== undefined && /^[\x20-\x7e]*$/.test(value) && ATTRIBUTES[name].test(value);
  }
  return /^[!#-'*+.\w^`{|}~-]+$/.test(name) && value !== "" && !/[\p{C}\p{Zl}\p{Zp}\u00a0\u2000-\u200f]/u.test(line);
}

const EXTENSIONS: Readonly<Record<string, RegExp>> = {
  "generation": /^\d{1,4}$/,
  "ufrag": /^[A-Za-z0-9+/]{4,256}$/,
  "network-id": /^\d{1,6}$/,
  "network-cost": /^\d{1,3}$/,
  "tcptype": /^(?:active|passive|so)$/,
};

/** An IPv4 or IPv6 address, or a name such as `5139f470-8155-437d-ae69-83705ad2fa4a.local`. */
const isAddress = (text: string): boolean =>
  /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text) ||
  /^(?=.*:.*:)[\da-f:]+(?:\.\d+){0,3}(?:%\w+)?$/i.test(text) ||
  /^(?:[\w-]+\.)+[a-z]{2,}$/i.test(text);

/** Whether a candidate has nothing but what browsers write; so no word of a chat can be part of it. */
function isPlainCandidate(text: string): boolean {
  const c = readCandidate(text);
  return c !== undefined && /^(?:host|srflx|prflx|relay)$/.test(c.type) && /^(?:udp|tcp|ssltcp)$/i.test(c.transport) &&
    Number(c.port) < 65536 && isAddress(c.address) && (!c.related || isAddress(c.related.address)) &&
    c.extensions.every(([name, value]) => Object.hasOwn(EXTENSIONS, name) && EXTENSIONS[name].test(value));
}

/** Whether nothing in a candidate shows damage; it may have extensions that are not known here. */
export function isSound(text: string): boolean {
  const c = readCandidate(text);
  return c !== undefined && /^[\x20-\x7e]*$/.test(text) && /^[A-Za-z][\w-]*$/.test(c.type) &&
    /^[^\\<>&"'`|*;]+$/.test(c.address) &&
    c.extensions.every(([name, value]) =>
      Object.hasOwn(EXTENSIONS, name)
        ? EXTENSIONS[name].test(value)
        : /^[\w-]+$/.test(name) && !/[\\<>&;"'`|*]/.test(value)
    );
}

const braced = (word: string): boolean => word.startsWith("{") === word.endsWith("}");

/** What a line must be besides, when it was put together from pieces: values have spaces only where they must. */
const TIGHT: Readonly<Record<string, (value: string) => boolean>> = {
  "candidate": (value) => isPlainCandidate(`candidate:${value}`),
  "fmtp": (value) =>
    !/(?<!profile-level-id)=\d+(?:[A-Za-z]{2,}|\W+)$/.test(value) &&
    /^\d{1,3} [^\s;=]+(?:=[^\s;]*)?(?:; ?[^\s;=]+(?:=[^\s;]*)?)*;?$/.test(value),
  "ssrc": (value) => /^\d+ (?:msid:\S{1,64}(?: \S{1,64})?|\S+)$/.test(value),
  "msid": (value) => value.split(" ").every(braced),
  // Chromium begins with a space, Firefox does not.
  "msid-semantic": (value) => /^(?: WMS(?: \S{1,64})*|WMS \*)$/.test(value),
  "extmap": (value) =>
    /^\d+(?:\/[a-z]+)? (?:urn:ietf:params:rtp-hdrext:encrypt )?(?:urn:[\w:.-]+|https?:\/\/[^\s:]+)$/.test(value) &&
    !value.endsWith(":encrypt"),
};

/** Whether a line that was put together from pieces reads as what a browser writes. */
export function fitsTight(line: string): boolean {
  if (!fits(line)) return false;
  if (line[0] !== "a") return line[0] !== "o" || / IN IP[46] \S+$/.test(line);
  const [name, value = ""] = attributeOf(line);
  return !Object.hasOwn(TIGHT, name) || TIGHT[name](value);
}

/** Whether the grammar says where a value has spaces; of other attributes nothing is known. */
export const isKnown = (line: string): boolean => {
  const [name] = attributeOf(line);
  return line[0] !== "a" || FLAGS.has(name) || ATTRIBUTE_NAMES.includes(name);
};
