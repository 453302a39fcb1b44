/** Settings of new clients, servers that are tried, options of data channels, several channels at once. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import {
  answerIt,
  carry,
  client,
  face,
  hears,
  makeOffer,
  open,
  openDrawer,
  press,
  problem,
  say,
  showPane,
  state,
} from "./person.ts";
import { deadPort, ownAddress, serve } from "./stun-server.ts";

const SECRET = "s3cr3t-word";
const settings = (page: Page): Locator => page.locator("details.settings");
const field = (page: Page, name: string): Locator => settings(page).getByRole("textbox", { name, exact: true });

async function openSettings(page: Page) {
  await open(page, "/bench/");
  await openDrawer(page, "Bench");
  await settings(page).locator("> summary").click();
}

async function addServer(page: Page, urls: string, username = "", credential = "") {
  const n = await settings(page).getByRole("listitem").filter({ has: page.getByLabel("URL") }).count() + 1;
  await settings(page).getByRole("button", { name: "Add a server" }).click();
  await expect(field(page, `URL of server ${n}`)).toBeFocused();
  await page.keyboard.type(urls);
  await field(page, `User name of server ${n}`).fill(username);
  await page.getByLabel(`Credential of server ${n}`).fill(credential);
}

const resetWithThese = (page: Page) =>
  settings(page).getByRole("button", { name: "Reset the bench with these" }).click();
const code = (page: Page, name: "A" | "B") => client(page, name).locator(".code pre");

test("the configuration reaches the real constructor, and its secrets reach nothing else", async ({ page, context }) => {
  await context.addInitScript(() => {
    const given: unknown[] = [];
    Object.assign(globalThis, { given });
    const Native = RTCPeerConnection;
    globalThis.RTCPeerConnection = new Proxy(Native, {
      construct(target, args) {
        given.push(args[0]);
        return Reflect.construct(target, args);
      },
    });
  });
  await openSettings(page);
  await addServer(page, "turn:turn.invalid:3478", "ada", SECRET);
  await settings(page).getByLabel("iceTransportPolicy").selectOption("relay");
  await settings(page).getByLabel("bundlePolicy").selectOption("max-bundle");
  await settings(page).getByLabel("iceCandidatePoolSize").fill("3");
  await expect(settings(page).getByText("Not in force yet.")).toBeVisible();
  await expect(code(page, "A")).toContainText("new RTCPeerConnection();");
  await resetWithThese(page);
  await expect(settings(page).getByText("The clients on the bench have these settings.")).toBeVisible();
  const given = await page.evaluate(() => Reflect.get(globalThis, "given") as unknown[]);
  const whole = {
    iceServers: [{ urls: "turn:turn.invalid:3478", username: "ada", credential: SECRET }],
    iceTransportPolicy: "relay",
    bundlePolicy: "max-bundle",
    iceCandidatePoolSize: 3,
  };
  expect(given).toEqual([undefined, undefined, whole, whole]);
  for (const name of ["A", "B"] as const) {
    await expect(code(page, name)).toContainText(
      '{ urls: "turn:turn.invalid:3478", username: "…", credential: "…" },',
    );
    await expect(code(page, name)).toContainText('iceTransportPolicy: "relay"');
  }
  await makeOffer(page);
  await openDrawer(page, "What happened");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /Save.*trace/ }).click(),
  ]);
  const trace = await (await import("node:fs/promises")).readFile((await download.path())!, "utf8");
  expect(trace).toContain("max-bundle");
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const text of [trace, stored, await page.locator("body").innerText()]) {
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('"ada"');
  }
});

test("what the constructor refuses is shown and explained on both clients", async ({ page }) => {
  const wrong: [string, string, string, RegExp][] = [
    ["http://x", "", "", /no address of an ICE server/],
    ["192.0.2.2:3478", "", "", /does not say stun: or turn: first/],
    ["stun:192.0.2.2?transport=udp", "", "", /has a question mark/],
    ["stun:192.0.2.2:99999", "", "", /The port in a server’s address cannot be used/],
    ["turn:192.0.2.2", "", "", /needs a username and a credential/],
    ["turn:192.0.2.2", "ada", "", /username or the credential of the TURN server is empty/],
  ];
  await openSettings(page);
  await addServer(page, "");
  for (const [urls, username, credential, words] of wrong) {
    await field(page, "URL of server 1").fill(urls);
    await field(page, "User name of server 1").fill(username);
    await page.getByLabel("Credential of server 1").fill(credential);
    await resetWithThese(page);
    await expect(problem(page, "A")).toContainText(words);
    await expect(problem(page, "B")).toContainText(words);
  }
  await settings(page).getByRole("button", { name: "Remove server 1" }).click();
  await expect(settings(page).getByRole("button", { name: "Add a server" })).toBeFocused();
  await settings(page).getByLabel("iceCandidatePoolSize").fill("256");
  await resetWithThese(page);
  await expect(problem(page, "A")).toContainText("255 at most");
  await settings(page).getByLabel("iceCandidatePoolSize").fill("0");
  await resetWithThese(page);
  await expect(problem(page, "A")).toBeHidden();
  await expect(state(page, "A", "signaling")).toHaveText("stable");
});

test("a bench in use asks before it is reset with other settings", async ({ page }) => {
  await openSettings(page);
  await press(page, "A", "createDataChannel");
  await expect(client(page, "A").locator(".call.done")).toHaveText(["createDataChannel"]);
  await resetWithThese(page);
  await page.getByRole("button", { name: "Keep them" }).click();
  await expect(client(page, "A").locator(".call.done")).toHaveCount(1);
  await resetWithThese(page);
  await page.getByRole("button", { name: "Close both and start again" }).click();
  await expect(client(page, "A").locator(".call.done")).toHaveCount(0);
});

const trial = (page: Page, n = 0): Locator => settings(page).locator(".trial").nth(n);
/** By keyboard: what other servers answer meanwhile moves the button under a pointer. */
const tryIt = (page: Page, n = 1) =>
  settings(page).getByRole("button", { name: `Try it with server ${n}` }).press("Enter");

