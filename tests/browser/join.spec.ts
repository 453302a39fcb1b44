/** Two devices, each with a clock and a trace of its own; opened together, the traces are one session. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { diagramOf } from "../../protocol/diagram/mod.ts";
import type { ClientName, Entry } from "../../protocol/facts/mod.ts";
import { readTrace } from "../../protocol/trace/read.ts";
import type { Trace } from "../../protocol/trace/trace.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import {
  answerIt,
  box,
  client,
  hears,
  makeOffer,
  more,
  type Name,
  open,
  openDrawer,
  press,
  reading,
  say,
  state,
} from "./person.ts";

/** So far the clocks of the two devices are apart, whichever of them a page may ask. */
const HIDDEN = 86_461_234;

/** A page in a context of its own, whose clocks are off by so much. It tells when its bench opened, by the true clock. */
async function device(browser: Browser, name: Name, off: number): Promise<Page> {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.addInitScript((off) => {
    const [date, since] = [Date.now, performance.now.bind(performance)];
    Date.now = () => date() + off;
    performance.now = () => since() + off;
    const Real = RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Real {
      constructor(...given: ConstructorParameters<typeof Real>) {
        Object.assign(globalThis, { opened: date() });
        super(...given);
      }
    };
  }, off);
  await open(page, `device/?client=${name}`);
  return page;
}

/** By the true clock, when the bench opened from which the times of a trace count. */
async function began(page: Page, log: readonly Entry[]): Promise<number> {
  const opened = await page.evaluate(() => (globalThis as unknown as { opened: number }).opened);
  return opened - log.find((entry) => entry.type === "call-started")!.at;
}

/** A card as a compact code, copied with its button. */
async function code(page: Page, name: Name, card: string): Promise<string> {
  await expect(client(page, name).getByText(/candidates? inside/)).toBeVisible();
  await more(page, name, card);
  await client(page, name).getByLabel("Copy as").selectOption("compact");
  const text = client(page, name).getByRole("textbox", { name: `Text of ${card}, to select and copy` });
  await expect(text).toHaveValue(/^[OA]1/);
  const code = await text.inputValue();
  await press(page, name, `Copy ${card}`);
  await expect(client(page, name).getByRole("listitem").filter({ hasText: card }).getByText("carried").first())
    .toBeVisible();
  return code;
}

async function paste(page: Page, name: Name, text: string, says: string): Promise<void> {
  await box(page, name).fill(text);
  await expect(reading(page, name)).toContainText(says);
}

interface Saved {
  readonly path: string;
  readonly name: string;
  readonly trace: Trace;
}

async function save(page: Page, real: boolean): Promise<Saved> {
  await openDrawer(page, "What happened");
  if (real) await page.getByRole("checkbox", { name: "with real addresses and keys" }).check();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save trace" }).click();
  const saved = await download;
  const path = await saved.path();
  const read = readTrace(await readFile(path, "utf8"));
  if (!read.ok) throw new Error(read.problem.code);
  return { path, name: saved.suggestedFilename(), trace: read.trace };
}

const logOf = ({ trace }: Saved, name: ClientName) => trace.clients[name].log;

/** Nothing arrives before it left, by the times and by the order of the diagram; these are the arrows. */
function arrows({ clients: { A, B } }: Trace): string[] {
  const marks = diagramOf({ A: A.log, B: B.log }).marks;
  return marks.flatMap((mark, number) => {
    if (mark.from === undefined) return [];
    const left = marks[mark.from];
    expect(left.at, `${left.title} → ${mark.title}`).toBeLessThan(mark.at);
    expect(mark.from).toBeLessThan(number);
    return [`${left.client} ${left.title} → ${mark.client} ${mark.title}`];
  });
}

/** Offer and answer by codes, and chat both ways. */
async function converse(a: Page, b: Page): Promise<void> {
  await makeOffer(a);
  await paste(b, "B", await code(a, "A", "offer"), "This is an offer");
  await answerIt(b);
  await paste(a, "A", await code(b, "B", "answer"), "This is an answer");
  await press(a, "A", "setRemoteDescription");
  for (const [page, name] of [[a, "A"], [b, "B"]] as const) {
    await expect(state(page, name, "channel")).toHaveText("open");
  }
  for (const words of ["hello", "hello again", "hello"]) {
    await say(a, "A", `${words} from A`);
    await hears(b, "B", `${words} from A`);
    await say(b, "B", `${words} from B`);
    await hears(a, "A", `${words} from B`);
  }
}

async function openReplay(page: Page): Promise<void> {
  await page.goto("/replay/");
  await expect(page.locator("[data-island]:not([data-awake])")).toHaveCount(0);
}

async function looksRight(page: Page): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => scrollTo(0, 0));
    await nothingOverlaps(page);
  }
  await isAccessible(page);
}

