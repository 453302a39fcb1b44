/** Load, measured: many connections, many messages, channels at full rate, and a bench that is left alone. @slow */
import process from "node:process";
import { type CDPSession, expect, type Page, test } from "@playwright/test";
import { client, hears, makeOffer, open, press, say, state } from "./person.ts";
import { reset } from "./why-panel.ts";

const CONNECTIONS = Number(process.env.LOAD_CONNECTIONS ?? 200);
const MINUTES = Number(process.env.LOAD_MINUTES ?? 10);

/** Keeps the channels of the page, so that a test can send faster than any person. */
const keepChannels = (page: Page) =>
  page.addInitScript(() => {
    const channels: RTCDataChannel[] = [];
    const tasks: number[] = [];
    Object.assign(globalThis, { channels, tasks });
    const make = RTCPeerConnection.prototype.createDataChannel;
    RTCPeerConnection.prototype.createDataChannel = function (...args) {
      const channel = make.apply(this, args);
      channels.push(channel);
      return channel;
    };
    const add = (entries: PerformanceEntryList) => tasks.push(...entries.map(({ duration }) => duration));
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "longtask" });
    Object.assign(globalThis, { settle: () => add(observer.takeRecords()) });
  });

async function connect(page: Page): Promise<void> {
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await press(page, "B", "Carry answer for me");
  await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).click();
  await expect(state(page, "B", "channel")).toHaveText("open");
}

const sends = (page: Page, text: string, times: number) =>
  page.evaluate(([text, times]) => {
    for (let i = 0; i < times; i++) Reflect.get(globalThis, "channels")[0].send(text);
  }, [text, times] as const);

/** The longest task of the page since this was asked last, in milliseconds; none below 50 is told. */
const longest = (page: Page) =>
  page.evaluate(async () => {
    // A task is told once what it drew was shown.
    for (let i = 0; i < 3; i++) await new Promise((shown) => requestAnimationFrame(shown));
    Reflect.get(globalThis, "settle")();
    return Math.max(0, ...Reflect.get(globalThis, "tasks").splice(0)) as number;
  });

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((one) => one.name === name)!.value;
}

async function measured(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return session;
}

async function heap(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  return (await session.send("Runtime.getHeapUsage")).usedSize;
}

test(`${CONNECTIONS} connections in one page leave the heap flat @slow`, async ({ page }) => {
  test.setTimeout(CONNECTIONS * 10_000);
  await open(page, "/bench/");
  const session = await measured(page);
  const sizes: number[] = [];
  for (let i = 1; i <= CONNECTIONS; i++) {
    await connect(page);
    await reset(page);
    if (i % Math.ceil(CONNECTIONS / 4) === 0) sizes.push(await heap(session));
  }
  console.log(`heap after each quarter: ${sizes.map((size) => `${(size / 1e6).toFixed(1)} MB`).join(", ")}`);
  // The first quarter brings every chunk and every compiled function; after it nothing is left behind.
  expect(sizes.at(-1)! - sizes[0]).toBeLessThan(sizes[0] / 2);
});

test("20 000 messages: the last thousand cost about what the first did, and a long word no long task @slow", async ({ page }) => {
  test.setTimeout(300_000);
  await keepChannels(page);
  await open(page, "/bench/");
  await connect(page);
  await say(page, "A", "hello");
  await hears(page, "B", "hello");
  const session = await measured(page);
  const costs: number[] = [];
  for (let n = 1; n <= 20; n++) {
    const before = await metric(session, "TaskDuration");
    await sends(page, "one of many", 1_000);
    const earlier = 1 + n * 1_000 - 100;
    await expect(client(page, "B").getByRole("log")).toContainText(`${earlier.toLocaleString("en")} earlier message`);
    costs.push(await metric(session, "TaskDuration") - before);
  }
  console.log(`a thousand messages: ${costs.map((cost) => `${Math.round(1000 * cost)}`).join(", ")} ms`);
  expect(costs.at(-1)).toBeLessThan(0.1 + 3 * costs[1]);
  await longest(page);
  await sends(page, "W".repeat(250_000), 1);
  await expect(client(page, "B").getByRole("log")).toContainText("of 250,000");
  const task = await longest(page);
  console.log(`a word of 250 000 letters: the longest task took ${Math.round(task)} ms`);
  expect(task).toBeLessThan(200);
});

test("ten channels at full rate leave the page awake @slow", async ({ page }) => {
  test.setTimeout(120_000);
  await keepChannels(page);
  await open(page, "/bench/");
  await connect(page);
  for (let n = 0; n < 9; n++) {
    await client(page, "A").getByRole("button", { name: "createDataChannel" }).click();
  }
  await expect.poll(() =>
    page.evaluate(() =>
      (Reflect.get(globalThis, "channels") as RTCDataChannel[]).filter((one) => one.readyState === "open").length
    )
  ).toBe(10);
  await longest(page);
  await page.evaluate(() =>
    new Promise<void>((done) => {
      const until = performance.now() + 10_000;
      const round = () => {
        for (const channel of Reflect.get(globalThis, "channels") as RTCDataChannel[]) {
          if (channel.bufferedAmount < 65_536) { for (let i = 0; i < 20; i++) channel.send("at full rate"); }
        }
        if (performance.now() < until) setTimeout(round);
        else done();
      };
      round();
    })
  );
  const task = await longest(page);
  console.log(`ten channels for ten seconds: the longest task took ${Math.round(task)} ms`);
  await say(page, "B", "still here");
  await hears(page, "A", "still here");
  expect(task).toBeLessThan(500);
});

test(`${MINUTES} minutes at rest, connected: below 2 % of a core @slow`, async ({ page }) => {
  test.setTimeout(MINUTES * 60_000 + 60_000);
  await open(page, "/bench/");
  await connect(page);
  const session = await measured(page);
  const [before, from] = [await metric(session, "TaskDuration"), await metric(session, "Timestamp")];
  const ends = from + MINUTES * 60;
  await expect.poll(() => metric(session, "Timestamp"), { timeout: MINUTES * 60_000 + 30_000, intervals: [10_000] })
    .toBeGreaterThan(ends);
  const share = (await metric(session, "TaskDuration") - before) / (await metric(session, "Timestamp") - from);
  console.log(`at rest for ${MINUTES} minutes: ${(100 * share).toFixed(2)} % of a core`);
  expect(share).toBeLessThan(0.02);
});
