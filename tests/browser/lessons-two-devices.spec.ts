/** Lessons on two devices: two pages that share nothing; each does its side, and what it cannot see holds nothing up. */
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { LessonFile } from "../../lessons/format/read.ts";
import { across, CLIENTS } from "../../protocol/facts/mod.ts";
import type { Act } from "../../protocol/goals/mod.ts";
import { FILES } from "../lessons/course.ts";
import { act } from "./lesson-hand.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { box, client, copyCard, type Name, open, openDrawer, reading, state } from "./person.ts";

type Sides = Readonly<Record<Name, Page>>;

/** Opens a lesson, moves its Client B away, and opens the link in a profile of its own. */
async function onTwoDevices(page: Page, context: BrowserContext, slug: string, step = ""): Promise<Sides> {
  await open(page, `/lessons/${slug}/${step}`);
  await openDrawer(page, "Bench");
  await page.getByRole("button", { name: "Move Client B to another device" }).click();
  await expect(page.getByRole("dialog").getByRole("img")).toBeVisible();
  await page.keyboard.press("Escape");
  const permissions = ["clipboard-read", "clipboard-write"];
  const there = await (await context.browser()!.newContext({ permissions })).newPage();
  there.setDefaultTimeout(15_000);
  await open(there, await page.getByRole("textbox", { name: "Link to Client B" }).inputValue());
  return { A: page, B: there };
}

/** Carries a card from one page to the other, as its text. */
async function carry(sides: Sides, { client: from, card, into }: Act & { act: "carry" }): Promise<void> {
  const name = card === "a candidate"
    ? (await client(sides[from], from).getByRole("button", { name: /^Copy candidate \d+$/ }).first().textContent())!
      .trim().replace("Copy ", "")
    : card;
  await box(sides[into], into).fill(await copyCard(sides[from], from, name));
  await expect(reading(sides[into], into)).not.toBeEmpty();
}

/** Begins a client anew, where anything was done on it. */
async function reset(page: Page, name: Name): Promise<void> {
  const button = page.getByRole("button", { name: "Reset the bench" });
  if (!await button.isVisible()) return;
  await button.click();
  const sure = page.getByRole("button", { name: /and start again$/ });
  if (await sure.isVisible()) await sure.click();
  await expect(state(page, name, "connection")).toHaveAttribute("data-state", "new");
}

async function onSide(sides: Sides, one: Act): Promise<void> {
  if (one.act === "carry") return await carry(sides, one);
  if (one.act === "reset") { for (const name of CLIENTS) await reset(sides[name], name); }
  else if (one.act === "form") await act(sides.A, one);
  else if ("client" in one) await act(sides[one.client as Name], one);
  else for (const name of CLIENTS) await act(sides[name], one);
}

/** The acts of a step; `isInside`: without the candidates, which travel inside the descriptions here. */
async function onTwo(sides: Sides, solution: readonly Act[], isInside: boolean): Promise<void> {
  for (const one of solution) {
    const isOfCandidate = one.act === "carry" ? one.card.includes("candidate") : one.act === "press" &&
      one.call === "addIceCandidate";
    if (!isOfCandidate || !isInside) await onSide(sides, one);
  }
}

/** Where a step stands on a page: done there, or all done that can be seen from there. */
const isOver = (page: Page, id: string) =>
  page.locator(`[data-step="${id}"]`).evaluate((step) =>
    step.getAttribute("data-met") === "true" || step.classList.contains("elsewhere")
  );

async function walk(sides: Sides, lesson: LessonFile): Promise<void> {
  for (const { id, solution } of lesson.steps) {
    await onTwo(sides, solution, lesson.mode === undefined);
    for (const name of CLIENTS) {
      await expect.poll(() => isOver(sides[name], id), { timeout: 30_000, message: `${id} on ${name}` }).toBe(true);
    }
  }
  for (const name of CLIENTS) {
    await expect(sides[name].locator(".ending")).toHaveAttribute("open");
    await expect(sides[name].locator('[aria-current="step"]')).toHaveCount(0);
  }
}

for (const lesson of FILES) {
  if (lesson.network || lesson.programs) continue;
  test(`@slow ${lesson.slug} is finished on two devices, each doing its side`, async ({ page, context }) => {
    test.setTimeout(120_000);
    page.setDefaultTimeout(15_000);
    const sides = await onTwoDevices(page, context, lesson.slug);
    await walk(sides, lesson);
    for (const name of CLIENTS) {
      // What the other device did is said to have been done there.
      const elsewhere = sides[name].locator(".step.elsewhere");
      if (await elsewhere.count() > 0) {
        await expect(sides[name].locator(".progress")).toContainText("happens on the other device");
      }
      await expect(sides[name].locator(`.client.${across(name)}`)).toHaveCount(0);
      await isAccessible(sides[name]);
      await nothingOverlaps(sides[name]);
    }
    await sides.B.context().close();
  });
}

test("a link opens the step that its sender is at, and each side is told what it does", async ({ page, context }) => {
  page.setDefaultTimeout(15_000);
  const sides = await onTwoDevices(page, context, "one-candidate-at-a-time", "#agree");
  const { A, B } = sides;
  await expect(B).toHaveURL(/&step=agree/);
  for (const name of CLIENTS) await expect(sides[name].locator(".step.shown")).toHaveId("agree");
  for (const name of CLIENTS) await sides[name].getByText("What this device does").click();
  await expect(A.locator(".step-help li").first()).toHaveText("Send the offer to the other device.");
  await expect(B.locator(".step-help li").first()).toHaveText(
    "Take the offer from the other device, and paste it into Client B.",
  );
  await isAccessible(B);
  await B.context().close();
});
