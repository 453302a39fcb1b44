/** The server of the page is gone, or has been given a newer site: what was loaded works on, and the rest says so. */
import { expect, type Page, test } from "@playwright/test";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { site } from "../../routes/site.ts";
import { client, hears, makeOffer, open, openDrawer, press, say, state } from "./person.ts";

/** How many chunks the page may still ask for; nothing where it names none. */
const laterCount = (page: Page) =>
  page.locator("script[data-later]").evaluate((script: HTMLElement) => script.dataset.later!.split(" ").length);

/** Waits until the page has brought everything while it idled. */
async function everythingCame(page: Page): Promise<void> {
  const count = await laterCount(page);
  expect(count).toBeGreaterThan(10);
  const brought = () =>
    page.evaluate(() => {
      const names = document.querySelector<HTMLElement>("script[data-later]")!.dataset.later!.split(" ");
      const came = performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1)!);
      return names.filter((name) => !came.includes(name));
    });
  await expect.poll(brought).toEqual([]);
}

/** The site on a server of its own, which can go away, or be given another site. Routes of a test would switch off the cache. */
async function ownServer() {
  const built = site("dist");
  let gone: "not yet" | "offline" | "redeployed" = "not yet";
  const server = createServer(async (request, response) => {
    if (gone === "offline") return void request.socket.destroy();
    const isOld = gone === "redeployed" && request.url!.startsWith("/assets/");
    const answer = await built.fetch(new Request(`http://localhost${isOld ? "/gone" : request.url}`));
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(
      new Uint8Array(await answer.arrayBuffer()),
    );
  });
  await new Promise<void>((ready) => server.listen(0, "localhost", ready));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const base = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { base, close, become: (what: typeof gone) => gone = what };
}

for (const gone of ["offline", "redeployed"] as const) {
  test(`${gone} after the page idled: every part still comes, and everything can be saved`, async ({ page }) => {
    const server = await ownServer();
    await open(page, `${server.base}/bench/`);
    await everythingCame(page);
    server.become(gone);
    await makeOffer(page);
    await press(page, "A", "Carry offer for me");
    await press(page, "B", "createAnswer");
    await press(page, "B", "setLocalDescription");
    await press(page, "B", "Carry answer for me");
    await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).click();
    await expect(state(page, "A", "channel")).toHaveText("open");
    await say(page, "A", "still here");
    await hears(page, "B", "still here");
    await client(page, "A").getByText("Video and audio").click();
    await expect(client(page, "A").locator(".media-sent")).toBeVisible();
    await client(page, "A").getByRole("tab", { name: "Local SDP" }).click();
    await expect(client(page, "A").getByRole("tabpanel")).toContainText("a=ice-ufrag");
    await openDrawer(page, "What happened");
    for (const as of ["Save trace", "Save SVG", "Save PNG"]) {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: as, exact: true }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^out-of-band/);
    }
    await expect(page.locator("[data-failure]:visible")).toHaveCount(0);
    server.close();
  });
}

test("a reader who saves data is sent no chunk before it is asked for", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await open(page, "/bench/");
  expect(await laterCount(page)).toBeGreaterThan(10);
  await expect(page.locator('head > link[rel="prefetch"]')).toHaveCount(0);
});

test("a press whose tools do not come says so, and works when the server is there again", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await open(page, "/bench/");
  let isGone = true;
  await page.route("**/assets/**", (route) => isGone ? route.abort() : route.continue());
  await press(page, "A", "createDataChannel");
  const notice = page.locator(".page-notice");
  await expect(notice.getByText("This part of the page did not load.")).toBeVisible();
  await notice.getByRole("button", { name: "Hide" }).click();
  await expect(page.locator("[data-failure]:visible")).toHaveCount(0);
  isGone = false;
  await press(page, "A", "createDataChannel");
  await expect(client(page, "A").getByRole("button", { name: "createOffer" })).toHaveClass(/next/);
});

for (
  const [opener, within] of [
    ["Move Client B to another device", ".bench-bar"],
    ["Video and audio", "main"],
  ] as const
) {
  test(`what does not come says so: ${opener}`, async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
    await open(page, "/bench/");
    await page.route("**/assets/**", (route) => route.abort());
    if (within === ".bench-bar") await openDrawer(page, "Bench");
    await page.locator(within).getByText(opener).first().click();
    await expect(page.locator(".page-notice").getByText("This part of the page did not load.")).toBeVisible();
  });
}

test("what throws says so, over the page, and the rest stands", async ({ page }) => {
  await open(page, "/bench/");
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("a render that failed");
    });
  });
  await expect(page.locator(".page-notice").getByText("Something in this page broke")).toBeVisible();
  await press(page, "A", "createDataChannel");
  await expect(client(page, "A").getByRole("button", { name: "createOffer" })).toHaveClass(/next/);
});
