/** “Show me”: the page does the next act of a step, with its reason, from where the learner is; and can be stopped. */
import { expect, type Page, test } from "@playwright/test";
import { FILES } from "../lessons/course.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { carry, client, metSteps, open, openDrawer, press, state } from "./person.ts";

const NEXT = "Show me";
const REST = "Show me the rest";
const said = (page: Page) => page.locator(".shown-act");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Has one act shown by the keyboard, and waits until it is done. */
async function next(page: Page): Promise<void> {
  await button(page, NEXT).focus();
  const before = await said(page).textContent();
  const log = () => page.evaluate(() => document.querySelector(".bottom-line")?.textContent);
  const logged = await log();
  await page.keyboard.press("Enter");
  await expect.poll(async () => await said(page).textContent() !== before || await log() !== logged, {
    timeout: 20_000,
  })
    .toBe(true);
  await expect(page.locator('[data-calls$="running"]')).toHaveCount(0);
}

/** Has all of a lesson shown, act by act. */
async function showAll(page: Page, slug: string): Promise<void> {
  const { steps, endTitle } = FILES.find((one) => one.slug === slug)!;
  for (const { id, solution } of steps) {
    const row = page.locator(`[data-step="${id}"]`);
    await expect(row).toHaveAttribute("aria-current", "step");
    const met = async () => await row.getAttribute("data-met") === "true";
    for (let acts = 0; !await met(); acts++) {
      expect(acts, `${id} ends`).toBeLessThan(solution.length + 8);
      // Something may come by itself: a state, or the next card.
      await expect.poll(async () => await met() || await button(page, NEXT).isVisible(), { timeout: 20_000 }).toBe(
        true,
      );
      if (await met()) break;
      await next(page);
      await expect(said(page), id).not.toContainText("This did not work");
    }
    await expect(row).toContainText("done, shown");
  }
  await expect(page.getByRole("heading", { name: endTitle })).toBeVisible();
}

test("a step is shown act by act, by the keyboard alone, and is marked as shown", async ({ page }) => {
  await open(page, "/lessons/the-first-connection/");
  await expect(button(page, NEXT)).toBeVisible();
  await expect(button(page, NEXT)).not.toHaveClass(/next/);
  await next(page);
  await expect(said(page)).toContainText("Shown: On Client A, press createDataChannel. It gives A something to offer.");
  await isAccessible(page);
  await nothingOverlaps(page);
  for (const call of ["createOffer", "setLocalDescription"]) {
    await next(page);
    await expect(said(page)).toContainText(`Shown: On Client A, press ${call}.`);
  }
  await expect(page.locator('[data-step="make-an-offer"]')).toContainText("done, shown");
  const kept = await page.evaluate(() => Object.values(localStorage).find((text) => text.includes("out-of-band/kept")));
  expect(JSON.parse(kept!).lessons["the-first-connection"].steps["make-an-offer"]).toHaveProperty("shown");
});

test("the rest of a step is played, each act said before it is done, and can be stopped", async ({ page }) => {
  await open(page, "/lessons/the-first-connection/");
  await button(page, REST).click();
  await expect(said(page)).toContainText("Next: On Client A, press createDataChannel.");
  await expect(said(page)).toContainText("Shown: On Client A, press createDataChannel.");
  await expect(said(page)).toContainText("Next: On Client A, press createOffer.");
  await button(page, "Stop showing").press("Enter");
  await expect(button(page, REST)).toBeFocused();
  await expect(said(page)).toBeEmpty();
  await openDrawer(page, "What happened");
  await expect(page.locator(".bottom-line")).not.toContainText("createOffer was called");
  expect(await metSteps(page)).toEqual([]);
  await page.keyboard.press("Escape");
});

test("it goes on from where the learner is, and follows what a step asks that the bench would not do", async ({ page }) => {
  await open(page, "/lessons/how-small/");
  for (const call of ["createDataChannel", "createOffer"]) await press(page, "A", call);
  await next(page);
  await expect(said(page)).toContainText("press setLocalDescription");
  await expect(page.locator('[data-step="leave-out"]')).toHaveAttribute("aria-current", "step");
  await next(page);
  await expect(said(page)).toContainText("Leave lines out of the offer of Client A: a=group");
  await expect(client(page, "A").locator(".card.offer")).toContainText("edited");
  await carry(page, "A", "offer");
  await next(page);
  await expect(said(page)).toContainText("On Client B, press setRemoteDescription.");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
});

test("with one client here only what this device can do is shown", async ({ page }) => {
  await open(page, "/device/the-first-connection/?client=B#carry-the-offer");
  await expect(page.locator('[data-step="carry-the-offer"] details')).toHaveAttribute("open");
  await expect(page.locator(".help-acts")).toBeAttached();
  await expect(button(page, NEXT)).toHaveCount(0);
  await open(page, "/device/the-first-connection/?client=A");
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) {
    await next(page);
    await expect(said(page)).toContainText(`On Client A, press ${call}.`);
  }
  // What comes now is carried to the other device, by a hand.
  await expect(button(page, NEXT)).toHaveCount(0);
});

// The network between the clients, and what carries in place of the hands, are the learner’s to change.
for (const { slug } of FILES.filter(({ network, programs }) => !network && !programs)) {
  test(`@slow ${slug} is shown act by act to its end`, async ({ page }) => {
    test.setTimeout(240_000);
    await open(page, `/lessons/${slug}/`);
    await showAll(page, slug);
  });
}