test("a client alone has settings of its own, and asks before it is made anew", async ({ page }) => {
  await open(page, "/device/?client=A");
  await openDrawer(page, "Bench");
  await settings(page).locator("> summary").click();
  await addServer(page, "turn:turn.invalid:3478", "ada", SECRET);
  await settings(page).getByLabel("iceTransportPolicy").selectOption("relay");
  await expect(settings(page).getByText("Not in force yet.")).toBeVisible();
  await makeOffer(page);
  await openDrawer(page, "Bench");
  const again = settings(page).getByRole("button", { name: "Start again with these" });
  await openDrawer(page, "Bench");
  await again.click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep them" }).click();
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
  await openDrawer(page, "Bench");
  await again.click();
  await page.getByRole("dialog").getByRole("button", { name: "Close it and start again" }).click();
  await expect(settings(page).getByText("This client has these settings.")).toBeVisible();
  await expect(code(page, "A")).toContainText('iceTransportPolicy: "relay"');
  await expect(page.locator("main")).not.toContainText(SECRET);
  await isAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await nothingOverlaps(page);
});

test("a STUN server that answers, and is asked alone", async ({ page }) => {
  const [asked, other] = [await serve(["203.0.113.7", 54321]), await serve(["203.0.113.8", 1])];
  const url = `stun:${ownAddress()}:${asked.port}`;
  try {
    await openSettings(page);
    await addServer(page, url);
    await addServer(page, `stun:${ownAddress()}:${other.port}`);
    await expect(settings(page).getByText("Nothing goes anywhere else.")).toBeVisible();
    expect(asked.requests()).toBe(0);
    await tryIt(page);
    await expect(trial(page)).toContainText(
      `${url} answered: from outside, this browser is seen as 203.0.113.7:54321.`,
    );
    await expect(trial(page)).toContainText(
      `srflx udp 203.0.113.7:54321: this browser’s address as the server sees it`,
    );
    expect(asked.requests()).toBeGreaterThan(0);
    expect(other.requests()).toBe(0);
    await isAccessible(page);
    await field(page, "URL of server 1").fill("stun:x");
    await expect(trial(page)).toBeEmpty();
  } finally {
    asked.close();
    other.close();
  }
});

test("TURN servers that refuse: 401, 441, 486", async ({ page }) => {
  const refusals: [number, string, RegExp][] = [
    [401, "Unauthorized", /is there, and refused the user name or the password \(401\)/],
    [441, "Wrong Credentials", /is there, and refused the user name or the password \(441\)/],
    [486, "Allocation Quota Reached", /this user has as many allocations as it allows \(486, RFC 8656 §19\)/],
  ];
  await openSettings(page);
  await addServer(page, "", "ada", SECRET);
  for (const [errorCode, reason, words] of refusals) {
    const server = await serve(["203.0.113.7", 54321], [errorCode, reason]);
    await field(page, "URL of server 1").fill(`turn:${ownAddress()}:${server.port}`);
    await tryIt(page);
    await expect(trial(page)).toContainText(words);
    await expect(trial(page)).not.toContainText(SECRET);
    server.close();
  }
});

test("servers that are not there: a dead port, no such host, a refused connection, no server at all", async ({ page }) => {
  await openSettings(page);
  const port = await deadPort();
  await addServer(page, `stun:${ownAddress()}:${port}`);
  await addServer(page, "stun:nowhere.invalid");
  await addServer(page, `turn:${ownAddress()}:${port}?transport=tcp`, "ada", SECRET);
  await addServer(page, "http://x");
  for (const n of [1, 2, 3, 4]) await tryIt(page, n);
  await expect(trial(page, 0)).toContainText("Asking…");
  await expect(trial(page, 1)).toContainText("The host of stun:nowhere.invalid could not be found (701).");
  await expect(trial(page, 2)).toContainText("could not be reached (701): no connection to it could be opened");
  await expect(trial(page, 3)).toContainText("is no address of an ICE server");
  await expect(trial(page, 0)).toContainText(`No answer within 10 s: stun:${ownAddress()}:${port} is not there`);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await nothingOverlaps(page);
  }
  await isAccessible(page);
});

