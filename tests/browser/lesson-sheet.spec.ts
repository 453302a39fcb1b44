/** The worksheet of each lesson and its key, as a teacher comes to them who has done none: chosen, saved, and on paper. */
import { expect, type Page, test } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { writeHandout } from "../../protocol/handout/mod.ts";
import { FILES } from "../lessons/course.ts";
import { handed, LESSONS } from "../protocol/handout/support.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { canReadPdf, isWellSet, readPdf } from "./pdf.ts";
import { open } from "./person.ts";

async function saved(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save text" }).click();
  return await readFile(await (await download).path(), "utf8");
}

test("from the course a teacher has each lesson's worksheet and key in one press, and chooses what is blanked", async ({ page }) => {
  await open(page, "/lessons/");
  await page.getByText("A worksheet for each lesson, and its key").click();
  await expect(page.getByRole("link", { name: /^Worksheet of / })).toHaveCount(FILES.length);
  await isAccessible(page);
  await nothingOverlaps(page);
  const [{ title }] = FILES;
  await page.getByRole("link", { name: `Worksheet of ${title}` }).click();
  const paper = page.locator(".printed");
  await expect(paper.locator("h1")).toHaveText(title);
  await expect(page.getByRole("radio", { name: "Worksheet, with blanks" })).toBeChecked();
  await isAccessible(page);
  const worksheet = await saved(page);
  const happened = "A has an offer and keeps it: it waits for an answer now.";
  expect(worksheet).toMatch(/^- 1\. Make an offer: ____\(\d+\)____$/m);
  expect(worksheet).not.toContain(happened);
  expect(worksheet).toContain("☐ No, something is missing");
  await page.getByRole("radio", { name: "Key to the worksheet" }).check();
  expect(await saved(page)).toContain(happened);
  await page.getByRole("checkbox", { name: "Blank what happened at each step" }).uncheck();
  await page.getByRole("radio", { name: "Worksheet, with blanks" }).check();
  expect(await saved(page)).toContain(happened);
});

test("at the lesson's end both lie ready, and come in a tab of their own; nothing was done before", async ({ page, context }) => {
  const { slug, title, endTitle } = FILES[1];
  await open(page, `/lessons/${slug}/`);
  await page.getByRole("button", { name: "All steps" }).click();
  await page.locator(".ending > summary", { hasText: endTitle }).click();
  const opened = context.waitForEvent("page");
  await page.locator(".ending").getByRole("link", { name: "Key" }).click();
  const key = await opened;
  await expect(key.locator(".printed h1")).toHaveText(`Key: ${title}`);
  await expect(key.getByRole("radio", { name: "Key to the worksheet" })).toBeChecked();
  await expect(key.locator(".printed .lesson")).toContainText(`/lessons/${slug}/`);
});

test("a lesson whose file does not come says so, and what to do", async ({ page }) => {
  await page.route("**/sheet.json", (route) => route.abort());
  await open(page, `/annotate/?lesson=${FILES[0].slug}&as=worksheet`);
  await expect(page.getByRole("status")).toHaveText(/did not come\. Reload the page; or do the lesson/);
});

for (const [i, [name, of]] of LESSONS.entries()) {
  test(`${name}: worksheet and key are well set on both papers, and are what the page prints`, async ({ page }) => {
    test.skip(!canReadPdf, "There is no pdftotext (Debian’s poppler-utils) to read what is printed.");
    const { slug, title } = FILES[i];
    for (const as of ["worksheet", "key"] as const) {
      const html = writeHandout(handed(of, { redacted: true, brief: true, as, title }), "html");
      await page.goto("about:blank");
      await page.setContent(html);
      const counts = [];
      for (const format of ["A4", "Letter"] as const) {
        const pages = readPdf(await page.pdf({ format }));
        isWellSet(pages);
        counts.push(pages.length);
      }
      // One page more than a session’s sheet may have: for what the lesson asks; and one for a second offer and answer.
      const isAgain = of.trace?.clients.A.log.some((one) => one.type === "call-started" && one.call === "restartIce");
      expect(Math.max(...counts)).toBeLessThanOrEqual(
        as === "key" ? 2 : /video|audio/.test(html) ? 6 : 3 + (isAgain ? 1 : 0),
      );
    }
    await open(page, `/annotate/?lesson=${slug}&as=worksheet`);
    await expect(page.locator(".printed h1")).toHaveText(title);
    const pages = readPdf(await page.pdf({ format: "A4" }));
    isWellSet(pages);
    expect(pages[0].words.map(({ text }) => text).join(" ")).toContain("What did you see?");
  });
}
