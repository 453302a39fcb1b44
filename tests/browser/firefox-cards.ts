/** What a hand in Firefox does with cards before they leave. */
import { expect } from "@playwright/test";
import type { Page } from "puppeteer-core";
import { type Act, editedBy } from "../../protocol/goals/mod.ts";
import { button, click, until, within, write } from "./firefox-presses.ts";

/** Opens a card to be edited, if it is not; gives the selector of its field. */
async function openEditor(page: Page, client: string, card: string): Promise<string> {
  const field = `.client.${client} textarea[aria-label="${card}, to be edited"]`;
  if (await page.$(field) === null) {
    await click(page, within(client, `//summary[normalize-space()="More about ${card}"]`));
  }
  await page.waitForSelector(field);
  return field;
}

/** Types over a card on its way, and keeps it like this. */
export async function edit(page: Page, one: Act & { act: "edit" | "leave-out" }): Promise<void> {
  const field = await openEditor(page, one.client, one.card);
  const text = await page.$eval(field, (editor) => (editor as HTMLTextAreaElement).value);
  const edited = editedBy(one, text);
  expect(edited, `${JSON.stringify(one)} finds something`).not.toBe(text);
  await write(page, field, edited);
  await click(page, button(one.client, `Keep ${one.card} like this`));
}

/** Puts a card back as it was made. */
export async function putBack(page: Page, { client, card }: Act & { act: "put-back" }): Promise<void> {
  const field = await openEditor(page, client, card);
  const edited = await page.$eval(field, (editor) => (editor as HTMLTextAreaElement).defaultValue);
  await click(page, button(client, `Put ${card} back as it was made`));
  await until(
    page,
    (field, edited) => document.querySelector<HTMLTextAreaElement>(field)?.defaultValue !== edited,
    "it is as it was made",
    field,
    edited,
  );
}

/** Chooses the form in which cards are copied. It stands in every card; which one is opened does not matter. */
export async function chooseForm(page: Page, form: string): Promise<void> {
  const choice = ".card-form select";
  if (await page.$(choice) === null) await click(page, '//summary[starts-with(normalize-space(),"More about")]');
  await page.waitForSelector(choice);
  await page.select(choice, form);
}
