/** What a person does on a bench: presses by name, copies, pastes, reads. */
import { expect, type Locator, type Page } from "@playwright/test";

export type Name = "A" | "B";
const across = (name: Name): Name => name === "A" ? "B" : "A";

/** Pages that are used with a finger: what is pressed there is tapped. */
const touched = new WeakSet<Page>();

/** From now on this page, whose context has touch, is used with a finger. */
export const useFinger = (page: Page): unknown => touched.add(page);

/** Presses what stands there, with what the page is used with. It is in front then: a tab behind another hardly draws. */
export async function hit(target: Locator): Promise<void> {
  const page = target.page();
  if (page.context().pages().length > 1) await page.bringToFront();
  await (touched.has(page) ? target.tap() : target.click());
}

/** Opens a page and waits until its islands are awake. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const sleeping = page.locator("[data-island]:not([data-awake])");
  await expect(sleeping).toHaveCount(0);
  if (await page.locator(".client").count() === 0) return;
  // A lesson may begin with an offer that was made.
  const unknown = async () =>
    (await page.locator('[data-machine="signaling"]').allTextContents()).filter((state) =>
      !/^(stable|have-)/.test(state)
    );
  await expect.poll(unknown).toEqual([]);
}

export const client = (page: Page, name: Name): Locator =>
  page.getByRole("region", { name: `Client ${name}`, exact: true });

/** Where there is room for one client only, brings this one to the front. */
export async function face(page: Page, name: Name): Promise<void> {
  const front = page.getByRole("group", { name: "Client in front" }).getByRole("button", { name: `Client ${name}` });
  if (await front.isVisible() && await front.getAttribute("aria-pressed") !== "true") await hit(front);
}

export async function press(page: Page, name: Name, button: string): Promise<void> {
  await face(page, name);
  const target = client(page, name).getByRole("button", { name: button, exact: true });
  await uncover(page, name, target);
  await hit(target);
}

/** Closes the card or the drawer that lies over what is to be pressed, if one does. */
async function uncover(page: Page, name: Name, target: Locator): Promise<void> {
  const covers = await target.evaluate((element) => {
    element.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + height / 2)?.closest(".over-body, .drawer-body");
    return over?.contains(element) === false ? over.className : "";
  });
  if (covers.includes("drawer-body")) await closeDrawers(page);
  else if (covers !== "") await closeOver(page, name);
}

/** Closes whatever lies open over a client, by what it was opened with, or by its Close. */
async function closeOver(page: Page, name: Name): Promise<void> {
  await closeCard(page, name);
  const openers = client(page, name).locator(".over[open] > summary");
  while (await openers.count() > 0) await hit(openers.first());
}

export const state = (page: Page, name: Name, machine: string): Locator =>
  page.getByRole("group", { name: `States of Client ${name}`, includeHidden: true }).locator(
    `[data-machine="${machine}"]`,
  );

export const box = (page: Page, name: Name): Locator =>
  client(page, name).getByRole("textbox", { name: `Paste into Client ${name}` });

/** What the box says that it has read. */
export const reading = (page: Page, name: Name): Locator => page.locator(`#read-${name}`);

/** Waits until no card of a client says that candidates are still being put into it. */
const isWhole = (page: Page, name: Name) =>
  expect(page.locator(`.client.${name} .cards > ul`).getByText(/^incomplete: /)).toHaveCount(0);

/** Copies a card with its button, and pastes it with the keyboard into the other client, or into `into`. */
export async function carry(page: Page, from: Name, what: string, into: Name = across(from)): Promise<void> {
  await isWhole(page, from);
  await press(page, from, `Copy ${what}`);
  await expect(
    client(page, from).getByRole("listitem").filter({ hasText: what }).getByText(/carried|applied|added|refused/),
  )
    .toBeVisible();
  await face(page, into);
  await uncover(page, into, box(page, into));
  if (touched.has(page)) return await press(page, into, "Paste");
  await hit(box(page, into));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+V");
}

/** Copies a card, and gives what lies on the clipboard then. It was empty before: what was copied earlier is not taken for it. */
export async function copyCard(page: Page, name: Name, what: string): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await isWhole(page, name);
  await press(page, name, `Copy ${what}`);
  const text = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(text).not.toBe("");
  return await text();
}

