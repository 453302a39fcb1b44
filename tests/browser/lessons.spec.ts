/** Every lesson is done by what its text says, and nothing else; what each step asks is on the screen, whole. */
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { readTrace } from "../../protocol/trace/mod.ts";
import { FILES } from "../lessons/course.ts";
import { walkLesson } from "./lesson-hand.ts";
import { labelsOn, needlessExcuses, wordsNowhere } from "./lesson-labels.ts";
import { recorderOf } from "./lesson-recording.ts";
import { closeSite, siteOf } from "./lesson-site.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { packetRecorderOf } from "./packet-recording.ts";
import { metSteps, open, openDrawer, press } from "./person.ts";

test.afterEach(closeSite);

/**
 * Lessons in which a browser is waited for until it gives up, or suspects, or has counted enough; and the longest, whose
 * parts have tests of their own.
 */
const SLOW = ["two-nats", "the-path-breaks", "how-good-is-it", "tracks-and-sections", "from-hands-to-a-server"];

for (const lesson of FILES) {
  const slow = SLOW.includes(lesson.slug) ? "@slow " : "";
  test(`${slow}${lesson.slug}: a hand that does what its text says finishes it`, async ({ page }) => {
    test.setTimeout(180_000);
    page.setDefaultTimeout(20_000);
    await page.setViewportSize({ width: 1440, height: 900 });
    const afterStep = await packetRecorderOf(page, lesson);
    await open(page, `${await siteOf(page, lesson)}/lessons/${lesson.slug}/`);
    const seen = new Set<string>();
    await walkLesson(page, lesson, {
      atEnd: recorderOf(page, lesson),
      afterStep,
      look: async () => {
        for (const text of await labelsOn(page)) seen.add(text);
      },
    });
    expect(wordsNowhere(lesson, seen), "what it sets in bold can be read beside it").toEqual([]);
    await isAccessible(page);
    await nothingOverlaps(page);
  });
}

test("no word is excused from being a label that no lesson sets in bold", () => {
  expect(needlessExcuses(FILES)).toEqual([]);
});

for (const [width, height] of [[1440, 900], [1280, 720], [1024, 768]] as const) {
  test(`at ${width}×${height} the text of every step of every lesson is whole`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    const faults: string[] = [];
    for (const lesson of FILES) {
      await open(page, `/lessons/${lesson.slug}/`);
      for (const { id } of lesson.steps) {
        await expect(page.locator(`[data-step="${id}"]`)).toHaveAttribute("aria-current", "step");
        // Its prediction and its hints stand below it.
        const hidden = await page.locator(`[data-step="${id}"]`).evaluate((step) =>
          Math.round(step.getBoundingClientRect().bottom - step.closest(".lesson")!.getBoundingClientRect().bottom)
        );
        if (hidden > 1) faults.push(`${lesson.slug}#${id} hides ${hidden} px`);
        await page.locator(`[data-step="${id}"]`).getByRole("button", { name: /^Turn the page/ }).click();
      }
    }
    expect(faults).toEqual([]);
  });
}

test("the way past a long text to the bench scrolls no frame out of the window", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  for (const { slug } of FILES) {
    await open(page, `/lessons/${slug}/`);
    await page.getByRole("link", { name: "Skip to the bench" }).press("Enter");
    await expect(page.locator("#bench")).toBeFocused();
    expect(await page.evaluate(() => document.scrollingElement!.scrollHeight - innerHeight), slug).toBe(0);
  }
});

test("a prediction is asked before its press, skipped by one key, kept, and shown against what happened", async ({ page }) => {
  await open(page, "/lessons/what-an-offer-says/");
  const asked = page.getByRole("radiogroup", { name: "Predict" });
  await expect(page.locator(".step-help")).toContainText("How many media sections has an offer");
  await asked.getByRole("radio", { name: "One, which is empty" }).check();
  await press(page, "A", "createOffer");
  await expect(page.locator(".compared")).toContainText("You predicted: One, which is empty. It was: None.");
  await expect(page.locator(".step-help")).toContainText("Which line lets B be sure");
  await asked.getByRole("radio").first().focus();
  await page.keyboard.press("Escape");
  await expect(asked).toHaveCount(0);
  const kept = await page.evaluate(() => Object.values(localStorage).find((text) => text.includes("out-of-band/kept")));
  expect(JSON.parse(kept ?? "{}").lessons["what-an-offer-says"].predictions).toEqual({
    "empty-offer": 1,
    "one-section": -1,
  });
  // The trace tells both, in the lesson’s words, to whoever is given it.
  await openDrawer(page, "What happened");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save trace" }).click();
  const read = readTrace(await readFile(await (await download).path(), "utf8"));
  const told = read.ok
    ? read.trace.clients.A.log.flatMap((entry) => entry.type === "predicted" ? [entry.says] : [])
    : [];
  expect(told).toEqual(["One, which is empty", null]);
  await page.goto("about:blank");
  await open(page, "/lessons/what-an-offer-says/");
  await expect(page.locator(".step-help")).toContainText("How many media sections has an offer");
  await expect(asked.getByRole("radio", { name: "One, which is empty" })).toBeChecked();
});

test("hints come one at a time, in three grades, only when they are asked for", async ({ page }) => {
  await open(page, "/lessons/seven-machines/#before-the-answer");
  const hints = page.locator(".hints li");
  await page.getByRole("button", { name: "Hint: where to look" }).click();
  await expect(hints).toHaveText(["Look at A’s cards: there is more on them than the offer."]);
  await page.getByRole("button", { name: "Another hint" }).click();
  await page.getByRole("button", { name: "Tell me what to do" }).click();
  await expect(hints).toHaveCount(3);
  await expect(page.locator(".hints button")).toHaveCount(0);
  await isAccessible(page);
});

test("a step on a fresh bench: what was done before stays done, and the dark button is the reset", async ({ page }) => {
  await open(page, "/lessons/what-an-offer-says/");
  const turn = (id: string) =>
    page.locator(`[data-step="${id}"]`).getByRole("button", { name: /^Turn the page/ }).click();
  await press(page, "A", "createOffer");
  await expect.poll(() => metSteps(page)).toEqual(["empty-offer"]);
  for (const id of ["one-section", "two-sections"]) await turn(id);
  await expect(page.locator("[data-next]").or(page.locator("button.next:visible"))).toHaveText("Reset the bench");
  // What was done on the bench before does not count for the mistake, which begins with such an offer, too.
  await expect(page.locator('[data-step="too-late"] .checks li').first()).toContainText("missing: A has not made");
  await expect(page.locator('[data-step="too-late"]')).toHaveAttribute("data-met", "false");
  await page.getByRole("button", { name: "Reset the bench" }).click();
  await page.getByRole("button", { name: "Close both and start again" }).click();
  await expect.poll(() => metSteps(page)).toEqual(["empty-offer"]);
  await expect(page.locator('[data-step="too-late"] .checks li').first()).toContainText("missing: A has not made");
  await expect(page.locator("button.next:visible")).toHaveText("createOffer");
});
