/** The words of a sheet, changed block by block. */
import type { Block, Piece, Words } from "./sheet.ts";

/** Pieces that look alike and stand behind each other are one, and empty ones none. */
export function merged(words: Words): Words {
  const done: Piece[] = [];
  for (const piece of words) {
    if (piece.text === "" && piece.blank === undefined) continue;
    const last = done.at(-1);
    if (last && last.look === piece.look && last.blank === undefined && piece.blank === undefined) {
      done[done.length - 1] = { ...last, text: last.text + piece.text };
    } else done.push(piece);
  }
  return done;
}

/** A block with each of its texts changed. */
export function mapWords(block: Block, change: (words: Words) => Words): Block {
  switch (block.kind) {
    case "heading":
      return block;
    case "paragraph":
      return { ...block, words: change(block.words) };
    case "list":
      return { ...block, items: block.items.map(change) };
    case "table":
      return { ...block, rows: block.rows.map((row) => row.map(change)) };
    case "notes":
      return {
        ...block,
        items: block.items.map((note) => ({ ...note, words: change(note.words), values: note.values.map(change) })),
      };
  }
}
