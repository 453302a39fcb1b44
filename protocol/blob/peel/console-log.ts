/** The log of a terminal program, whose lines stand between the parts of the blob that it made. */
import type { TextLine } from "../lines.ts";
import type { Repair } from "../reading.ts";
import { note } from "../mend/repairs.ts";

const HEADING = "Local (?:Description|Candidate) \\(Paste this [\\w ]+\\):";
const STATE = "\\[[A-Z][A-Za-z ]{2,40}: [^\\]]*\\]";

/**
 * The lines that libdatachannel's example for copying and pasting prints around its description and its candidates
 * (states, headings, its menu), and the goodbye of aiortc's signaling. None can be a line of SDP that was damaged.
 */
const LOG = new RegExp(
  `^\\s*(?:${STATE}|${HEADING}|\\*{20,}|\\* 0: Exit /.*\\*|{"type": "bye"}` +
    `|\\[(?:Command|Description|Candidate)\\]: ?(?:\\d|${STATE}|${HEADING})?)\\s*$`,
);

/** Lines, with those of such a log made empty. */
export function withoutLog(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] {
  if (!lines.some(({ text }) => LOG.test(text))) return lines;
  note(repairs, "text-around");
  return lines.map((line) => LOG.test(line.text) ? { ...line, text: "" } : line);
}
