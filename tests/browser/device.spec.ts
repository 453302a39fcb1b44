/** One client alone: moved to another page, the lesson on both sides, and what happens when somebody goes and comes back. */
import process from "node:process";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { seen, watch } from "./layout-shifts.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import {
  box,
  chooseMode,
  client,
  hears,
  makeOffer,
  metSteps,
  more,
  type Name,
  open,
  openDrawer,
  press,
  reading,
  say,
  showPane,
  state,
} from "./person.ts";
import { answers, give, sit, take } from "./why-panel.ts";

const LESSON = "lessons/the-first-connection/";
const link = (page: Page) => page.getByRole("textbox", { name: "Link to Client B" });
async function move(page: Page) {
  await openDrawer(page, "Bench");
  await page.getByRole("button", { name: "Move Client B to another device" }).click();
}
/** The code of a card, as it would be read aloud. */
async function codeOf(page: Page, name: Name, what: string): Promise<string> {
  await press(page, name, `Copy link of ${what}`);
  await expect(client(page, name).getByText("copied as a link")).toBeVisible();
  return await page.evaluate(() => navigator.clipboard.readText());
}

/** A page of another device: another profile, which shares nothing with the first. */
async function another(context: BrowserContext, address: string): Promise<Page> {
  const page = await (await context.browser()!.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
  })).newPage();
  await page.goto(address);
  await expect(page.locator("[data-island]:not([data-awake])")).toHaveCount(0);
  return page;
}

async function answerThere(there: Page): Promise<string> {
  await expect(reading(there, "B")).toContainText("This is an offer");
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(there, "B", call);
  await expect(client(there, "B").getByText(/[12] candidates? inside/)).toBeVisible();
  await more(there, "B", "answer");
  return await codeOf(there, "B", "answer");
}

/** The ufrag of Client A, as Client B has taken it. */
async function generation(there: Page): Promise<string> {
  await showPane(there, "B", "Remote SDP");
  return /ice-ufrag:(\S+)/.exec(await client(there, "B").locator(".pane").innerText())?.[1] ?? "";
}

