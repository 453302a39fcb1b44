/** The secrets of a trace: the known ones, found wherever they stand, and texts that may hide an unknown one. */
import { type RedactionMap, substitute } from "../sdp/mod.ts";

interface Known {
  readonly kind: string;
  readonly secret: string;
  /** What stands in its place. */
  readonly made: string;
}

/** What a map of substitutes has learned. */
export function* secretsIn(map: RedactionMap): Generator<Known> {
  for (const [key, made] of map) {
    const [kind] = key.split(" ", 1);
    if (!kind.startsWith("#")) yield { kind, secret: key.slice(kind.length + 1), made };
  }
}

/** How many characters browsers want (RFC 8839 §5.4). */
const SHORTEST = { ufrag: 4, pwd: 22 };

/** What browsers and people write behind the word “ufrag”, and is none. */
const PROSE = /^(?:and|does|for|from|has|in|is|must|not|of|or|that|the|to|was|which|with)$/;

/**
 * Gives secrets that were damaged a substitute with the same damage, since that is what a browser refused: too short or
 * too long, a strange character in it, small letters in a fingerprint.
 */
export function seed(map: RedactionMap, secrets: Iterable<Known>, taken: ReadonlySet<string>): void {
  for (const { kind, secret } of secrets) {
    if (kind !== "ufrag" && kind !== "pwd" && kind !== "fingerprint") continue;
    const [, before, core, after] = /^([^A-Za-z0-9+/]*)(.*?)([^A-Za-z0-9+/]*)$/s.exec(secret)!;
    if (kind === "ufrag" && PROSE.test(secret)) map.set(`ufrag ${secret}`, secret);
    const strange = kind === "fingerprint" ? /[^0-9A-F:]/ : /[^A-Za-z0-9+/]/;
    const short = kind !== "fingerprint" && core.length < SHORTEST[kind];
    if (map.has(`${kind} ${secret}`) || core === "" || !(short || secret.length > 256 || strange.test(secret))) {
      continue;
    }
    const whole = substitute(kind, core, map, taken);
    let made = [...(short ? whole.slice(-core.length) : whole.padStart(core.length, whole[0]))].join("");
    if (kind === "fingerprint" && /[a-f]/.test(core)) made = made.replace(/^00/, "aa");
    for (const { 0: character, index } of core.matchAll(new RegExp(strange, "g"))) {
      const isDigit = kind === "fingerprint" && /[a-f]/.test(character);
      if (!isDigit) made = made.slice(0, index) + character + made.slice(index + character.length);
    }
    map.set(`${kind} ${core}`, made);
    map.set(`${kind} ${secret}`, before + made + after);
  }
}

/** Runs of letters and digits that nothing has explained, and pairs of hexadecimal digits. */
export const RUN = /[A-Za-z0-9+/]{16,}={0,2}|(?:[0-9A-Fa-f]{2}:){4,}[0-9A-Fa-f]{0,2}/g;

/** Whether such a run looks like a key, and not like a word of SDP. */
export const isKey = (run: string): boolean =>
  run.includes(":") ||
  /\d/.test(run) && (/[a-z]/.test(run) && /[A-Z]/.test(run) || /^(?=.*[a-f])[0-9a-f]+$/i.test(run));

/** The length from which on a secret of a kind is no common word, and is looked for in every text. */
const LEAST: Readonly<Record<string, number>> = {
  pwd: 8,
  fingerprint: 8,
  tls: 8,
  key: 8,
  session: 10,
  id: 10,
  foundation: 9,
};

/** What is longer is looked for by itself: no regular expression holds a message of a quarter of a megabyte. */
const LONGEST = 4000;

const pattern = (secrets: readonly Known[], flags: string, [before, after]: readonly [string, string]) =>
  secrets.length === 0 ? undefined : new RegExp(
    `${before}(?:${
      secrets.map(({ secret }) => secret.replace(/[^\w\s]/g, "\\$&"))
        .sort((one, two) => two.length - one.length).join("|")
    })${after}`,
    flags,
  );

/**
 * Replaces what is known wherever it stands: long secrets anywhere, names as words, and in texts that somebody wrote
 * (`free`) the short ones, too, where they stand by themselves.
 */
export function maskOf(map: RedactionMap): (text: string, free: boolean) => string {
  const all = [...secretsIn(map)];
  const exact = new Map(all.map(({ secret, made }) => [secret, made]));
  const lasting = all.filter(({ kind, secret }) => secret.length >= (LEAST[kind] ?? Infinity));
  const long = lasting.filter(({ secret }) => secret.length <= LONGEST);
  const longest = lasting.filter(({ secret }) => secret.length > LONGEST);
  const names = all.filter(({ kind, secret }) => ["mdns", "host"].includes(kind) && secret.length > 3);
  const short = all.filter(({ kind, secret }) => kind === "login" || kind === "ufrag" && secret.length > 3);
  const anywhere = pattern(long, "g", ["", ""]);
  const named = pattern(names, "gi", ["(?<![\\w.-])", "(?![\\w-])"]);
  const standing = pattern(short, "g", ["(?<![A-Za-z0-9+/])", "(?![A-Za-z0-9+/])"]);
  return (text, free) => {
    let done = longest.reduce((now, { secret, made }) => now.replaceAll(secret, () => made), text);
    if (anywhere) done = done.replace(anywhere, (found) => exact.get(found)!);
    if (named) done = done.replace(named, (found) => exact.get(found.toLowerCase()) ?? found);
    return free && standing ? done.replace(standing, (found) => exact.get(found)!) : done;
  };
}

/** Tells whether a text holds a known secret over its line breaks, quotes and escapes. */
export function leakOf(map: RedactionMap): (text: string) => boolean {
  const long = [...secretsIn(map)].filter(({ kind, secret }) =>
    kind === "mdns" || secret.length >= (LEAST[kind] ?? Infinity)
  ).map(({ secret }) => secret.toLowerCase());
  return (text) => {
    const squeezed = text.replace(/=\r?\n|\\[rn]|[\s>"'\\]/g, "").toLowerCase();
    return long.some((secret) => squeezed.includes(secret));
  };
}

/** What looks like a code in groups, or is too long a run for a word. */
const CODED = /[A-Za-z0-9+/_-]{24,}|(?:\b[0-9A-Z]{2,8}\b[\s.-]+){6,}/;
/** Two characters written as something else: quoted-printable, percent signs, entities, escapes. */
const ESCAPED =
  /(?:%[0-9A-Fa-f]{2}|=[0-9A-F]{2}|&#?\w+;|\\u[0-9A-Fa-f]{4})[^]*?(?:%[0-9A-Fa-f]{2}|=[0-9A-F]{2}|&#?\w+;|\\u[0-9A-Fa-f]{4})/;

/** Whether an unread text may hide a secret in a form that nobody has found; substitutes are none. */
export function hides(text: string, made: ReadonlySet<string>): boolean {
  const longest = [...made].filter((one) => one.length > 7).sort((one, two) => two.length - one.length);
  const rest = longest.reduce((now, one) => now.replaceAll(one, " "), text);
  return CODED.test(rest) || ESCAPED.test(rest);
}
