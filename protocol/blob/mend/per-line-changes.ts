/** What was done to every line of an SDP alike, undone: labels in front, written-out line breaks, spaces, tabs. */
import { changeLines, evenRows, type TextLine } from "../lines.ts";
import type { Repair } from "../reading.ts";
import { note } from "./repairs.ts";

/** A line break inside one line: where the text was wrapped, as JSON with real line breaks in its strings shows. */
export const SOFT = "\ue000";

/** The lines of a description whose `v=0` stands in the first of `lines` at column `from`, with none of that. */
export function straightened(lines: readonly TextLine[], from: number, repairs: Repair[]): readonly TextLine[] {
  const whole = unescaped(withoutLabels(lines, from, repairs), repairs);
  return withoutSpacedEquals(withoutTabs(whole, repairs), repairs);
}

const ESCAPED = new RegExp(`\\\\{1,40}${SOFT}?r${SOFT}?\\\\{1,40}${SOFT}?n|\\\\{1,40}${SOFT}?[rn]`);

/** Line breaks that are written out. What is wrapped besides has its real ones between any two characters. */
function unescaped(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] {
  if (!/^v[ \t]{0,9}=[ \t]{0,9}0\s{0,9}\\+[rn]/.test(lines[0].text)) return lines;
  note(repairs, "escaped-line-breaks");
  const text = lines.map(({ text }) => text).join(evenRows(lines) === lines.length ? "" : SOFT);
  return text.split(ESCAPED).map((text, index) => ({ number: index + 1, text }));
}

/** Longer words in front of a line are no label of it. */
const LONGEST_LABEL = 60;

/**
 * What stands in front of `v=0`, and in the same way in front of `o=` and of other lines: indentation, numbers, names.
 */
function withoutLabels(lines: readonly TextLine[], from: number, repairs: Repair[]): readonly TextLine[] {
  const bare = [{ ...lines[0], text: lines[0].text.slice(from) }, ...lines.slice(1)];
  const second = lines.slice(1, 4).find(({ text }) => text.trim() !== "")?.text;
  const label = lines[0].text.slice(0, from);
  if (from === 0 || from > LONGEST_LABEL || second === undefined) return bare;
  const shape = label.trim().replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replace(/\d+/g, "\\d+").replace(/\s+/g, "\\s+");
  const end = label.trimEnd() === label ? "" : "\\s+";
  const pattern = new RegExp(label.trim() === "" ? `^${label}` : `^\\s*${shape}${end}`);
  const rest = second.replace(pattern, "");
  if (rest === second || !/^o[ \t]{0,9}=/.test(rest)) return bare;
  note(repairs, label.trim() === "" ? "indented" : "line-labels");
  return changeLines(lines, (text) => text.replace(pattern, "")) ?? lines;
}

function withoutSpacedEquals(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] {
  if (!/^\s*v(?:[ \t]{1,9}=|=[ \t])/.test(lines[0].text)) return lines;
  note(repairs, "spaces-around-equals");
  const bare = lines.some(({ text }) => /\S=\S/.test(text.slice(2)));
  return changeLines(lines, (text) => {
    const start = text.replace(/^\s{0,99}([a-z])[ \t]{0,9}=[ \t]{0,9}/, "$1=");
    return bare ? start : start.replaceAll(/[ \t]{1,9}=[ \t]{1,9}/g, "=");
  }) ?? lines;
}

function withoutTabs(lines: readonly TextLine[], repairs: Repair[]): readonly TextLine[] {
  const after = changeLines(lines, (text) => text.includes("\t") ? text.replace(/(?<=\S)\t+(?=\S)/g, " ") : text);
  if (after) note(repairs, "tabs");
  return after ?? lines;
}
