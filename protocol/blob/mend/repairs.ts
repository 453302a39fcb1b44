/** What was mended, in words: one sentence for each repair. */
import { fits } from "../grammar.ts";
import type { TextLine } from "../lines.ts";
import type { Repair } from "../reading.ts";
import { count, shorten } from "../../text/mod.ts";

const SAID = {
  "final-line-break": "The last line break was lost; it was put back.",
  "line-breaks": "Line breaks of another kind were made CR LF.",
  "line-breaks-lost": "The line breaks were lost; they were put back before each line’s known beginning.",
  "escaped-line-breaks": "The line breaks were written out as \\r\\n; they were made real ones.",
  "escaped-quotes": "The backslashes before the quotation marks were taken away.",
  "wrapped-lines": "Lines had been wrapped; they were joined again.",
  "trailing-spaces": "Spaces at the ends of lines were taken away.",
  "tabs": "Tabs were made spaces.",
  "spaces-around-equals": "Spaces around = were taken away.",
  "indented": "The indentation was taken away.",
  "line-labels": "The words or numbers in front of every line were taken away.",
  "quote-marks": "The quotation marks of a mail in front of the lines were taken away.",
  "code-fence": "The marks of a code block were taken away.",
  "bold-marks": "The marks of bold or slanted text were taken away.",
  "link-marks": "The marks around links were taken away.",
  "dump": "This is a dump of many events; the descriptions and candidates were taken out of it.",
  "fragment": "The session part is missing: this is a part of a description.",
  "break-marks": "The marks that a console draws for line breaks were taken away.",
  "diff-marks": "The + that a patch writes before new lines was taken away.",
  "line-counts": "The words that chrome://webrtc-internals puts behind v= and m= lines were taken away.",
  "packet-tree": "The lines were taken out of the tree that a packet analyser shows.",
  "source-strings": "The lines were taken out of strings in source code.",
  "stray-marks": "Marks around lines, such as stars and quotation marks, were taken away.",
  "html": "This came from a page’s source: its markup and its escapes were undone.",
  "quoted-printable": "This came from a mail’s source (quoted-printable); it was decoded.",
  "invisible-characters": "Invisible characters were taken away.",
  "strange-spaces": "Special spaces were made plain ones.",
  "line-separators": "Special line separators were made line breaks.",
  "full-width": "Full-width characters were made plain ones.",
  "smart-punctuation": "Typographic quotes and dashes were made plain ones.",
  "text-around": "The words around it were left out.",
  "pasted-twice": "The same was in there twice; it counts once.",
  "json-mended": "The JSON was not written by its rules; it was read all the same.",
  "plus-lost": "Spaces in the base64 were made the + that they had been.",
  "type-spelling": "The type was made lower case.",
  "type-missing": "The type was missing; a=setup tells which it is.",
  "candidate-prefix": "The word candidate: was missing; it was put back.",
} as const;

/** The repairs that have one sentence each; that of blank lines counts them. */
export type RepairCode = keyof typeof SAID;

/** Notes a repair, once. */
export function note(repairs: Repair[], code: RepairCode): void {
  if (!repairs.some((repair) => repair.code === code)) repairs.push({ code, said: SAID[code] });
}

/** Takes over the repairs of a part, each once. */
export function noteAll(repairs: Repair[], more: readonly Repair[]): void {
  for (const one of more) if (!repairs.some(({ code }) => code === one.code)) repairs.push(one);
}

/** Notes how many blank lines were taken out, unless that was noted before. */
export const noteBlankLines = (repairs: Repair[], n: number): void =>
  noteAll(repairs, n > 0 ? [{ code: "blank-lines", said: `${count(n, "blank line")} taken out.` }] : []);

/** Notes that a text has line breaks other than CR LF and LF, if it has. */
export function noteLineBreaks(repairs: Repair[], text: string): void {
  if (/\r\r\n|\r(?!\n)/.test(text)) note(repairs, "line-breaks");
}

/** Notes that lines are unlike those that are known here, and that nothing was done to them. */
export function noteAsGiven(repairs: Repair[], lines: readonly TextLine[]): void {
  const strange = lines.filter(({ text }) => !fits(text));
  if (strange.length === 0) return;
  const more = strange.length > 1 ? `, and ${count(strange.length - 1, "more line")} like it` : "";
  const said = `One line is not as this page knows it (${shorten(strange[0].text, 60)})${more}; nothing was changed.`;
  noteAll(repairs, [{ code: "as-given", said }]);
}
