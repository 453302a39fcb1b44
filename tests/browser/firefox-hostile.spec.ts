/** In Firefox: what a saved session gives away, what comes over the channel to harm, and files that are meant to. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Page } from "puppeteer-core";
import { readAct } from "../../lessons/format/acts.ts";
import { EXCHANGE } from "./acts.ts";
import { noFirefox } from "./firefox.ts";
import { firefoxForEach } from "./firefox-each.ts";
import { leaksOf } from "../leaks.ts";
import { act, isAwake, openForHand } from "./firefox-hand.ts";
import { click, until } from "./firefox-presses.ts";

test.skip(...noFirefox);

const firefox = firefoxForEach();

declare global {
  var keptOfPage: {
    readonly thrown: string[];
    readonly saved: Blob[];
    readonly connections: RTCPeerConnection[];
    readonly channels: RTCDataChannel[];
    longest: number;
  };
}

/** Runs in the page before its own scripts: keeps what the page throws, saves and connects with. */
function keepAll(): void {
  globalThis.keptOfPage = { thrown: [], saved: [], connections: [], channels: [], longest: 0 };
  const { keptOfPage: kept } = globalThis;
  addEventListener("error", ({ message }) => kept.thrown.push(message));
  addEventListener("unhandledrejection", ({ reason }) => kept.thrown.push(String(reason)));
  const urlOf = URL.createObjectURL;
  URL.createObjectURL = (given) => {
    if (given instanceof Blob) kept.saved.push(given);
    return urlOf(given);
  };
  const make = RTCPeerConnection.prototype.createDataChannel;
  RTCPeerConnection.prototype.createDataChannel = function (...args) {
    kept.connections.push(this);
    const channel = make.apply(this, args);
    kept.channels.push(channel);
    return channel;
  };
  // Firefox tells of no long tasks: as long as no timer runs, nothing else does.
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    kept.longest = Math.max(kept.longest, now - last);
    last = now;
  }, 10);
}

const openIn = async (baseURL: string, path: string): Promise<Page> =>
  await openForHand(await firefox(), new URL(path, baseURL), keepAll);

/** Nothing was thrown, and nothing written where every object reads. */
async function isUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => globalThis.keptOfPage.thrown)).toEqual([]);
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
}

async function connect(page: Page): Promise<void> {
  const acts = [
    "A createDataChannel",
    ...EXCHANGE,
    "A carry a candidate",
    "B addIceCandidate",
    "A waits for channel open",
    "B waits for channel open",
    "A say hello from A",
    "B say hello from B",
  ];
  for (const one of acts) await act(page, readAct(one)!);
}

test("in Firefox a saved trace holds nothing that tells who and where somebody is @slow", async ({ baseURL }) => {
  test.setTimeout(120_000);
  const page = await openIn(baseURL!, "bench/");
  await connect(page);
  await click(page, '//summary[.//h2[normalize-space()="What happened"]]');
  const save = async () => {
    const before = await page.evaluate(() => globalThis.keptOfPage.saved.length);
    await click(page, '//button[normalize-space()="Save trace"]');
    await expect.poll(() => page.evaluate(() => globalThis.keptOfPage.saved.length)).toBe(before + 1);
    return await page.evaluate(() => globalThis.keptOfPage.saved.at(-1)!.text());
  };
  const redacted = await save();
  await click(page, '//label[contains(., "with real addresses and keys")]//input');
  const real = await save();
  expect(real).toContain("hello from B");
  expect(redacted).toContain("hello from B");
  const seen = leaksOf(real, real);
  for (const kind of ["name", "credential", "fingerprint"]) expect(seen.map((leak) => leak.kind)).toContain(kind);
  expect(leaksOf(real, redacted)).toEqual([]);
  await isUnharmed(page);
});

/** What Client B shows of its messages. */
const heard = (page: Page) =>
  page.evaluate(() => document.querySelector('.client.B [aria-label="Messages of Client B"]')?.textContent ?? "");

