/** Small words: counting, articles, sizes, shortening. */

/** `1 candidate`, `2 candidates`, `1,200 characters`. */
export const count = (n: number, what: string): string => `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;

/** `15300` bytes are `15.3 kB`, a kilobyte being 1000 bytes. Rounded to the nearest tenth. */
export function bytes(n: number): string {
  const [size, unit] = n < 1000 ? [n, "B"] : n < 999_950 ? [n / 1000, "kB"] : [n / 1_000_000, "MB"];
  return `${size.toLocaleString("en", { maximumFractionDigits: unit === "B" ? 0 : 1 })} ${unit}`;
}

/** `an offer`, `a pranswer`. */
export const a = (what: string): string => `${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`;

/** A text in at most `most` characters, none cut in half, the last of them `…` where some are left out. */
export function shorten(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
