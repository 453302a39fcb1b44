/**
 * Substitutes that look like what they replace. Redaction puts `uuu1` and zeros, which nobody takes for real; on a sheet
 * that explains how such a value is made up, they would be explained falsely.
 */
import type { RedactionMap } from "../sdp/mod.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const HEX = "0123456789ABCDEF";

/** How a substitute of each kind is made from one that was counted: sign by sign, as `next` gives them. */
const MADE: Readonly<Record<string, (counted: string, next: (signs: string) => string) => string>> = {
  ufrag: (counted, next) => counted.replace(/./g, () => next(LETTERS)),
  pwd: (counted, next) => counted.replace(/./g, () => next(LETTERS)),
  tls: (counted, next) => counted.replace(/./g, () => next(LETTERS)),
  key: (counted, next) => counted.replace(/./g, () => next(LETTERS)),
  fingerprint: (counted, next) => counted.replace(/[^:]/g, () => next(HEX)),
  // RFC 4122 §4.4: version 4, of which these digits say so.
  mdns: (counted, next) =>
    counted.replace(
      /[0-9](?=.*\.local)/g,
      (digit, at: number) => at === 14 || at === 19 ? digit : next(HEX).toLowerCase(),
    ),
  session: (counted, next) => counted.slice(0, 1) + counted.slice(1).replace(/./g, () => next("0123456789")),
};

/**
 * Gives what puts them in the place of what a redaction put, in any text. They come of the counted substitutes alone, so
 * that they tell no more; none is a secret that the map knows, and none comes twice.
 */
export function lookAlikes(map: RedactionMap): (text: string) => string {
  const taken = new Set<string>();
  for (const key of map.keys()) taken.add(key.slice(key.indexOf(" ") + 1));
  const made = new Map<string, string>();
  for (const [key, counted] of map) {
    const kind = key.slice(0, key.indexOf(" "));
    if (key.startsWith("#") || !Object.hasOwn(MADE, kind) || made.has(counted)) continue;
    const next = signsFrom(`${kind} ${counted}`);
    let alike = counted;
    for (let tries = 0; tries < 100 && (alike === counted || taken.has(alike)); tries++) {
      alike = MADE[kind](counted, next);
    }
    taken.add(alike);
    made.set(counted, alike);
  }
  if (made.size === 0) return (text) => text;
  const forms = [...made.keys()].sort((one, two) => two.length - one.length).map((form) =>
    form.replace(/[^\w\s]/g, "\\$&")
  );
  const anywhere = new RegExp(`(?<![\\w+/])(?:${forms.join("|")})(?![\\w+/])`, "g");
  return (text) => text.replace(anywhere, (counted) => made.get(counted)!);
}

/** Signs in an order that a text decides: its FNV-1a hash, gone on with by xorshift. */
function signsFrom(seed: string): (signs: string) => string {
  let state = 0x811c9dc5;
  for (const unit of seed) state = Math.imul(state ^ unit.charCodeAt(0), 0x01000193);
  state = state || 1;
  return (signs) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return signs[(state >>> 0) % signs.length];
  };
}
