/** The hands of a person with two devices: settings, codes that are carried, and talk. */
import { Buffer } from "node:buffer";
import { expect, type Page } from "@playwright/test";
import {
  box,
  client,
  closeDrawers,
  hears,
  openDrawer,
  otherWays,
  press,
  reading,
  say,
  state,
} from "../browser/person.ts";
import type { End } from "./network.ts";
import { NAMES, type Pair } from "./pair.ts";

/** Waits until a card is whole, copies its compact code with its button, and gives what the clipboard holds then. */
async function take(page: Page, end: End, card: "offer" | "answer"): Promise<string> {
  const name = NAMES[end];
  await expect(client(page, name).getByText(/candidates? inside/)).toBeVisible();
  await client(page, name).getByText(`More about ${card}`, { exact: true }).click();
  await client(page, name).getByLabel("Copy as").selectOption("compact");
  await press(page, name, `Close ${card}`);
  await press(page, name, `Copy ${card}`);
  await expect(client(page, name).getByRole("listitem").filter({ hasText: card }).getByText("carried")).toBeVisible();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toMatch(card === "offer" ? /^O1/ : /^A1/);
  return code;
}

/** Puts a text into this device’s clipboard, and presses Paste. */
async function give(page: Page, end: End, code: string, words: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), code);
  await press(page, NAMES[end], "Paste");
  await expect(box(page, NAMES[end])).not.toBeEmpty();
  await expect(reading(page, NAMES[end])).toContainText(words);
}

/** How a text gets from one device to the other. */
export interface Hands {
  readonly take: typeof take;
  readonly give: typeof give;
}

/** What has crossed, and when the last press was that connecting waits for. */
export interface Exchange {
  readonly offer: string;
  readonly answer: string;
  readonly pressedAt: number;
}

/** A makes an offer, B an answer, both are carried; `late` runs while the answer is in the hand. */
export async function exchange(
  { a, b }: Pick<Pair, "a" | "b">,
  late: () => Promise<void> = () => Promise.resolve(),
  hands: Hands = { take, give },
): Promise<Exchange> {
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(a, "A", call);
  await expect(state(a, "A", "signaling")).toHaveText("have-local-offer");
  const offer = await hands.take(a, "a", "offer");
  await hands.give(b, "b", offer, "This is an offer");
  await press(b, "B", "setRemoteDescription");
  await expect(state(b, "B", "signaling")).toHaveText("have-remote-offer");
  await press(b, "B", "createAnswer");
  await press(b, "B", "setLocalDescription");
  await expect(state(b, "B", "signaling")).toHaveText("stable");
  const answer = await hands.take(b, "b", "answer");
  await late();
  await hands.give(a, "a", answer, "This is an answer");
  const pressedAt = performance.now();
  await press(a, "A", "setRemoteDescription");
  return { offer, answer, pressedAt };
}

/** Waits until the channel is open on both sides; gives the milliseconds since the last press. */
export async function connects({ a, b }: Pick<Pair, "a" | "b">, { pressedAt }: Exchange): Promise<number> {
  const opens = (page: Page, end: End) =>
    state(page, NAMES[end], "channel").and(page.getByText("open", { exact: true })).waitFor({ state: "attached" });
  await Promise.all([opens(a, "a"), opens(b, "b")]);
  return Math.round(performance.now() - pressedAt);
}

/** A message each way; `more` tells one time from another. */
export async function chat({ a, b }: Pick<Pair, "a" | "b">, more = ""): Promise<void> {
  await say(a, "A", `${more}are you there?`);
  await hears(b, "B", `${more}are you there?`);
  await say(b, "B", `${more}on the other device`);
  await hears(a, "A", `${more}on the other device`);
}

/** What a device is to have: servers, and whether it may use relays only. */
export interface Wish {
  readonly url: string;
  readonly username?: string;
  readonly credential?: string;
  readonly relayOnly?: boolean;
}

/** Chooses a server in the settings of a page, and begins anew with it. */
export async function settle(page: Page, end: End, { url, username, credential, relayOnly }: Wish): Promise<void> {
  const settings = page.locator("details.settings");
  const field = (name: string) => settings.getByRole("textbox", { name: `${name} of server 1`, exact: true });
  await openDrawer(page, "Bench");
  await settings.locator("> summary").click();
  await settings.getByRole("button", { name: "Add a server" }).click();
  await field("URL").fill(url);
  if (username) await field("User name").fill(username);
  if (credential) await settings.getByLabel("Credential of server 1", { exact: true }).fill(credential);
  if (relayOnly) await settings.getByLabel("iceTransportPolicy").selectOption("relay");
  await settings.getByRole("button", { name: "Start again with these" }).click();
  await expect(settings.getByText("This client has these settings.")).toBeVisible();
  await closeDrawers(page);
  await expect(state(page, NAMES[end], "signaling")).toHaveText("stable");
}

/** Closes a client that has been used, and makes a new one. */
export async function startAgain(page: Page, end: End): Promise<void> {
  await page.getByRole("button", { name: "Reset the bench", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close it and start again" }).click();
  await expect(state(page, NAMES[end], "signaling")).toHaveText("stable");
  await expect(state(page, NAMES[end], "gathering")).toHaveText("new");
}

/** A picture of a card’s QR code, as the camera of another device takes it; base64 of a PNG. */
export async function photograph(page: Page, end: End, card: "offer" | "answer"): Promise<string> {
  const name = NAMES[end];
  await expect(client(page, name).getByText(/candidates? inside/)).toBeVisible();
  await client(page, name).getByText(`More about ${card}`, { exact: true }).click();
  await press(page, name, `Show QR code of ${card}`);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img")).toBeVisible();
  const picture = await dialog.screenshot();
  await dialog.getByRole("button", { name: "Close" }).click();
  return picture.toString("base64");
}

/** Opens the camera’s dialog, which says that there is none, and gives it the picture. */
export async function givePicture(page: Page, end: End, picture: string, words: string): Promise<void> {
  const name = NAMES[end];
  await otherWays(page, name);
  await press(page, name, `Scan a QR code for Client ${name}`);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("status")).toContainText("This page came over plain HTTP");
  await dialog.getByLabel("Read a picture of the code").setInputFiles({
    name: "photo.png",
    mimeType: "image/png",
    buffer: Buffer.from(picture, "base64"),
  });
  await expect(reading(page, name)).toContainText(words);
}
