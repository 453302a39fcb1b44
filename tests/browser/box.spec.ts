/** The box with real browsers: its NATs, its relay, its weather, and every packet of theirs. */
import { expect, type Page, test } from "@playwright/test";
import { both, type BoxPage, carry, connects, expectRelayed, expectTheory, PATIENCE } from "./box-pair.ts";
import { type RunningBox, startBox } from "./box.ts";
import * as inPage from "./box-page.ts";
import { noFirefox } from "./firefox.ts";
import { firefoxForEach } from "./firefox-each.ts";
import {
  box as pasteBox,
  client,
  closeDrawers,
  copyCard,
  hears,
  type Name,
  open,
  openDrawer,
  press,
  say,
  state,
} from "./person.ts";
import { ownAddress } from "./stun-server.ts";

/** A connection that never comes about takes a browser some fifteen seconds to give up. */
test.setTimeout(180_000);

let box: RunningBox | undefined;

test.afterEach(() => {
  box?.close();
  box = undefined;
});
const firefox = firefoxForEach();

async function inChromium(page: Page): Promise<BoxPage> {
  await page.goto(`${box!.address}/lessons/`);
  return page as BoxPage;
}

async function inFirefox(): Promise<BoxPage> {
  return await (await firefox()).open(`${box!.address}/lessons/`) as unknown as BoxPage;
}

/** Firefox gathers nothing from a server on 127.0.0.1, so its box is at this machine’s address. */
function skipWithoutFirefox(): void {
  test.skip(...noFirefox);
  test.skip(ownAddress() === "127.0.0.1", "This machine has no address but 127.0.0.1, where Firefox gathers nothing.");
}

test("ten pairings of NATs do as RFC 4787 says, in Chromium on 127.0.0.1, side by side", async ({ page }) => {
  box = await startBox();
  await expectTheory(both(await inChromium(page)));
});

test("ten pairings of NATs do as RFC 4787 says, in Firefox, side by side", async () => {
  skipWithoutFirefox();
  box = await startBox(["--host", ownAddress()]);
  await expectTheory(both(await inFirefox()));
});

test("a NAT that lets no UDP through leaves Chromium without a candidate", async ({ page }) => {
  box = await startBox(["--nat", "A=blocked"]);
  const players = both(await inChromium(page));
  const { ids, candidates } = await carry(players);
  expect(candidates).toEqual([0, 1]);
  const packets = await players.A.evaluate(inPage.packetsOf, { id: ids.A });
  const ofA = packets.filter(({ from }) => from.side === "A" && from.who === "client");
  expect(ofA.length).toBeGreaterThan(0);
  for (const { fate } of ofA) expect(fate.outcome).toBe("blocked");
});

test("relays only, behind two symmetric NATs: Chromium connects on 127.0.0.1", async ({ page }) => {
  box = await startBox();
  await expectRelayed(both(await inChromium(page)));
});

test("relays only, behind two symmetric NATs: Firefox connects, and with Chromium in both roles", async ({ page }) => {
  skipWithoutFirefox();
  box = await startBox(["--host", ownAddress()]);
  const [chromium, fox] = [await inChromium(page), await inFirefox()];
  await expectRelayed(both(fox));
  await expectRelayed({ A: chromium, B: fox });
  await expectRelayed({ A: fox, B: chromium });
});

test("with 10 % loss in each direction all reliable messages arrive; of the others, most", async ({ page }) => {
  box = await startBox(["--loss", "10", "--seed", "5"]);
  const players = both(await inChromium(page));
  for (const wish of ["srflx", "relay"] as const) {
    const carried = await carry(players, { carried: wish });
    expect(await connects(players, carried)).toBe(true);
    const id = carried.ids.A;
    const got = (label: string) => players.B.evaluate(inPage.received, { id, label });
    await players.A.evaluate(inPage.sendMessages, { id, count: 200 });
    // What was sent without retransmissions is there before the last of what was.
    await expect.poll(() => got("reliable"), { timeout: PATIENCE }).toBe(200);
    // Each goes over two lines: 0.9 · 0.9 of them arrive.
    expect(await got("unreliable")).toBeGreaterThanOrEqual(140);
    expect(await got("unreliable")).toBeLessThanOrEqual(190);
    const packets = await players.A.evaluate(inPage.packetsOf, { id });
    expect(packets.some(({ fate }) => fate.outcome === "lost")).toBe(true);
  }
});

test("with a delay the round trip is what the path adds up to, directly and through the relay", async ({ page }) => {
  box = await startBox(["--delay", "75"]);
  const players = both(await inChromium(page));
  for (const wish of ["srflx", "relay"] as const) {
    const carried = await carry(players, { carried: wish });
    expect(await connects(players, carried)).toBe(true);
    const shortest = await players.A.evaluate(inPage.roundTrip, { id: carried.ids.A, echoes: 10 });
    // Out over two lines, and back over two.
    expect(shortest).toBeGreaterThanOrEqual(0.8 * 300);
    expect(shortest).toBeLessThanOrEqual(1.2 * 300);
  }
});

/** Puts a TURN server into the settings of a page with one client, and begins anew with relays only. */
async function useRelay(page: Page, url: string, username: string, credential: string): Promise<void> {
  await openDrawer(page, "Bench");
  const settings = page.locator("details.settings");
  await settings.locator("> summary").click();
  await settings.getByRole("button", { name: "Add a server" }).click();
  await settings.getByRole("textbox", { name: "URL of server 1", exact: true }).fill(url);
  await settings.getByRole("textbox", { name: "User name of server 1", exact: true }).fill(username);
  await settings.getByLabel("Credential of server 1", { exact: true }).fill(credential);
  await settings.getByLabel("iceTransportPolicy").selectOption("relay");
  await settings.getByRole("button", { name: "Start again with these" }).click();
  await expect(settings.getByText("This client has these settings.")).toBeVisible();
  await closeDrawers(page);
}

/** Waits until a description has its candidates, copies it, and pastes it on the other page. */
async function carryOver(from: Page, name: Name, what: "offer" | "answer", to: Page, into: Name): Promise<void> {
  await expect(client(from, name).getByText(/candidates? inside/)).toBeVisible();
  await pasteBox(to, into).fill(await copyCard(from, name, what));
  await press(to, into, "setRemoteDescription");
}

test("whoever puts into the settings what the terminal says connects through the box’s relay", async ({ page, context, browser }) => {
  box = await startBox();
  const { address, said } = box;
  // Two devices keep settings of their own.
  const other = await browser.newContext();
  for (const one of [context, other]) {
    await one.grantPermissions(["clipboard-read", "clipboard-write"], { origin: address });
  }
  const [, username, credential] = /user name is (\S+), its password (\S+)/.exec(said)!;
  const pages = { A: page, B: await other.newPage() };
  for (const name of ["A", "B"] as const) {
    await open(pages[name], new RegExp(`${address}/device/\\?client=${name}`).exec(said)![0]);
    const url = new RegExp(`^ {2}${name} .*(turn:\\S+)`, "m").exec(said)![1];
    await useRelay(pages[name], url, username, credential);
  }
  const { A, B } = pages;
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(A, "A", call);
  await carryOver(A, "A", "offer", B, "B");
  for (const call of ["createAnswer", "setLocalDescription"]) await press(B, "B", call);
  await carryOver(B, "B", "answer", A, "A");
  await expect(state(A, "A", "channel")).toHaveText("open");
  await say(A, "A", "through the relay");
  await hears(B, "B", "through the relay");
  await other.close();
});
