/** What the tests of “Why is it not connecting?” share: bringing a cause about, and reading the panel. */
import { createSocket } from "node:dgram";
import process from "node:process";
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { REASONS } from "../../protocol/advice/why/wording.ts";
import type { WhyCode } from "../../protocol/advice/why/wording.ts";
import {
  box,
  client,
  closeDrawers,
  copyCard,
  face,
  makeOffer,
  type Name,
  open,
  openDrawer,
  openEditor,
  press,
  reading,
  state,
  withhold,
} from "./person.ts";
import { darkButtons } from "./looks.ts";
import { ownAddress } from "./stun-server.ts";

const CLIENTS = ["A", "B"] as const;
const across = (name: Name): Name => name === "A" ? "B" : "A";

/** The two sentences of a reason, as `REASONS` words them. */
export type Say<C extends WhyCode> = Omit<Parameters<typeof REASONS[C]>[0], "client" | "other">;
export function sentences<C extends WhyCode>(code: C, about: Name, more: Say<C>) {
  const say = REASONS[code] as (p: object) => { said: string; next: string };
  return say({ client: about, other: across(about), ...more });
}

const panel = (page: Page): Locator => page.locator("details.reasons");

/** Opens the panel, if it is not. */
export async function ask(page: Page): Promise<void> {
  if (await panel(page).getAttribute("open") === null) {
    await page.getByText("Why is it not connecting?", { exact: true }).click();
  }
  await expect(panel(page)).toHaveAttribute("open");
}

export const side = (page: Page, name: Name): Locator =>
  page.getByRole("group", { name: `Client ${name}`, exact: true }).and(page.locator(".why-side"));

/** Whether a sentence says what is the dark button: reasons and button have one voice. */
function isNextAct(says: string, dark: string | undefined): boolean {
  if (dark === undefined) return /^(Wait|Let go|Nothing is left) /.test(says);
  const what = /^Copy (.*)$/.exec(dark)?.[1];
  if (what) return /^(Copy|Carry) /.test(says) && says.includes(what);
  if (dark === "Paste") return /^(Paste|Bring) /.test(says);
  if (dark === "Chat") return says.includes("press Send");
  return dark.startsWith("Reset") ? says.startsWith("Reset ") : says.includes(`press ${dark}`);
}

/** Whether a line that was heard tells this: what happened, and its own advice or an act. */
export function tells(line: string, said: string, next: string): boolean {
  if (!line.startsWith(`${said} `)) return false;
  const rest = line.slice(said.length + 1);
  return rest.startsWith(next) || /^(Copy|Carry|Paste|Bring|Write|Wait|Let go|On Client [AB], press|Reset) /.test(rest);
}

/**
 * Opens the panel and reads a reason on the side of `name`: what happened, what to do next, which is its own advice or
 * the next act, and a line of what says so.
 */
export async function reads<C extends WhyCode>(
  page: Page,
  name: Name,
  code: C,
  about: Name,
  more: Say<C>,
  evidence: RegExp,
): Promise<void> {
  const { said, next } = sentences(code, about, more);
  await ask(page);
  const reason = side(page, name).locator("> ol > li").filter({ hasText: said });
  await expect.poll(async () => {
    const told = await reason.first().locator("> p").textContent();
    const rest = told?.slice(said.length + 1) ?? "";
    const [dark] = await darkButtons(page);
    return rest === next || isNextAct(rest.replace(next, "").trim(), dark) || `“${rest}” beside the dark ${dark}`;
  }, `${code} on the side of ${name}`).toBe(true);
  const lines = reason.getByRole("list", { name: "What says so" }).getByRole("listitem");
  await expect(lines.filter({ hasText: evidence }), `${code}: ${evidence}`).not.toHaveCount(0);
}

