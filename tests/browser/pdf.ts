/** PDF read back: every word with its place, by poppler’s `pdftotext`. */
import { execFileSync } from "node:child_process";
import { expect } from "@playwright/test";
import { existsSync } from "node:fs";
import type { Buffer } from "node:buffer";

const READER = "/usr/bin/pdftotext";
export const canReadPdf = existsSync(READER);

/** A word and its box, in points from the top left corner. */
interface Word {
  readonly text: string;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
}
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

/** The pages of a PDF. */
export function readPdf(pdf: Buffer): readonly PdfPage[] {
  const text = execFileSync(READER, ["-bbox", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 50_000_000 });
  return text.split("<page ").slice(1).map((page) => {
    const [, width, height] = /^width="([\d.]+)" height="([\d.]+)"/.exec(page)!;
    const words = [...page.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g)].map((
      [, left, top, right, bottom, word],
    ): Word => ({ text: word, box: [Number(left), Number(top), Number(right), Number(bottom)] }));
    return { width: Number(width), height: Number(height), words };
  });
}

/** The words that leave the page, or come closer to its edge than printers print: 5 mm. */
export const outOfPage = ({ width, height, words }: PdfPage, edge = 14): readonly Word[] =>
  words.filter(({ box: [left, top, right, bottom] }) =>
    left < edge || top < edge || right > width - edge || bottom > height - edge
  );

/**
 * Words that stand on each other. A box is as high as the font may be, and lines may be set closer than that: it counts
 * where more than a third of the lower box is covered.
 */
export function overlaps({ words }: PdfPage): readonly (readonly [Word, Word])[] {
  const found: (readonly [Word, Word])[] = [];
  for (const [i, one] of words.entries()) {
    const [left, top, right, bottom] = one.box;
    for (const other of words.slice(i + 1)) {
      const wide = Math.min(right, other.box[2]) - Math.max(left, other.box[0]);
      const high = Math.min(bottom, other.box[3]) - Math.max(top, other.box[1]);
      const lower = Math.min(bottom - top, other.box[3] - other.box[1]);
      if (wide > 0.5 && high > lower / 3) found.push([one, other]);
    }
  }
  return found;
}

/** Every word of these pages is on its page and on no other word, and each page has its number. */
export function isWellSet(pages: readonly PdfPage[]) {
  for (const [i, page] of pages.entries()) {
    expect(outOfPage(page), `page ${i + 1}: outside`).toEqual([]);
    expect(overlaps(page), `page ${i + 1}: on each other`).toEqual([]);
    const text = page.words.map((word) => word.text).join(" ");
    expect(text).toContain(`${i + 1} of ${pages.length}`);
  }
}