test("lesson one across two devices: Client B is moved, the steps tick on both sides", async ({ page, context }) => {
  test.setTimeout(240_000);
  await open(page, LESSON);
  await move(page);
  const dialog = page.getByRole("dialog", { name: "Open Client B on another device" });
  await expect(dialog.getByRole("img")).toBeVisible();
  await expect(dialog).toContainText("No other device can open this link");
  await isAccessible(page);
  await nothingOverlaps(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Client B is on another device" })).toBeFocused();
  await expect(client(page, "B")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Client B is on another device" })).toBeVisible();
  await expect(link(page)).toHaveValue(/\/device\/the-first-connection\/\?client=B$/);
  await makeOffer(page);
  await expect(client(page, "A").getByText("2 candidates inside")).toBeVisible();
  await expect(link(page)).toHaveValue(/#O1[0-9A-Z]+$/);
  await isAccessible(page);
  await nothingOverlaps(page);
  expect(await metSteps(page)).toEqual(["make-an-offer"]);
  await expect(page.locator('[data-step="carry-the-offer"]')).toHaveAttribute("aria-current", "step");
  await page.getByRole("button", { name: "Copy this link" }).click();
  await expect(page.getByText("The link is copied.")).toBeVisible();
  await expect(page.locator('[data-step="bring-the-answer-back"]')).toHaveAttribute("aria-current", "step");
  await expect(page.locator('[data-step="carry-the-offer"] summary')).toContainText("on the other device");

  const there = await another(context, await page.evaluate(() => navigator.clipboard.readText()));
  await expect(there).toHaveTitle("Client B has something in its box · The first connection · Out of Band");
  await expect(there.locator('[data-step="make-an-offer"] summary')).toContainText("on the other device");
  await isAccessible(there);
  await nothingOverlaps(there);
  const answer = await answerThere(there);
  expect(await metSteps(there)).toEqual(["make-an-offer", "carry-the-offer", "make-an-answer"]);
  await expect(there.locator('[data-step="bring-the-answer-back"] summary')).toContainText("on the other device");

  await box(page, "A").fill(answer);
  await press(page, "A", "setRemoteDescription");
  await expect(state(page, "A", "channel")).toHaveText("open");
  await expect(state(there, "B", "channel")).toHaveText("open");
  await say(page, "A", "hello from here");
  await hears(there, "B", "hello from here");
  await say(there, "B", "hello from there");
  await hears(page, "A", "hello from there");
  for (const side of [page, there]) {
    expect((await metSteps(side)).slice(0, 4)).toEqual([
      "make-an-offer",
      "carry-the-offer",
      "make-an-answer",
      "bring-the-answer-back",
    ]);
    await expect(side.locator('[aria-current="step"]')).toHaveCount(0);
    await expect(side.locator(".ending")).toHaveAttribute("open");
    await isAccessible(side);
    await nothingOverlaps(side);
  }
  await expect(there).toHaveTitle("Client B is connected · The first connection · Out of Band");
  await there.context().close();
});

test("what would be lost is asked about first; declined, all stays, and brought back, Client B is new", async ({ page }) => {
  await open(page, "bench/");
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await move(page);
  const asks = page.getByRole("dialog");
  await expect(asks).toContainText("Client B will be closed here");
  await expect(asks).toContainText("Client A keeps what it has.");
  await isAccessible(page);
  await page.keyboard.press("Escape");
  await expect(asks).toHaveCount(0);
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await move(page);
  await asks.getByRole("button", { name: "Close it here and move Client B" }).click();
  await expect(page.getByRole("dialog", { name: /as a QR code/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(client(page, "B")).toHaveCount(0);
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
  await expect(link(page)).toHaveValue(/\?client=B&mode=trickle#O1/);
  await page.getByRole("button", { name: "Bring Client B back here" }).click();
  await expect(state(page, "B", "signaling")).toHaveText("stable");
  await expect(page.locator(".bench-menu > summary")).toBeFocused();
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
  await press(page, "A", "Carry offer for me");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
});

test("a device that came by a link is loaded anew: its offer lies in the box again, and at the same address", async ({ page, context }) => {
  await open(page, LESSON);
  await chooseMode(page, "inside the description");
  await makeOffer(page);
  await expect(client(page, "A").getByText("2 candidates inside")).toBeVisible();
  await more(page, "A", "offer");
  const there = await another(context, await codeOf(page, "A", "offer"));
  await expect(reading(there, "B")).toContainText("This is an offer");
  const address = there.url();
  for (const call of ["setRemoteDescription", "createAnswer"]) await press(there, "B", call);
  there.on("dialog", (dialog) => void dialog.accept());
  await there.reload();
  await expect(reading(there, "B")).toContainText("This is an offer");
  expect(there.url().split("#")[0]).toBe(address.split("#")[0]);
  const answer = await answerThere(there);
  await box(page, "A").fill(answer);
  await press(page, "A", "setRemoteDescription");
  await expect(state(there, "B", "channel")).toHaveText("open");
  await there.context().close();
});

test("a restart is carried like the first offer: its links find the tabs that are connected, and a new path is made", async ({ page, context }) => {
  await open(page, "/bench/");
  await chooseMode(page, "inside the description");
  await makeOffer(page);
  await expect(client(page, "A").getByText("2 candidates inside")).toBeVisible();
  await more(page, "A", "offer");
  const there = await context.newPage();
  await there.goto(await codeOf(page, "A", "offer"));
  const answer = await answerThere(there);
  await box(page, "A").fill(answer);
  await press(page, "A", "setRemoteDescription");
  await expect(state(page, "A", "channel")).toHaveText("open");
  const before = await generation(there);

  for (const call of ["restartIce", "createOffer", "setLocalDescription"]) await press(page, "A", call);
  await expect(client(page, "A").getByText(/^Earlier cards/)).toBeVisible();
  await expect(client(page, "A").getByText(/[12] candidates? inside/).first()).toBeVisible();
  await more(page, "A", "offer");
  const third = await context.newPage();
  await third.goto(await codeOf(page, "A", "offer"));
  await expect(third.locator(".handed").getByRole("status")).toContainText(
    "Another tab of this browser waited for this, as Client B",
  );
  await third.close();
  await expect(reading(there, "B")).toContainText("This is");
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(there, "B", call);
  await expect(client(there, "B").getByText(/^Earlier cards/)).toBeVisible();
  await more(there, "B", "answer");
  const back = await context.newPage();
  await back.goto(await codeOf(there, "B", "answer"));
  await expect(back.locator(".handed").getByRole("status")).toContainText("as Client A");
  await press(page, "A", "setRemoteDescription");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
  await expect.poll(() => generation(there)).not.toBe(before);
  await say(page, "A", "on a new path");
  await hears(there, "B", "on a new path");
});

test("one by one stays one by one on the other device, and a candidate’s link finds the tab before the answer does", async ({ page, context }) => {
  await open(page, "bench/");
  await makeOffer(page);
  await move(page);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  const other = await context.newPage();
  await other.goto(await link(page).inputValue());
  await expect(reading(other, "B")).toContainText("This is an offer");
  await openDrawer(other, "Bench");
  await expect(other.getByRole("radio", { name: "one by one" })).toBeChecked();
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(other, "B", call);
  await more(other, "B", "candidate 1");
  const candidate = await codeOf(other, "B", "candidate 1");
  const third = await context.newPage();
  await third.goto(candidate);
  await expect(third.locator(".handed").getByRole("status")).toContainText(
    "Another tab of this browser waited for this, as Client A",
  );
  await expect(third).toHaveTitle(/^It has arrived/);
  await expect(box(page, "A")).toHaveValue(/C1/);
});

test("the page asks before it is left, once something is on its way or in the box", async ({ page }) => {
  await open(page, "device/?client=A");
  await makeOffer(page);
  await expect(client(page, "A").getByText("2 candidates inside")).toBeVisible();
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await press(page, "A", "Copy offer");
  await expect(page.locator(".onward")).toContainText("Go to the other device");
  await page.evaluate(() => location.reload());
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
  page.removeAllListeners("dialog");
  await page.goto("device/?client=B");
  await expect(state(page, "B", "signaling")).toHaveText("stable");
  await box(page, "B").fill("something");
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await page.evaluate(() => location.reload());
  await expect.poll(() => asked).toEqual(["beforeunload", "beforeunload"]);
  await expect(box(page, "B")).toHaveValue("something");
});

/**
 * A page that really goes into the background and is really frozen there: Playwright tells every page that it has the
 * focus, so another driver holds this one.
 */
test("in the background and frozen there, and back: the page says what still lives", async ({ page, context, baseURL }) => {
  const { default: puppeteer } = await import("puppeteer-core");
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox", "--disable-gpu"],
    headless: true,
  });
  try {
    const phone = await browser.newPage();
    await phone.goto(`${baseURL}/device/?client=A`);
    const click = (name: string) => phone.locator(`::-p-aria([name="${name}"][role="button"])`).click();
    const shows = (selector: string, words: string) =>
      phone.waitForFunction(
        (selector, words) => document.querySelector(selector)?.textContent?.includes(words),
        {},
        selector,
        words,
      );
    const chrome = await phone.createCDPSession();
    const other = await browser.newPage();
    /** Another page comes to the front, and this one is stopped until `meanwhile` is over. */
    const away = async (meanwhile: () => Promise<void>) => {
      await other.bringToFront();
      await phone.waitForFunction(() => document.visibilityState === "hidden", { polling: 100 });
      await chrome.send("Page.setWebLifecycleState", { state: "frozen" });
      await meanwhile();
      await chrome.send("Page.setWebLifecycleState", { state: "active" });
      await phone.bringToFront();
    };
    await phone.bringToFront();
    await shows('[data-machine="signaling"]', "stable");
    for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await click(call);
    await shows(".card", "2 candidates inside");
    await phone.locator('::-p-xpath(//summary[normalize-space()="More about offer"])').click();
    await phone.waitForSelector(".card-form select");
    await phone.select(".card-form select", "link");
    await phone.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>(".card-more textarea[readonly]")?.value.includes("#O1")
    );
    const offer = await phone.$eval(".card-more textarea[readonly]", (text) => (text as HTMLTextAreaElement).value);
    await click("Close offer");
    await click("Copy offer");
    await shows(".onward-said", "Go to the other device");
    await away(async () => {});
    await shows(".onward-note", "Still waiting: your offer is good.");
    await click("Close this note");
    await phone.waitForFunction(() => !document.querySelector(".onward-note"));

    const there = await another(context, offer);
    const answer = await answerThere(there);
    await phone.evaluate((text) => {
      const field = document.querySelector<HTMLTextAreaElement>("#paste-A")!;
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, answer);
    await shows("#read-A", "This is an answer");
    await click("setRemoteDescription");
    await shows('[data-machine="channel"]', "open");
    await away(async () => {
      await press(there, "B", "close");
      await expect(state(there, "B", "signaling")).toHaveText("closed");
    });
    await shows(".onward-note", "The connection ended while you were away.");
    await there.context().close();
    await page.close();
  } finally {
    await browser.close();
  }
});

test("the withhold switch stands on the answering side only, and titles name the client and what it waits for", async ({ page }) => {
  const withhold = page.getByRole("checkbox", { name: /keep the offer’s candidates back/ });
  await open(page, "device/?client=B");
  await openDrawer(page, "Bench");
  await expect(withhold).toBeVisible();
  await expect(page).toHaveTitle("Client B waits for an offer · Out of Band");
  await page.getByRole("radio", { name: "Client A" }).check();
  await openDrawer(page, "Bench");
  await expect(page.getByRole("radio", { name: "one by one" })).toBeVisible();
  await expect(withhold).toHaveCount(0);
  await expect(page).toHaveTitle("Client A makes an offer · Out of Band");
});

test("Escape closes an opened machine; what is thrown away and carried leaves the focus on what comes next", async ({ page }) => {
  await open(page, "bench/");
  const signaling = client(page, "A").getByRole("button", { name: /^signaling/ });
  await expect(signaling, "on the free bench a machine is explained before anything was called").toHaveCount(1);
  await press(page, "A", "createDataChannel");
  await signaling.click();
  const panel = client(page, "A").getByRole("group", { name: "The signaling states, explained" });
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(signaling).toBeFocused();
  await signaling.click();
  await panel.getByRole("button", { name: "Hide" }).press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(signaling).toBeFocused();

  await makeOffer(page);
  await expect(client(page, "A").getByRole("button", { name: "Copy candidate 2" })).toBeVisible();
  await more(page, "A", "candidate 1");
  await client(page, "A").getByRole("button", { name: "Throw away candidate 1" }).press("Enter");
  await expect(client(page, "A").getByRole("button", { name: "Copy candidate 1" })).toHaveCount(0);
  await expect(client(page, "A").getByRole("button", { name: "Copy candidate 2" })).toBeFocused();
  await press(page, "A", "Carry offer for me");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).press("Enter");
  await expect(client(page, "A").getByRole("button", { name: /^Carry the rest/ })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "To carry from Client A" })).toBeFocused();
});

for (const name of ["A", "B"] as const) {
  test(`the diagram of Client ${name} alone has the room for its names`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 1000 });
    await open(page, `device/?client=${name}`);
    for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, name, call);
    await expect(client(page, name).getByText("2 candidates inside")).toBeVisible();
    await openDrawer(page, "What happened");
    const names = page.locator(".diagram-name");
    await expect(names.filter({ hasText: "host udp" }).first()).toBeVisible();
    expect(
      await names.evaluateAll((all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)
      ),
    ).toEqual([]);
    const heads = page.locator(".diagram-heads b");
    await expect(heads).toHaveText(name === "A" ? ["Client A", "other device"] : ["other device", "Client B"]);
    await nothingOverlaps(page);
  });
}

