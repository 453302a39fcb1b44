/** A sheet as Markdown: CommonMark, with the tables of GitHub (GFM §4.10). */
import { code, markdown } from "./escape.ts";
import { type Block, handLines, type Piece, type Sheet, type Words } from "./sheet.ts";

/** Writes a sheet as Markdown. */
export function markdownSheet(sheet: Sheet): string {
  const hand = handLines(sheet).map(([name, text]) => `**${name}:** ${text === "" ? LINE : markdown(text)}`).join(" ");
  const top = [`# ${markdown(sheet.title)}`, hand];
  if (sheet.lesson) top.push(`The lesson: ${markdown(sheet.lesson.address)}`);
  return [...top, ...sheet.blocks.map(blockText)].join("\n\n") + "\n";
}

const LINE = "\\_".repeat(24);

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `## ${markdown(block.text)}`;
    case "paragraph":
      return wordsText(block.words);
    case "list":
      return block.items.map((item) => `- ${wordsText(item)}`).join("\n");
    case "notes":
      return block.items.map(({ number, words, values }) =>
        [`- ${markdown(`[${number}]`)} ${wordsText(words)}`, ...values.map((value) => `  - ${wordsText(value)}`)].join(
          "\n",
        )
      ).join("\n");
    case "table": {
      const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
      return [
        line(block.columns.map(markdown)),
        line(block.columns.map(() => "---")),
        ...block.rows.map((row) => line(row.map(wordsText))),
      ].join("\n");
    }
  }
}

/** A pipe would end the cell, even within code. */
const cell = (text: string): string => text.replace(/\\?\|/g, "\\|");

const wordsText = (words: Words): string => words.map(pieceText).join("").trim();

function pieceText({ text, look, blank }: Piece): string {
  if (blank !== undefined && text === "") return ` \\_\\_\\_\\_(${blank})\\_\\_\\_\\_ `;
  if (look === "code") return code(text);
  const body = markdown(text.trim());
  if (body === "") return text === "" ? "" : " ";
  const [before, after] = [/^\s/.test(text) ? " " : "", /\s$/.test(text) ? " " : ""];
  const mark = look === "strong" ? "**" : look === "source" ? "*" : "";
  return `${before}${mark}${body}${mark}${after}`;
}
