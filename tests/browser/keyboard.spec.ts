/** Lesson one with the keyboard alone: Tab, Shift+Tab, Enter, arrows, copy and paste. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { box, client, metSteps, open, state } from "./person.ts";

/** Presses Tab until the keyboard is where it should be. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 150; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${target}`);
}

const visibleFocus = (page: Page) =>
  page.evaluate(() => {
    const style = getComputedStyle(document.activeElement!);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });

test("the whole lesson by keyboard, with focus to be seen at every stop", async ({ page }) => {
  test.slow();
  await open(page, "/lessons/the-first-connection/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  const enter = async (name: "A" | "B", button: string) => {
    await tabTo(page, client(page, name).getByRole("button", { name: button, exact: true }));
    expect(await visibleFocus(page)).toBe(true);
    await page.keyboard.press("Enter");
  };
  const carry = async (from: "A" | "B", what: string, to: "A" | "B", call: string) => {
    await enter(from, `Copy ${what}`);
    await expect(client(page, from).getByRole("listitem").filter({ hasText: what }).getByText("carried")).toBeVisible();
    await tabTo(page, box(page, to));
    await page.keyboard.press("ControlOrMeta+V");
    await expect(page.locator(`#read-${to}`)).not.toBeEmpty();
    await enter(to, call);
    await expect(page.locator(`#read-${to}`)).toBeEmpty();
  };
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await enter("A", call);
  await expect(client(page, "A").getByRole("button", { name: "Copy candidate 1" })).toBeVisible();
  await carry("A", "offer", "B", "setRemoteDescription");
  await enter("B", "createAnswer");
  await enter("B", "setLocalDescription");
  await expect(client(page, "B").getByRole("button", { name: "Copy candidate 1" })).toBeVisible();
  await carry("B", "answer", "A", "setRemoteDescription");
  await carry("A", "candidate 1", "B", "addIceCandidate");
  await carry("B", "candidate 1", "A", "addIceCandidate");
  for (const name of ["A", "B"] as const) {
    await expect(state(page, name, "channel")).toHaveText("open");
    await tabTo(page, client(page, name).getByRole("textbox", { name: `Message from Client ${name}` }));
    await page.keyboard.type("hello");
    await page.keyboard.press("Enter");
  }
  await expect.poll(() => metSteps(page)).toHaveLength(6);
});

test("tabs go by arrow, steps by Enter, the reset question by Escape, and the keyboard stays where it was", async ({ page }) => {
  await open(page, "/lessons/the-first-connection/");
  const step = page.locator("[data-step]").nth(2).locator("summary");
  await expect(step).toBeHidden();
  await tabTo(page, page.getByRole("button", { name: "All steps" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "This step only" })).toBeFocused();
  await tabTo(page, step);
  await page.keyboard.press("Enter");
  await expect(page.getByText("B waits for an offer")).toBeVisible();
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) {
    await client(page, "A").getByRole("button", { name: call, exact: true }).click();
  }
  const tab = (name: string) => client(page, "A").getByRole("tab", { name });
  await expect(tab("Candidates")).toBeVisible();
  // The step has chosen it.
  await tabTo(page, tab("Local SDP"));
  await expect(page.getByRole("list", { name: "Local SDP of Client A" })).toContainText("a=setup:actpass");
  await page.keyboard.press("ArrowRight");
  await expect(tab("Candidates")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(tab("Code")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(tab("Chat")).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Reset the bench" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Reset the bench" })).toBeFocused();
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
});
