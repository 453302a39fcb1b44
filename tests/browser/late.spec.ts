/** Parts of the page that come late: slowly, in any order, and not at all. */
import { expect, type Page, type Route, test } from "@playwright/test";
import { box, client, open, openDrawer, press, state } from "./person.ts";

// A page that saves data brings no chunk before it is asked for, so that each can be held back here.
test.beforeEach(({ page }) =>
  page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }))
);

/** Holds back every chunk that is asked for from now on; gives back how to let them through, and how to refuse them. */
async function holdChunks(page: Page) {
  const held: Route[] = [];
  let refuses = false;
  let through = false;
  await page.route("**/assets/*.js", (route) => {
    if (through) return route.continue();
    if (refuses) return route.abort();
    held.push(route);
  });
  return {
    held,
    letThrough: async () => {
      through = true;
      await Promise.all(held.splice(0).map((route) => route.continue()));
    },
    refuse: async () => {
      refuses = true;
      await Promise.all(held.splice(0).map((route) => route.abort()));
    },
    allow: () => {
      through = true;
    },
  };
}

const OFFER = JSON.stringify({
  type: "offer",
  sdp: [
    "v=0",
    "o=- 1 2 IN IP4 127.0.0.1",
    "s=-",
    "t=0 0",
    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
    "c=IN IP4 0.0.0.0",
    "a=ice-ufrag:abcd",
    "a=ice-pwd:0123456789012345678901",
    `a=fingerprint:sha-256 ${Array(32).fill("0A").join(":")}`,
    "a=setup:actpass",
    "a=mid:0",
    "a=sctp-port:5000",
    "",
  ].join("\r\n"),
});

test("a first paste whose reader comes late: the box tells it, and the dark button moves to it by itself", async ({ page }) => {
  await open(page, "/bench/");
  const chunks = await holdChunks(page);
  await box(page, "B").fill(OFFER);
  await expect(client(page, "A").getByRole("button", { name: "createDataChannel" })).toHaveClass(/next/);
  await expect.poll(() => chunks.held.length).toBeGreaterThan(0);
  await chunks.letThrough();
  await expect(page.locator("#read-B")).toContainText("setRemoteDescription makes it have-remote-offer");
  await expect(client(page, "B").getByRole("button", { name: "setRemoteDescription" })).toHaveClass(/next/);
  await expect(page.locator(".next:visible")).toHaveCount(1);
});

test("a press whose tools come late is made when they are there, and what shows it comes after", async ({ page }) => {
  await open(page, "/bench/");
  const chunks = await holdChunks(page);
  await press(page, "A", "createDataChannel");
  await press(page, "A", "createOffer");
  await press(page, "A", "setLocalDescription");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
  await openDrawer(page, "What happened");
  await chunks.letThrough();
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
  await expect(page.getByRole("region", { name: "Sequence of both clients" })).toContainText("setLocalDescription");
});

/** What can be opened before anything was called: the options of the next channel. */
const options = (page: Page) =>
  client(page, "A").getByRole("group", { name: "Options of Client A’s next data channel" });
const openOptions = (page: Page) => client(page, "A").locator(".call-options > summary").click();

test("options that are opened before what draws them has come are drawn when it comes, and a machine after them", async ({ page }) => {
  await open(page, "/bench/");
  const chunks = await holdChunks(page);
  await openOptions(page);
  await expect.poll(() => chunks.held.length).toBeGreaterThan(0);
  await expect(client(page, "A").locator(".call-options")).toHaveAttribute("open");
  await expect(options(page)).toHaveCount(0);
  await chunks.letThrough();
  await expect(options(page).getByLabel("label")).toBeVisible();
  await openOptions(page);
  await press(page, "A", "createDataChannel");
  await client(page, "A").getByRole("button", { name: /^signaling/ }).click();
  await expect(client(page, "A").getByRole("button", { name: /^signaling/ })).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("group", { name: "The signaling states, explained" })).toContainText(
    /Now: stable, for [1-9]/,
  );
});

test("a part that does not load says so, and comes when it is tried again", async ({ page }) => {
  await open(page, "/bench/");
  const chunks = await holdChunks(page);
  await openOptions(page);
  await expect.poll(() => chunks.held.length).toBeGreaterThan(0);
  await chunks.refuse();
  const said = client(page, "A").getByRole("alert");
  await expect(said).toContainText("This part of the page did not load.");
  chunks.allow();
  await said.getByRole("button", { name: "Try again" }).click();
  await expect(options(page)).toBeVisible();
});

test("a part whose styles did not load says so, and has them when it is tried again", async ({ page }) => {
  await open(page, "/bench/");
  let refuses = true;
  await page.route("**/assets/*.css", (route) => refuses ? route.abort() : route.continue());
  await openOptions(page);
  const said = client(page, "A").getByRole("alert");
  await expect(said).toContainText("This part of the page did not load.");
  refuses = false;
  await said.getByRole("button", { name: "Try again" }).click();
  await expect(options(page)).toBeVisible();
  expect(await options(page).evaluate((part) => getComputedStyle(part).display)).toBe("grid");
});
