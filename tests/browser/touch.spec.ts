/** Two phones, 390 pixels wide, and nothing but a finger. */
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { box, client, closeCard, hears, metSteps, type Name, openDrawer, reading, showPane, state } from "./person.ts";

const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  isMobile: true,
  hasTouch: true,
  permissions: ["clipboard-read", "clipboard-write"],
};

/** A phone of its own, which shares nothing but the air with any other. */
async function phone(browser: Browser, baseURL: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ ...PHONE, baseURL })).newPage();
  await page.goto(path);
  await expect(page.locator("[data-island]:not([data-awake])")).toHaveCount(0);
  return page;
}

const tap = (page: Page, name: Name, button: string) =>
  client(page, name).getByRole("button", { name: button, exact: true }).tap();

/** What is too small for a finger: less than 24 by 24 CSS pixels (WCAG 2.2, SC 2.5.8), and no link within a text. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.locator("button, a, input, select, textarea, summary").evaluateAll((all) =>
    all.filter((one) => one.checkVisibility() && !one.closest(".hidden, .skip, .prose, [type=file]")).flatMap((one) => {
      // What stands in a label is pressed by pressing the label.
      const target = one.matches("input[type=radio], input[type=checkbox]") ? one.closest("label") ?? one : one;
      const { width, height } = target.getBoundingClientRect();
      // A word of an SDP stands in its line, as a link does in its sentence (WCAG 2.2, SC 2.5.8, “Inline”).
      const inText = one.matches("a, .sdp-text button") && one.closest("p, li") !== null &&
        one.closest("p, li")!.textContent !== one.textContent;
      return (width >= 24 && height >= 24) || inText ? [] : [`${one.outerHTML.slice(0, 90)} ${width}×${height}`];
    })
  );

/** The page as it stands can be used by a finger, and read, in light and in dark. */
async function isFit(page: Page): Promise<void> {
  await nothingOverlaps(page);
  expect(await tooSmall(page)).toEqual([]);
  await isAccessible(page);
}

/** Taps a card’s copy button, and gives what lies on the clipboard then. */
async function copied(page: Page, name: Name, what: string): Promise<string> {
  await tap(page, name, `Copy ${what}`);
  await expect(client(page, name).getByRole("listitem").filter({ hasText: what }).getByText("carried")).toBeVisible();
  return await page.evaluate(() => navigator.clipboard.readText());
}

/** The form in which cards are copied from now on. */
async function asCode(page: Page, name: Name, what: string): Promise<void> {
  await client(page, name).getByText(`More about ${what}`, { exact: true }).tap();
  await client(page, name).getByLabel("Copy as").selectOption("compact");
  await closeCard(page, name);
}

/** Puts a code on the clipboard of a phone, as a chat would, and taps Paste. */
async function paste(page: Page, name: Name, code: string, read: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), code);
  await tap(page, name, "Paste");
  await expect(reading(page, name)).toContainText(read);
}

async function write(page: Page, name: Name, words: string): Promise<void> {
  await showPane(page, name, "Chat");
  const field: Locator = client(page, name).getByRole("textbox", { name: `Message from Client ${name}` });
  await field.tap();
  await page.keyboard.type(words);
  await tap(page, name, "Send");
}

/** The answer to an offer, by finger; its code. */
async function answer(page: Page, offer: string): Promise<string> {
  await paste(page, "B", offer, "This is an offer");
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await tap(page, "B", call);
  await expect(client(page, "B").getByText(/[12] candidates? inside/)).toBeVisible();
  await asCode(page, "B", "answer");
  return await copied(page, "B", "answer");
}