/** The same of the first reason on the side of `name`, the one that a person reads and follows. */
export async function leads<C extends WhyCode>(
  page: Page,
  name: Name,
  code: C,
  about: Name,
  more: Say<C>,
  evidence: RegExp,
): Promise<void> {
  await ask(page);
  const first = side(page, name).locator("> ol > li > p").first();
  await expect(first, `first on the side of ${name}: ${code}`).toContainText(sentences(code, about, more).said);
  await reads(page, name, code, about, more, evidence);
  await expect(first, `still first: ${code}`).toContainText(sentences(code, about, more).said);
}

/** A reason that is not, or no longer, there. */
export async function silent<C extends WhyCode>(page: Page, name: Name, code: C, about: Name, more: Say<C>) {
  await ask(page);
  await expect(side(page, name), code).not.toContainText(sentences(code, about, more).said);
}

/** Both sides say that it is connected, and the channel is open. */
export async function connects(page: Page): Promise<void> {
  await ask(page);
  for (const name of CLIENTS) {
    await expect(state(page, name, "channel")).toHaveText("open");
    await expect(side(page, name)).toContainText("It is connected.");
  }
}

/** Gives back what was heard since `listen`. */
export type Heard = () => Promise<readonly string[]>;

/** Puts down every reason that the panel shows from now on, however shortly. */
export async function listen(page: Page): Promise<Heard> {
  await ask(page);
  await page.evaluate(() => {
    const heard = new Set<string>();
    const look = () => {
      for (const { textContent } of document.querySelectorAll(".why-side > ol > li > p")) heard.add(textContent ?? "");
    };
    look();
    new MutationObserver(look).observe(document.querySelector("details.reasons")!, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(globalThis, { heard });
  });
  return () => page.evaluate(() => [...Reflect.get(globalThis, "heard") as Set<string>]);
}

/** What is done to a card on its way. */
type Change = (text: string) => string;

/** Types over a card on its way. */
export async function edit(page: Page, name: Name, what: string, change: Change): Promise<void> {
  const editor = client(page, name).getByRole("textbox", { name: `${what}, to be edited` });
  await openEditor(page, name, what);
  const made = await editor.inputValue();
  const changed = change(made);
  expect(changed, "something is edited").not.toBe(made);
  await editor.fill(changed);
  await press(page, name, `Keep ${what} like this`);
  const card = client(page, name).getByRole("listitem").filter({ hasText: `More about ${what}` });
  await expect(card.getByText("edited", { exact: true })).toBeVisible();
}

export async function putBack(page: Page, name: Name, what: string): Promise<void> {
  await openEditor(page, name, what);
  await press(page, name, `Put ${what} back as it was made`);
}

/** The offer is carried by the bench and answered, each edited on its way if that is wanted. */
export async function toAnswer(page: Page, offer?: Change, answer?: Change): Promise<void> {
  await makeOffer(page);
  if (offer) await edit(page, "A", "offer", offer);
  await press(page, "A", "Carry offer for me");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await expect(state(page, "B", "signaling")).toHaveText("stable");
  if (answer) await edit(page, "B", "answer", answer);
}

/** Both descriptions are carried, and no candidate; those of both are on cards. */
export async function exchange(page: Page, offer?: Change, answer?: Change): Promise<void> {
  await toAnswer(page, offer, answer);
  await press(page, "B", "Carry answer for me");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
  for (const name of CLIENTS) await hasFound(page, name);
}

/** Every candidate of a client is on its card. */
export const hasFound = (page: Page, name: Name) =>
  expect(client(page, name).getByRole("button", { name: "Copy end of candidates", includeHidden: true }))
    .toBeAttached();

export async function carryRest(page: Page, ...names: readonly Name[]): Promise<void> {
  for (const name of names) {
    await face(page, name);
    await client(page, name).getByRole("button", { name: /^Carry the rest/ }).click();
  }
}

export async function reset(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Reset the bench", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: /start again/ }).click();
  for (const name of CLIENTS) {
    if (await client(page, name).count() > 0) await expect(state(page, name, "signaling")).toHaveText("stable");
  }
}

/** What a person does who carries everything, and changes nothing. */
export async function connectAnew(page: Page): Promise<void> {
  await reset(page);
  await exchange(page);
  await carryRest(page, "A");
  await connects(page);
}

/** A candidate whose address nobody answers at: this machine’s own, at a port below those of browsers. */
export const toNobody: Change = (text) => text.replace(/(\d) \S+ \d*(\d{3} typ)/, `$1 ${ownAddress()} 9$2`);

/** Every candidate of some clients is edited to an address of nobody. */
export async function loseTheWay(page: Page, ...names: readonly Name[]): Promise<void> {
  for (const name of names) {
    const cards = await client(page, name).getByRole("button", { name: /^Copy candidate \d+$/ }).count();
    for (let n = 1; n <= cards; n++) await edit(page, name, `candidate ${n}`, toNobody);
  }
}

/** A page with one client alone, as on another device. */
export async function sit(page: Page, name: Name, withholds = true): Promise<Page> {
  await open(page, `device/?client=${name}`);
  if (!withholds) await withhold(page, false);
  return page;
}

/** Copies the whole description of a client. */
export async function take(page: Page, name: Name, what: "offer" | "answer"): Promise<string> {
  await expect(client(page, name).getByText(/candidates? inside|characters$/)).toBeVisible();
  return await copyCard(page, name, what);
}

/** Pastes a text into the box of a client, and applies it. */
export async function give(page: Page, name: Name, text: string): Promise<void> {
  await box(page, name).fill(text);
  await expect(reading(page, name)).not.toBeEmpty();
  await press(page, name, "setRemoteDescription");
}

/** What was pasted is answered. */
export async function answers(page: Page): Promise<void> {
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await expect(state(page, "B", "signaling")).toHaveText("stable");
}

/** Two pages with one client each are connected, and say so. */
export async function connectDevices(a: Page, b: Page) {
  await makeOffer(a);
  await give(b, "B", await take(a, "A", "offer"));
  await answers(b);
  await give(a, "A", await take(b, "B", "answer"));
  for (const [page, name] of [[a, "A"], [b, "B"]] as const) {
    await expect(state(page, name, "channel")).toHaveText("open");
    await ask(page);
    await expect(side(page, name)).toContainText("It is connected.");
  }
}

/** Stops every page of a browser, as a laptop that is closed would. */
export async function halt(browser: Browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  expect(pages.length).toBeGreaterThan(0);
  for (const id of pages) process.kill(id, "SIGSTOP");
  return {
    goOn() {
      for (const id of pages) process.kill(id, "SIGCONT");
    },
  };
}

/** Both clients have an ICE server, or are to use relays only. */
export async function settle(
  page: Page,
  url: string | undefined,
  policy: "all" | "relay" = "all",
  user?: readonly [name: string, credential: string],
): Promise<void> {
  const settings = page.locator("details.settings");
  await openDrawer(page, "Bench");
  if (await settings.getAttribute("open") === null) await settings.locator("> summary").click();
  if (url !== undefined) {
    await settings.getByRole("button", { name: "Add a server" }).click();
    await settings.getByRole("textbox", { name: "URL of server 1", exact: true }).fill(url);
    if (user) {
      await settings.getByLabel("User name of server 1").fill(user[0]);
      await settings.getByLabel("Credential of server 1").fill(user[1]);
    }
  }
  await settings.getByLabel("iceTransportPolicy").selectOption(policy);
  await settings.getByRole("button", { name: "Reset the bench with these" }).click();
  await expect(settings.getByText("The clients on the bench have these settings.")).toBeVisible();
  await closeDrawers(page);
  for (const name of CLIENTS) await expect(state(page, name, "signaling")).toHaveText("stable");
}

/** The URL of a STUN server that takes every request and never answers. */
export async function withSilentServer(run: (url: string) => Promise<void>): Promise<void> {
  const socket = createSocket("udp4");
  await new Promise<void>((bound) => socket.bind(0, bound));
  try {
    await run(`stun:${ownAddress()}:${socket.address().port}`);
  } finally {
    socket.close();
  }
}
