/**
 * Connections that are really dead: one row each, with its number in the list of those that were tried by hand. Each
 * is brought about as a person would; on both sides the right cause is the first reason, with true evidence; and what
 * is advised is done, and it connects.
 */
import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import type { WhyCode } from "../../protocol/advice/why/wording.ts";
import { startBox } from "./box.ts";
import { darkButtons } from "./looks.ts";
import {
  box,
  carry,
  chooseMode,
  client,
  closeDrawers,
  makeOffer,
  type Name,
  open,
  openDrawer,
  press,
  state,
} from "./person.ts";
import { READ_AS_WHOLE, SPOILED } from "./spoiled-answers.ts";
import { ownAddress } from "./stun-server.ts";
import {
  answers,
  carryRest,
  connectAnew,
  connectDevices,
  connects,
  edit,
  exchange,
  give,
  hasFound,
  leads,
  loseTheWay,
  putBack,
  reset,
  type Say,
  settle,
  sit,
  take,
  toAnswer,
  toNobody,
  withSilentServer,
} from "./why-panel.ts";

const CLIENTS = ["A", "B"] as const;

interface Here {
  /** The bench; or the device with Client A. */
  readonly page: Page;
  /** The device with Client B, in a context of its own. */
  readonly other: () => Promise<Page>;
  /** A TURN server that answers, and what it wants. */
  readonly turn: () => Promise<{ readonly url: string; readonly user: string; readonly credential: string }>;
  /** The URL of a TURN server that takes every request and never answers. */
  readonly silent: () => Promise<string>;
}

/** The first reason on one side. */
type Lead = (page: Page, name: Name, here: Here) => Promise<void>;

/** A reason about one client, said on either side; without `about`, each side says it of itself. */
const says =
  <C extends WhyCode>(code: C, about: Name | undefined, more: Say<C>, evidence: RegExp): Lead => (page, name) =>
    leads(page, name, code, about ?? name, more, evidence);

interface Dead {
  /** What is dead about it, and why. */
  readonly cause: string;
  /** Brings it about. Where each client is on a device of its own, gives the pages. */
  readonly bring: (here: Here) => Promise<void | Readonly<Record<Name, Page>>>;
  /** The first reason on each side. */
  readonly first: Lead | Readonly<Record<Name, Lead>>;
  /** Does what is advised, to where both are connected. */
  readonly heal: (here: Here) => Promise<void>;
}

/** A dead connection that another file has, since it takes networks or deadlines of its own. */
interface Elsewhere {
  readonly cause: string;
  readonly file: string;
  readonly title: string;
}

const wrongLetters = (line: string) => (text: string) => text.replace(new RegExp(`(a=${line}:)(....)`), "$1abcd");
const wrongPrint = (text: string) =>
  text.replace(/(a=fingerprint:sha-256 )(..)/, (_, name, pair) => name + (pair === "00" ? "11" : "00"));

/** The bench is opened, and both descriptions are carried and changed on their way, and every candidate. */
const spoil = (offer?: (text: string) => string, answer?: (text: string) => string) => async ({ page }: Here) => {
  await open(page, "bench/");
  await exchange(page, offer, answer);
  await carryRest(page, ...CLIENTS);
};
const anew = ({ page }: Here) => connectAnew(page);

/** Sets the one server of the bench right, and resets the bench with it. */
async function correct(page: Page, change: Readonly<Record<string, string>>): Promise<void> {
  const settings = page.locator("details.settings");
  await openDrawer(page, "Bench");
  if (await settings.getAttribute("open") === null) await settings.locator("> summary").click();
  for (const [label, value] of Object.entries(change)) {
    await settings.getByLabel(`${label} of server 1`, { exact: true }).fill(value);
  }
  await settings.getByRole("button", { name: "Reset the bench with these" }).click();
  const asked = page.getByRole("dialog").getByRole("button", { name: /start again/ });
  await expect(asked.or(settings.getByText("The clients on the bench have these settings."))).toBeVisible();
  if (await asked.isVisible()) await asked.click();
  await closeDrawers(page);
  for (const name of CLIENTS) await expect(state(page, name, "signaling")).toHaveText("stable");
}

