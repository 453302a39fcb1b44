/** A sheet as plain text. */
import { type Block, handLines, plainWords, type Sheet, type Words } from "./sheet.ts";

/** Writes a sheet as text. */
export function textSheet(sheet: Sheet): string {
  const hand = handLines(sheet).map(([name, text]) => `${name}: ${text || "_".repeat(24)}`).join("   ");
  const told = [sheet.title, hand, ...(sheet.lesson ? [`The lesson: ${sheet.lesson.address}`] : [])];
  return [...told, ...sheet.blocks.flatMap((block) => ["", ...blockLines(block)])].join("\n") + "\n";
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [block.text.toUpperCase()];
    case "paragraph":
      return [plainWords(block.words)];
    case "list":
      return block.items.map((item) => `- ${plainWords(item)}`);
    case "notes":
      return block.items.flatMap(({ number, words, values }) => [
        `[${number}] ${plainWords(words)}`,
        ...values.map((value) => `      ${plainWords(value)}`),
      ]);
    case "table":
      return block.look === "lines" || block.look === "sides"
        ? [columnsText(block.columns.filter((name) => name !== "")), ...block.rows.flatMap(descriptionLines)]
        : [columnsText(block.columns), ...block.rows.map((row) => columnsText(row.map(plainWords)))];
  }
}

const columnsText = (cells: readonly string[]): string => cells.join(" | ").trimEnd();

/** A line of one description; or the sign between two, the first, and, where it differs, the second below it. */
function descriptionLines(row: readonly Words[]): readonly string[] {
  const [one, sign = "", other = ""] = row.map(plainWords);
  if (row.length === 1) return [one];
  const same = other !== "" && sign === "=";
  const lines = [one, same ? `(${/^\d+/.exec(other)?.[0]}) ` : other].filter((text) => text !== "");
  if (same) return [`= ${one}  ${lines[1].trimEnd()}`];
  return lines.map((text, i) => `${i === 0 ? sign || " " : " "} ${text}`);
}
