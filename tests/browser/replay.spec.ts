/** Traces leave the page redacted, and are opened and replayed on a page of their own. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { darkButtons, isAccessible, nothingOverlaps } from "./looks.ts";
import { answerIt, box, carry, client, face, hears, makeOffer, open, openDrawer, press, say, state } from "./person.ts";

interface Saved {
  readonly path: string;
  readonly text: string;
  readonly name: string;
}

/** A whole session on the bench: offer, answer, one candidate each way, a message. */
async function connect(page: Page): Promise<void> {
  await open(page, "/bench/");
  await makeOffer(page);
  await carry(page, "A", "offer");
  await answerIt(page);
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  await carry(page, "A", "candidate 1");
  await press(page, "B", "addIceCandidate");
  await carry(page, "B", "candidate 1");
  await press(page, "A", "addIceCandidate");
  await expect(state(page, "A", "channel")).toHaveText("open");
  await say(page, "A", "hello from A");
  await hears(page, "B", "hello from A");
}

async function save(page: Page, button = "Save trace"): Promise<Saved> {
  await openDrawer(page, "What happened");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const saved = await download;
  const path = await saved.path();
  return { path, text: await readFile(path, "utf8"), name: saved.suggestedFilename() };
}

/** What nobody else is to know of a real trace. */
function secretsOf(text: string): string[] {
  const find = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]);
  return [
    ...new Set([
      ...find(/([\w-]{8,}\.local)/g),
      ...find(/\b(?:udp|tcp) \d+ (\S+) \d+ typ/g),
      ...find(/ice-ufrag:([\w+/]+)/g),
      ...find(/ice-pwd:([\w+/]+)/g),
      ...find(/fingerprint:\S+ ([0-9A-F:]+)/g),
      ...find(/o=- (\d+)/g),
    ]),
  ];
}

const slider = (page: Page): Locator => page.getByRole("slider", { name: "Moment of the session" });
const now = (page: Page): Locator => page.locator(".scrubber-now");
const scrub = (page: Page, to: number) => slider(page).fill(String(to));

/** Goes to just before the entry that says this. */
async function before(page: Page, who: string, words: string): Promise<void> {
  const at = await slider(page).evaluate(async (element, said) => {
    const input = element as HTMLInputElement;
    for (let i = 1; i <= Number(input.max); i++) {
      input.value = String(i);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      const told = () => input.getAttribute("aria-valuetext") ?? "";
      while (!told().startsWith(`${i} of `)) await new Promise(requestAnimationFrame);
      if (told().endsWith(said)) return i;
    }
  }, `: ${who} ${words}`);
  expect(at, `${who} ${words}`).toBeDefined();
  await scrub(page, at! - 1);
}