/** Carries both descriptions and every candidate: a relay lets in only who it was told of (RFC 8656 §9). */
async function carriesAll(page: Page): Promise<void> {
  await exchange(page);
  await carryRest(page, ...CLIENTS);
  await connects(page);
}

/** Both descriptions are carried on a bench that may use relays only. */
async function relaysOnly(
  page: Page,
  url: string | undefined,
  user: readonly [string, string] = ["ada", "lovelace"],
): Promise<void> {
  await open(page, "bench/");
  await settle(page, url, "relay", user);
  await toAnswer(page);
  await press(page, "B", "Carry answer for me");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
}

/** An answer is altered before it is pasted; the browser, or the page before it, refuses it. */
const refused = (what: string): Dead => ({
  cause: `the answer has ${what}, and is refused`,
  async bring({ page }) {
    await open(page, "bench/");
    await toAnswer(page);
    await press(page, "B", "Copy answer");
    await box(page, "A").fill(SPOILED[what](await page.evaluate(() => navigator.clipboard.readText())));
    await press(page, "A", "setRemoteDescription");
    await expect(client(page, "A").getByRole("alert")).not.toBeEmpty();
  },
  first: says(
    "answer-waits",
    "B",
    { where: READ_AS_WHOLE.includes(what) ? "refused" : "other-text" },
    /^B’s answer has waited/,
  ),
  async heal({ page }) {
    // What is in the hand may be what was refused, so that pasting it again is not advised.
    await expect.poll(() => darkButtons(page)).toEqual(["Copy answer"]);
    await carry(page, "B", "answer");
    await press(page, "A", "setRemoteDescription");
    await expect(state(page, "A", "signaling")).toHaveText("stable");
    for (const name of CLIENTS) await hasFound(page, name);
    await carryRest(page, "A");
    await connects(page);
  },
});

/** What is pasted into the client that made it is stopped, and is still to be carried. */
const toItself = (what: "offer" | "answer", from: Name): Dead => ({
  cause: `the ${what} of ${from} is pasted into ${from} itself`,
  async bring({ page }) {
    await open(page, "bench/");
    if (what === "offer") await makeOffer(page);
    else await toAnswer(page);
    await carry(page, from, what, from);
    await press(page, from, "setRemoteDescription");
    await expect(client(page, from).getByRole("alert")).not.toBeEmpty();
  },
  first: says(what === "offer" ? "offer-waits" : "answer-waits", from, { where: "hand" }, /left its desk at/),
  async heal({ page }) {
    const into = from === "A" ? "B" : "A";
    await box(page, into).fill(await page.evaluate(() => navigator.clipboard.readText()));
    await press(page, into, "setRemoteDescription");
    if (what === "offer") {
      await answers(page);
      await press(page, "B", "Carry answer for me");
    }
    await expect(state(page, "A", "signaling")).toHaveText("stable");
    for (const name of CLIENTS) await hasFound(page, name);
    await carryRest(page, "A");
    await connects(page);
  },
});

const NOWHERE = "turn:no-such-host.invalid:3478?transport=udp";

async function wrongPassword(page: Page, name: Name, { turn }: Here): Promise<void> {
  const { url } = await turn();
  const more = { url, code: 401, said: "it refused the user name or the password", source: "RFC 8489 §14.8" };
  await leads(page, name, "server-refused", name, more, /^[AB]: turn:.* at \d+:\d\d: 401/);
}

/** “Check the user name and the credential in the settings, and reset the bench with them.” */
async function rightPassword({ page, turn }: Here): Promise<void> {
  await correct(page, { Credential: (await turn()).credential });
  await carriesAll(page);
}

/** “Try the server in the settings”, “Check its spelling in the settings”: another one answers. */
async function rightServer({ page, turn }: Here): Promise<void> {
  const { url, user, credential } = await turn();
  await correct(page, { URL: url, "User name": user, Credential: credential });
  await carriesAll(page);
}

