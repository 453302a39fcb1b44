/** A hand in Firefox that does what a lesson's solution says; what it copies is kept by the test, and typed into the box. */
import { expect } from "@playwright/test";
import type { Page } from "puppeteer-core";
import type { Act } from "../../protocol/goals/mod.ts";
import { burstInFirefox } from "./burst-hand.ts";
import type { Firefox } from "./firefox.ts";
import { chooseForm, edit, putBack } from "./firefox-cards.ts";
import { actOnNetwork } from "./firefox-network.ts";
import { button, click, until, within, write } from "./firefox-presses.ts";

/** What `navigator.clipboard.writeText` is given stays with the test: a headless Firefox has no clipboard to read. */
const keepCopies = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument(() => {
    const keep = (text: string) => {
      Reflect.set(globalThis, "carried", text);
      return Promise.resolve();
    };
    Object.defineProperty(navigator, "clipboard", { value: { writeText: keep } });
  });

/** Waits until every part of a page that does something is ready to. */
export const isAwake = (page: Page): Promise<void> =>
  until(page, () => document.querySelector("[data-island]:not([data-awake])") === null, "awake");

/** Opens a page of the site for such a hand, as large as a laptop shows it; `first` runs before its own scripts. */
export async function openForHand(firefox: Firefox, address: URL, first?: () => void): Promise<Page> {
  const page = await firefox.open("about:blank");
  await keepCopies(page);
  if (first) await page.evaluateOnNewDocument(first);
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(address.href);
  await isAwake(page);
  return page;
}

/** The path of the button that copies a card: `a candidate` is the first one, `a srflx candidate` the first of its type. */
function copying(client: string, card: string): string {
  const [some, type] = /^a (?:(\w+) )?candidate$/.exec(card) ?? [];
  if (!some) return button(client, `Copy ${card}`);
  const copy = '//button[starts-with(normalize-space(),"Copy candidate")]';
  return within(client, type ? `//li[contains(.," ${type} ")]${copy}` : copy);
}

/** Whether no card of a client says that candidates are still being put into it. */
const isWhole = (client: string) =>
  !document.querySelector(`.client.${client} .cards > ul`)?.textContent?.includes("incomplete: ");

async function carry(page: Page, one: Act & { act: "carry" }): Promise<void> {
  await until(page, isWhole, `the cards of ${one.client} are whole`, one.client);
  await page.evaluate(() => Reflect.deleteProperty(globalThis, "carried"));
  await click(page, copying(one.client, one.card));
  await until(page, () => Reflect.has(globalThis, "carried"), `${one.card} is copied`);
  await paste(page, one.into, await page.evaluate(() => String(Reflect.get(globalThis, "carried"))));
}

async function paste(page: Page, into: string, text: string): Promise<void> {
  await write(page, `#paste-${into}`, text);
  await until(page, (id) => document.getElementById(id)!.textContent !== "", "it is read", `read-${into}`);
}

async function add(page: Page, { client, kind }: Act & { act: "add" }): Promise<void> {
  const sent = () => page.$$eval(`.client.${client} .media [aria-label^="Tracks that"] li`, (all) => all.length);
  const media = within(client, '//section[@class="media"]//summary[normalize-space()="Video and audio"]');
  if (await page.$(`::-p-xpath(${button(client, `Add synthetic ${kind}`)})`) === null) await click(page, media);
  const before = await sent();
  await click(page, button(client, `Add synthetic ${kind}`));
  await expect.poll(sent).toBe(before + 1);
}

