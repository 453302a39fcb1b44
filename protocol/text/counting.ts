/** Small words: counting, articles, shortening. */

/** `1 candidate`, `2 candidates`, `1,200 characters`. */
export const count = (n: number, what: string): string => `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;

/** `an offer`, `a pranswer`. */
export const a = (what: string): string => `${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`;

/** A text in at most `most` characters, none cut in half, the last of them `…` where some are left out. */
export function shorten(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
