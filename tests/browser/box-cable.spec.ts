/** A pulled cable, for 3, 8 and 40 seconds: what each browser does then (docs/browsers.md). */
import { expect, test } from "@playwright/test";
import { both, type BoxPage, carry, connects } from "./box-pair.ts";
import { type RunningBox, startBox } from "./box.ts";
import * as inPage from "./box-page.ts";
import { noFirefox } from "./firefox.ts";
import { firefoxForEach } from "./firefox-each.ts";
import { ownAddress } from "./stun-server.ts";

test.setTimeout(240_000);

let box: RunningBox | undefined;

test.afterEach(() => {
  box?.close();
  box = undefined;
});
const firefox = firefoxForEach();

/** Connects two clients, pulls Client A’s cable for so long, and says what came of it. */
async function pulled(page: BoxPage, seconds: number, carried: "srflx" | "relay") {
  const players = both(page);
  const { ids } = await carry(players, { carried }).then(async (all) => {
    expect(await connects(players, all)).toBe(true);
    return all;
  });
  await page.evaluate(inPage.sendMessages, { id: ids.A, count: 1 });
  return await page.evaluate(inPage.pullCable, { id: ids.A, seconds, patience: 70_000 });
}

/** Three seconds and eight are survived: the message arrives once the cable is back, and both clients are connected. */
async function expectSurvived(page: BoxPage): Promise<void> {
  await Promise.all([3, 8].flatMap((seconds) =>
    (["srflx", "relay"] as const).map(async (carried) => {
      const { moves, states, arrivedAfter } = await pulled(page, seconds, carried);
      const what = `${seconds} s, ${carried}: ${JSON.stringify(moves)}`;
      expect(arrivedAfter, what).toBeGreaterThan(1000 * seconds - 500);
      expect(moves.map(({ state }) => state), what).not.toContain("failed");
      expect(states, what).toEqual(["connected", "connected"]);
    })
  ));
}

test("a cable that is pulled for 3 s or 8 s costs Chromium no connection @slow", async ({ page }) => {
  box = await startBox();
  await page.goto(`${box.address}/lessons/`);
  await expectSurvived(page as BoxPage);
});

async function inFirefox(): Promise<BoxPage> {
  test.skip(...noFirefox);
  test.skip(ownAddress() === "127.0.0.1", "This machine has no address but 127.0.0.1, where Firefox gathers nothing.");
  box = await startBox(["--host", ownAddress()]);
  return await (await firefox()).open(`${box.address}/lessons/`) as unknown as BoxPage;
}

test("a cable that is pulled for 3 s or 8 s costs Firefox no connection @slow", async () => {
  await expectSurvived(await inFirefox());
});

/** Forty seconds are not: both clients are `disconnected`, then `failed`, and stay so; one browser alone keeps its channel. */
async function expectLost(page: BoxPage, itsChannel: "open" | "closed"): Promise<void> {
  await Promise.all((["srflx", "relay"] as const).map(async (carried) => {
    const { moves, states, channel, arrivedAfter } = await pulled(page, 40, carried);
    expect(arrivedAfter, carried).toBe(undefined);
    expect(channel, carried).toBe(itsChannel);
    expect(states, carried).toEqual(["failed", "failed"]);
    const order = moves.filter(({ side, machine }) => side === "A" && machine === "connection");
    expect(order.map(({ state }) => state), carried).toEqual(["disconnected", "failed"]);
  }));
}

test("after 40 s without a cable both clients have failed in Chromium, and stay so when it is back @slow", async ({ page }) => {
  box = await startBox();
  await page.goto(`${box.address}/lessons/`);
  await expectLost(page as BoxPage, "open");
});

test("after 40 s without a cable both clients have failed in Firefox, and stay so when it is back @slow", async () => {
  await expectLost(await inFirefox(), "closed");
});
