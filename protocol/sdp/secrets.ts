/** Secrets: where in an SDP, in candidates or in JSON with either it stands who and where somebody is. */
import { unknownSecrets } from "./unknown-secrets.ts";

type Kind =
  | "address"
  | "four"
  | "six"
  | "mdns"
  | "host"
  | "port"
  | "foundation"
  | "ufrag"
  | "pwd"
  | "fingerprint"
  | "tls"
  | "session"
  | "user"
  | "login"
  | "key"
  | "id"
  | "title"
  | "path"
  | "uri"
  | "email"
  | "phone";

/** Something secret in a text: where it stands, in UTF-16 units, and what it is. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly kind: Exclude<Kind, "address">;
  readonly text: string;
}

/** A word of a value, also where the SDP stands in JSON with its line breaks written as `\r\n`. */
const WORD = String.raw`[^\s\\"]+`;
/** Where a line begins, after quote marks and indentation too. */
const START = String.raw`(?:^[ \t>]*|\\n)`;
const FOUR = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;

/** Between the name of a member and its value: in JSON, in JSON within JSON, and in what a page copies as a table. */
const MEMBER = String.raw`(?:\\*")?[ \t]*[:=\t][ \t]*(?:\\*")?`;

/** Hosts of specifications, which name extensions by their addresses: `http://www.webrtc.org/experiments/…`. */
const PUBLIC = String
  .raw`(?:www\.webrtc\.org|(?:www|tools|datatracker)\.ietf\.org|aomediacodec\.github\.io|www\.w3\.org)(?![\w.-])`;

/** Where secrets stand. A group is named for its kind; a digit after it only keeps two of a kind apart. */
const PLACES: readonly RegExp[] = [
  // candidate:250337062 1 udp 2113937151 192.168.1.7 43750 typ srflx raddr 10.0.0.1 rport 5000 ufrag WVnm (RFC 8839 §5.1)
  String
    .raw`candidate:[^\s:]{1,64}[ \t]+\S{1,16}[ \t]+\S{1,16}[ \t]+\S{1,16}[ \t]+(?<address>${WORD})[ \t]+(?<port>\d+)`,
  String.raw`candidate:(?<foundation>[^\s:\\"]{1,64})[ \t]+\d`,
  // Of a program's own making: the MD5 or CRC-32 of the very address, in aiortc and Pion.
  String.raw`\bfoundation${MEMBER}(?<foundation>[\w+/]{1,64})`,
  String.raw`[ \t]raddr[ \t](?<address>${WORD})`,
  String.raw`[ \t]rport[ \t](?<port>\d+)`,
  String.raw`(?:[ \t]ufrag[ \t]|ice-ufrag:)(?<ufrag>${WORD})`,
  String.raw`usernameFragment${MEMBER}(?<ufrag>[^\s\\",]+)`,
  String.raw`ice-pwd:(?<pwd>${WORD})`,
  // ORTC’s {"usernameFragment":"…","password":"…"}; ice-pwd has 22 characters at least (RFC 8839 §5.4)
  String.raw`\bpassword${MEMBER}(?<pwd>[^\s\\",]{22,256})`,
  String.raw`fingerprint:[ \t]?[\w-]{1,20}[ \t]+(?<fingerprint>${WORD})`,
  String.raw`base64Certificate${MEMBER}(?<key>[A-Za-z0-9+/=]{16,})`,
  // A fingerprint wherever it stands: sixteen bytes or more, between colons
  String.raw`(?<![\w:])(?<fingerprint>(?:[0-9A-F]{2}:){15,63}[0-9A-F]{2})(?![\w:])`,
  String.raw`tls-id:(?<tls>${WORD})`,
  // o=- 4962303333179871722 2 IN IP4 127.0.0.1 (RFC 8866 §5.2)
  String
    .raw`${START}o=(?<user>${WORD})[ \t]+(?<session>${WORD})(?:[ \t]+${WORD}[ \t]+IN[ \t]+IP[46][ \t]+(?<address>${WORD}))?`,
  String.raw`${START}c=IN[ \t]+IP[46][ \t]+(?<address>[^\s\\"/]+)`,
  String.raw`${START}m=\S{1,40}[ \t]+(?<port>\d+)`,
  String.raw`a=rtcp:(?<port>\d+)(?:[ \t]+IN[ \t]+IP[46][ \t]+(?<address>${WORD}))?`,
  String.raw`${START}[si]=(?<title>(?<=\\n..)[^\\"]+|(?<!\\n..).*)`,
  String.raw`${START}u=(?<uri>(?<=\\n..)[^\\"]+|(?<!\\n..).*)`,
  String.raw`${START}e=(?<email>(?<=\\n..)[^\\"]+|(?<!\\n..).*)`,
  String.raw`${START}p=(?<phone>(?<=\\n..)[^\\"]+|(?<!\\n..).*)`,
  // a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19z…|2^20|1:4 (RFC 4568 §9.1); a=identity; the old k= line
  String.raw`(?:inline:|a=identity:|${START}k=\w{1,9}:)(?<key>[^\s\\"|;]+)`,
  // a=key-mgmt:mikey AQAFgM0X… (RFC 4567 §3); an AKE message of DTLS (RFC 6347 in SDP, expired draft)
  String.raw`a=(?:key-mgmt:\S{1,20}|dtls-message:\S{1,20})[ \t]+(?<key>${WORD})`,
  // rtsp://user:password@cam3.example.com:554/track1 and sip:user@example.com, wherever they stand (RFC 3986 §3)
  String
    .raw`(?<=\b[a-z][\w+.-]{0,15}:\/\/)(?!${PUBLIC})(?:(?<user>[^\s\\"\/@:]+)(?::(?<key>[^\s\\"\/@]*))?@)?(?<address>\[[^\s\]]+\]|[^\s\\"\/:?#;,<>()]+)(?::(?<port>\d{1,5}))?(?<path>[\/?#;][^\s\\"<>]*)?`,
  String
    .raw`(?<=\b(?:sips?|mailto|xmpp|im|pres|h323|tel|acct):)(?<user>[^\s\\"@:\/]+)(?::(?<key>[^\s\\"@]*))?@(?<address>[\w.-]+)(?::(?<port>\d{1,5}))?`,
  String.raw`(?<![\w.+@-])(?<user>[\w.+-]{1,64})@(?<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?![\w@])`,
  // a=ssrc:1 cname:{35172c46-…}; a=msid:- 09d26ca7-…; a=ssrc:1 mslabel:…
  String.raw`(?:[ \t](?:cname|mslabel|label):|\bmsid:|a=label:)(?<id>${WORD})(?:[ \t](?<id2>${WORD}))?`,
  String.raw`msid-semantic:[ \t]?WMS[ \t](?<ids>[^\r\n\\"]+)`,
  // Addresses wherever they stand, with the port that may follow
  String.raw`(?<![\w.-])(?<mdns>[\w-]+(?:\.[\w-]+)*\.local)(?![\w-])(?:[ \t:](?<port>\d{1,5})(?![\w.]))?`,
  String.raw`(?<!\d|\d\.)(?<four>${FOUR})(?!\d|\.\d)(?:[ \t:](?<port>\d{1,5})(?![\w.]))?`,
  String
    .raw`(?<=^|[^0-9A-Za-z:]|[A-Za-z]:)(?<six>(?:[0-9A-Fa-f]{0,4}:){2,8}(?:${FOUR}|[0-9A-Fa-f]{0,4})(?:%[\w.-]+)?)(?![0-9A-Za-z:])(?:(?:[ \t]|\]:)(?<port>\d{1,5})(?![\w.]))?`,
].map((source) => new RegExp(source, "gmdi"));

