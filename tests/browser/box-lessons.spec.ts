/** The network in lessons and for a client alone: with a box behind the page, without one, and in no other lesson. */
import { expect, type Page, test } from "@playwright/test";
import type { LessonFile } from "../../lessons/format/read.ts";
import { FILES } from "../lessons/course.ts";
import { type RunningBox, startBox } from "./box.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { act } from "./lesson-hand.ts";
import { client, closeDrawers, metSteps, open, openDrawer, press, showPane } from "./person.ts";

let box: RunningBox | undefined;
test.afterEach(() => {
  box?.close();
  box = undefined;
});

test("a lesson on the box says where there is none what it needs, and its steps can be read", async ({ page }) => {
  await open(page, "/lessons/from-outside/");
  const lesson = page.getByRole("article");
  await expect(lesson.getByText(/No box serves this page\..*deno task class/)).toBeVisible();
  await isAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await nothingOverlaps(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await openDrawer(page, "Bench");
  await expect(page.locator("details.network").getByText(/puts a NAT before each client/)).toBeVisible();
});

/** Watches a lesson to its end, by what its page says: answers each question, watches, and opens the packets it is asked to. */
async function watchLesson(page: Page, { slug, steps, endTitle }: LessonFile): Promise<void> {
  await open(page, `/lessons/${slug}/`);
  await page.getByRole("button", { name: "Follow the recording" }).click();
  await expect(page.getByText("Nothing is called here: it was done before, on a box.")).toBeVisible();
  for (const { id, prediction, solution } of steps) {
    const step = page.locator(`[data-step="${id}"]`);
    await expect(step).toHaveAttribute("aria-current", "step");
    await expect(step).toHaveAttribute("data-met", "false");
    if (prediction) await page.getByRole("radiogroup", { name: "Predict" }).getByRole("radio").first().check();
    if (solution.some((one) => one.act !== "open")) {
      await page.getByRole("button", { name: "Watch this step" }).click();
      await page.getByRole("slider", { name: "Moment of the session" }).press("End");
    } else await expect(page.getByText("Nothing is called in this step: open what is there.")).toBeVisible();
    for (const one of solution) if (one.act === "open") await act(page, one);
    await expect(step).toHaveAttribute("data-met", "true");
    const compared = page.locator(".step-help .compared");
    if (prediction) await expect(compared).toContainText("on the recording", { ignoreCase: true });
  }
  await expect(page.getByRole("heading", { name: endTitle })).toBeVisible();
}

for (const lesson of FILES.filter(({ network }) => network)) {
  // One of them is enough for the quick run.
  const slow = lesson.slug === "from-outside" ? "" : "@slow ";
  test(`${slow}without a box ${lesson.slug} is watched to its end, each question before its moment`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await watchLesson(page, lesson);
    expect(await metSteps(page)).toEqual(lesson.steps.map(({ id }) => id));
    await isAccessible(page);
    await nothingOverlaps(page);
  });
}

test("a recording on a phone: it says what it is, is watched, and left again for the bench", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/lessons/from-outside/");
  await page.getByRole("button", { name: "Follow the recording" }).click();
  await page.getByRole("button", { name: "Watch this step" }).click();
  const watched = page.locator('[data-step="servers"]');
  await expect(watched).toHaveAttribute("data-met", "true");
  await expect(watched).toContainText("done, shown");
  await isAccessible(page);
  await nothingOverlaps(page);
  await page.getByRole("button", { name: "Leave the recording" }).click();
  await expect(page.getByText("No box serves this page")).toBeVisible();
  expect(await metSteps(page)).toEqual([]);
  await press(page, "A", "createDataChannel");
});

test("the recording can be asked for before the page knows whether there is a box", async ({ page }) => {
  const held = Promise.withResolvers<void>();
  await page.route("**/lesson-network*.js", async (route) => {
    await held.promise;
    await route.continue();
  });
  await open(page, "/lessons/from-outside/");
  await page.getByRole("button", { name: "Follow the recording" }).click();
  held.resolve();
  await expect(page.getByRole("button", { name: "Watch this step" })).toBeVisible();
});

