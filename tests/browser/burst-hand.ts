/** A hand that sends a hundred messages on a channel, and waits until the statistics have counted them; in both browsers. */
import { expect, type Page } from "@playwright/test";
import type { Page as FirefoxPage } from "puppeteer-core";
import type { Act } from "../../protocol/goals/mod.ts";
import { click, within } from "./firefox-presses.ts";
import { client as clientOf, hit, showPane } from "./person.ts";

type Burst = Act & { readonly act: "burst" };

const numberIn = (text: string | null): number => Number((text ?? "").replaceAll(",", ""));

export async function burst(page: Page, { client, channel = "channel" }: Burst): Promise<void> {
  await showPane(page, client, "Stats");
  const named = page.getByRole("rowheader", { name: channel, exact: true });
  const row = clientOf(page, client).getByRole("row").filter({ has: named });
  const sent = async () => numberIn(await row.locator("[data-number=sent]").textContent());
  const before = await sent();
  await hit(row.getByRole("button", { name: `Send 100 messages on ${channel}`, exact: true }));
  await expect.poll(sent, { timeout: 30_000 }).toBe(before + 100);
}

export async function burstInFirefox(page: FirefoxPage, { client, channel = "channel" }: Burst): Promise<void> {
  await click(page, within(client, '//button[@role="tab"][.="Stats"]'));
  const row = within(client, `//tr[th[normalize-space()="${channel}"]]`);
  const sent = async () => {
    const cell = await page.waitForSelector(`::-p-xpath(${row}//b[@data-number="sent"])`);
    return numberIn(await cell!.evaluate((one) => one.textContent));
  };
  const before = await sent();
  await click(page, `${row}//button`);
  await expect.poll(sent, { timeout: 30_000 }).toBe(before + 100);
}