/** What stays, since it says nothing about anybody. */
export const STAY = /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?|[-*\s]*|0|9)$/;

/** The secrets of a text, in order, none overlapping another: of two, the one that starts first. */
export function secretsOf(text: string): readonly Secret[] {
  const found: Secret[] = [];
  for (const place of PLACES) {
    for (const { groups, indices } of text.matchAll(place)) {
      for (const [name, span] of Object.entries(indices!.groups!)) {
        const value = groups![name];
        if (span === undefined || value === undefined) continue;
        if (name !== "ids") addSecret(found, name.replace(/\d$/, "") as Kind, span[0], value);
        else for (const id of value.matchAll(/\S+/g)) addSecret(found, "id", span[0] + id.index, id[0]);
      }
    }
  }
  for (const { start, text: word, kind } of unknownSecrets(text)) addSecret(found, kind, start, word);
  found.sort((a, b) => a.start - b.start);
  let end = 0;
  return found.filter((secret) => secret.start >= end && (end = secret.end, true));
}

function addSecret(found: Secret[], named: Kind, start: number, text: string): void {
  if (named === "address" && text.startsWith("[")) return addSecret(found, named, start + 1, text.slice(1, -1));
  const kind = named === "address" ? addressKind(text) : named;
  if (STAY.test(text) || (kind === "six" && !isSix(text))) return;
  found.push({ start, end: start + text.length, kind, text });
}

/** The kind of an address by itself. */
export function addressKind(text: string): "four" | "six" | "mdns" | "host" {
  if (/^[\d.]+$/.test(text)) return "four";
  return text.includes(":") ? "six" : /\.local$/i.test(text) ? "mdns" : "host";
}

/** Whether colons and digits are an IPv6 address (RFC 4291 §2.2): eight groups, or fewer with one `::`. */
function isSix(text: string): boolean {
  const [left, right, more] = text.replace(/%.*$/, "").replace(/\d+(\.\d+){3}$/, "0:0").split("::");
  const groups = [left, right ?? ""].flatMap((half) => half === "" ? [] : half.split(":"));
  if (more !== undefined || !groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  return right === undefined ? groups.length === 8 : groups.length < 8 && (groups.length > 0 || text === "::");
}

/** A text with something else in the place of each of its secrets. */
export function replaceSecrets(text: string, secrets: readonly Secret[], replace: (secret: Secret) => string): string {
  let [done, at] = ["", 0];
  for (const secret of secrets) {
    done += text.slice(at, secret.start) + replace(secret);
    at = secret.end;
  }
  return done + text.slice(at);
}
