/** Programs that carry in place of the hands: between pages of one browser, and through the site’s own server. */
import { networkInterfaces } from "node:os";
import { type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { serveFiles } from "./file-server.ts";
import { launchFirefox, noFirefox } from "./firefox.ts";
import { act as actInFirefox } from "./firefox-hand.ts";
import { until } from "./firefox-presses.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { box, client, hears, makeOffer, open, press, say, state } from "./person.ts";

const carriedBy = (page: Page) => page.getByRole("region", { name: "Carried by" });
// Pressed, and not checked: who is sent away at once is back at “your hands”.
const choose = (page: Page, what: string) => carriedBy(page).getByRole("radio", { name: what }).click();
const says = (page: Page) => carriedBy(page).getByRole("status");
const passed = (page: Page) => page.getByRole("list", { name: "What has passed" }).getByRole("listitem");

/** Two pages of one browser, a client in each. */
async function bothPages(page: Page, context: BrowserContext): Promise<Page> {
  await open(page, "/device/?client=A");
  const other = await context.newPage();
  await open(other, "/device/?client=B");
  return other;
}

/** Offer and answer, each pressed where it is made, and nothing carried by hand. */
async function connectBoth(a: Page, b: Page) {
  await makeOffer(a);
  await expect(box(b, "B")).toHaveValue(/"type":"offer"/);
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(b, "B", call);
  await expect(box(a, "A")).toHaveValue(/"type":"answer"/);
  await press(a, "A", "setRemoteDescription");
  await expect(state(a, "A", "channel")).toHaveText("open");
}

test("between two pages a BroadcastChannel carries what hands did, once both have chosen it, and tells each blob", async ({ page, context }) => {
  const other = await bothPages(page, context);
  await expect(says(page)).toHaveText(/Nothing passes unless you carry it/);
  await choose(page, "BroadcastChannel");
  await expect(says(page)).toContainText("Client B does not listen yet.");
  await choose(other, "BroadcastChannel");
  await expect(says(page)).toContainText("Each card passes at once");
  await connectBoth(page, other);
  await carriedBy(page).getByText("What passes").click();
  await expect(passed(page)).toHaveText([/Client A → offer, \d+ characters$/, /→ Client A: answer, \d+ characters$/]);
  await carriedBy(page).getByText("How this page uses a BroadcastChannel").isVisible();
  await isAccessible(page);
  await carriedBy(page).getByText("What passes").click();
  await nothingOverlaps(page);
  // A page that goes says so, and what is connected does not need it any more.
  await choose(other, "your hands");
  await expect(says(page)).toContainText("Client B does not listen yet.");
  await say(page, "A", "hello");
  await hears(other, "B", "hello");
});

test("a page that the browser has kept while its reader was elsewhere listens again, and is heard", async ({ launchOptions, baseURL }) => {
  // Playwright turns off what keeps pages (HTML, “back/forward cache”).
  const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  try {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    const failures: Error[] = [];
    page.on("pageerror", (error) => failures.push(error));
    await open(page, "/device/?client=A");
    await page.evaluate(() => document.title += " kept");
    await choose(page, "BroadcastChannel");
    await page.goto("/glossary/");
    // No “load” comes where a kept page is shown.
    await page.goBack({ waitUntil: "commit" });
    await expect(page).toHaveTitle(/kept$/);
    const other = await context.newPage();
    await open(other, "/device/?client=B");
    await choose(other, "BroadcastChannel");
    await expect(says(page)).toContainText("Each card passes at once");
    await expect(says(other)).toContainText("Each card passes at once");

    await choose(page, "your hands");
    await expect(carriedBy(page).getByRole("radio", { name: "your hands" })).toBeChecked();
    await expect(says(other)).toContainText("Client A does not listen yet.");
    expect(failures).toEqual([]);
  } finally {
    await browser.close();
  }
});

test("the site’s own server carries for the two in a room; its source is shown, a third is sent away, and it may go", async ({ page, context }) => {
  await open(page, "/device/?client=A");
  await choose(page, "WebSocket server");
  await expect(says(page)).toContainText("Client B does not listen yet.");
  const link = carriedBy(page).getByRole("link", { name: "Open Client B in this room in a new tab" });
  const opened = context.waitForEvent("page");
  await link.click();
  const other = await opened;
  await expect(other.locator("[data-island]:not([data-awake])")).toHaveCount(0);
  // A link alone makes nobody come into a room.
  await expect(says(page)).toContainText("Client B does not listen yet.");
  await choose(other, "WebSocket server");
  await expect(says(page)).toContainText("Each card passes at once");
  await carriedBy(page).getByText("What passes").click();
  await expect(carriedBy(page).getByLabel("The whole signaling server")).toContainText(
    "other.send(JSON.stringify({ blob }))",
  );
  await carriedBy(page).getByText("What passes").click();
  await connectBoth(page, other);

  const third = await context.newPage();
  await open(third, new URL(await link.getAttribute("href") ?? "", page.url()).href);
  await choose(third, "WebSocket server");
  await expect(carriedBy(third).getByRole("alert")).toContainText("the room has its two already");
  await expect(carriedBy(third).getByRole("radio", { name: "your hands" })).toBeChecked();
  await isAccessible(third);

  await choose(page, "your hands");
  await expect(says(other)).toContainText("Client A does not listen yet.");
  await say(other, "B", "still here");
  await hears(page, "A", "still here");
});

test("two pages answer one offer: the second answer is refused, and whoever made it waits in vain", async ({ page, context }) => {
  const first = await bothPages(page, context);
  const second = await context.newPage();
  await open(second, "/device/?client=B");
  for (const one of [page, first, second]) await choose(one, "BroadcastChannel");
  await connectBoth(page, first);
  await expect(box(second, "B")).toHaveValue(/"type":"offer"/);
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(second, "B", call);
  await expect(box(page, "A")).toHaveValue(/"type":"answer"/);
  await press(page, "A", "setRemoteDescription");
  await expect(client(page, "A")).toContainText("InvalidStateError");
  await expect(state(page, "A", "connection")).toHaveAttribute("data-state", "connected");
  await expect(state(second, "B", "ice")).toHaveAttribute("data-state", "connected");
  await expect(state(second, "B", "connection")).toHaveAttribute("data-state", "connecting");
});

test("where there is no signaling server, the page says how to start one, and BroadcastChannel carries", async ({ page }) => {
  const { base, end } = await serveFiles("/");
  try {
    await open(page, `${base}lessons/from-hands-to-a-server/`);
    await choose(page, "WebSocket server");
    await expect(carriedBy(page).getByRole("alert")).toContainText("deno task start --signaling");
    await nothingOverlaps(page);
    await choose(page, "BroadcastChannel");
    await expect(carriedBy(page).getByRole("alert")).toHaveCount(0);
    await expect(says(page)).toContainText("Each card passes at once");
  } finally {
    end();
  }
});

test("on a phone it can be chosen and read", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/device/?client=A");
  await choose(page, "BroadcastChannel");
  await carriedBy(page).getByText("What passes").click();
  await expect(carriedBy(page).getByText("The whole signaling server")).toBeVisible();
  await isAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

/** Tries a WebSocket, and answers what became of it: opened, or stopped by the page’s own policy. */
const tryWebSocket = (address: string): Promise<string> =>
  new Promise((done) => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective));
    try {
      const socket = new WebSocket(address);
      socket.onopen = () => done("open");
      socket.onclose = () => setTimeout(() => done("closed"), 500);
    } catch (error) {
      done(String(error));
    }
  });