/** Drops a file somewhere on the page; it is made there, so that it may be large. */
async function drops(page: Page, name: string, text: string, times = 1): Promise<void> {
  await page.evaluate(([name, text, times]) => {
    const data = new DataTransfer();
    data.items.add(new File([text.repeat(times)], name, { type: "application/json" }));
    document.querySelector("footer")!.dispatchEvent(
      new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, [name, text, times] as const);
}

const opens = (page: Page, files: string | { name: string; mimeType: string; buffer: Buffer }) =>
  page.locator(".replay-file input").setInputFiles(files);
const given = (page: Page, name: string, text: string) =>
  opens(page, { name, mimeType: "application/json", buffer: Buffer.from(text) });

test("a session is saved redacted, opened on a fresh page, and scrubbed", async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  await connect(page);
  const whole = page.getByRole("checkbox", { name: "with real addresses and keys" });
  await openDrawer(page, "What happened");
  await expect(page.locator("#trace-holds")).toContainText("have substitutes");
  await whole.check();
  await expect(page.locator("#trace-holds .save-whole")).toBeVisible();
  await expect(page.locator("#trace-holds .save-redacted")).toBeHidden();
  await nothingOverlaps(page);
  const real = await save(page);
  expect(real.name).toMatch(/^out-of-band-with-addresses-\d{4}-\d\d-\d\d-\d{4}\.trace\.json$/);
  await expect(whole).not.toBeChecked();
  const shared = await save(page);
  expect(shared.name).toMatch(/^out-of-band-\d{4}-\d\d-\d\d-\d{4}\.trace\.json$/);
  const secrets = secretsOf(real.text);
  expect(secrets.length).toBeGreaterThanOrEqual(10);
  for (const secret of secrets) expect(shared.text).not.toContain(secret);
  const drawn = await save(page, "Save SVG");
  for (const secret of secrets) expect(drawn.text).not.toContain(secret.slice(0, 8));
  expect(shared.text).toContain("hello from A");

  const fresh = await browser.newContext({ baseURL });
  const there = await fresh.newPage();
  const errors: string[] = [];
  there.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  there.on("pageerror", (error) => errors.push(error.message));
  await there.addInitScript(() => Object.assign(globalThis, { RTCPeerConnection: undefined }));
  await openReplay(there);
  await expect(there.getByText("A trace is one session, saved")).toBeVisible();
  await opens(there, shared.path);
  await expect(there.getByText("This is a replay: nothing is called.")).toBeVisible();
  await expect(state(there, "A", "signaling")).toHaveText("—");
  expect(await darkButtons(there)).toEqual(["Play"]);

  await before(there, "Client B", "calls createAnswer");
  await expect(state(there, "A", "signaling")).toHaveText("have-local-offer");
  await expect(state(there, "B", "signaling")).toHaveText("have-remote-offer");
  await expect(client(there, "B").getByRole("button", { name: "Copy answer" })).toHaveCount(0);
  await expect(client(there, "A").getByRole("button", { name: "Copy offer" })).toBeVisible();
  await client(there, "B").getByRole("tab", { name: "Remote SDP" }).click();
  await expect(client(there, "B").getByRole("button", { name: /^uuu/ })).toBeVisible();
  expect(await darkButtons(there)).toEqual(["Play"]);

  await there.getByRole("button", { name: "Last" }).click();
  for (const name of ["A", "B"] as const) {
    await expect(state(there, name, "connection")).toHaveText("connected");
    await expect(state(there, name, "channel")).toHaveText("open");
  }
  await hears(there, "B", "hello from A");
  await expect(client(there, "A").getByRole("listitem").filter({ hasText: "offer" })).toContainText("applied");
  await client(there, "A").getByRole("tab", { name: "Pairs" }).click();
  await openDrawer(there, "Why is it not connecting?");
  await expect(there.getByText("A recording: how it stood at the moment that the slider shows")).toBeVisible();
  await expect(there.getByText("It is connected.").first()).toBeVisible();

  for (const call of ["createOffer", "close", "Paste"]) {
    const button = client(there, "A").getByRole("button", { name: call, exact: true });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription("This is a replay: nothing is called.");
    await button.click({ force: true });
  }
  await expect(box(there, "A")).toHaveAttribute("readonly", "");
  await expect(state(there, "A", "signaling")).toHaveText("stable");

  for (const [width, height] of [[1440, 900], [1280, 720], [1200, 720], [1024, 768], [390, 900]]) {
    await there.setViewportSize({ width, height });
    await there.evaluate(() => scrollTo(0, 0));
    await nothingOverlaps(there);
    await isAccessible(there);
  }
  await face(there, "B");
  await before(there, "Client B", "calls createAnswer");
  await expect(state(there, "B", "signaling")).toBeVisible();
  await there.evaluate(() => scrollTo(0, 0));
  await nothingOverlaps(there);
  expect(errors).toEqual([]);
  await fresh.close();
});

/** Opens the page of replays, and waits until it is awake. */
async function openReplay(page: Page): Promise<void> {
  await page.goto("/replay/");
  await expect(page.locator("[data-island]:not([data-awake])")).toHaveCount(0);
}

const TRACE = "tests/fixtures/traces/first-connection.trace.json";

test("what is no trace, is broken, older, newer or too large gets a sentence, and loses nothing", async ({ page }) => {
  await openReplay(page);
  const text = await readFile(TRACE, "utf8");
  const whole = JSON.parse(text);
  const alert = page.getByRole("alert").filter({ visible: true });
  const says: [string, string][] = [
    ["See you at eight?", "This is not JSON, so it is no trace."],
    ["{}", "This JSON is no trace."],
    [text.slice(0, 3000), "This began as a trace, and a part of it is missing"],
    [JSON.stringify({ ...whole, version: 2 }), "This trace is of version 2, from a newer page"],
    [JSON.stringify({ ...whole, version: 0 }), "This trace is of version 0, which is older"],
    [
      JSON.stringify({ ...whole, clients: { ...whole.clients, B: { log: [{ type: "pasted", at: 1 }] } } }),
      "Entry 1 of Client B is not whole",
    ],
  ];
  for (const [file, said] of says.slice(0, 4)) {
    await given(page, "some.json", file);
    await expect(alert).toContainText(said);
  }
  await isAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await nothingOverlaps(page);
  await page.getByRole("textbox", { name: "Or paste its text" }).fill("v=0");
  await expect(alert).toContainText("This is not JSON, so it is no trace.");

  await given(page, "good.trace.json", text);
  await expect(alert).toHaveCount(0);
  await scrub(page, 40);
  const stood = await now(page).textContent();
  for (const [file, said] of says) {
    await given(page, "some.json", file);
    await expect(alert).toContainText(said);
    await expect(now(page)).toHaveText(stood!);
  }
  await drops(page, "large.trace.json", "a", 50_000_001);
  await expect(alert).toContainText("This has 51 MB, and a trace has 50 MB at most.");
  await expect(now(page)).toHaveText(stood!);
  const unknown = [{ type: "blob-scanned", at: 5 }, { type: "cat-passed", at: 6 }];
  const more = { ...whole, clients: { A: { log: unknown }, B: { log: [] } } };
  await given(page, "one-device.trace.json", JSON.stringify(more));
  await expect(alert).toHaveCount(0);
  await expect(page.getByText("2 facts of kinds that are not known here were kept and passed over")).toBeVisible();
  await page.getByRole("button", { name: "Last" }).click();
  await expect(now(page)).toContainText("cat-passed");
  await nothingOverlaps(page);
});

test("facts of a newer page and of a hostile hand are shown, and the page stands as it should at the end", async ({ page }) => {
  const thrown: string[] = [];
  page.on("pageerror", (error) => thrown.push(error.message));
  await openReplay(page);
  const whole = JSON.parse(await readFile(TRACE, "utf8"));
  const facts: object[] = [
    { type: "stopped", call: "setRemoteDescription", problem: { code: "a-code-of-next-year", client: "A" } },
    { type: "mode-chosen", mode: "half-trickle" },
    { type: "state-changed", machine: "__proto__", state: "polluted" },
    { type: "state-changed", machine: "constructor", state: "polluted" },
    { type: "copied", blob: "offer-1", by: "__proto__" },
    { type: "call-started", call: "toString", id: 900, argument: [null, { sdp: 5 }] },
    ...JSON.parse(await readFile("tests/fixtures/hostile/facts.json", "utf8")).filter(
      ({ type }: { type: string }) => ["channel-found", "candidate-found", "message-received", "pasted"].includes(type),
    ),
  ].map((fact) => ({ ...fact, at: whole.clients.A.log[26].at }));
  const log = whole.clients.A.log.toSpliced(27, 0, ...facts);
  await given(page, "hostile.trace.json", JSON.stringify({ ...whole, clients: { ...whole.clients, A: { log } } }));
  await expect(page.getByText("problem “a-code-of-next-year”")).toBeVisible();
  const total = Number(await slider(page).getAttribute("max"));
  expect(total).toBe(log.length + whole.clients.B.log.length);
  for (let moment = 1; moment <= total; moment += 3) await scrub(page, moment);
  await page.getByRole("button", { name: "Last" }).click();
  for (const name of ["A", "B"] as const) {
    await expect(state(page, name, "connection")).toHaveText("connected");
    await hears(page, name, `hello from ${name === "A" ? "B" : "A"}`);
  }
  expect(thrown).toEqual([]);
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
});

test("a trace of one device is replayed, dropped or pasted anywhere on the page", async ({ page }) => {
  await openReplay(page);
  const whole = JSON.parse(await readFile(TRACE, "utf8"));
  const alone = JSON.stringify({ ...whole, clients: { ...whole.clients, B: { log: [] } } });
  await drops(page, "dropped.trace.json", alone);
  await expect(page.getByText("dropped.trace.json")).toBeVisible();
  await page.getByRole("button", { name: "Last" }).click();
  await expect(state(page, "A", "connection")).toHaveText("connected");
  await expect(state(page, "B", "connection")).toHaveText("—");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, JSON.stringify(whole));
  await expect(page.getByText("Pasted trace")).toBeVisible();
  await page.getByRole("button", { name: "Last" }).click();
  await expect(state(page, "B", "connection")).toHaveText("connected");
});

