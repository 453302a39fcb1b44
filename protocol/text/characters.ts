/** Characters: those that nobody sees, named; and capital letters. */

/** How Unicode numbers a character: `U+202E`. */
export const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

/**
 * Control characters but tab and line feed, half characters, separators of lines, what turns the direction of writing,
 * and what takes no room. Joiners stay, since letters and pictures are made with them.
 */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060-\u2064\ufeff]/gu;

/**
 * A text with its unseen characters named, so that a terminal obeys none of them and no sentence is turned around.
 * Lines that end with CRLF are left as they are.
 */
export const visible = (text: string): string =>
  text.replace(
    UNSEEN,
    (character, index: number) => character === "\r" && text[index + 1] === "\n" ? character : codePoint(character),
  );

/** With a capital letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
