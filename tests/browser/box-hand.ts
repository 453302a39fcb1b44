/** What a person does on a bench with a box: opens its panel, takes its servers, carries the candidates that lead through it. */
import { expect, type Locator, type Page } from "@playwright/test";
import { type RunningBox, startBox } from "./box.ts";
import { answerIt, carry, client, closeDrawers, makeOffer, open, openDrawer, press } from "./person.ts";

export const network = (page: Page): Locator => page.locator("details.network");
export const line = (page: Page, name: "A" | "B"): Locator =>
  network(page).getByRole("group", { name: `Client ${name}` });

/** Opens the network between the clients. */
export async function openNetwork(page: Page) {
  await openDrawer(page, "Bench");
  if (await network(page).getAttribute("open") === null) await network(page).locator("> summary").click();
}

/** Starts a box, and presses what gives the clients its servers, by its name. */
export async function openOnBox(
  page: Page,
  options: readonly string[] = [],
  by = "Give both clients these servers",
): Promise<RunningBox> {
  const box = await startBox(options);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: box.address });
  await open(page, `${box.address}/bench/`);
  await openNetwork(page);
  await network(page).getByRole("button", { name: by }).click();
  await expect(network(page).getByText("The clients on the bench have them.")).toBeVisible();
  await closeDrawers(page);
  return box;
}

/** Carries those cards of a client that are candidates of one type, and adds each. */
export async function carryCandidates(page: Page, from: "A" | "B", type: "srflx" | "relay") {
  const cards = client(page, from).getByRole("list", { name: `To carry from Client ${from}` }).getByRole("listitem");
  await expect(cards.filter({ hasText: "end of candidates" })).toBeVisible();
  const texts = await cards.filter({ hasText: type }).allTextContents();
  const names = texts.map((text) => /candidate \d+/.exec(text)![0]);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    await carry(page, from, name);
    await press(page, from === "A" ? "B" : "A", "addIceCandidate");
  }
}

/** Connects both clients by the outside addresses that the box gave them. */
export async function connect(page: Page) {
  await makeOffer(page);
  await carry(page, "A", "offer");
  await answerIt(page);
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  for (const name of ["A", "B"] as const) await carryCandidates(page, name, "srflx");
}