test("a recording that does not come says so, and can be asked for again", async ({ page }) => {
  await page.route("**/recording.json", (route) => route.abort());
  await open(page, "/lessons/from-outside/");
  await page.getByRole("button", { name: "Follow the recording" }).click();
  await expect(page.getByRole("article").getByRole("alert")).toContainText("The recording did not come.");
  await page.unroute("**/recording.json");
  await page.getByRole("button", { name: "Follow the recording" }).click();
  await expect(page.getByRole("button", { name: "Watch this step" })).toBeVisible();
});

test("a recording that is asked for twice is watched once: what comes later takes nothing back", async ({ page }) => {
  const held = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let asked = 0;
  await page.route("**/recording.json", async (route) => {
    await held[asked++].promise;
    await route.continue();
  });
  await open(page, "/lessons/from-outside/");
  const follow = page.getByRole("button", { name: "Follow the recording" });
  await follow.click();
  await expect(page.getByText("The recording is coming…")).toBeVisible();
  await follow.click();
  await expect.poll(() => asked).toBe(2);
  held[0].resolve();
  await page.getByRole("button", { name: "Watch this step" }).click();
  await page.getByRole("slider", { name: "Moment of the session" }).press("End");
  const step = page.locator('[data-step="servers"]');
  await expect(step).toHaveAttribute("data-met", "true");
  const later = page.waitForEvent("requestfinished", (request) => request.url().endsWith("/recording.json"));
  held[1].resolve();
  await later;
  // What would be done with it, would be done by then.
  await page.evaluate(() => fetch("./sheet.json").then((answer) => answer.text()));
  await expect(step).toHaveAttribute("data-met", "true");
});

test("a recording of other steps than the page has says that it did not come, and leaves the bench", async ({ page, baseURL }) => {
  const other = await (await fetch(new URL("lessons/two-nats/recording.json", baseURL))).text();
  await page.route("**/recording.json", (route) => route.fulfill({ body: other }));
  await open(page, "/lessons/from-outside/");
  await page.getByRole("button", { name: "Follow the recording" }).click();
  await expect(page.getByRole("article").getByRole("alert")).toContainText("The recording did not come.");
  await press(page, "A", "createDataChannel");
});

test("a lesson that is not on the box asks for none, and is sent nothing of it", async ({ page }) => {
  box = await startBox();
  const asked: string[] = [];
  // What the page brings while it idles is none of what it needs.
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, `${box.address}/lessons/the-first-connection/`);
  await press(page, "A", "createDataChannel");
  await openDrawer(page, "Bench");
  await expect(page.locator("details.network, details.settings")).toHaveCount(0);
  expect(asked.filter((path) => /box|lesson-network/.test(path))).toEqual([]);
});

test("a client alone is given its servers of the box, sees its own packets, and sets its own line", async ({ page }) => {
  box = await startBox();
  await open(page, `${box.address}/device/?client=A`);
  const network = page.locator("details.network");
  await openDrawer(page, "Bench");
  await network.locator("> summary").click();
  await network.getByRole("button", { name: "Give this client these servers" }).click();
  await expect(network.getByText("This client has them.")).toBeVisible();
  await expect(network.getByRole("group")).toHaveCount(1);
  await network.getByRole("group", { name: "Client A" }).getByLabel("NAT").selectOption("symmetric");
  await expect(network.locator("> summary")).toContainText("A symmetric");
  await isAccessible(page);
  await closeDrawers(page);
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, "A", call);
  await showPane(page, "A", "Packets");
  const packets = client(page, "A").getByRole("table", { name: "Packets of Client A" });
  await expect(packets.getByRole("button", { name: "Binding success response" }).first()).toBeVisible();
});

test("a step on the other device that only its packets could prove is said to be unseen from here", async ({ page }) => {
  box = await startBox();
  await open(page, `${box.address}/device/from-outside/?client=B`);
  await expect(page.locator("details.network")).toHaveAttribute("open", "");
  await page.getByRole("button", { name: "All steps" }).click();
  await expect(page.locator('[data-step="question"] .checks')).toContainText("that cannot be seen from here");
  await expect(page.locator('[data-step="servers"] .checks')).toContainText("B was not made with a STUN server");
});
