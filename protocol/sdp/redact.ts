/** Takes out of a text what tells who and where somebody is, and leaves it readable. */

/**
 * What was substituted, by kind and secret: `ufrag WVnm` → `uuu1`; `#ufrag` counts. One map over many texts gives one
 * substitute for each secret. It holds the secrets: do not save it with the texts.
 */
export type RedactionMap = Map<string, string>;

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
const STAY = /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?|[-*\s]*|0|9)$/;

const HEX = /[^:]/g;
const padded = (n: number, letter: string, length: number) => `${n}`.padStart(Math.min(length, 256), letter);
const NETS = ["192.0.2", "198.51.100", "203.0.113"];

/** Substitutes by kind: the n-th, from 1, in the shape of the secret. The pad is no digit, so that none comes twice. */
const SUBSTITUTES: Readonly<Record<Exclude<Kind, "address">, (n: number, secret: string) => string>> = {
  // RFC 5737: three networks of 254 hosts; after 762 addresses they are used again.
  four: (n) => `${NETS[Math.floor((n - 1) / 254) % 3]}.${(n - 1) % 254 + 1}`,
  // RFC 3849
  six: (n) => `2001:db8::${n > 0xffff ? `${Math.floor(n / 0x10000).toString(16)}:` : ""}${(n % 0x10000).toString(16)}`,
  mdns: (n) => `00000000-0000-4000-8000-${`${n}`.padStart(12, "0")}.local`,
  host: (n) => `host-${n}.example`,
  port: (n) => `${10000 + n % 55000}`,
  ufrag: (n, secret) => padded(n, "u", Math.max(4, secret.length)),
  pwd: (n, secret) => padded(n, "p", Math.max(22, secret.length)),
  tls: (n, secret) => padded(n, "t", Math.max(20, secret.length)),
  fingerprint: (n, secret) => {
    const digits = [...n.toString(16).toUpperCase().padStart(secret.match(HEX)?.length ?? 0, "0")];
    return secret.replace(HEX, () => digits.shift()!) + digits.join("");
  },
  session: (n) => `${1_000_000_000_000_000 + n}`,
  user: (n) => `user-${n}`,
  key: (n, secret) => padded(n, "k", secret.length),
  id: (n) => `id-${n}`,
  title: (n) => `Title ${n}`,
  uri: (n) => `https://${n}.example/`,
  email: (n) => `user-${n}@example.com`,
  phone: (n) => `+1 202 555 ${`${n}`.padStart(4, "0")}`,
};

/** Something secret in a text: where it stands, in UTF-16 units, and what it is. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly kind: Exclude<Kind, "address">;
  readonly text: string;
}

/**
 * Redacts an SDP, candidates with or without `a=`, or JSON that holds either. Addresses become documentation addresses
 * (RFC 5737, RFC 3849); names, ports, credentials, fingerprints, keys, ids, titles and contacts become placeholders of
 * the same shape. What says nothing stays: `0.0.0.0`, `::`, `127.0.0.1`, `-`, the ports 0 and 9. The same secrets in
 * the same order always give the same text. Never throws.
 */
export function redact(text: string, map: RedactionMap = new Map()): string {
  const secrets = secretsOf(text);
  return replaced(text, secrets, map, new Set(secrets.map((secret) => secret.text.toLowerCase())));
}

/** Redacts one of several texts: no substitute is one of the secrets `taken` of them all, in small letters. */
export const redactAmong = (text: string, map: RedactionMap, taken: Taken): string =>
  replaced(text, secretsOf(text), map, taken);

type Taken = ReadonlySet<string>;
function replaced(text: string, secrets: readonly Secret[], map: RedactionMap, taken: Taken): string {
  let [done, at] = ["", 0];
  for (const { start, end, kind, text: secret } of secrets) {
    done += text.slice(at, start) + substitute(kind, secret, map, taken);
    at = end;
  }
  return done + text.slice(at);
}

/** The substitute of an address by itself. */
export const substituteAddress = (address: string, map: RedactionMap, taken: Taken): string =>
  STAY.test(address) ? address : substitute(addressKind(address), address, map, taken);

/** Under this name a secret stands in a {@link RedactionMap}. */
export const secretKey = (kind: Secret["kind"], secret: string): string =>
  `${kind} ${kind === "six" || kind === "mdns" || kind === "host" ? secret.toLowerCase() : secret}`;

/** The substitute of a secret, the same each time, and itself no secret of these texts. */
export function substitute(kind: Secret["kind"], secret: string, map: RedactionMap, taken: Taken): string {
  const key = secretKey(kind, secret);
  const known = map.get(key);
  if (known !== undefined) return known;
  let [n, made] = [Number(map.get(`#${kind}`) ?? 0), ""];
  const last = n + 1000;
  do made = SUBSTITUTES[kind](++n, secret); while (taken.has(made.toLowerCase()) && n < last);
  map.set(`#${kind}`, `${n}`);
  map.set(key, made);
  return made;
}

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

function addressKind(text: string): "four" | "six" | "mdns" | "host" {
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

/**
 * A text of the teacher's own, a note or a title, with every secret that a map has already replaced replaced in it too.
 * Ports and titles are too common words to be looked for.
 */
export function mask(text: string, map: RedactionMap): string {
  let masked = text;
  for (const [key, substitute] of map) {
    const [kind] = key.split(" ", 1);
    const secret = key.slice(kind.length + 1);
    if (key.startsWith("#") || kind === "port" || kind === "title" || secret.length < 4) continue;
    masked = masked.replaceAll(secret, () => substitute);
  }
  return masked;
}
