/** A window of 1280 × 800 at 200 % (WCAG 2.2, 1.4.4): everything can be reached, and nothing is cut or overlaps. */
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { nothingOverlaps } from "./looks.ts";
import { carry, client, closeDrawers, face, hears, makeOffer, open, openDrawer, press, say, state } from "./person.ts";

test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

/** What can be pressed or filled is met where it is seen, once it is scrolled to; and no text of it is cut. */
async function notReached(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const things = [...document.querySelectorAll<HTMLElement>(":is(button, a[href], input, textarea, select, summary)")]
      .filter((thing) =>
        thing.checkVisibility({ visibilityProperty: true }) && !thing.closest(".hidden, .skip, [inert], [popover]")
      );
    const said: string[] = [];
    for (const thing of things) {
      const style = getComputedStyle(thing);
      if (style.clipPath === "inset(50%)" || style.opacity === "0" || Number(style.width.slice(0, -2)) <= 1) continue;
      thing.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const name = `${thing.tagName} ${
        (thing.getAttribute("aria-label") ?? thing.textContent ?? "").trim().slice(0, 40)
      }`;
      const rects = [...thing.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      const label = thing.closest("label");
      const isMet = rects.some(({ left, top, width, height }) => {
        const met = document.elementFromPoint(left + width / 2, top + height / 2);
        return met !== null &&
          (thing.contains(met) || met.contains(thing) && label?.contains(met) || label?.contains(met));
      });
      if (!isMet) said.push(`${name} is not met where it is`);
      const isField = thing.matches("input, textarea, select");
      if (
        !isField && thing.scrollWidth > thing.clientWidth + 1 && style.overflowX !== "visible" &&
        style.display !== "inline"
      ) {
        said.push(`${name} is cut`);
      }
    }
    scrollTo(0, 0);
    return things.length > 0 ? said : ["there is nothing to press"];
  });
}

async function holds(page: Page): Promise<void> {
  await nothingOverlaps(page);
  expect(await notReached(page)).toEqual([]);
}

const TRACE = "tests/fixtures/traces/first-connection.trace.json";

test("at 200 % the bench goes from nothing to a hello, with everything in reach", async ({ page }) => {
  test.slow();
  await open(page, "/bench/");
  await holds(page);
  await makeOffer(page);
  await holds(page);
  await carry(page, "A", "offer");
  await holds(page);
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(page, "B", call);
  await press(page, "B", "Carry answer for me");
  await face(page, "A");
  await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).click();
  await expect(state(page, "B", "channel")).toHaveText("open");
  await say(page, "A", "hello");
  await hears(page, "B", "hello");
  await holds(page);
  for (const drawer of ["What happened", "Bench"] as const) {
    await openDrawer(page, drawer);
    await nothingOverlaps(page);
    await closeDrawers(page);
  }
});

for (
  const path of ["/", "/lessons/", "/lessons/the-first-connection/", "/device/?client=A", "/annotate/", "/replay/"]
) {
  test(`at 200 % everything of ${path} is in reach`, async ({ page }) => {
    await open(page, path);
    await holds(page);
  });
}

test("at 200 % an SDP is read, and a replay is scrubbed", async ({ page }) => {
  test.slow();
  await open(page, "/annotate/");
  await page.getByRole("textbox").first().fill(await readFile("tests/fixtures/stacks/pion.offer.txt", "utf8"));
  await expect(page.locator(".reader")).toContainText("a=setup");
  await holds(page);
  await open(page, "/replay/");
  await page.locator(".replay-file input").setInputFiles(TRACE);
  await page.getByRole("button", { name: "Last" }).click();
  await expect(state(page, "A", "connection")).toHaveText("connected");
  await holds(page);
});

test("what is covered and what is cut is found", async ({ page }) => {
  await open(page, "/replay/");
  await page.evaluate(() => {
    const cover = document.body.appendChild(document.createElement("div"));
    cover.style.cssText = "position: fixed; inset: 0; z-index: 99";
    const label = document.querySelector<HTMLElement>("a.brand, header a")!;
    label.style.cssText = "display: inline-block; inline-size: 10px; overflow: hidden; white-space: nowrap";
  });
  const said = await notReached(page);
  expect(said.filter((one) => one.endsWith("is not met where it is")).length).toBeGreaterThan(5);
  expect(said.some((one) => one.endsWith("is cut"))).toBe(true);
});
