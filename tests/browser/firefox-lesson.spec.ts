/** Lesson one in Firefox, whose answerer gives up after five seconds: at a human’s pace, three seconds before each press. */
import { expect, test } from "@playwright/test";
import { launchFirefox, noFirefox } from "./firefox.ts";

test.skip(...noFirefox);

/** Milliseconds that somebody takes who reads. */
const PACE = 3000;

test("@slow lesson one is finished in Firefox with three seconds before each press", async ({ baseURL }) => {
  test.setTimeout(300_000);
  const firefox = await launchFirefox();
  try {
    const page = await firefox.open(new URL("lessons/the-first-connection/", baseURL).href);
    await page.setViewport({ width: 1280, height: 720 });
    const until = (ask: () => boolean, what: string) =>
      expect.poll(() => page.evaluate(ask), { timeout: 30_000, message: what }).toBe(true);
    await until(() => document.querySelector("[data-island]:not([data-awake])") === null, "the page is awake");
    // It is said before any clock starts, and what helps is switched on.
    await until(
      () => document.querySelector(".firefox-note")?.textContent?.includes("You use Firefox.") ?? false,
      "said",
    );
    await until(
      () => document.querySelector<HTMLInputElement>(".firefox-note input")?.checked ?? false,
      "kept waiting",
    );
    const press = async (path: string) => {
      await new Promise((done) => setTimeout(done, PACE));
      const button = await page.waitForSelector(`::-p-xpath(${path})`, { visible: true });
      await button!.click();
    };
    const call = (client: string, name: string) =>
      press(`//section[contains(@class,"client ${client}")]//button[normalize-space()="${name}"]`);
    const carry = (from: string) => press(`//div[contains(@class,"gap-acts")]//button[contains(@class,"${from}")]`);
    for (const name of ["createDataChannel", "createOffer", "setLocalDescription"]) await call("A", name);
    await carry("A");
    for (const name of ["createAnswer", "setLocalDescription"]) await call("B", name);
    for (const from of ["B", "A", "B"]) await carry(from);
    await until(
      () => [...document.querySelectorAll('[data-machine="channel"]')].every((one) => one.textContent === "open"),
      "both channels are open",
    );
    for (const client of ["A", "B"]) {
      await page.waitForSelector(`#message-${client}`);
      await page.focus(`#message-${client}`);
      await page.keyboard.type("hello");
      await call(client, "Send");
    }
    await until(() => document.querySelectorAll('[data-step][data-met="true"]').length === 6, "every step is done");
    await until(
      () => /Connected by hand in/.test(document.querySelector(".ending")?.textContent ?? ""),
      "it has an end",
    );
    await until(() => document.querySelector(".firefox-note") === null, "nothing is warned of any more");
  } finally {
    await firefox.close();
  }
});
