/** Firefox and Chromium, each on a page with one client, and a person who carries codes between them. */
import { expect, type Page, test } from "@playwright/test";
import type { Page as FirefoxPage } from "puppeteer-core";
import { launchFirefox, noFirefox } from "./firefox.ts";
import { box, client, hears, more, type Name, open, press, say, state } from "./person.ts";

test.skip(...noFirefox);

/** What a person can do with either browser’s page. */
interface Side {
  press(button: string): Promise<void>;
  /** Waits until a card is whole, and gives its compact code. */
  code(card: "offer" | "answer"): Promise<string>;
  paste(text: string): Promise<void>;
  reads(words: string): Promise<void>;
  is(machine: string, expected: RegExp): Promise<void>;
  say(words: string): Promise<void>;
  hears(words: string): Promise<void>;
  keepWaiting(): Promise<void>;
}

const chromiumSide = (page: Page, name: Name): Side => ({
  press: (button) => press(page, name, button),
  async code(card) {
    await expect(client(page, name).getByText(/candidates? inside/)).toBeVisible();
    await more(page, name, card);
    await client(page, name).getByLabel("Copy as").selectOption("compact");
    const text = client(page, name).getByRole("textbox", { name: `Text of ${card}, to select and copy` });
    await expect(text).toHaveValue(/^[OA]1/);
    return await text.inputValue();
  },
  paste: (text) => box(page, name).fill(text),
  reads: (words) => expect(page.locator(`#read-${name}`)).toContainText(words),
  is: (machine, expected) => expect(state(page, name, machine)).toHaveText(expected),
  say: (words) => say(page, name, words),
  hears: (words) => hears(page, name, words),
  keepWaiting: () => Promise.reject(new Error("Chromium waits by itself.")),
});

/** The same over WebDriver BiDi; buttons are found by their whole text, as a person reads it. */
function firefoxSide(page: FirefoxPage, name: Name): Side {
  const inPage = <T>(ask: (name: string, ...more: string[]) => T, ...more: string[]) =>
    page.evaluate(ask, name, ...more);
  const until = (ask: (name: string, ...more: string[]) => boolean, ...more: string[]) =>
    expect.poll(() => inPage(ask, ...more), { timeout: 20_000 }).toBe(true);
  const click = async (button: string) => {
    const found = await page.waitForSelector(
      `::-p-xpath(//section[contains(@class,"client ${name}")]//button[normalize-space()="${button}"])`,
    );
    await found!.click();
  };
  return {
    press: click,
    async code(card) {
      await until((name) =>
        /candidates? inside/.test(document.querySelector(`.client.${name} .cards`)?.textContent ?? "")
      );
      const summary = await page.waitForSelector(`::-p-xpath(//summary[normalize-space()="More about ${card}"])`);
      await summary!.click();
      await page.waitForSelector(".card-form select");
      await page.select(".card-form select", "compact");
      await until(() =>
        /^[OA]1/.test(document.querySelector<HTMLTextAreaElement>(".card-more textarea[readonly]")?.value ?? "")
      );
      const text = await page.$eval(".card-more textarea[readonly]", (text) => (text as HTMLTextAreaElement).value);
      await click(`Close ${card}`);
      return text;
    },
    async paste(text) {
      const field = await page.waitForSelector(`#paste-${name}`);
      await field!.focus();
      await page.evaluate(
        (id, text) => {
          const field = document.getElementById(id) as HTMLTextAreaElement;
          field.value = text;
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        },
        `paste-${name}`,
        text,
      );
    },
    reads: (words) =>
      until((name, words) => document.getElementById(`read-${name}`)!.textContent!.includes(words), words),
    is: (machine, expected) =>
      expect.poll(
        () =>
          inPage(
            (name, machine) => document.querySelector(`.client.${name} [data-machine="${machine}"]`)!.textContent,
            machine,
          ),
        { timeout: 20_000 },
      ).toMatch(expected),
    async say(words) {
      await click("Chat");
      const field = await page.waitForSelector(`#message-${name}`);
      await field!.type(words);
      await click("Send");
    },
    async hears(words) {
      await click("Chat");
      await until(
        (name, words) => document.querySelector(`.client.${name} .messages`)?.textContent?.includes(words) ?? false,
        words,
      );
    },
    async keepWaiting() {
      const found = await page.waitForSelector(`::-p-xpath(//label[normalize-space()="keep Firefox waiting"]//input)`);
      if (!await found!.evaluate((box) => (box as HTMLInputElement).checked)) await found!.click();
    },
  };
}

/** One exchange by codes; `late` runs while the answer is being carried. */
async function connect(offerer: Side, answerer: Side, beforeAnswer: () => Promise<void>, late: () => Promise<void>) {
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await offerer.press(call);
  await answerer.paste(await offerer.code("offer"));
  await answerer.reads("This is an offer");
  await answerer.press("setRemoteDescription");
  await answerer.is("signaling", /^have-remote-offer$/);
  await beforeAnswer();
  await answerer.press("createAnswer");
  await answerer.press("setLocalDescription");
  await answerer.is("signaling", /^stable$/);
  const answer = await answerer.code("answer");
  await late();
  // The person has carried it: from now on the other side may be tried.
  await answerer.press("Copy answer");
  await offerer.paste(answer);
  await offerer.reads("This is an answer");
  await offerer.press("setRemoteDescription");
  await offerer.is("channel", /^open$/);
  await offerer.say("there");
  await answerer.hears("there");
  await answerer.say("and back");
  await offerer.hears("and back");
}

const nothing = () => Promise.resolve();

for (const firefoxAnswers of [true, false]) {
  const title = firefoxAnswers ? "Firefox answers Chromium" : "Chromium answers Firefox";
  const both = async (page: Page, baseURL: string, late: (answerer: Side) => Promise<void>) => {
    const firefox = await launchFirefox();
    try {
      await open(page, `device/?client=${firefoxAnswers ? "A" : "B"}`);
      const other = await firefox.open(new URL(`device/?client=${firefoxAnswers ? "B" : "A"}`, baseURL).href);
      await other.waitForSelector("[data-island=Device][data-awake]");
      const [chromium, fox] = [
        chromiumSide(page, firefoxAnswers ? "A" : "B"),
        firefoxSide(other, firefoxAnswers ? "B" : "A"),
      ];
      const [offerer, answerer] = firefoxAnswers ? [chromium, fox] : [fox, chromium];
      await connect(offerer, answerer, firefoxAnswers ? fox.keepWaiting : nothing, () => late(answerer));
    } finally {
      await firefox.close();
    }
  };

  test(`${title}, each on its own page, by codes`, async ({ page, baseURL }) => {
    test.setTimeout(90_000);
    await both(page, baseURL!, nothing);
  });

  test(`${title}, and the answer comes 30 s late @slow`, async ({ page, baseURL }) => {
    test.setTimeout(180_000);
    await both(page, baseURL!, async (answerer) => {
      // A real deadline has to pass; what is waited for is that nothing has failed by then.
      await new Promise((done) => setTimeout(done, 30_000));
      await answerer.is("connection", /^(new|connecting)$/);
    });
  });
}
