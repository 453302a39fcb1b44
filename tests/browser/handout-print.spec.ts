/** The handout on paper: every form printed as PDF by Chromium, and read back word by word with its place. */
import { expect, type Page, test } from "@playwright/test";
import { type HandoutChoices, writeHandout } from "../../protocol/handout/mod.ts";
import { annotate, noteKeys } from "../../protocol/sdp/mod.ts";
import { DATA_OFFER, given, HANDED, handed, SESSION } from "../protocol/handout/support.ts";
import { canReadPdf, isWellSet, outOfPage, overlaps, type PdfPage, readPdf } from "./pdf.ts";
import { open } from "./person.ts";

test.skip(!canReadPdf, "There is no pdftotext (Debian’s poppler-utils) to read what is printed.");

const PAPERS = ["A4", "Letter"] as const;

async function printed(page: Page, html: string, format: typeof PAPERS[number]): Promise<readonly PdfPage[]> {
  await page.goto("about:blank"); // The site’s policy lets no text become a page.
  await page.setContent(html);
  return readPdf(await page.pdf({ format }));
}

/** Everything but spaces: where a line is broken is not what is compared, nor that a head is repeated on each page. */
const letters = (text: string) => text.replace(/\s+/g, "").toLowerCase();
const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => SIGNS[name]);
const SIGNS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

for (const [name, of, brief, whole] of HANDED) {
  for (const as of ["handout", "worksheet", "key"] as const) {
    test(`${as} of ${name}: nothing is cut and nothing overprinted, on at most ${brief} and ${whole} pages`, async ({ page }) => {
      for (const format of PAPERS) {
        for (const [isBrief, most] of [[true, brief], [false, whole]] as const) {
          const html = writeHandout(handed(of, { brief: isBrief, redacted: true, as }), "html");
          const pages = await printed(page, html, format);
          isWellSet(pages);
          expect(pages.length, `${format}, ${isBrief ? "brief" : "whole"}`).toBeLessThanOrEqual(
            as === "key" ? 1 : most,
          );
          const paper = unescaped(letters(pages.flatMap(({ words }) => words.map(({ text }) => text)).join("")));
          const cells = [...html.matchAll(/<(?:code|p|li|h2|td)>([^<]+)</g)].map(([, text]) =>
            letters(unescaped(text))
          );
          expect(cells.length).toBeGreaterThan(as === "key" ? 8 : 40);
          // A text that goes on in the next column or on the next page is broken there.
          const cut = cells.filter((cell) => !paper.includes(cell.slice(0, 12)));
          expect(cut).toEqual([]);
        }
      }
    });
  }
}

test("notes of any length, a long title and a long class stay on the paper", async ({ page }) => {
  const [key] = noteKeys(annotate(DATA_OFFER)).slice(3);
  const long = `Ask the class: ${"why ".repeat(120)}${"x".repeat(300)}`;
  const choices: Partial<HandoutChoices> = {
    title: `T${"i".repeat(200)}tle`,
    className: "Networks ".repeat(12),
    brief: true,
  };
  const handout = handed({ ...given(DATA_OFFER), notes: { [key]: long }, lesson: SESSION.lesson }, choices);
  for (const format of PAPERS) {
    const pages = await printed(page, writeHandout(handout, "html"), format);
    isWellSet(pages);
    expect(letters(pages[0].words.map(({ text }) => text).join(""))).toContain("asktheclass:whywhy");
  }
});

test("the page prints what its file prints, and nothing of the site", async ({ page }) => {
  await open(page, "/annotate/");
  await page.getByRole("textbox", { name: /An SDP, a description as JSON/ }).fill(DATA_OFFER);
  await expect(page.locator(".printed h1")).toHaveText("An SDP, explained");
  const date = await page.getByRole("textbox", { name: "Date", exact: true, includeHidden: true }).inputValue();
  const fromPage = readPdf(await page.pdf({ format: "A4" }));
  const handout = handed(given(DATA_OFFER), { title: "", className: "", date, redacted: true });
  const fromFile = await printed(page, writeHandout(handout, "html"), "A4");
  isWellSet(fromPage);
  const wordsOf = (pages: readonly PdfPage[]) => pages.flatMap(({ words }) => words);
  const leftOf = (pages: readonly PdfPage[]) => Math.min(...wordsOf(pages).map(({ box: [left] }) => left));
  expect(leftOf(fromPage)).toBeCloseTo(leftOf(fromFile), 0);
  expect(fromPage.length).toBe(fromFile.length);
  // Letter by letter, since lines may break elsewhere; the file has its title at the foot of each page, too.
  const signs = (text: string) => [...letters(text)].toSorted().join("");
  const text = (pages: readonly PdfPage[]) => wordsOf(pages).map((word) => word.text).join("");
  expect(signs(text(fromPage) + handout.title.repeat(fromFile.length))).toBe(signs(text(fromFile)));
});

test("text that is cut, or stands on other text, is found", async ({ page }) => {
  const html = `<p style="position:absolute;left:20px;top:20px">one <span style="margin-left:-30px">another</span></p>
    <p style="position:absolute;top:90px;left:680px;white-space:nowrap">this leaves the page at its right edge</p>`;
  const [first] = await printed(page, html, "A4");
  expect(overlaps(first).length).toBeGreaterThan(0);
  expect(outOfPage(first).length).toBeGreaterThan(0);
});
