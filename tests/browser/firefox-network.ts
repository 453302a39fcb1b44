/** What a hand in Firefox does with the network between the clients, and with their packets. */
import { expect } from "@playwright/test";
import type { Page } from "puppeteer-core";
import type { NetworkAct } from "../../protocol/goals/mod.ts";
import { click, until, within } from "./firefox-presses.ts";

/** Gives a field another value, as a person who types or chooses it, and then leaves it. */
async function fill(page: Page, path: string, value: string): Promise<void> {
  const field = await page.waitForSelector(`::-p-xpath(${path})`, { timeout: 20_000 });
  await field!.evaluate((one, value) => {
    const field = one as HTMLInputElement | HTMLSelectElement;
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, value);
}

const WEATHER: Readonly<Record<string, string>> = { loss: "Loss", delay: "Delay", jitter: "Jitter", rate: "Rate" };

const NETWORK = '//details[contains(@class,"network")]';
const line = (client: string, path: string) => `${NETWORK}//fieldset[legend="Client ${client}"]${path}`;
const says = (page: Page, selector: string, words: string, isSaid = true) =>
  until(
    page,
    (selector, words, isSaid) => document.querySelector(selector)!.textContent!.includes(words) === (isSaid === "true"),
    `${selector} says ${words}`,
    selector,
    words,
    String(isSaid),
  );

/** What the summary of the network says of each, behind its number. */
const TOLD: Readonly<Record<string, string>> = {
  loss: "% loss",
  delay: "ms of delay",
  jitter: "ms of jitter",
  rate: "kbit/s",
};

/** Waits until the summary tells a client’s weather; what is fair is not told. */
function tellsWeather(page: Page, { client, name, value }: NetworkAct & { act: "weather" }): Promise<void> {
  const told = `${value} ${TOLD[name]}`;
  return until(
    page,
    (client, told, words, isFair) => {
      const parts = document.querySelector("details.network > summary")!.textContent!.split("·");
      const part = parts.find((one) => new RegExp(`\\b${client} `).test(one)) ?? "";
      return isFair === "true" ? !part.includes(words) : part.includes(told);
    },
    `the network tells ${told} of ${client}`,
    client,
    told,
    TOLD[name],
    String(value === "0"),
  );
}

/** Does one act on the network. */
export async function actOnNetwork(page: Page, one: NetworkAct): Promise<void> {
  switch (one.act) {
    case "servers":
    case "glass": {
      const label = one.act === "glass" ? "Make Client B a peer of glass" : "Give both clients these servers";
      await click(page, `${NETWORK}//button[normalize-space()="${label}"]`);
      const sure = await page.$('::-p-xpath(//dialog[@open]//button[normalize-space()="Close both and start again"])');
      await sure?.evaluate((one) => (one as HTMLElement).click());
      return await says(page, "details.network", "The clients on the bench have them.");
    }
    case "nat":
      await fill(page, line(one.client, "//select"), one.nat);
      return await says(page, "details.network > summary", `${one.client} ${one.nat}`);
    case "weather":
      await fill(
        page,
        line(one.client, `//label[starts-with(normalize-space(),"${WEATHER[one.name]},")]//input`),
        one.value,
      );
      return await tellsWeather(page, one);
    case "cable": {
      const label = one.isPulled ? "Pull the cable" : "Plug it in again";
      await click(page, line(one.client, `//button[starts-with(normalize-space(),"${label}")]`));
      return await says(page, "details.network", `The cable of Client ${one.client} is pulled.`, one.isPulled);
    }
    case "policy":
      return await fill(page, '//label[code="iceTransportPolicy"]//select', one.policy);
    case "credential":
      // The second server of a client alone is its TURN server.
      return await fill(
        page,
        `(//li[@class="server"][contains(.,"Client ${one.client} alone")])[2]//input[@type="password"]`,
        one.value,
      );
    case "open":
      return await openPacket(page, one);
  }
}

async function openPacket(page: Page, { client, packet, row }: NetworkAct & { act: "open" }): Promise<void> {
  await click(page, within(client, '//button[@role="tab"][starts-with(.,"Packets")]'));
  // A packet may hold several things, each with a number, a label or a range behind its name.
  const open = (client: string, packet: string, row: string) => {
    const words = packet.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const named = new RegExp(`(?:^|, | \\+ )${words}(?= |$)`, "i");
    const rows = [...document.querySelectorAll<HTMLElement>(`.client.${client} .packet-rows tbody > tr`)];
    const button = rows.filter((one) => one.textContent!.includes(row))
      .map((one) => one.querySelector<HTMLElement>(".packet-name"))
      .find((one) => one && named.test(one.textContent!.trim()));
    if (button?.ariaExpanded === "false") button.click();
    return button !== undefined && button !== null;
  };
  await until(page, open, `${packet} of ${client} is there`, client, packet, row);
  await expect.poll(() => page.$$eval(`.client.${client} .packet-open`, (all) => all.length)).toBe(1);
}