test("in Firefox what comes over the channel is shown in part, and as text, and the page answers @slow", async ({ baseURL }) => {
  test.setTimeout(180_000);
  const page = await openIn(baseURL!, "bench/");
  await connect(page);
  /** How long nothing else ran while this was sent and shown, in milliseconds. */
  const blocked = async (text: string, shows: string) => {
    await page.evaluate(() => void (globalThis.keptOfPage.longest = 0));
    await page.evaluate((text) => globalThis.keptOfPage.channels[0].send(text), text);
    await expect.poll(() => heard(page)).toContain(shows);
    return await page.evaluate(() => globalThis.keptOfPage.longest);
  };
  const short = await blocked("a short one", "a short one");
  const long = await blocked("W".repeat(250_000), "characters 1 to 2,000 of 250,000");
  console.log(`a short message ${Math.round(short)} ms, a word of 250 000 letters ${Math.round(long)} ms`);
  expect(long).toBeLessThan(200 + 10 * short);
  await blocked(
    "invoice\u202egnp.exe <img src=x onerror=alert(1)> \u0000\u200b",
    "invoiceU+202Egnp.exe <img src=x onerror=",
  );
  expect(await heard(page)).toContain("alert(1)> U+0000U+200B");
  await page.evaluate(() => {
    const { keptOfPage: { channels: [channel], connections: [connection] } } = globalThis;
    channel.send(new Uint8Array([0, 1, 2, 255]));
    channel.send(new Blob(["of a file"]));
    for (let i = 0; i < 30; i++) connection.createDataChannel(`${i} ${"x".repeat(20_000)}`);
  });
  const flood = await blocked("the flood begins", "the flood begins");
  for (const bytes of ["4 bytes", "9 bytes"]) expect(await heard(page)).toContain(bytes);
  await page.evaluate(() => {
    for (let i = 0; i < 5_000; i++) globalThis.keptOfPage.channels[0].send("flood");
  });
  await expect.poll(() => heard(page), { timeout: 60_000 }).toMatch(/4,9\d\d earlier messages/);
  console.log(`before the flood ${Math.round(flood)} ms`);
  const labels = () =>
    page.evaluate(() =>
      [...document.querySelectorAll(".client.B .channel-label")].map((one) => one.textContent!.length)
    );
  await expect.poll(async () => (await labels()).length).toBe(31);
  expect(Math.max(...await labels())).toBeLessThanOrEqual(60);
  await act(page, readAct("B say still here")!);
  await until(
    page,
    () => document.querySelector('.client.A [aria-label="Messages of Client A"]')!.textContent!.includes("still here"),
    "A hears B",
  );
  await isUnharmed(page);
});

const HOSTILE = "tests/fixtures/hostile/";
const files = (end: string) => readdirSync(HOSTILE).filter((name) => name.endsWith(end)).map((name) => HOSTILE + name);

/** The recorded session with facts of a newer page, and of a hostile hand, in its midst. */
function hostileTrace(): string {
  const trace = JSON.parse(readFileSync("tests/fixtures/traces/first-connection.trace.json", "utf8"));
  const facts: object[] = [
    { type: "stopped", call: "setRemoteDescription", problem: { code: "a-code-of-next-year", client: "A" } },
    { type: "mode-chosen", mode: "half-trickle" },
    { type: "state-changed", machine: "__proto__", state: "polluted" },
    { type: "copied", blob: "offer-1", by: "__proto__" },
    { type: "call-started", call: "toString", id: 900, argument: [null, { sdp: 5 }] },
    { type: "a-fact-of-next-year" },
  ];
  const { log } = trace.clients.A;
  log.splice(27, 0, ...facts.map((fact) => ({ ...fact, at: log[26].at })));
  return JSON.stringify(trace);
}

test("in Firefox hostile traces are refused in words or replayed to their end @slow", async ({ baseURL }) => {
  test.setTimeout(240_000);
  const texts = [...files(".trace.json").map((path) => readFileSync(path, "utf8")), hostileTrace()];
  expect(texts.length).toBeGreaterThan(8);
  const page = await openIn(baseURL!, "replay/");
  const outcomes: string[] = [];
  for (const text of texts) {
    await page.reload();
    await isAwake(page);
    await page.evaluate((text) => {
      const field = document.querySelector<HTMLTextAreaElement>("main textarea")!;
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, text);
    const outcome = () =>
      page.evaluate(() => {
        const slider = document.querySelector<HTMLInputElement>('[aria-label="Moment of the session"]');
        if (slider) return "opened";
        return [...document.querySelectorAll("main [role=alert]")].map((one) => one.textContent).join("");
      });
    await expect.poll(outcome).not.toBe("");
    outcomes.push(await outcome());
    if (outcomes.at(-1) === "opened") {
      await page.evaluate(async () => {
        const slider = document.querySelector<HTMLInputElement>('[aria-label="Moment of the session"]')!;
        for (let at = 1; at <= Number(slider.max); at++) {
          slider.value = String(at);
          slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
          await new Promise(requestAnimationFrame);
        }
      });
      await until(
        page,
        () => {
          const { max, value } = document.querySelector<HTMLInputElement>('[aria-label="Moment of the session"]')!;
          return max === value;
        },
        "its end",
      );
    }
    await isUnharmed(page);
  }
  expect(outcomes.at(-1)).toBe("opened");
  expect(await page.evaluate(() => document.querySelector('.client.A [data-machine="connection"]')!.textContent))
    .toBe("connected");
});

test("in Firefox the reader shows hostile texts as text @slow", async ({ baseURL }) => {
  test.setTimeout(120_000);
  const page = await openIn(baseURL!, "annotate/");
  for (const path of files(".sdp")) {
    const text = readFileSync(path, "utf8");
    await page.evaluate((text) => {
      const field = document.querySelector<HTMLTextAreaElement>("main textarea")!;
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, text);
    const line = /^a=[\w-]+/m.exec(text)![0];
    await until(page, (line) => document.querySelector(".reader")?.textContent?.includes(line) ?? false, path, line);
    // No character that turns the text around stands raw in what is said, and no markup became an element.
    const raw = await page.evaluate(() => [
      document.querySelectorAll(".reader :is(script, img, iframe, svg)").length,
      /[\u202a-\u202e\u2066-\u2069]/.test(document.querySelector("main [role=status]")?.textContent ?? ""),
    ]);
    expect(raw, path).toEqual([0, false]);
    await isUnharmed(page);
  }
});