/** What a row may ask for; what it asked for ends with it. */
function hereOf(page: Page, browser: Browser, ends: (() => void | Promise<void>)[]): Here {
  const once = <T>(make: () => Promise<T>) => {
    let made: Promise<T> | undefined;
    return () => made ??= make();
  };
  return {
    page,
    other: once(async () => {
      const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
      ends.push(() => context.close());
      return await context.newPage();
    }),
    turn: once(async () => {
      const { said, close } = await startBox(["--host", ownAddress()]);
      ends.push(close);
      const [, user, credential] = /user name is (\S+), its password (\S+)/.exec(said)!;
      const [, url] = /^ {2}A .*(turn:\S+)/m.exec(said)!;
      return { url: `${url}?transport=udp`, user, credential };
    }),
    silent: once(() =>
      new Promise((ready) => {
        const run = withSilentServer((stun) => {
          ready(stun.replace("stun:", "turn:"));
          return new Promise<void>((end) => ends.push(end));
        });
        ends.push(() => run);
      })
    ),
  };
}

const ROWS: Readonly<Record<string, Dead | Elsewhere>> = {
  "1": {
    cause: "the ice-ufrag of the offer is changed on its way",
    bring: spoil(wrongLetters("ice-ufrag")),
    first: says("credentials-differ", "B", { what: "ice-ufrag" }, /^B: the remote a=ice-ufrag is/),
    heal: anew,
  },
  "1b": {
    cause: "the ice-ufrag of the answer is changed on its way",
    bring: spoil(undefined, wrongLetters("ice-ufrag")),
    first: says("credentials-differ", "A", { what: "ice-ufrag" }, /^A: the remote a=ice-ufrag is/),
    heal: anew,
  },
  "1c": {
    cause: "the ice-pwd of the answer is changed on its way",
    bring: spoil(undefined, wrongLetters("ice-pwd")),
    first: says("credentials-differ", "A", { what: "ice-pwd" }, /^A: the remote a=ice-pwd is not B’s local one/),
    heal: anew,
  },
  "2": {
    cause: "no candidate is carried",
    async bring({ page }) {
      await open(page, "bench/");
      await exchange(page);
    },
    first: says("no-candidates", undefined, { held: true, both: true }, /^A has 0 candidates of B$/),
    async heal({ page }) {
      await press(page, "A", "Carry candidate 1 for me");
      await connects(page);
    },
  },
  "3": {
    cause: "only .local names, and no multicast between the devices",
    file: "tests/devices/devices.spec.ts",
    title: "without multicast they do not, the page says why, and what it advises helps",
  },
  "4": {
    cause: "the answer of another tab, made to the same offer",
    async bring({ page, other }) {
      await open(page, "bench/");
      const tab = await sit(await other(), "B");
      await chooseMode(tab, "one by one");
      await makeOffer(page);
      await carry(page, "A", "offer");
      const offer = await box(page, "B").inputValue();
      await press(page, "B", "setRemoteDescription");
      await answers(page);
      await give(tab, "B", offer);
      await answers(tab);
      await give(page, "A", await take(tab, "B", "answer"));
      await expect(state(page, "A", "signaling")).toHaveText("stable");
    },
    first: says("other-description", "A", {}, /^B: the local a=ice-ufrag is/),
    heal: anew,
  },
  "5": {
    cause: "the fingerprint of the answer is changed on its way",
    bring: spoil(undefined, wrongPrint),
    first: says("certificate-mismatch", "A", {}, /^A: the remote a=fingerprint is sha-256/),
    heal: anew,
  },
  "5b": {
    cause: "the same, with each client on a device of its own",
    async bring({ page, other }) {
      const b = await other();
      await Promise.all([sit(page, "A"), sit(b, "B")]);
      await makeOffer(page);
      await give(b, "B", await take(page, "A", "offer"));
      await answers(b);
      await give(page, "A", wrongPrint(await take(b, "B", "answer")));
      await expect(state(page, "A", "dtls")).toHaveText("failed");
      return { A: page, B: b };
    },
    first: says("dtls-failed", undefined, { compared: false }, /^[AB]: DTLS is failed since/),
    async heal({ page, other }) {
      const b = await other();
      for (const one of [page, b]) await reset(one);
      await connectDevices(page, b);
    },
  },
  "6": refused("a=setup:actpass"),
  "7": refused("another mid"),
  "8": {
    cause: "relays only, and there is no TURN server",
    bring: ({ page }) => relaysOnly(page, undefined),
    first: says("none-found", undefined, {}, /^[AB] has found 0 candidates of its own$/),
    async heal({ page }) {
      await openDrawer(page, "Bench");
      await page.locator("details.settings").getByLabel("iceTransportPolicy").selectOption("all");
      await correct(page, {});
      await carriesAll(page);
    },
  },
  "9": {
    cause: "relays only, and the password of the TURN server is wrong",
    async bring({ page, turn }) {
      const { url, user } = await turn();
      await relaysOnly(page, url, [user, "not the password"]);
    },
    first: wrongPassword,
    heal: rightPassword,
  },
  "9b": {
    cause: "no address that was carried answers, and the password of the TURN server is wrong",
    async bring({ page, turn }) {
      const { url, user } = await turn();
      await open(page, "bench/");
      await settle(page, url, "all", [user, "not the password"]);
      await exchange(page);
      await loseTheWay(page, ...CLIENTS);
      await carryRest(page, ...CLIENTS);
    },
    first: wrongPassword,
    heal: rightPassword,
  },
  "9c": {
    cause: "relays only, and nobody is where the TURN server should be",
    async bring({ page, silent }) {
      await relaysOnly(page, await silent());
    },
    first: says("gathering-slow", undefined, { relayOnly: true }, /^[AB] has found 0 candidates of its own$/),
    heal: rightServer,
  },
  "9e": {
    cause: "relays only, and the name of the TURN server leads nowhere",
    bring: ({ page }) => relaysOnly(page, NOWHERE),
    first: says(
      "server-unknown",
      undefined,
      { url: NOWHERE },
      /^[AB]: turn:no-such-host\.invalid.*: 701 “.*host lookup/,
    ),
    heal: rightServer,
  },
  "10": {
    cause: "no UDP between the devices",
    file: "tests/devices/dead.spec.ts",
    title: "no UDP between two devices: each says that nothing answers, and a TURN server over TCP helps @slow",
  },
  "10b": {
    cause: "UDP one way only",
    file: "tests/devices/dead.spec.ts",
    title:
      "UDP one way only: what is seen while it is tried is said after it failed, too, and without the firewall it connects @slow",
  },
  "12": {
    cause: "an ICE restart is carried half",
    async bring({ page }) {
      await open(page, "bench/");
      await carriesAll(page);
      await press(page, "A", "restartIce");
      for (const call of ["createOffer", "setLocalDescription"]) await press(page, "A", call);
      await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
    },
    first: says("renewal-open", "A", { restart: true }, /^A: signaling is have-local-offer since/),
    async heal({ page }) {
      await press(page, "A", "Carry offer for me");
      await answers(page);
      await press(page, "B", "Carry answer for me");
      await expect(state(page, "A", "signaling")).toHaveText("stable");
      for (const name of CLIENTS) await hasFound(page, name);
      await carryRest(page, "A");
      await connects(page);
    },
  },
  "13": {
    cause: "both have made an offer",
    async bring({ page }) {
      await open(page, "bench/");
      await makeOffer(page);
      for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, "B", call);
    },
    first: says("both-offered", "A", {}, /^B: signaling is have-local-offer since/),
    async heal({ page }) {
      await press(page, "A", "Carry offer for me");
      await answers(page);
      await press(page, "B", "Carry answer for me");
      await hasFound(page, "A");
      await carryRest(page, "A");
      await connects(page);
    },
  },
  "14": {
    cause: "the candidates are those of another generation",
    async bring({ page }) {
      await open(page, "bench/");
      await exchange(page);
      await edit(page, "A", "candidate 1", (text) => text.replaceAll(JSON.parse(text).usernameFragment, "zzzz"));
      await press(page, "A", "Carry candidate 1 for me");
    },
    first: says("other-generation", "B", {}, /^B was given 1 candidate with the ufrag zzzz$/),
    async heal({ page }) {
      await press(page, "A", "Carry candidate 2 for me");
      await connects(page);
    },
  },
  "15": {
    cause: "a candidate names a section that there is not (sdpMid)",
    async bring({ page }) {
      await open(page, "bench/");
      await exchange(page);
      await edit(page, "A", "candidate 1", (text) => JSON.stringify({ ...JSON.parse(text), sdpMid: "7" }));
      await press(page, "A", "Carry candidate 1 for me");
      await expect(client(page, "B").getByRole("alert")).not.toBeEmpty();
    },
    first: says("candidates-refused", "B", { count: 1 }, /^B has 0 candidates of A$/),
    async heal({ page }) {
      await putBack(page, "A", "candidate 1");
      await press(page, "A", "Carry candidate 1 for me");
      await connects(page);
    },
  },
  "16": {
    cause: "the addresses are those of nobody",
    async bring({ page }) {
      await open(page, "bench/");
      await exchange(page);
      for (const name of CLIENTS) {
        await edit(page, name, "candidate 1", toNobody);
        await press(page, name, "Carry candidate 1 for me");
      }
    },
    first: says("unreachable", undefined, { failed: false, more: true }, /^[AB]: \d+ checks? sent, 0 answered/),
    async heal({ page }) {
      await press(page, "B", "Carry candidate 2 for me");
      await connects(page);
    },
  },
  "17": toItself("offer", "A"),
  "18": toItself("answer", "B"),
  "20": refused("no fingerprint"),
  "21": refused("two sections"),
  "22": refused("cut off before m="),
  "24": {
    cause: "both start the DTLS handshake",
    bring: spoil(undefined, (sdp) => sdp.replace("a=setup:active", "a=setup:passive")),
    first: says("both-start", undefined, {}, /^by these, each takes itself for the one that starts$/),
    heal: anew,
  },
  "25": {
    cause: "every candidate is refused, since its port is none",
    async bring({ page }) {
      await open(page, "bench/");
      await exchange(page);
      await press(page, "A", "Copy candidate 1");
      const candidate = await page.evaluate(() => navigator.clipboard.readText());
      await box(page, "B").fill(candidate.replace(/ \d+ typ/, " 99999 typ"));
      await press(page, "B", "addIceCandidate");
      await expect(client(page, "B").getByRole("alert")).not.toBeEmpty();
    },
    first: says("candidates-refused", "B", { count: 1 }, /^B has 0 candidates of A$/),
    async heal({ page }) {
      await closeDrawers(page);
      await carry(page, "A", "candidate 1");
      await press(page, "B", "addIceCandidate");
      await connects(page);
    },
  },
  "late, Chromium": {
    cause: "the answer is carried five minutes late",
    file: "tests/browser/why-slow.spec.ts",
    title: "too-late: in Chromium, the answer is not carried for 222 s @slow",
  },
  "late, Firefox": {
    cause: "the answer is carried after Firefox’s five seconds",
    file: "tests/browser/why.spec.ts",
    title: "the answer is not carried for five seconds",
  },
};

