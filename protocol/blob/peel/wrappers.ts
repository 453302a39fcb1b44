/** Peels off what programs put around and into a text on its way: mail, chat, pages, editors. */
import type { Repair } from "../reading.ts";
import { plainCharacters } from "../mend/characters.ts";
import { changeLines, joinLines, splitLines, type TextLine } from "../lines.ts";
import { withoutHtml, withoutQuotedPrintable } from "./markup.ts";
import {
  fromPacketTree,
  fromSourceStrings,
  withoutBreakMarks,
  withoutDiffMarks,
  withoutLineCounts,
  withoutPadding,
} from "./printed.ts";
import { note } from "../mend/repairs.ts";

/** One layer: what shows that it may be there, and how it comes off; `undefined` if it is not there. */
type Layer = readonly [RegExp, (lines: readonly TextLine[], repairs: Repair[]) => readonly TextLine[] | undefined];

const LAYERS: readonly Layer[] = [
  [/=3D|=[ \t]{0,9}\n/, withoutQuotedPrintable],
  [/[&<]/, withoutHtml],
  [/[\u21b5\u23ce\u2424\u00b6]/, withoutBreakMarks],
  [/[^\t\n\x20-\x7e]/, plainCharacters],
  [/ {12}$/m, withoutPadding],
  [/^\+v=0/m, withoutDiffMarks],
  [/ \(\d+ more lines?\)/, withoutLineCounts],
  [/\([a-z]\): /, fromPacketTree],
  [/["'`](?:\\r|\\n|[\s,;+.)\]\\])*$/m, fromSourceStrings],
  [/candidate:[^\n]{20,500}\\n/, withoutWrittenBreaks],
  [/<(?:http|urn)/, withoutLinkMarks],
  [/`|~~~/, withoutFences],
  [/^[ \t]{0,20}[>|]/m, withoutQuoteMarks],
  [/^[ \t]{0,9}[*_~]/m, withoutBold],
];

/** Text that went through more programs than this stays as it is then. */
const ROUNDS = 4;

/** Takes off every layer that shows itself, and notes each. */
export function peel(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] {
  let now = lines;
  let text = joinLines(now);
  for (let round = 0; round < ROUNDS; round++) {
    const before = now;
    for (const [sign, layer] of LAYERS) {
      const after = sign.test(text) ? layer(now, repairs) : undefined;
      if (!after) continue;
      now = after;
      text = joinLines(now);
    }
    if (now === before) break;
  }
  return now;
}

/** Candidates with their line breaks written out: `\r\n`. */
function withoutWrittenBreaks(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const after = changeLines(
    lines,
    (text) => /^[ \t]{0,9}(?:a ?= ?)?candidate:[^"{}]{20,}\\n/.test(text) ? text.replace(/(?:\\r)?\\n/g, "\n") : text,
  );
  if (!after) return undefined;
  note(repairs, "escaped-line-breaks");
  return splitLines(after);
}

/** Slack and others write `<http://…>` or `<http://…|http://…>` where an address stood. */
function withoutLinkMarks(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const after = changeLines(
    lines,
    (text) =>
      text.includes("<") ? text.replace(/<((?:https?|urn):[^\s<>|]{1,300})(?:\|[^\s<>|]{0,300})?>/g, "$1") : text,
  );
  if (after) note(repairs, "link-marks");
  return after;
}

/** Fences are lines of their own (CommonMark 0.31 §4.5); backticks stand in no blob. */
function withoutFences(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  if (!lines.some(({ text }) => /`|^\s{0,3}~~~/.test(text))) return undefined;
  note(repairs, "code-fence");
  return lines.map((line) =>
    /^\s{0,9}(?:`{3,}|~{3,})[\w+-]{0,20}\s{0,9}$/.test(line.text)
      ? { ...line, text: "" }
      // What had no line break at its end has the closing fence in its last line.
      : { ...line, text: line.text.replace(/~{3,}\s{0,9}$/, "") }
  )
    .flatMap((line) => {
      if (!line.text.includes("`")) return [line];
      const pieces = line.text.split(/`+/).filter((piece) => piece.trim() !== "");
      return pieces.length === 0 ? [{ ...line, text: "" }] : pieces.map((text) => ({ ...line, text }));
    });
}

const MARKS = /^[ \t]{0,20}[>|](?:[ \t]?[>|])*/;

/** Mails and chats quote with `> ` or `| `, also several times. */
function withoutQuoteMarks(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const marked = lines.filter(({ text }) => MARKS.test(text));
  if (marked.length === 0) return undefined;
  const rests = marked.map(({ text }) => text.replace(MARKS, ""));
  const spaced = rests.every((rest) => rest === "" || /^[ \t]/.test(rest));
  note(repairs, "quote-marks");
  return changeLines(
    lines,
    (text) => MARKS.test(text) ? text.replace(MARKS, "").replace(spaced ? /^[ \t]/ : "", "") : text,
  );
}

/** `**bold**` around the whole or around every line. Firefox ends `a=msid-semantic:WMS *` with a star of its own. */
function withoutBold(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] | undefined {
  const first = lines.findIndex(({ text }) => /^\s{0,9}(?:\*{1,3}|__?|~~)(?:v=0|a=|candidate:|[{])/.test(text));
  if (first < 0) return undefined;
  const mark = /^\s*(\*{1,3}|__?|~~)/.exec(lines[first].text)![1];
  const marked = lines.slice(first).filter(({ text }) => text.trim() !== "");
  const every = marked.every(({ text }) => text.trimStart().startsWith(mark) && text.trimEnd().endsWith(mark));
  const last = lines.findLastIndex(({ text }) => text.trimEnd().endsWith(mark));
  if (last < first || lines.slice(last + 1).some(({ text }) => /^[ *_~]{0,9}[a-z]=/.test(text))) return undefined;
  note(repairs, "bold-marks");
  const bare = (text: string, from: boolean, to: boolean) => {
    const start = from ? text.trimStart().slice(mark.length) : text;
    return to && start.trimEnd().endsWith(mark) ? start.trimEnd().slice(0, -mark.length) : start;
  };
  return lines.map((line, index) =>
    index < first ? line : { ...line, text: bare(line.text, every || index === first, every || index === last) }
  );
}
