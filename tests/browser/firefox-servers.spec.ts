/**
 * TURN servers that do not help, in Firefox: it tells a code and no text (docs/browsers.md, “ICE and gathering”). The
 * error is the first reason on both sides, and what is advised connects.
 */
import { expect, test } from "@playwright/test";
import type { Page } from "puppeteer-core";
import { readAct } from "../../lessons/format/acts.ts";
import type { WhyCode } from "../../protocol/advice/why/wording.ts";
import { EXCHANGE } from "./acts.ts";
import { startBox } from "./box.ts";
import { type Firefox, launchFirefox, noFirefox } from "./firefox.ts";
import { act, openForHand } from "./firefox-hand.ts";
import { click, until } from "./firefox-presses.ts";
import { deadPort, ownAddress } from "./stun-server.ts";
import { type Say, sentences } from "./why-panel.ts";

test.skip(...noFirefox);

const CLIENTS = ["A", "B"] as const;

/** A TURN server as it is written into the settings. */
interface Written {
  readonly URL: string;
  readonly "User name": string;
  readonly Credential: string;
}

/** Writes the one server, allows relays only, and resets the bench with it. */
async function settle(page: Page, server: Partial<Written>): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>(".bench-menu, details.settings")) {
      details.open = true;
    }
  });
  await page.waitForSelector(".servers-add");
  if (await page.$(".server") === null) await click(page, '//button[contains(@class,"servers-add")]');
  await page.waitForSelector(".server");
  await page.evaluate((server) => {
    const write = (field: HTMLInputElement | HTMLSelectElement, value: string) => {
      field.value = value;
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    };
    const labelled = (name: string) =>
      [...document.querySelectorAll("details.settings label")].find(({ textContent }) => textContent?.startsWith(name))!
        .querySelector<HTMLInputElement | HTMLSelectElement>("input, select")!;
    for (const [name, value] of Object.entries(server)) write(labelled(name), value);
    write(labelled("iceTransportPolicy"), "relay");
  }, server);
  await click(page, '//button[normalize-space()="Reset the bench with these"]');
  const sure = '//dialog[@open]//button[contains(., "start again")]';
  const isDone = () =>
    page.evaluate((sure) => {
      const button = document.evaluate(sure, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
      (button as HTMLElement | null)?.click();
      return document.querySelector("details.settings")!.textContent!.includes("The clients on the bench have these");
    }, sure);
  await expect.poll(isDone).toBe(true);
  await page.evaluate(() => document.querySelector<HTMLDetailsElement>(".bench-menu")!.open = false);
}

async function does(page: Page, ...acts: readonly string[]): Promise<void> {
  for (const one of acts) await act(page, readAct(one)!);
}

const DESCRIBED = ["A createDataChannel", ...EXCHANGE];

/** What the panel says first on one side. */
const first = (page: Page, name: string) =>
  page.evaluate((name) => {
    const reason = document.querySelector(`.why-side.${name} > ol > li`);
    const lines = [...reason?.querySelectorAll("ul > li") ?? []].map(({ textContent }) => textContent ?? "");
    return { told: reason?.querySelector("p")?.textContent ?? "", lines };
  }, name);

/** The first reason of each side is one about a server, with a line of what Firefox reported. */
async function leads<C extends WhyCode>(page: Page, code: C, more: Say<C>, evidence: RegExp): Promise<void> {
  if (await page.$("details.reasons[open]") === null) {
    await click(page, '//summary[normalize-space()="Why is it not connecting?"]');
  }
  for (const name of CLIENTS) {
    const { said, next } = sentences(code, name, more);
    await expect.poll(async () => (await first(page, name)).told, { timeout: 30_000, message: `${code} on ${name}` })
      .toContain(said);
    const { told, lines } = await first(page, name);
    expect(told).toContain(next);
    expect(lines.filter((line) => evidence.test(line)), `${evidence}: ${lines}`).not.toEqual([]);
  }
}

/** Both have a relay, and what each found is carried: a relay lets in only whom it was told of (RFC 8656 §9). */
async function connectsByRelay(page: Page): Promise<void> {
  await does(page, ...DESCRIBED);
  for (const name of CLIENTS) {
    await until(
      page,
      (name) => document.querySelector(`.client.${name} .cards`)!.textContent!.includes("relay"),
      "a relay",
      name,
    );
  }
  await does(page, "A carry a candidate", "B addIceCandidate", "B carry a candidate", "A addIceCandidate");
  await does(page, "A waits for channel open", "B waits for channel open");
}

const UNREACHED = { said: "no server could be reached from this address" };
const REFUSED = { code: 401, said: "it refused the user name or the password", source: "RFC 8489 §14.8" };

test("in Firefox a TURN server that refuses, one that is not there and one without an address are the first reason @slow", async ({ baseURL }) => {
  test.setTimeout(180_000);
  const box = await startBox(["--host", ownAddress()]);
  let firefox: Firefox | undefined;
  try {
    const [, user, credential] = /user name is (\S+), its password (\S+)/.exec(box.said)!;
    const turn = /^ {2}A .*(turn:\S+)/m.exec(box.said)![1];
    firefox = await launchFirefox();
    const page = await openForHand(firefox, new URL("bench/", baseURL));

    const nowhere = "turn:no-such-host.invalid:3478";
    await settle(page, { URL: nowhere, "User name": user, Credential: credential });
    await does(page, ...DESCRIBED);
    await leads(page, "server-silent", { url: nowhere, ...UNREACHED }, /^[AB]: turn:no-such-host.* at \d+:\d\d: 701$/);

    // Firefox reports it without its ?transport=udp, so it is written without.
    const dead = `turn:${ownAddress()}:${await deadPort()}`;
    await settle(page, { URL: dead });
    await does(page, ...DESCRIBED);
    await leads(page, "gathering-slow", { relayOnly: true }, /^[AB] has found 0 candidates of its own$/);
    await leads(page, "server-silent", { url: dead, ...UNREACHED }, /^[AB]: turn:.* at \d+:\d\d: 701$/);

    await settle(page, { URL: turn, Credential: "not the password" });
    await does(page, ...DESCRIBED);
    await leads(page, "server-refused", { url: turn, ...REFUSED }, /^[AB]: turn:.* at \d+:\d\d: 401$/);

    await settle(page, { Credential: credential });
    await connectsByRelay(page);
  } finally {
    await firefox?.close();
    box.close();
  }
});