test("every dead connection of the table has a row, and what another file has is there", async () => {
  const numbers = "1 1b 1c 2 3 4 5 5b 6 7 8 9 9b 9c 9e 10 10b 12 13 14 15 16 17 18 20 21 22 24 25".split(" ");
  expect(Object.keys(ROWS).filter((row) => !row.startsWith("late")).toSorted()).toEqual(numbers.toSorted());
  for (const row of Object.values(ROWS)) {
    if ("file" in row) expect(await readFile(row.file, "utf8"), row.cause).toContain(`"${row.title}"`);
  }
});

for (const [number, row] of Object.entries(ROWS)) {
  if ("file" in row) continue;
  test(`${number}. ${row.cause} @slow`, async ({ page, browser }) => {
    test.setTimeout(120_000);
    const ends: (() => void | Promise<void>)[] = [];
    const here = hereOf(page, browser, ends);
    try {
      const pages = await row.bring(here) ?? { A: page, B: page };
      for (const name of CLIENTS) {
        const lead = typeof row.first === "function" ? row.first : row.first[name];
        await lead(pages[name], name, here);
      }
      for (const one of new Set(Object.values(pages))) await closeDrawers(one);
      await row.heal(here);
    } finally {
      for (const end of ends.toReversed()) await end();
    }
  });
}