/** Drops files somewhere on the page, all at once. */
async function drops(page: Page, saved: readonly Saved[]): Promise<void> {
  await page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name, { type: "application/json" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, await Promise.all(saved.map(async ({ name, path }) => [name, await readFile(path, "utf8")] as const)));
}

test("the traces of two devices are opened together as one session, and their clocks are found", async ({ page, browser }) => {
  test.setTimeout(240_000);
  const a = await device(browser, "A", 0);
  const b = await device(browser, "B", HIDDEN);
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await converse(a, b);
  const real = [await save(a, true), await save(b, true)] as const;
  const redacted = [await save(a, false), await save(b, false)] as const;
  for (const [i, name] of ["A", "B"].entries()) {
    expect(redacted[i].name).toMatch(new RegExp(`client-${name}-\\d{4}-\\d\\d-\\d\\d-\\d{4}\\.trace\\.json$`));
  }
  const truth = await began(b, logOf(real[1], "B")) - await began(a, logOf(real[0], "A"));

  for (const saved of [real, redacted]) {
    await openReplay(page);
    // At once, or one after the other.
    const open = page.locator(".replay-file input");
    if (saved === real) await open.setInputFiles(saved.map(({ path }) => path));
    else {
      await open.setInputFiles(saved[1].path);
      await expect(page.getByText("This is the trace of Client B’s device.")).toBeVisible();
      await looksRight(page);
      await page.setViewportSize({ width: 1280, height: 900 });
      const other = page.getByLabel("Open the other device’s trace");
      await other.focus();
      await other.setInputFiles(saved[0].path);
      await expect(other).toHaveCount(0);
      await expect(page.getByLabel("Open another trace")).toBeFocused();
    }
    const line = page.getByText("The clocks were aligned by what was carried and by the messages");
    await expect(line).toContainText(/: at most \d+ ms off\./);
    await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);

    const joined = await save(page, saved === real);
    const drawn = arrows(joined.trace);
    expect(drawn.filter((arrow) => !arrow.includes("“"))).toEqual([
      "A offer → B setRemoteDescription",
      "B answer → A setRemoteDescription",
    ]);
    expect(drawn.length).toBe(2 + 6);
    const shift = (name: ClientName, i: 0 | 1) => logOf(joined, name)[0].at - logOf(saved[i], name)[0].at;
    const found = shift("B", 1) - shift("A", 0);
    expect(Math.abs(found - truth), `${found} found, ${truth} true`).toBeLessThanOrEqual(100);
    const said = Number(/at most (\d+) ms/.exec((await line.textContent())!)![1]);
    expect(Math.abs(found - truth), "within what is said, and the reading of the true clock").toBeLessThanOrEqual(
      said + 5,
    );

    // One diagram of both, and both clients at any moment of it.
    await page.getByRole("button", { name: "Last" }).click();
    for (const name of ["A", "B"] as const) {
      await expect(state(page, name, "connection")).toHaveText("connected");
      await hears(page, name, "hello again from A");
    }
    await expect(client(page, "A").getByRole("listitem").filter({ hasText: "offer" })).toContainText("applied");
    await openDrawer(page, "What happened");
    await page.getByRole("button", { name: /Client B: createAnswer/ }).first().click();
    await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
    await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
    await page.getByRole("button", { name: "As a list" }).click();
    await expect(page.locator(".diagram-list li").first()).toBeVisible();
    const rows = await page.locator(".diagram-list li").allTextContents();
    const row = (words: RegExp) => rows.findIndex((text) => words.test(text));
    const order = [/A.*offer/, /B.*setRemoteDescription/, /B.*answer/, /A.*setRemoteDescription/].map(row);
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((one, two) => one - two));

    if (saved === redacted) await looksRight(page);
  }

  // Both files dropped at once
  await openReplay(page);
  await drops(page, redacted);
  await expect(page.getByText(/client-A\S*\.trace\.json \+ \S*client-B\S*\.trace\.json/)).toBeVisible();
  await expect(page.getByText(/at most \d+ ms off\. Blobs were told apart by kind and order/)).toBeVisible();

  // What does not fit is said, and what was open stays.
  await openReplay(page);
  const files = page.locator(".replay-file input");
  await files.setInputFiles(redacted[0].path);
  await page.getByRole("button", { name: "Last" }).click();
  await page.getByLabel("Open the other device’s trace").setInputFiles(real[0].path);
  await expect(page.getByRole("alert").filter({ visible: true })).toHaveText(
    /^Both traces are of Client A\. Save the trace on the device of Client B/,
  );
  await expect(state(page, "A", "connection")).toHaveText("connected");
  await nothingOverlaps(page);
  expect(errors).toEqual([]);
  await Promise.all([a, b].map((one) => one.context().close()));
});