test("two phones: offer, code, answer, connected, and a message each way, all by touch", async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const a = await phone(browser, baseURL!, "device/?client=A");
  const b = await phone(browser, baseURL!, "device/");
  await isFit(a);
  await isFit(b);
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await tap(a, "A", call);
  await expect(client(a, "A").getByText("2 candidates inside")).toBeVisible();
  await expect(a.locator(".onward-warns")).toContainText("Before you go to another app");
  await asCode(a, "A", "offer");
  await isFit(a);
  const offer = await copied(a, "A", "offer");
  expect(offer).toMatch(/^O1[0-9A-Z]+$/);
  const code = await answer(b, offer);
  expect(code).toMatch(/^A1[0-9A-Z]+$/);
  await isFit(b);
  await paste(a, "A", code, "This is an answer");
  await tap(a, "A", "setRemoteDescription");
  await expect(state(a, "A", "channel")).toHaveText("open");
  await expect(state(b, "B", "channel")).toHaveText("open");
  await write(a, "A", "by finger");
  await hears(b, "B", "by finger");
  await write(b, "B", "and back");
  await hears(a, "A", "and back");
  await isFit(a);
  await isFit(b);
  await a.context().close();
  await b.context().close();
});

test("lesson one on a phone: Client B goes to another phone, and the steps tick on both", async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const a = await phone(browser, baseURL!, "lessons/the-first-connection/");
  await openDrawer(a, "Bench");
  await a.getByRole("button", { name: "Move Client B to another device" }).tap();
  const dialog = a.getByRole("dialog", { name: "Open Client B on another device" });
  await expect(dialog.getByRole("img")).toBeVisible();
  await isFit(a);
  await dialog.getByRole("button", { name: "Close" }).tap();
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await tap(a, "A", call);
  await expect(client(a, "A").getByText("2 candidates inside")).toBeVisible();
  await isFit(a);
  await a.getByRole("button", { name: "Copy this link" }).tap();
  await expect(a.getByText("The link is copied.")).toBeVisible();
  const b = await phone(browser, baseURL!, await a.evaluate(() => navigator.clipboard.readText()));
  await expect(reading(b, "B")).toContainText("This is an offer");
  await isFit(b);
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await tap(b, "B", call);
  await expect(client(b, "B").getByText(/[12] candidates? inside/)).toBeVisible();
  await asCode(b, "B", "answer");
  await paste(a, "A", await copied(b, "B", "answer"), "This is an answer");
  await tap(a, "A", "setRemoteDescription");
  await expect(state(b, "B", "channel")).toHaveText("open");
  await write(a, "A", "from the lesson");
  await hears(b, "B", "from the lesson");
  await write(b, "B", "hello");
  await hears(a, "A", "hello");
  for (const page of [a, b]) {
    expect((await metSteps(page)).slice(0, 4)).toHaveLength(4);
    await expect(page.locator('[aria-current="step"]')).toHaveCount(0);
    await isFit(page);
  }
  await expect(box(a, "A")).toHaveValue("");
  await a.context().close();
  await b.context().close();
});

/** Whether its beginning can be read where the page stands: nothing lies over it. */
const isRead = (what: Locator): Promise<boolean> =>
  what.evaluate((element) => {
    const { left, top, width } = element.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + 20);
    return over !== null && element.contains(over);
  });

test("what a press explains is brought into sight: the meaning of a word, and why nothing was pasted", async ({ browser, baseURL }) => {
  const page = await phone(browser, baseURL!, "/lessons/what-is-a-candidate/");
  await page.evaluate(() => {
    navigator.clipboard.readText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await tap(page, "A", call);
  await showPane(page, "A", "Local SDP");
  const words = client(page, "A").getByRole("list", { name: "Local SDP of Client A" }).getByRole("button");
  for (const word of [words.filter({ hasText: /^typ$/ }).first(), words.last()]) {
    // It stands right above what is docked: what opens below it is out of sight.
    await word.evaluate((element) => {
      element.scrollIntoView({ block: "center" });
      const dark = document.querySelector("button.next")!.getBoundingClientRect();
      scrollBy(0, element.getBoundingClientRect().bottom - dark.top + 8);
    });
    await word.tap();
    const meaning = client(page, "A").locator(".why");
    await expect(meaning).toHaveCount(1);
    await expect.poll(() => isRead(meaning)).toBe(true);
  }
  await client(page, "A").getByRole("button", { name: "Paste", exact: true }).tap();
  const alert = client(page, "A").getByRole("alert");
  await expect(alert).toContainText("clipboard");
  await expect.poll(() => isRead(alert)).toBe(true);
  await page.context().close();
});
