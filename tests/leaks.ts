/** The secrets of a text, told otherwise than redaction tells them, and looked for in what redaction leaves. */
import { redact } from "../protocol/sdp/mod.ts";

/** What stays, since it is nobody's: RFC 5737, RFC 3849, the unspecified and the loopback address. */
const NOBODYS =
  /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?|-|\*|0|9|192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+|2001:db8:.*)$/i;

/** Where the secrets of a description or a candidate stand, told otherwise than redaction tells it. */
const PLACES: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["address", /candidate:\S+ \S+ \S+ \S+ (\S+) \d+ typ/g],
  ["address", /raddr (\S+)/g],
  ["address", /(?<![\d.])(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?![\d.])/g],
  ["name", /\b([\w-]+\.local)\b/g],
  ["name", /^o=(\S+) /gm],
  ["name", /\bcname:(\S+)/g],
  ["name", /^[a-z]=\S*?\/\/([\w.-]+\.[a-z]{2,})/gm],
  ["credential", /a=ice-ufrag:(\S+)/g],
  ["credential", /a=ice-pwd:(\S+)/g],
  ["credential", / ufrag (\S{4,})/g],
  // What ORTC calls the same: {"usernameFragment":"…","password":"…"}
  ["credential", /"(?:usernameFragment|password)":"([^"\\]+)/g],
  ["key", /inline:([^|\s]+)/g],
  ["key", /a=tls-id:(\S+)/g],
  ["key", /a=key-mgmt:\S+ (\S+)/g],
  ["fingerprint", /a=fingerprint:\S+ (\S+)/g],
  ["foundation", /candidate:(\S{4,}) \d+ \S+ \d+ /g],
];

/** A secret that was found again. */
export interface Leak {
  readonly kind: string;
  readonly secret: string;
}

/** The secrets of a text that its redacted form still holds, as words; a name that is a common word is none. */
export function leaksOf(text: string, left: string = redact(text)): readonly Leak[] {
  const words = new Set(left.split(/[\s"'|,;:/@\\[\]<>]+/));
  const isThere = (secret: string) => words.has(secret) || secret.length > 7 && left.includes(secret);
  return PLACES.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(([, secret]) => ({ kind, secret: secret.replace(/\\+[rn].*$|["\\].*$/s, "") }))
  ).filter(({ kind, secret }) =>
    !(kind === "name" && /^[a-z]{1,8}$/.test(secret)) && secret.length > 1 && !NOBODYS.test(secret) && isThere(secret)
  );
}
