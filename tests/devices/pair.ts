/** Two devices with a page each, and the hands that carry compact codes between them. */
import { Buffer } from "node:buffer";
import process from "node:process";
import { type Browser, chromium, expect, type Page, test as base } from "@playwright/test";
import { readBlob } from "../../protocol/blob/mod.ts";
import { readCandidate } from "../../protocol/candidate.ts";
import { identify } from "../../protocol/sdp/mod.ts";
import { box, client, hears, open, press, reading, say, state } from "../browser/person.ts";
import { type End, lay, type Network, type Plan, SHARED } from "./network.ts";

/** The port that the site is served on, in every namespace that serves it. */
export const PORT = 8000;

export const NAMES = { a: "A", b: "B" } as const;
export const ENDS = ["a", "b"] as const;

/** Milliseconds for one press: the machine may be busy. */
const PATIENCE = 30_000;

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export interface Pair {
  readonly network: Network;
  readonly a: Page;
  readonly b: Page;
}

/** Starts a browser at either end of a new network, each with its page; `plainHttp` is where it comes from then. */
type Begin = (plan: Plan, plainHttp?: string) => Promise<Pair>;

/**
 * The site comes from the device itself, as `localhost`, so that it is a secure context; over plain HTTP it comes from
 * the switch. What was begun is taken down also when a test fails, or takes too long.
 */
export const test = base.extend<{ begin: Begin }>({
  // deno-lint-ignore no-empty-pattern
  begin: async ({}, use) => {
    const networks: Network[] = [];
    const browsers: Browser[] = [];
    await use(async (plan, plainHttp) => {
      const network = lay(plan);
      networks.push(network);
      if (plan === "far apart") {
        const cable = ["tests/devices/delay.py", "a", "b", "0.15"];
        await network.start("switch", /carrying/, process.env.OOB_PYTHON!, cable);
      }
      if (plainHttp) await serveSite(network, "switch");
      const start = async (end: End): Promise<Page> => {
        if (!plainHttp) await serveSite(network, end);
        const executablePath = network.wrapper(end, process.env.CHROMIUM_PATH!);
        const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
        browsers.push(browser);
        const context = await browser.newContext({
          baseURL: plainHttp ?? `http://localhost:${PORT}`,
          permissions: plainHttp ? [] : ["clipboard-read", "clipboard-write"],
        });
        context.setDefaultTimeout(PATIENCE);
        const page = await context.newPage();
        await open(page, `device/?client=${NAMES[end]}`);
        return page;
      };
      const [a, b] = await Promise.all(ENDS.map(start));
      return { network, a, b };
    });
    await Promise.allSettled(browsers.map((browser) => browser.close()));
    for (const network of networks) network.close();
  },
});

/** Serves the built site in a namespace, as `deno task start` does. */
const serveSite = (network: Network, part: string): Promise<void> =>
  network.start(
    part,
    /is on http/,
    process.execPath,
    ["run", "--no-prompt", "--allow-net", "--allow-read=dist", "--allow-env=PORT", "main.ts"],
    { env: { ...process.env, PORT: String(PORT) } },
  );

/** Waits until a card is whole, copies its compact code with its button, and gives what the clipboard holds then. */
export async function take(page: Page, end: End, card: "offer" | "answer"): Promise<string> {
  const name = NAMES[end];
  await expect(client(page, name).getByText(/candidates? inside/)).toBeVisible();
  await client(page, name).getByText(`More about ${card}`, { exact: true }).click();
  await client(page, name).getByLabel("Copy as").selectOption("compact");
  await press(page, name, `Copy ${card}`);
  await expect(client(page, name).getByRole("listitem").filter({ hasText: card }).getByText("carried")).toBeVisible();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toMatch(card === "offer" ? /^O1/ : /^A1/);
  return code;
}

/** Puts a text into this device’s clipboard, and presses Paste. */
export async function give(page: Page, end: End, code: string, words: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), code);
  await press(page, NAMES[end], "Paste");
  await expect(box(page, NAMES[end])).not.toBeEmpty();
  await expect(reading(page, NAMES[end])).toContainText(words);
}

/** How a text gets from one device to the other. */
export interface Hands {
  readonly take: typeof take;
  readonly give: typeof give;
}

/** The addresses in a code, each once. */
export function addressesIn(code: string): readonly string[] {
  const read = readBlob(code);
  if (!read.ok) throw new Error(`This is no blob: ${code}`);
  const lines = read.messages.flatMap((one) => one.kind === "description" ? identify(one.sdp).candidates : []);
  return [...new Set(lines.flatMap((line) => readCandidate(line)?.address ?? []))];
}

/** What has crossed, and how long it took from the last press until the channel was open on both sides. */
export interface Exchange {
  readonly offer: string;
  readonly answer: string;
}

/** A makes an offer, B an answer, both are carried; `late` runs while the answer is in the hand. */
export async function exchange(
  { a, b }: Pick<Pair, "a" | "b">,
  late: () => Promise<void> = () => Promise.resolve(),
  hands: Hands = { take, give },
): Promise<Exchange> {
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(a, "A", call);
  await expect(state(a, "A", "signaling")).toHaveText("have-local-offer");
  const offer = await hands.take(a, "a", "offer");
  await hands.give(b, "b", offer, "This is an offer");
  await press(b, "B", "setRemoteDescription");
  await expect(state(b, "B", "signaling")).toHaveText("have-remote-offer");
  await press(b, "B", "createAnswer");
  await press(b, "B", "setLocalDescription");
  await expect(state(b, "B", "signaling")).toHaveText("stable");
  const answer = await hands.take(b, "b", "answer");
  await late();
  await hands.give(a, "a", answer, "This is an answer");
  await press(a, "A", "setRemoteDescription");
  await expect(state(a, "A", "signaling")).toHaveText("stable");
  return { offer, answer };
}