/** Opens what else can be done with a card; it lies over the box and the pane. */
export async function more(page: Page, name: Name, what: string): Promise<void> {
  await face(page, name);
  await hit(client(page, name).getByText(`More about ${what}`, { exact: true }));
}

/** Opens a card to be edited, if it is not. */
export async function openEditor(page: Page, name: Name, what: string): Promise<void> {
  await face(page, name);
  await closeDrawers(page);
  const editor = client(page, name).getByRole("textbox", { name: `${what}, to be edited` });
  if (await editor.isVisible()) return;
  const summary = client(page, name).getByText(`Edit ${what} on the way`);
  if (!await summary.isVisible()) await more(page, name, what);
  await hit(summary);
}

/** Closes the card that lies open over a client, if one does. */
export async function closeCard(page: Page, name: Name): Promise<void> {
  await face(page, name);
  const close = client(page, name).locator(".over-head").getByRole("button", { name: /^Close / });
  if (await close.isVisible()) await hit(close);
  await expect(close).toBeHidden();
}

/** Opens a pane of a client by its tab; nothing is done where it is shown already. */
export async function showPane(page: Page, name: Name, pane: string): Promise<void> {
  await face(page, name);
  const tab = client(page, name).getByRole("tab", { name: new RegExp(`^${pane}`) });
  await uncover(page, name, tab);
  if (await tab.getAttribute("aria-selected") !== "true") await hit(tab);
}

/** Closes whatever drawer lies open over the bench. */
export async function closeDrawers(page: Page): Promise<void> {
  for (const drawer of await page.locator(".bottom-line > details[open]").all()) {
    await hit(drawer.locator("> summary"));
  }
}

/** Chooses how candidates travel, which is under Bench. */
export async function chooseMode(page: Page, mode: "one by one" | "inside the description"): Promise<void> {
  await openDrawer(page, "Bench");
  await hit(page.getByRole("radio", { name: mode }));
  await closeDrawers(page);
}

/** Whether an offer’s candidates wait for its answer, which is under Bench, too. */
export async function withhold(page: Page, on: boolean): Promise<void> {
  await openDrawer(page, "Bench");
  await page.getByRole("checkbox", { name: /keep the offer’s candidates back/ }).setChecked(on);
  await closeDrawers(page);
}

/** Opens what else a text may come by into the box: a file, a QR code. */
export async function otherWays(page: Page, name: Name): Promise<void> {
  const ways = client(page, name).locator(".paste-ways");
  await uncover(page, name, ways.locator("> summary"));
  if (await ways.getAttribute("open") === null) await hit(ways.locator("> summary"));
}

/** Opens one of the drawers of the bottom line, if it is not open. */
export async function openDrawer(
  page: Page,
  name: "What happened" | "Why is it not connecting?" | "Bench",
): Promise<void> {
  const drawer = page.locator(".bottom-line > details").filter({
    has: page.getByRole("heading", { name, exact: true }).first(),
  });
  if (await drawer.getAttribute("open") === null) await hit(drawer.locator("> summary"));
}

export async function say(page: Page, name: Name, words: string): Promise<void> {
  await showPane(page, name, "Chat");
  await client(page, name).getByRole("textbox", { name: `Message from Client ${name}` }).fill(words);
  await press(page, name, "Send");
}

export async function hears(page: Page, name: Name, words: string): Promise<void> {
  const log = client(page, name).getByRole("log", { name: `Messages of Client ${name}` });
  // A message may have met a step: the next one opens the pane that it speaks of.
  await expect(async () => {
    await showPane(page, name, "Chat");
    await expect(log).toContainText(words, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}

export const problem = (page: Page, name: Name): Locator => client(page, name).getByRole("alert");

/** The steps of the lesson that are met, in the lesson's order. */
export const metSteps = (page: Page): Promise<string[]> =>
  page.locator('[data-step][data-met="true"]').evaluateAll((steps) =>
    steps.map((step) => step.getAttribute("data-step")!)
  );

/** Makes Client A's offer, to where it lies on a card. */
export async function makeOffer(page: Page): Promise<void> {
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, "A", call);
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
}

/** Applies what lies in the box of B, and makes its answer. */
export async function answerIt(page: Page): Promise<void> {
  await press(page, "B", "setRemoteDescription");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await expect(state(page, "B", "signaling")).toHaveText("stable");
}
