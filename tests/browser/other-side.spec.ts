/** What comes over the channel from the other side, and is meant to harm: long, much, and unseen. */
import { expect, type Page, test } from "@playwright/test";
import { client, hears, makeOffer, open, press, problem, say, state } from "./person.ts";

/** Keeps the connections of the page, so that a test can send what no person would write. */
async function connected(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const all: RTCPeerConnection[] = [];
    Object.assign(globalThis, { all, channels: [] as RTCDataChannel[] });
    const Real = RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Real {
      constructor(...args: ConstructorParameters<typeof Real>) {
        super(...args);
        all.push(this);
      }
      override createDataChannel(...args: Parameters<RTCPeerConnection["createDataChannel"]>) {
        const channel = super.createDataChannel(...args);
        Reflect.get(globalThis, "channels").push(channel);
        return channel;
      }
    };
  });
  await open(page, "/bench/");
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await press(page, "B", "Carry answer for me");
  await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).click();
  await expect(state(page, "B", "channel")).toHaveText("open");
  await say(page, "A", "hello");
  await hears(page, "B", "hello");
}

const messages = (page: Page) => client(page, "B").getByRole("log", { name: "Messages of Client B" });

/** Sends from A, past the bench. */
const sends = (page: Page, text: string, times = 1) =>
  page.evaluate(([text, times]) => {
    const channel = Reflect.get(globalThis, "channels")[0];
    for (let i = 0; i < times; i++) channel.send(text);
  }, [text, times] as const);

/** How long the page worked at layout and script since it was opened, in milliseconds. */
async function worked(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return 1000 * of("TaskDuration");
  };
}

test("a word of 250 000 letters is laid out in parts, at little more cost than a short message", async ({ page }) => {
  await connected(page);
  const spent = await worked(page);
  const cost = async (text: string, shows: string) => {
    const before = await spent();
    await sends(page, text);
    await expect(messages(page)).toContainText(shows);
    return await spent() - before;
  };
  const short = await cost("a short one", "a short one");
  const long = await cost("W".repeat(250_000), "characters 1 to 2,000 of 250,000");
  console.log(`a short message ${Math.round(short)} ms, a word of 250 000 letters ${Math.round(long)} ms`);
  expect(long).toBeLessThan(200 + 10 * short);
  const log = messages(page);
  await log.getByRole("button", { name: "Next part" }).click();
  await expect(log).toContainText("characters 2,001 to 4,000 of 250,000");
  await log.getByRole("button", { name: "Earlier part" }).click();
  await expect(log).toContainText("characters 1 to 2,000 of 250,000");
  expect(await log.evaluate((element) => element.textContent!.length)).toBeLessThan(5_000);
});

test("what nobody sees is named, markup is text, and what is turned turns nothing else", async ({ page }) => {
  await connected(page);
  await sends(page, "invoice\u202egnp.exe <img src=x onerror=alert(1)> \u0000\u200b");
  await expect(messages(page)).toContainText("invoiceU+202Egnp.exe <img src=x onerror=alert(1)> U+0000U+200B");
});

test("bytes that are no text are told by their number", async ({ page }) => {
  await connected(page);
  await page.evaluate(() => {
    const [channel]: RTCDataChannel[] = Reflect.get(globalThis, "channels");
    channel.send(new Uint8Array([0, 1, 2, 255]));
    channel.send(new Blob(["of a file"]));
    channel.send(new ArrayBuffer(0));
  });
  for (const bytes of ["4 bytes", "9 bytes", "0 bytes"]) await expect(messages(page)).toContainText(bytes);
});

test("after a flood of messages, channels and long labels the page still answers", async ({ page }) => {
  await connected(page);
  await page.evaluate(() => {
    const [connection] = Reflect.get(globalThis, "all").filter((pc: RTCPeerConnection) =>
      pc.connectionState === "connected"
    );
    for (let i = 0; i < 30; i++) connection.createDataChannel(`${i} ${"x".repeat(20_000)}`);
  });
  await sends(page, "flood", 5_000);
  await expect(client(page, "B").getByRole("list", { name: "Data channels of Client B" }).getByRole("listitem"))
    .toHaveCount(31);
  await expect(messages(page)).toContainText("4,901 earlier messages");
  const labels = await client(page, "B").locator(".channel-label").allTextContents();
  expect(Math.max(...labels.map((label) => label.length))).toBeLessThanOrEqual(60);
  await say(page, "B", "still here");
  await hears(page, "A", "still here");
});

test("a flood of tracks is shown in part and counted, and the page still answers @slow", async ({ page }) => {
  test.setTimeout(180_000);
  await connected(page);
  const tracks = 120;
  await page.evaluate((tracks) => {
    const [connection] = Reflect.get(globalThis, "all").filter((pc: RTCPeerConnection) =>
      pc.connectionState === "connected"
    );
    const { stream } = new AudioContext().createMediaStreamDestination();
    const canvas = document.createElement("canvas");
    canvas.getContext("2d");
    const sources = [...stream.getTracks(), ...canvas.captureStream(5).getTracks()];
    for (let i = 0; i < tracks; i++) connection.addTransceiver(sources[i % 2].clone(), { direction: "sendonly" });
  }, tracks);
  for (const call of ["createOffer", "setLocalDescription"]) await press(page, "A", call);
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
  await press(page, "A", "Carry offer for me");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  for (const call of ["createAnswer", "setLocalDescription"]) await press(page, "B", call);
  await expect(state(page, "B", "signaling")).toHaveText("stable");
  await press(page, "B", "Carry answer for me");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
  const found = client(page, "B").getByRole("list", { name: "Tracks that came to Client B" });
  await expect(found).toBeVisible();
  await expect(client(page, "B")).toContainText(/\d+ more tracks have come/);
  expect(await client(page, "B").locator("video, audio").count()).toBeLessThanOrEqual(20);
  await say(page, "B", "still here");
  await hears(page, "A", "still here");
});

test("@slow a message of 10 MB is refused in words, and the next one goes", async ({ page }) => {
  await connected(page);
  const field = client(page, "A").getByRole("textbox", { name: "Message from Client A" });
  await field.fill("10 MB ".repeat(1_750_000));
  await press(page, "A", "Send");
  await expect(problem(page, "A")).toContainText("longer than this connection carries");
  await say(page, "A", "and a short one");
  await hears(page, "B", "and a short one");
  await expect(state(page, "B", "channel")).toHaveText("open");
});