/** Waits until the channel is open on both sides; gives the milliseconds that this took. */
export async function connects({ a, b }: Pick<Pair, "a" | "b">): Promise<number> {
  const began = performance.now();
  const opens = (page: Page, end: End) =>
    state(page, NAMES[end], "channel").and(page.getByText("open", { exact: true })).waitFor({ state: "attached" });
  await Promise.all([opens(a, "a"), opens(b, "b")]);
  return Math.round(performance.now() - began);
}

/** A message each way; `more` tells one time from another. */
export async function chat({ a, b }: Pick<Pair, "a" | "b">, more = ""): Promise<void> {
  await say(a, "A", `${more}are you there?`);
  await hears(b, "B", `${more}are you there?`);
  await say(b, "B", `${more}on the other device`);
  await hears(a, "A", `${more}on the other device`);
}

/** The selected pair as the page names its ends: `host udp port 5000`, where the browser hides the address. */
export interface Selected {
  readonly local: string;
  readonly remote: string;
}

export async function selectedPair(page: Page, end: End): Promise<Selected> {
  const here = client(page, NAMES[end]);
  await here.getByRole("tab", { name: "Pairs" }).click();
  const row = here.locator(".pairs tr").filter({ has: page.locator(".pair.selected") });
  const read = async (part: string) => (await row.locator(part).first().innerText()).replace(/\s+/g, " ").trim();
  return {
    local: await read("th"),
    remote: (await read(".pair.selected .pair-with")).replace(/^with | ?: ?$/g, ""),
  };
}

const portOf = (name: string): string => /(\d+)$/.exec(name)![1];

/** Says something both ways, and that it went between the two devices’ own addresses, on the ports of the pair. */
export async function chatsDirectly(pair: Pair): Promise<void> {
  const { network: { rule, addresses }, a } = pair;
  const { local, remote } = await selectedPair(a, "a");
  const way = ["-p", "udp", "-s", addresses.b, "--sport", portOf(remote), "-d", addresses.a, "--dport", portOf(local)];
  rule("a", "-I", "INPUT", ...way);
  await chat(pair);
  const [, , counted] = rule("a", "-nvxL", "INPUT").split("\n");
  expect(Number(counted.trim().split(/\s+/)[0]), `packets from ${addresses.b} to ${addresses.a}`).toBeGreaterThan(0);
}

/** What a device is to have: servers, and whether it may use relays only. */
export interface Wish {
  readonly url: string;
  readonly username?: string;
  readonly credential?: string;
  readonly relayOnly?: boolean;
}

/** Chooses a server in the settings of a page, and begins anew with it. */
export async function settle(page: Page, end: End, { url, username, credential, relayOnly }: Wish): Promise<void> {
  const settings = page.locator("details.settings");
  const field = (name: string) => settings.getByRole("textbox", { name: `${name} of server 1`, exact: true });
  await settings.locator("> summary").click();
  await settings.getByRole("button", { name: "Add a server" }).click();
  await field("URL").fill(url);
  if (username) await field("User name").fill(username);
  if (credential) await settings.getByLabel("Credential of server 1", { exact: true }).fill(credential);
  if (relayOnly) await settings.getByLabel("iceTransportPolicy").selectOption("relay");
  await settings.getByRole("button", { name: "Start again with these" }).click();
  await expect(settings.getByText("This client has these settings.")).toBeVisible();
  await expect(state(page, NAMES[end], "signaling")).toHaveText("stable");
}

/** Closes a client that has been used, and makes a new one. */
export async function startAgain(page: Page, end: End): Promise<void> {
  await page.getByRole("button", { name: "Reset the bench", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close it and start again" }).click();
  await expect(state(page, NAMES[end], "signaling")).toHaveText("stable");
  await expect(state(page, NAMES[end], "gathering")).toHaveText("new");
}

/** Runs coturn on the switch, for STUN and TURN. */
export async function serveTurn({ start, folder }: Network): Promise<void> {
  const only = ["-n", "--log-file=stdout", "--no-cli", "--no-tls", "--no-dtls", `--pidfile=${folder}/pid`];
  const here = [
    `--listening-ip=${SHARED}`,
    `--relay-ip=${SHARED}`,
    "--lt-cred-mech",
    "--realm=oob",
    "--user=ada:words",
  ];
  await start("switch", /Total General servers/, process.env.OOB_TURNSERVER!, [...only, ...here]);
}

/** A picture of a card’s QR code, as the camera of another device takes it; base64 of a PNG. */
export async function photograph(page: Page, end: End, card: "offer" | "answer"): Promise<string> {
  const name = NAMES[end];
  await expect(client(page, name).getByText(/candidates? inside/)).toBeVisible();
  await client(page, name).getByText(`More about ${card}`, { exact: true }).click();
  await press(page, name, `Show QR code of ${card}`);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img")).toBeVisible();
  const picture = await dialog.screenshot();
  await dialog.getByRole("button", { name: "Close" }).click();
  return picture.toString("base64");
}

/** Opens the camera’s dialog, which says that there is none, and gives it the picture. */
export async function givePicture(page: Page, end: End, picture: string, words: string): Promise<void> {
  const name = NAMES[end];
  await press(page, name, `Scan a QR code for Client ${name}`);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("status")).toContainText("This page came over plain HTTP");
  await dialog.getByLabel("Read a picture of the code").setInputFiles({
    name: "photo.png",
    mimeType: "image/png",
    buffer: Buffer.from(picture, "base64"),
  });
  await expect(reading(page, name)).toContainText(words);
}
