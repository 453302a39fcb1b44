/** Takes out of a text what tells who and where somebody is, and leaves it readable. */
import { addressKind, replaceSecrets, type Secret, secretsOf, STAY } from "./secrets.ts";

/**
 * What was substituted, by kind and secret: `ufrag WVnm` → `uuu1`; `#ufrag` counts. One map over many texts gives one
 * substitute for each secret. It holds the secrets: do not save it with the texts.
 */
export type RedactionMap = Map<string, string>;

const HEX = /[^:]/g;
const padded = (n: number, letter: string, length: number) => `${n}`.padStart(Math.min(length, 256), letter);
const NETS = ["192.0.2", "198.51.100", "203.0.113"];

/** Substitutes by kind: the n-th, from 1, in the shape of the secret. The pad is no digit, so that none comes twice. */
const SUBSTITUTES: Readonly<Record<Secret["kind"], (n: number, secret: string) => string>> = {
  // RFC 5737: three networks of 254 hosts; after 762 addresses they are used again.
  four: (n) => `${NETS[Math.floor((n - 1) / 254) % 3]}.${(n - 1) % 254 + 1}`,
  // RFC 3849
  six: (n) => `2001:db8::${n > 0xffff ? `${Math.floor(n / 0x10000).toString(16)}:` : ""}${(n % 0x10000).toString(16)}`,
  mdns: (n) => `00000000-0000-4000-8000-${`${n}`.padStart(12, "0")}.local`,
  host: (n) => `host-${n}.example`,
  port: (n) => `${10000 + n % 55000}`,
  foundation: (n) => `${n}`,
  ufrag: (n, secret) => padded(n, "u", Math.max(4, secret.length)),
  pwd: (n, secret) => padded(n, "p", Math.max(22, secret.length)),
  tls: (n, secret) => padded(n, "t", Math.max(20, secret.length)),
  fingerprint: (n, secret) => {
    const digits = [...n.toString(16).toUpperCase().padStart(secret.match(HEX)?.length ?? 0, "0")];
    return secret.replace(HEX, () => digits.shift()!) + digits.join("");
  },
  session: (n) => `${1_000_000_000_000_000 + n}`,
  user: (n) => `user-${n}`,
  login: (n) => `login-${n}`,
  key: (n, secret) => padded(n, "k", secret.length),
  id: (n) => `id-${n}`,
  title: (n) => `Title ${n}`,
  path: (n) => `/path-${n}`,
  uri: (n) => `https://${n}.example/`,
  email: (n) => `user-${n}@example.com`,
  phone: (n) => `+1 202 555 ${`${n}`.padStart(4, "0")}`,
};

/**
 * Redacts an SDP, candidates with or without `a=`, or JSON that holds either. Addresses become documentation addresses
 * (RFC 5737, RFC 3849); names, ports, credentials, fingerprints, keys, ids, titles and contacts become placeholders of
 * the same shape. What says nothing stays: `0.0.0.0`, `::`, `127.0.0.1`, `-`, the ports 0 and 9. The same secrets in
 * the same order always give the same text. Never throws.
 */
export function redact(text: string, map: RedactionMap = new Map()): string {
  const secrets = everywhere(text, secretsOf(text));
  return replaced(text, secrets, map, new Set(secrets.map((secret) => secret.text.toLowerCase())));
}

/** The length from which on a secret is no common word or number, and is looked for outside its place, too. */
const LEAST: Partial<Record<Secret["kind"], number>> = {
  pwd: 8,
  fingerprint: 16,
  tls: 8,
  key: 12,
  id: 16,
  foundation: 9,
};

const LONGEST = 4000;

/** The secrets of a text wherever they stand again: in a dump, a fingerprint is part of an id, and a ufrag a quoted word. */
function everywhere(text: string, found: readonly Secret[]): readonly Secret[] {
  const kinds = new Map<string, Secret["kind"]>();
  const forms = new Set<string>();
  for (const { kind, text: secret } of found) {
    // No regular expression holds what is longer; where it stands first, it is replaced all the same.
    if (secret.length > LONGEST) continue;
    if (secret.length >= (LEAST[kind] ?? Infinity)) forms.add(escaped(secret));
    else if (kind === "ufrag" && secret.length > 3) forms.add(`(?<=")${escaped(secret)}(?=\\\\*")`);
    else continue;
    kinds.set(secret, kind);
  }
  if (forms.size === 0) return found;
  const again = [...text.matchAll(new RegExp([...forms].sort((one, two) => two.length - one.length).join("|"), "g"))]
    .map(({ 0: secret, index }): Secret => ({
      start: index,
      end: index + secret.length,
      kind: kinds.get(secret)!,
      text: secret,
    }));
  let end = 0;
  return [...found, ...again].sort((a, b) => a.start - b.start)
    .filter((secret) => secret.start >= end && (end = secret.end, true));
}

const escaped = (text: string): string => text.replace(/[^\w\s]/g, "\\$&");

/** Redacts one of several texts: no substitute is one of the secrets `taken` of them all, in small letters. */
export const redactAmong = (text: string, map: RedactionMap, taken: Taken): string =>
  replaced(text, secretsOf(text), map, taken);

type Taken = ReadonlySet<string>;

const replaced = (text: string, secrets: readonly Secret[], map: RedactionMap, taken: Taken): string =>
  replaceSecrets(text, secrets, ({ kind, text }) => substitute(kind, text, map, taken));

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