const address = Object.values(networkInterfaces()).flat().find((one) => one?.family === "IPv4" && !one.internal)
  ?.address;

test("the policy of a page lets it connect to its own server, by whatever name and over plain HTTP, and to no other", async ({ page, baseURL }) => {
  const { port } = new URL(baseURL!);
  const other = await serveFiles("/");
  try {
    for (const host of ["localhost", "127.0.0.1", ...address ? [address] : []]) {
      await page.goto(`http://${host}:${port}/device/`);
      const open = (to: string) => page.evaluate(tryWebSocket, `ws://${to}/signaling?room=policy`);
      expect(await open(`${host}:${port}`), host).toBe("open");
      expect(await open(`${host}:${other.port}`), host).toBe("connect-src");
    }
  } finally {
    other.end();
  }
});

test("@slow in Firefox the server carries between two pages over plain HTTP, and the policy lets nothing else through", async ({ baseURL }) => {
  test.skip(...noFirefox);
  test.setTimeout(120_000);
  const site = `http://${address ?? "127.0.0.1"}:${new URL(baseURL!).port}`;
  const firefox = await launchFirefox();
  const other = await serveFiles("/");
  try {
    const a = await firefox.open(`${site}/device/?client=A&room=firefox`);
    const b = await firefox.open(`${site}/device/?client=B&room=firefox`);
    for (const one of [a, b]) {
      await one.waitForSelector(".carried-by fieldset:enabled");
      await one.$$eval('.carried-by input[type="radio"]', (all) => (all[2] as HTMLInputElement).click());
    }
    for (const one of [a, b]) {
      const listens = () => document.querySelector('.carried-by [role="status"]')!.textContent!.includes("Each card");
      await until(one, listens, "the other listens");
    }
    for (const call of ["createDataChannel", "createOffer", "setLocalDescription"] as const) {
      await actInFirefox(a, { act: "press", client: "A", call });
    }
    for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"] as const) {
      await actInFirefox(b, { act: "press", client: "B", call });
    }
    await actInFirefox(a, { act: "press", client: "A", call: "setRemoteDescription" });
    await actInFirefox(a, { act: "wait", client: "A", machine: "channel", state: "open" });
    const { host, hostname } = new URL(site);
    expect(await a.evaluate(tryWebSocket, `ws://${host}/signaling?room=policy`)).toBe("open");
    // Firefox throws at once where the policy forbids it.
    expect(await a.evaluate(tryWebSocket, `ws://${hostname}:${other.port}/signaling?room=policy`))
      .toMatch(/^connect-src$|NS_ERROR_CONTENT_BLOCKED/);
  } finally {
    other.end();
    await firefox.close();
  }
});
