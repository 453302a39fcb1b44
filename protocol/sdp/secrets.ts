/** Secrets: where in an SDP, in candidates or in JSON with either it stands who and where somebody is. */

type Kind =
  | "address"
  | "four"
  | "six"
  | "mdns"
  | "host"
  | "port"
  | "ufrag"
  | "pwd"
  | "fingerprint"
  | "tls"
  | "session"
  | "user"
  | "key"
  | "id"
  | "title"
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

/** Where secrets stand. A group is named for its kind; a digit after it only keeps two of a kind apart. */
const PLACES: readonly RegExp[] = [
  // candidate:250337062 1 udp 2113937151 192.168.1.7 43750 typ srflx raddr 10.0.0.1 rport 5000 ufrag WVnm (RFC 8839 §5.1)
  String
    .raw`candidate:[^\s:]{1,64}[ \t]+\S{1,16}[ \t]+\S{1,16}[ \t]+\S{1,16}[ \t]+(?<address>${WORD})[ \t]+(?<port>\d+)`,
  String.raw`[ \t]raddr[ \t](?<address>${WORD})`,
  String.raw`[ \t]rport[ \t](?<port>\d+)`,
  String.raw`(?:[ \t]ufrag[ \t]|ice-ufrag:|"usernameFragment" ?: ?")(?<ufrag>${WORD})`,
  String.raw`ice-pwd:(?<pwd>${WORD})`,
  String.raw`fingerprint:[ \t]?[\w-]{1,20}[ \t]+(?<fingerprint>${WORD})`,
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
  // a=ssrc:1 cname:{35172c46-…}; a=msid:- 09d26ca7-…; a=ssrc:1 mslabel:…
  String.raw`(?:[ \t](?:cname|mslabel|label):|\bmsid:)(?<id>${WORD})(?:[ \t](?<id2>${WORD}))?`,
  String.raw`msid-semantic:[ \t]?WMS[ \t](?<ids>[^\r\n\\"]+)`,
  // Addresses wherever they stand, with the port that may follow
  String.raw`(?<![\w.-])(?<mdns>[\w-]+(?:\.[\w-]+)*\.local)(?![\w-])(?:[ \t](?<port>\d{1,5})(?!\S))?`,
  String.raw`(?<!\d|\d\.)(?<four>${FOUR})(?!\d|\.\d)(?:[ \t](?<port>\d{1,5})(?!\S))?`,
  String
    .raw`(?<=^|[^0-9A-Za-z:]|[A-Za-z]:)(?<six>(?:[0-9A-Fa-f]{0,4}:){2,8}(?:${FOUR}|[0-9A-Fa-f]{0,4})(?:%[\w.-]+)?)(?![0-9A-Za-z:])(?:[ \t](?<port>\d{1,5})(?!\S))?`,
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
  found.sort((a, b) => a.start - b.start);
  let end = 0;
  return found.filter((secret) => secret.start >= end && (end = secret.end, true));
}

function addSecret(found: Secret[], named: Kind, start: number, text: string): void {
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
