/** How Firefox is pressed and written to: by paths of what a person reads, over WebDriver BiDi. */
import { expect } from "@playwright/test";
import type { Page } from "puppeteer-core";

/** A path below one client. */
export const within = (client: string, path: string) => `//section[contains(@class,"client ${client}")]${path}`;
/** The path of a button of a client, by its name. */
export const button = (client: string, name: string) => within(client, `//button[normalize-space()="${name}"]`);

/** Presses what is there, or comes. */
export async function click(page: Page, path: string): Promise<void> {
  const found = await page.waitForSelector(`::-p-xpath(${path})`, { timeout: 20_000 });
  await found!.evaluate((one) => (one as HTMLElement).click());
}

/** Waits until a question is answered with yes in the page. */
export const until = (page: Page, ask: (...given: string[]) => boolean, what: string, ...given: string[]) =>
  expect.poll(() => page.evaluate(ask, ...given), { timeout: 30_000, message: what }).toBe(true);

/** Types a text over what a field has. */
export async function write(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.evaluate(
    (selector, text) => {
      const field = document.querySelector(selector) as HTMLTextAreaElement;
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    selector,
    text,
  );
}