const options = (page: Page, name: "A" | "B"): Locator =>
  client(page, name).getByRole("group", { name: `Options of Client ${name}’s next data channel` });
async function openOptions(page: Page, name: "A" | "B") {
  await face(page, name);
  const opener = client(page, name).locator(".call-options");
  if (await opener.getAttribute("open") === null) await opener.locator("> summary").click();
  await expect(options(page, name)).toBeVisible();
}
const channels = (page: Page, name: "A" | "B"): Locator =>
  client(page, name).getByRole("list", { name: `Data channels of Client ${name}` }).getByRole("listitem");

test("options of createDataChannel: real exceptions, true code, and what the browser reports", async ({ page }) => {
  await open(page, "/bench/");
  await openOptions(page, "A");
  await options(page, "A").getByLabel("maxRetransmits").fill("0");
  await options(page, "A").getByLabel("maxPacketLifeTime").fill("100");
  await press(page, "A", "createDataChannel");
  await expect(problem(page, "A")).toContainText("can limit its repetitions or their time, and not both");
  await openOptions(page, "A");
  await options(page, "A").getByLabel("maxPacketLifeTime").fill("");
  await options(page, "A").getByLabel("negotiated").check();
  await press(page, "A", "createDataChannel");
  await expect(problem(page, "A")).toContainText("needs an id");
  await openOptions(page, "A");
  await options(page, "A").getByLabel("negotiated").uncheck();
  await options(page, "A").getByLabel("ordered").uncheck();
  await options(page, "A").getByLabel("label").fill("game");
  await options(page, "A").getByLabel("protocol").fill("moves");
  const line = 'createDataChannel("game", { ordered: false, maxRetransmits: 0, protocol: "moves" });';
  await expect(code(page, "A")).toContainText(line);
  await isAccessible(page);
  await makeOffer(page);
  await expect(problem(page, "A")).toBeHidden();
  await expect(code(page, "A")).toContainText(line);
  await connect(page);
  for (const name of ["A", "B"] as const) await showPane(page, name, "Chat");
  const reported = /game open ordered: false, maxRetransmits: 0, protocol: moves, negotiated: false, id: \d+/;
  await showPane(page, "A", "Chat");
  await expect(channels(page, "A")).toHaveText(reported);
  await showPane(page, "B", "Chat");
  await expect(channels(page, "B")).toHaveCount(0); // it was found, and nothing was wished of it here
});

async function connect(page: Page) {
  await carry(page, "A", "offer");
  await answerIt(page);
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  for (const [from, to] of [["A", "B"], ["B", "A"]] as const) {
    await carry(page, from, "candidate 1");
    await press(page, to, "addIceCandidate");
  }
  for (const name of ["A", "B"] as const) await expect(state(page, name, "channel")).toHaveText("open");
}

test("several channels at once, and which one a message goes on", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await connect(page);
  await openOptions(page, "A");
  await options(page, "A").getByLabel("ordered").uncheck();
  await press(page, "A", "createDataChannel");
  for (const name of ["A", "B"] as const) {
    await showPane(page, name, "Chat");
    await expect(channels(page, name)).toHaveText([
      /^channel open ordered: true, negotiated: false, id: \d+$/,
      /^channel 2 open ordered: false, negotiated: false, id: \d+$/,
    ]);
  }
  await face(page, "A");
  await client(page, "A").getByLabel("send on channel").selectOption("channel 2");
  await say(page, "A", "on the second");
  await hears(page, "B", "on the second");
  await expect(client(page, "B").getByRole("log")).toContainText("from Client A on channel 2");
  await client(page, "A").getByLabel("send on channel").selectOption("channel");
  await say(page, "A", "on the first");
  await hears(page, "B", "on the first");
  await expect(client(page, "B").getByRole("log")).toContainText(/from Client A on channel, [\d:]+\s*on the first/);
  for (const name of ["A", "B"] as const) await showPane(page, name, "Code");
  await expect(code(page, "A")).toContainText("globalThis.laterOnA = () => {");
  await expect(code(page, "B")).toContainText("listen(channel);");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await nothingOverlaps(page);
  }
  await isAccessible(page);
});

test("a channel that both negotiate: each makes it, with one id", async ({ page }) => {
  await open(page, "/bench/");
  for (const name of ["A", "B"] as const) {
    await openOptions(page, name);
    await options(page, name).getByLabel("negotiated").check();
    await options(page, name).getByLabel("id", { exact: false }).first().fill("7");
    await press(page, name, "createDataChannel");
  }
  for (const call of ["createOffer", "setLocalDescription"]) await press(page, "A", call);
  await connect(page);
  for (const name of ["A", "B"] as const) {
    await showPane(page, name, "Chat");
    await expect(channels(page, name)).toHaveText([/^channel open ordered: true, negotiated: true, id: 7$/]);
    await showPane(page, name, "Code");
    await expect(code(page, name)).toContainText('createDataChannel("channel", { negotiated: true, id: 7 })');
  }
  await say(page, "B", "agreed");
  await hears(page, "A", "agreed");
});
