/** The network in lessons and for a client alone: with a box behind the page, without one, and in no other lesson. */
import { expect, test } from "@playwright/test";
import { type RunningBox, startBox } from "./box.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { client, closeDrawers, open, openDrawer, press, showPane } from "./person.ts";

let box: RunningBox | undefined;
test.afterEach(() => {
  box?.close();
  box = undefined;
});

test("a lesson on the box says where there is none what it needs, and its steps can be read", async ({ page }) => {
  await open(page, "/lessons/from-outside/");
  const lesson = page.getByRole("article");
  await expect(lesson.getByText(/No box serves this page.*deno task class/)).toBeVisible();
  await isAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await nothingOverlaps(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await openDrawer(page, "Bench");
  await expect(page.locator("details.network").getByText(/puts a NAT before each client/)).toBeVisible();
});

test("without a box its recorded packets are shown, up to the step that is read, pressed, and asked for by its goals", async ({ page }) => {
  await open(page, "/lessons/from-outside/");
  await expect(page.getByText("Recorded packets are under Packets")).toBeVisible();
  await page.getByRole("button", { name: "All steps" }).click();
  const step = (id: string) => page.locator(`[data-step="${id}"]`);
  for (const id of ["servers", "ask"]) await step(id).getByRole("button", { name: /^Turn the page/ }).click();
  await showPane(page, "A", "Packets");
  await expect(client(page, "A").getByText("Recorded when this lesson was done on a box")).toBeVisible();
  const packets = client(page, "A").getByRole("table", { name: "Packets of Client A" });
  await packets.getByRole("button", { name: "Binding request", exact: true }).first().click();
  await expect(packets.getByRole("list", { name: "Fields of Binding request" })).toBeVisible();
  await expect(step("question")).toHaveAttribute("data-met", "true");
  await packets.getByRole("button", { name: "Binding success response", exact: true }).first().click();
  await expect(step("answer")).toHaveAttribute("data-met", "true");
  // What only live clients can do stays to be done.
  await expect(step("ask")).toHaveAttribute("data-met", "false");
  await isAccessible(page);
});

test("what somebody else did on a box, nobody has done here: no step of a recording is done before it is opened", async ({ page }) => {
  for (const slug of ["last-resort", "two-nats", "the-path-breaks", "what-the-wire-shows"]) {
    await open(page, `/lessons/${slug}/`);
    await expect(page.getByText("Recorded packets are under Packets")).toBeVisible();
    await page.getByRole("button", { name: "All steps" }).click();
    await expect(page.locator("[data-step]").first()).toBeVisible();
    expect(await page.locator(".checks li.met").allTextContents(), slug).toEqual([]);
  }
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
