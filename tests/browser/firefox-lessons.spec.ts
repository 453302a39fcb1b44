/** Every lesson in Firefox: a hand does what its text says; what it copies is kept by the test, and typed into the box. */
import { expect, test } from "@playwright/test";
import type { Page } from "puppeteer-core";
import type { Act } from "../../lessons/format/acts.ts";
import { FILES } from "../lessons/course.ts";
import { launchFirefox, noFirefox } from "./firefox.ts";

test.skip(...noFirefox);

const button = (client: string, name: string) =>
  `//section[contains(@class,"client ${client}")]//button[normalize-space()="${name}"]`;

/** Presses what is there, or comes. */
async function click(page: Page, path: string): Promise<void> {
  const found = await page.waitForSelector(`::-p-xpath(${path})`, { timeout: 20_000 });
  await found!.evaluate((one) => (one as HTMLElement).click());
}

const until = (page: Page, ask: (...given: string[]) => boolean, what: string, ...given: string[]) =>
  expect.poll(() => page.evaluate(ask, ...given), { timeout: 30_000, message: what }).toBe(true);

async function write(page: Page, id: string, text: string): Promise<void> {
  await page.waitForSelector(`#${id}`);
  await page.evaluate(
    (id, text) => {
      const field = document.getElementById(id) as HTMLTextAreaElement;
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    id,
    text,
  );
}

async function act(page: Page, one: Act): Promise<void> {
  switch (one.act) {
    case "press":
      await click(page, button(one.client, one.call));
      // A call ends before the next press is sensible: what it made, or why not, is drawn.
      return await page.evaluate(() => new Promise<void>((done) => setTimeout(done, 300)));
    case "carry": {
      await page.evaluate(() => Reflect.deleteProperty(globalThis, "carried"));
      await click(
        page,
        one.card === "a candidate"
          ? `//section[contains(@class,"client ${one.client}")]//button[starts-with(normalize-space(),"Copy candidate")]`
          : button(one.client, `Copy ${one.card}`),
      );
      await until(page, () => Reflect.has(globalThis, "carried"), `${one.card} is copied`);
      const text = await page.evaluate(() => String(Reflect.get(globalThis, "carried")));
      await write(page, `paste-${one.into}`, text);
      return await until(
        page,
        (id) => document.getElementById(id)!.textContent !== "",
        "it is read",
        `read-${one.into}`,
      );
    }
    case "say":
      await click(
        page,
        `//section[contains(@class,"client ${one.client}")]//button[@role="tab"][starts-with(.,"Chat")]`,
      );
      await write(page, `message-${one.client}`, one.words);
      return await click(page, button(one.client, "Send"));
    case "wait":
      return await until(
        page,
        (client, machine, state) =>
          document.querySelector<HTMLElement>(`.client.${client} [data-machine="${machine}"]`)?.dataset.state === state,
        `${one.client} ${one.machine} ${one.state}`,
        one.client,
        one.machine,
        one.state,
      );
    case "mode":
      return await click(
        page,
        `//label[contains(.,"${
          one.mode === "trickle" ? "one by one" : "inside the description"
        }")]//input[@type="radio"]`,
      );
    case "reset":
      await click(page, '//button[normalize-space()="Reset the bench"]');
      return await click(page, '//button[normalize-space()="Close both and start again"]');
    default:
      throw new Error(`This hand cannot ${one.act} yet.`);
  }
}

const CAN: readonly Act["act"][] = ["press", "carry", "say", "wait", "mode", "reset"];

for (const lesson of FILES) {
  const acts = lesson.steps.flatMap(({ solution }) => solution);
  const cannot = acts.find((one) => !CAN.includes(one.act) || one.act === "say" && one.channel !== undefined);
  // What this hand cannot do is done in Chromium only.
  if (cannot) continue;
  test(`@slow ${lesson.slug} is finished in Firefox by what its text says`, async ({ baseURL }) => {
    test.setTimeout(180_000);
    const firefox = await launchFirefox();
    try {
      const page = await firefox.open("about:blank");
      await page.evaluateOnNewDocument(() => {
        const keep = (text: string) => {
          Reflect.set(globalThis, "carried", text);
          return Promise.resolve();
        };
        Object.defineProperty(navigator, "clipboard", { value: { writeText: keep } });
      });
      await page.setViewport({ width: 1440, height: 900 });
      await page.goto(new URL(`lessons/${lesson.slug}/`, baseURL).href);
      await until(page, () => document.querySelector("[data-island]:not([data-awake])") === null, "awake");
      for (const step of lesson.steps) {
        for (const one of step.solution) await act(page, one);
        await until(
          page,
          (id) => document.querySelector<HTMLElement>(`[data-step="${id}"]`)?.dataset.met === "true",
          step.id,
          step.id,
        );
      }
    } finally {
      await firefox.close();
    }
  });
}
