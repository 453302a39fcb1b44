/** Two devices that opened the page over plain HTTP, from a third one: no secure context, no clipboard, no camera. */
import { expect } from "@playwright/test";
import { box, client, press, problem, reading } from "../browser/person.ts";
import { chat, connects, exchange, givePicture, type Hands, photograph, startAgain } from "./hands.ts";
import { SHARED } from "./network.ts";
import { ENDS, NAMES, PORT, tell, test } from "./pair.ts";

test("over plain HTTP the page says what it may not do, and works by selected text and pictures", async ({ begin }) => {
  const pair = await begin("one network", `http://${SHARED}:${PORT}`);
  const { a, b } = pair;
  for (const end of ENDS) {
    expect(await pair[end].evaluate(() => [isSecureContext, "clipboard" in navigator])).toEqual([false, false]);
    await expect(pair[end].getByText("This page came over plain HTTP, and browsers give")).toBeVisible();
  }
  const hands: Hands = {
    // The button says that it cannot, and opens the card; its text is selected and copied with the keyboard.
    async take(page, end, card) {
      const name = NAMES[end];
      await expect(client(page, name).getByText(/candidates? inside/)).toBeVisible();
      await press(page, name, `Copy ${card}`);
      await expect(problem(page, name)).toContainText("Select the text on the card");
      await client(page, name).getByLabel("Copy as").selectOption("compact");
      const text = client(page, name).getByRole("textbox", { name: `Text of ${card}, to select and copy` });
      await expect(text).toHaveValue(/^[OA]1/);
      await text.press("ControlOrMeta+A");
      await text.press("ControlOrMeta+C");
      const row = client(page, name).getByRole("listitem").filter({ hasText: card });
      await expect(row.getByText("carried", { exact: true })).toBeVisible();
      return await text.inputValue();
    },
    // An answer comes by a link, opened in a tab of its own; for the offer the button says no, and the keyboard can.
    async give(page, end, code, words) {
      if (end === "a") {
        const tab = await page.context().newPage();
        await tab.goto(`device/?client=A#${code}`);
        await expect(tab.getByRole("status").filter({ hasText: "Another tab of this browser waited" })).toBeVisible();
        await tab.close();
        return await expect(reading(page, NAMES[end])).toContainText(words);
      }
      await press(page, NAMES[end], "Paste");
      await expect(problem(page, NAMES[end])).toContainText("did not let the page read the clipboard");
      await box(page, NAMES[end]).click();
      await page.keyboard.insertText(code);
      await expect(reading(page, NAMES[end])).toContainText(words);
    },
  };
  const took = await connects(pair, await exchange(pair, undefined, hands));
  await chat(pair);

  // Once more by pictures: a QR code that is shown on one device, and photographed by the other.
  await startAgain(a, "a");
  await startAgain(b, "b");
  await connects(pair, await exchange(pair, undefined, { take: photograph, give: givePicture }));
  await chat(pair);
  tell("Plain HTTP: no clipboard and no camera; connected by selected text, and by pictures of QR codes", took);
});
