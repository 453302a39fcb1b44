/** What the statistics tell of how good a connection is, in both browsers: every number that the page shows, and an old one. */
import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { EXCHANGE } from "./acts.ts";
import { both, type BoxPage, carry, connects } from "./box-pair.ts";
import { type RunningBox, startBox } from "./box.ts";
import { burst, burstInFirefox } from "./burst-hand.ts";
import * as inPage from "./box-page.ts";
import { noFirefox } from "./firefox.ts";
import { firefoxForEach } from "./firefox-each.ts";
import { act as actInFirefox, openForHand } from "./firefox-hand.ts";
import { act } from "./lesson-hand.ts";
import { isAccessible } from "./looks.ts";
import { client, open, showPane } from "./person.ts";
import { ownAddress } from "./stun-server.ts";
import { readAct } from "../../lessons/format/acts.ts";
import type { Act } from "../../protocol/goals/mod.ts";

let box: RunningBox | undefined;
test.afterEach(() => {
  box?.close();
  box = undefined;
});
const firefox = firefoxForEach();

/** A connection with a channel and sound from A, on one machine. */
const CONNECT: readonly Act[] = [
  "A createDataChannel",
  "A add audio",
  ...EXCHANGE,
  "A carry a candidate",
  "B addIceCandidate",
  "B carry a candidate",
  "A addIceCandidate",
  "A waits for channel open",
].map((text) => readAct(text)!);

/** Every number of the pane, by client, as this is asked of either browser. */
const numbersOf = (name: string): Record<string, (string | undefined)[]> =>
  Object.fromEntries(
    [...document.querySelectorAll(`.client.${name} .stats tbody tr`)].map((row) => [
      row.querySelector("th")!.textContent!,
      [...row.querySelectorAll("[data-number]")].map((one) => one.textContent!.replaceAll("\u00a0", " ")),
    ]),
  );

/** A number that was told, however good the line is. */
const TIME = expect.stringMatching(/^(under 1|\d+) ms$/);
const A_TOLD = {
  "selected pair": [TIME, "", ""],
  "audio, as B reports": [TIME, "0", TIME],
  "channel": ["100", "0"],
};
const B_TOLD = {
  "selected pair": [TIME, "", ""],
  "audio from A": ["", expect.stringMatching(/^0 of \d+/), TIME],
  "channel": ["0", "100"],
};

/** Numbers that are wider than their cell. */
const outOfCell = (pane: Element): readonly (string | null)[] =>
  [...pane.querySelectorAll("td b")].filter((number) => {
    const [is, cell] = [number, number.closest("td")!].map((one) => one.getBoundingClientRect());
    return is.left < cell.left || is.right > cell.right;
  }).map((number) => number.textContent);

/** Numbers that are broken into two lines, or are wider than their cell. */
const brokenIn = (pane: Element): readonly (string | null)[] =>
  [...pane.querySelectorAll("td b")].filter((number) => {
    const [is, cell] = [number, number.closest("td")!].map((one) => one.getBoundingClientRect());
    return number.getClientRects().length > 1 || is.left < cell.left || is.right > cell.right;
  }).map((number) => number.textContent);

test("every number is told: round trip, loss and jitter at both ends of a sound, and the messages of a channel", async ({ page }) => {
  await open(page, "/bench/");
  for (const one of CONNECT) await act(page, one);
  await burst(page, { act: "burst", client: "A" });
  await showPane(page, "B", "Stats");
  await expect.poll(() => page.evaluate(numbersOf, "A"), { timeout: 30_000 }).toEqual(A_TOLD);
  await expect.poll(() => page.evaluate(numbersOf, "B")).toEqual(B_TOLD);
  const pane = client(page, "A").locator(".stats");
  for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]]) {
    await page.setViewportSize({ width, height });
    expect(await pane.evaluate(brokenIn), `at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await pane.getByText("What these numbers mean").click();
  await expect(pane).toContainText("currentRoundTripTime");
  await isAccessible(page);
});

test("numbers of a trace that are longer than any connection’s stay in their cells", async ({ page }) => {
  const trace = JSON.parse(await readFile("lessons/how-good-is-it/trace.json", "utf8"));
  for (const name of ["A", "B"]) {
    for (const { quality } of trace.clients[name].log) {
      for (const told of [quality, ...(quality?.streams ?? [])]) {
        for (const [what, value] of Object.entries(told ?? {})) {
          if (typeof value === "number") told[what] = Number.MAX_SAFE_INTEGER;
        }
      }
    }
  }
  await open(page, "/replay/");
  await page.locator(".replay-file input").setInputFiles({
    name: "long.trace.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(trace)),
  });
  await page.getByRole("slider", { name: "Moment of the session" }).press("End");
  for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]]) {
    await page.setViewportSize({ width, height });
    for (const name of ["A", "B"] as const) {
      await showPane(page, name, "Stats");
      const pane = client(page, name).locator(".stats");
      await expect(pane).toContainText("9,007,199,254,740,991");
      expect(await pane.evaluate(outOfCell), `${name} at ${width}`).toEqual([]);
    }
  }
});

test("@slow in Firefox every number is told as well", async ({ baseURL }) => {
  test.skip(...noFirefox);
  test.setTimeout(120_000);
  const page = await openForHand(await firefox(), new URL("bench/", baseURL));
  for (const one of CONNECT) await actInFirefox(page, one);
  await burstInFirefox(page, { act: "burst", client: "A" });
  await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".client.B [role=tab]")].find((tab) => tab.textContent === "Stats")!
      .click()
  );
  await expect.poll(() => page.evaluate(numbersOf, "A"), { timeout: 30_000 }).toEqual(A_TOLD);
  await expect.poll(() => page.evaluate(numbersOf, "B")).toEqual(B_TOLD);
});

/** The round trip of the selected pair, before a cable is pulled for four seconds, and once it has been out for three. */
async function roundTripsOf(page: BoxPage): Promise<readonly (number | undefined)[]> {
  const carried = await carry(both(page));
  expect(await connects(both(page), carried)).toBe(true);
  return await page.evaluate(inPage.roundTripWhilePulled, { id: carried.ids.A });
}

test("@slow the round trip stays what it was while a cable is out, in Chromium", async ({ page }) => {
  box = await startBox(["--delay", "75"]);
  await page.goto(`${box.address}/lessons/`);
  const [before, during] = await roundTripsOf(page as Page & BoxPage);
  expect(before).toBeGreaterThan(0.2);
  expect(during).toBe(before);
});

test("@slow the round trip stays what it was while a cable is out, in Firefox", async () => {
  test.skip(...noFirefox);
  test.skip(ownAddress() === "127.0.0.1", "This machine has no address but 127.0.0.1, where Firefox gathers nothing.");
  test.setTimeout(120_000);
  box = await startBox(["--delay", "75", "--host", ownAddress()]);
  const page = await (await firefox()).open(`${box.address}/lessons/`);
  const [before, during] = await roundTripsOf(page as unknown as BoxPage);
  expect(before).toBeGreaterThan(0.2);
  expect(during).toBe(before);
});
