/** Every lesson with its steps out of order, and three of them on a phone, by touch alone. */
import { expect, test } from "@playwright/test";
import type { LessonFile } from "../../lessons/format/read.ts";
import { FILES } from "../lessons/course.ts";
import { act, walkLesson } from "./lesson-hand.ts";
import { closeSite, siteOf } from "./lesson-site.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { metSteps, open, useFinger } from "./person.ts";

test.afterEach(closeSite);

/** The steps that are done on one bench, and then those on the next. */
function benches({ steps }: LessonFile): LessonFile["steps"][] {
  const all: LessonFile["steps"][] = [];
  for (const step of steps) {
    if (step.fresh || all.length === 0) all.push([step]);
    else all[all.length - 1] = [...all.at(-1)!, step];
  }
  return all;
}

for (const lesson of FILES) {
  test(`@slow ${lesson.slug}: with the last step open, what is done counts for those before`, async ({ page }) => {
    test.setTimeout(240_000);
    page.setDefaultTimeout(30_000);
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, `${await siteOf(page, lesson)}/lessons/${lesson.slug}/`);
    const done: string[] = [];
    for (const steps of benches(lesson)) {
      const last = steps.at(-1)!.id;
      await page.evaluate((id) => location.hash = id, last);
      await expect(page.locator(`[data-step="${last}"]`)).toContainClass("shown");
      for (const one of steps.flatMap(({ solution }) => solution)) await act(page, one);
      done.push(...steps.map(({ id }) => id));
      await expect.poll(() => metSteps(page), { timeout: 30_000 }).toEqual(done);
    }
    await expect(page.getByRole("heading", { name: lesson.endTitle })).toBeVisible();
  });
}

for (const slug of ["the-first-connection", "what-an-offer-says", "one-candidate-at-a-time"]) {
  test(`@slow ${slug} on a phone, by touch alone`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    const phone = await browser.newContext({
      baseURL,
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 3,
      isMobile: true,
      hasTouch: true,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await phone.newPage();
    page.setDefaultTimeout(30_000);
    useFinger(page);
    await open(page, `/lessons/${slug}/`);
    await walkLesson(page, FILES.find((lesson) => lesson.slug === slug)!);
    await nothingOverlaps(page);
    await isAccessible(page);
    await phone.close();
  });
}
