/** Findings in the text of a line, whatever it says: blanks, endings, and characters that SDP does not know. */
import type { Report } from "./report.ts";
import type { SdpLine } from "../lines.ts";
import { codePoint } from "../../text/mod.ts";

/**
 * Chromium itself ends `a=rtcp:44194 IN IP4 ` with a space, where it hides an address; `s= ` is a name (RFC 8866 §5.3).
 */
export function checkText({ text, type, name, ending, number }: SdpLine, bare: boolean, report: Report): void {
  if (text.trim() === "") report.add("blank-line", number);
  else if (!bare && (!/^[vosiuepcbtrzkam]$/.test(type) || name === "")) report.add("malformed-line", number, text);
  else if (/[ \t]$/.test(text) && type !== "s" && name !== "rtcp") report.add("trailing-space", number);
  if (ending === "\r") report.add("bare-cr", number);
  const strange = /[^\x20-\x7e]/u.exec(text)?.[0];
  if (strange === undefined) return;
  report.add(/[\p{C}\p{Z}]/u.test(strange) ? "invisible" : "non-ascii", number, characterName(strange));
}

/** A character as it looks, where it does, and its number: `– (U+2013)`. */
export function characterName(character: string): string {
  const code = codePoint(character);
  return /[\p{C}\p{Z}]/u.test(character) ? code : /[\x21-\x7e]/.test(character) ? character : `${character} (${code})`;
}