async function option(page: Page, one: Act & { act: "option" }): Promise<void> {
  const wish = `.client.${one.client} .wish`;
  if (await page.$(wish) === null) {
    await click(page, within(one.client, '//summary[starts-with(normalize-space(),"Options")]'));
  }
  await page.waitForSelector(wish);
  await page.evaluate(
    (wish, name, value) => {
      const label = [...document.querySelectorAll(`${wish} label`)].find((one) =>
        one.querySelector("code")!.textContent === name
      )!;
      const field = label.querySelector("input")!;
      if (field.type === "checkbox") {
        if (field.checked !== (value === "true")) field.click();
        return;
      }
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    wish,
    one.name,
    one.value,
  );
}

async function say(page: Page, one: Act & { act: "say" }): Promise<void> {
  await click(page, within(one.client, '//button[@role="tab"][starts-with(.,"Chat")]'));
  if (one.channel) {
    const send = `.client.${one.client} .send-on select`;
    await page.waitForSelector(send);
    await page.evaluate(
      (send, label) => {
        const field = document.querySelector<HTMLSelectElement>(send)!;
        field.value = [...field.options].find(({ text }) => text === label)!.value;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      },
      send,
      one.channel,
    );
  }
  await write(page, `#message-${one.client}`, one.words);
  await click(page, button(one.client, "Send"));
}

/** Closes both clients, where that is asked first, too. */
async function reset(page: Page): Promise<void> {
  await click(page, '//button[normalize-space()="Reset the bench"]');
  const sure = await page.$('::-p-xpath(//button[normalize-space()="Close both and start again"])');
  await sure?.evaluate((one) => (one as HTMLElement).click());
  await until(
    page,
    () =>
      [...document.querySelectorAll<HTMLElement>('[data-machine="connection"]')].every((one) =>
        one.dataset.state === "new"
      ),
    "both are new",
  );
}

/** Whether what is to be applied is there, where a program may bring it and not this hand. */
const isBrought = (client: string) =>
  document.querySelector(".carried-by") === null ||
  document.querySelector<HTMLTextAreaElement>(`#paste-${client}`)!.value !== "";

/** Whether a client has made a call since `before`, and its last one has ended; or the call was not made, and that is said. */
function isOver(client: string, before: string, call: string): boolean {
  const { calls = "" } = document.querySelector<HTMLElement>(`.client.${client} [data-calls]`)!.dataset;
  return calls !== before && /(finished|failed)$/.test(calls) ||
    document.querySelector(".bottom-line")!.textContent!.includes(`${client} ${call} was not called`);
}

/** Does one act. */
export async function act(page: Page, one: Act): Promise<void> {
  switch (one.act) {
    case "press": {
      if (one.call === "setRemoteDescription") await until(page, isBrought, "it is brought", one.client);
      const before = await page.$eval(
        `.client.${one.client} [data-calls]`,
        (calls) => (calls as HTMLElement).dataset.calls!,
      );
      await click(page, button(one.client, one.call));
      // What it made, or why not, is drawn before the next press is sensible.
      return await until(page, isOver, `${one.call} of ${one.client} is over`, one.client, before, one.call);
    }
    case "carry":
      return await carry(page, one);
    case "paste":
      return await paste(page, one.client, one.text);
    case "edit":
    case "leave-out":
      return await edit(page, one);
    case "put-back":
      return await putBack(page, one);
    case "as-it-is":
      return await click(page, button(one.client, `Give it as it is to Client ${one.client}`));
    case "form":
      return await chooseForm(page, one.form);
    case "add":
      return await add(page, one);
    case "option":
      return await option(page, one);
    case "say":
      return await say(page, one);
    case "burst":
      return await burstInFirefox(page, one);
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
    case "program":
      return await chooseProgram(page, one.program);
    case "other":
      return await actElsewhere(page, one);
    case "reset":
      return await reset(page);
    default:
      return await actOnNetwork(page, one);
  }
}

const PROGRAMS = { hands: "your hands", broadcast: "BroadcastChannel", websocket: "WebSocket server" } as const;

async function chooseProgram(page: Page, program: keyof typeof PROGRAMS): Promise<void> {
  await click(page, `//section[@aria-label="Carried by"]//label[contains(.,"${PROGRAMS[program]}")]//input`);
  await until(
    page,
    (says) => document.querySelector('.carried-by [role="status"]')!.textContent!.includes(says),
    program,
    program === "hands" ? "Nothing passes unless you carry it" : "Each card passes at once",
  );
}

/** The second page of each page that opened one. */
const others = new WeakMap<Page, Page>();

async function actElsewhere(page: Page, { does }: Act & { act: "other" }): Promise<void> {
  if (does === "opens") {
    const href = await page.$eval(".carried-by a", (link) => (link as HTMLAnchorElement).href);
    const other = await page.browserContext().newPage();
    others.set(page, other);
    await other.goto(href);
    await other.waitForSelector(".carried-by fieldset:enabled");
    await chooseProgram(other, "broadcast");
    return await page.bringToFront();
  }
  const other = others.get(page)!;
  if (does === "closes") return await other.close();
  await act(other, does);
}