test("a replay is scrubbed and played by keyboard alone, and a mark of the diagram leads to its moment", async ({ page }) => {
  await openReplay(page);
  await given(page, "good.trace.json", await readFile(TRACE, "utf8"));
  await slider(page).focus();
  const value = () => slider(page).inputValue().then(Number);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(value).toBe(2);
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /^2 of \d+, 0:00\.\d\d: Client [AB] /);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(value).toBe(1);
  await page.keyboard.press("End");
  await expect(state(page, "A", "connection")).toHaveText("connected");
  await page.keyboard.press("Home");
  await expect(state(page, "A", "signaling")).toHaveText("—");

  const tabTo = async (name: string) => {
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press("Tab");
      if (
        await page.evaluate(() =>
          document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent
        ) === name
      ) return;
    }
    throw new Error(`The keyboard does not reach ${name}`);
  };
  await tabTo("Play");
  await page.getByRole("combobox", { name: "Speed" }).selectOption("×16");
  await page.getByRole("button", { name: "Play", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(value).toBeGreaterThan(20);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  const stood = await value();
  await tabTo("Forward one");
  await page.keyboard.press("Enter");
  await expect.poll(value).toBe(stood + 1);

  await openDrawer(page, "What happened");
  await page.getByRole("button", { name: /Client B: setLocalDescription/ }).first().click();
  await expect(now(page)).toContainText("B");
  await expect(now(page)).toContainText("calls setLocalDescription");
  await expect(page.locator(".diagram-window li[data-present]")).toContainText("setLocalDescription");
  await expect(page.locator(".diagram-window li[data-later]").first()).toBeVisible();
  await page.getByRole("button", { name: "As a list" }).click();
  await expect(page.locator(".diagram-list li[data-present]")).toContainText("setLocalDescription");
  await isAccessible(page);
});