test("connected to somebody who made no channel, this side is led to make one, and it talks", async ({ page, browser }) => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  try {
    const other = await context.newPage();
    await Promise.all([sit(page, "A"), sit(other, "B")]);
    // What A negotiates by itself is not told to B, who sees a connection without a channel (RFC 8832 §1).
    await client(page, "A").locator(".call-options > summary").click();
    const options = client(page, "A").getByRole("group", { name: "Options of Client A’s next data channel" });
    await options.getByLabel("negotiated").check();
    await options.getByLabel("id", { exact: false }).first().fill("7");
    for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, "A", call);
    await give(other, "B", await take(page, "A", "offer"));
    await answers(other);
    await give(page, "A", await take(other, "B", "answer"));
    await expect(state(other, "B", "sctp")).toHaveText("connected");
    await expect(other.locator("button.next:visible")).toHaveText("createDataChannel");
    await expect(other.getByText("You are connected, and there is no data channel yet.")).toBeVisible();
    await press(other, "B", "createDataChannel");
    await say(other, "B", "hello from B");
    await hears(page, "A", "hello from B");
  } finally {
    await context.close();
  }
});

test("nothing moves where one client is alone, on a phone, as the page wakes and what comes late has come", async ({ page }) => {
  await page.setViewportSize({ width: 412, height: 823 });
  await watch(page);
  for (const path of ["device/", "device/the-first-connection/"]) {
    await open(page, `/${path}`);
    await expect(page.getByRole("group", { name: "Carried by" }).getByRole("radio", { name: "your hands" }))
      .toBeEnabled();
    const { shift, moved } = await seen(page);
    expect(shift, moved.join("\n")).toBeLessThan(0.03);
  }
});
