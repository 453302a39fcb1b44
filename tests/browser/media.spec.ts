/** Video and audio: added, negotiated anew, really received, and removed; and what the code says of it. */
import { expect, type Page, test } from "@playwright/test";
import { ALWAYS_ALLOW, FAKE_CAMERA, withCamera } from "./film.ts";
import { darkButtons, isAccessible, nothingOverlaps } from "./looks.ts";
import {
  carry,
  chooseMode,
  client,
  face,
  makeOffer,
  more,
  type Name,
  open,
  openDrawer,
  press,
  problem,
  showPane,
  state,
} from "./person.ts";

// axe reads every word of a long SDP, in two themes.
test.slow();

declare global {
  var given: MediaStreamTrack[];
}

const across = (name: Name): Name => name === "A" ? "B" : "A";
const media = (page: Page, name: Name) => page.getByRole("region", { name: `Video and audio of Client ${name}` });
const found = (page: Page, name: Name) => page.getByRole("list", { name: `Tracks that came to Client ${name}` });

async function connect(page: Page) {
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await press(page, "B", "Carry answer for me");
  await face(page, "A");
  await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).click();
  await expect(state(page, "B", "channel")).toHaveText("open");
}

async function add(page: Page, name: Name, ...what: string[]) {
  await face(page, name);
  const summary = media(page, name).locator("summary");
  if (await media(page, name).getByRole("button", { name: "Add camera" }).count() === 0) await summary.click();
  for (const words of what) await media(page, name).getByRole("button", { name: words }).click();
}

/** Offer and answer once more, by hand. */
async function again(page: Page, from: Name) {
  const to = across(from);
  await press(page, from, "createOffer");
  await press(page, from, "setLocalDescription");
  await expect(state(page, from, "signaling")).toHaveText("have-local-offer");
  await carry(page, from, "offer");
  await press(page, to, "setRemoteDescription");
  await press(page, to, "createAnswer");
  await press(page, to, "setLocalDescription");
  await expect(state(page, to, "signaling")).toHaveText("stable");
  await carry(page, to, "answer");
  await press(page, from, "setRemoteDescription");
  await expect(state(page, from, "signaling")).toHaveText("stable");
}

/** Pictures and packets that a client has received, as its panel counts them. */
async function receives(page: Page, name: Name) {
  await face(page, name);
  const counted = async (unit: string) => {
    const text = await found(page, name).textContent() ?? "";
    return Number(new RegExp(`([\\d,]+) ${unit}`).exec(text)?.[1].replaceAll(",", "") ?? 0);
  };
  for (const unit of ["pictures", "packets"]) {
    await expect.poll(() => counted(unit), { message: unit }).toBeGreaterThan(0);
    const before = await counted(unit);
    await expect.poll(() => counted(unit), { message: `more ${unit}` }).toBeGreaterThan(before);
  }
}

const receivesPictures = (page: Page, name: Name) =>
  expect(found(page, name)).toContainText(/[1-9]\d* pictures, 320 × 180/);

/** How far the picture in an element is from one colour all over. */
const variety = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).evaluate((video: HTMLVideoElement) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 36 });
    const pen = canvas.getContext("2d")!;
    pen.drawImage(video, 0, 0, 64, 36);
    const { data } = pen.getImageData(0, 0, 64, 36);
    const colours = new Set<string>();
    for (let i = 0; i < data.length; i += 4) colours.add(data.slice(i, i + 3).join());
    return colours.size;
  });

test("synthetic video and audio are added, negotiated by hand, received, and removed again", async ({ page }) => {
  await open(page, "/bench/");
  await connect(page);
  await add(page, "A", "Add synthetic video", "Add synthetic audio");
  await expect(media(page, "A").getByRole("status")).toContainText("needs a new offer");
  await expect.poll(() => darkButtons(page)).toEqual(["createOffer"]);
  await isAccessible(page);
  await again(page, "A");
  await receives(page, "B");
  await expect.poll(() => variety(page, "video from Client A")).toBeGreaterThan(10);
  await expect(media(page, "A").getByRole("status")).toHaveCount(0);
  await isAccessible(page);
  await nothingOverlaps(page);

  await press(page, "A", "Remove synthetic video");
  await expect(media(page, "A").getByRole("status")).toContainText("needs a new offer");
  await again(page, "A");
  await face(page, "B");
  await expect(found(page, "B")).toContainText("Client A sends nothing here now: its media section says a=recvonly.");
  await client(page, "B").getByRole("tab", { name: "Local SDP" }).click();
  await expect(client(page, "B").getByRole("list", { name: "Local SDP of Client B" })).toContainText("a=inactive");
});

test("a tone that was removed, twice at once, is not ended again when its connection is closed", async ({ page }) => {
  const failures: Error[] = [];
  page.on("pageerror", (error) => failures.push(error));
  await page.addInitScript(() => {
    globalThis.given = [];
    const { addTrack } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.addTrack = function (track, ...streams) {
      globalThis.given.push(track);
      return addTrack.call(this, track, ...streams);
    };
  });
  await open(page, "/bench/");
  await add(page, "A", "Add synthetic audio", "Add synthetic video");
  const tracks = () => page.evaluate(() => globalThis.given.map(({ kind, readyState }) => `${kind} ${readyState}`));
  await expect.poll(tracks).toEqual(["audio live", "video live"]);
  await media(page, "A").getByRole("button", { name: "Remove synthetic audio" }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await press(page, "A", "close");
  await expect.poll(tracks).toEqual(["audio ended", "video ended"]);
  expect(failures).toEqual([]);
});

test("the other way round: the one that answered offers, and so both send", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/bench/");
  await connect(page);
  await add(page, "B", "Add synthetic video", "Add synthetic audio");
  await again(page, "B");
  await receives(page, "A");
  await expect.poll(() => variety(page, "video from Client B")).toBeGreaterThan(10);
  await nothingOverlaps(page);
  await isAccessible(page);
});

test("candidates inside the description: the second exchange is carried like the first", async ({ page }) => {
  await open(page, "/bench/");
  await chooseMode(page, "inside the description");
  await makeOffer(page);
  await expect(client(page, "A").getByText(/[12] candidates? inside/)).toBeVisible();
  await press(page, "A", "Carry offer for me");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await expect(client(page, "B").getByText(/[12] candidates? inside/)).toBeVisible();
  await press(page, "B", "Carry answer for me");
  await expect(state(page, "B", "channel")).toHaveText("open");
  await add(page, "A", "Add synthetic video");
  await press(page, "A", "createOffer");
  await press(page, "A", "setLocalDescription");
  await expect(client(page, "A").getByText(/\d{4} characters, \d candidates? inside/)).toBeVisible();
  // As a compact code, which a description with media fits into as well.
  await more(page, "A", "offer");
  await client(page, "A").getByLabel("Copy as").selectOption("compact");
  await press(page, "A", "Copy offer");
  await expect(client(page, "A").getByText("carried", { exact: true })).toBeVisible();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toMatch(/^O1/);
  await client(page, "B").getByRole("textbox", { name: "Paste into Client B" }).fill(code);
  await expect.poll(() => darkButtons(page)).toEqual(["setRemoteDescription"]);
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(page, "B", call);
  await expect(client(page, "B").getByText(/\d{4} characters, \d candidates? inside/)).toBeVisible();
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  await receivesPictures(page, "B");
  await nothingOverlaps(page);
});

test("media may be there before the first offer, without any data channel", async ({ page }) => {
  await open(page, "/bench/");
  await add(page, "A", "Add synthetic video");
  await expect.poll(() => darkButtons(page)).toEqual(["createOffer"]);
  await again(page, "A");
  await expect(found(page, "B")).toContainText("No picture yet: the clients are not connected.");
  await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).click();
  await expect(found(page, "B")).toContainText(/[1-9]\d* pictures, 320 × 180/);
});

test.describe("devices", () => {
  test("a camera and a microphone are added, seen on the other side, and off again", async ({ launchOptions, baseURL }) => {
    await withCamera(launchOptions, [FAKE_CAMERA, ALWAYS_ALLOW], async (context) => {
      await context.grantPermissions(["camera", "microphone", "clipboard-read", "clipboard-write"], {
        origin: baseURL,
      });
      await context.addInitScript(() => {
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        globalThis.given = [];
        navigator.mediaDevices.getUserMedia = async (what) => {
          const stream = await ask(what);
          globalThis.given.push(...stream.getTracks());
          return stream;
        };
      });
      const page = await context.newPage();
      const live = () => page.evaluate(() => globalThis.given.map(({ readyState }) => readyState));
      await open(page, `${baseURL}/bench/`);
      await connect(page);
      await add(page, "A", "Add camera");
      await expect(media(page, "A").getByRole("listitem").filter({ hasText: "video of a device" })).toBeVisible();
      await add(page, "A", "Add microphone");
      await expect(media(page, "A").getByRole("listitem").filter({ hasText: "audio of a device" })).toBeVisible();
      await again(page, "A");
      await receives(page, "B");
      expect(await live()).toEqual(["live", "live"]);
      await press(page, "A", "Remove video of a device");
      await expect.poll(live).toEqual(["ended", "live"]);
      await press(page, "A", "close");
      await expect.poll(live, "close() lets the microphone go").toEqual(["ended", "ended"]);
    });
  });

  test("a camera that is refused, or not there, is explained", async ({ launchOptions, baseURL }) => {
    for (
      const [args, words] of [
        [[FAKE_CAMERA], "did not let this page use the camera"],
        [[ALWAYS_ALLOW], "found no camera"],
      ] as const
    ) {
      await withCamera(launchOptions, args, async (context) => {
        const page = await context.newPage();
        await open(page, `${baseURL}/bench/`);
        await add(page, "A", "Add camera");
        await expect(problem(page, "A")).toContainText(words);
        await expect(problem(page, "A")).toContainText("synthetic media");
        await isAccessible(page);
      });
    }
  });
});

test("the code, copied as a page, sends video through a channel of its own, as the bench did", async ({ page, context }) => {
  await open(page, "/bench/");
  await connect(page);
  await add(page, "A");
  await relay(page, "A").check();
  await expect(media(page, "A")).toContainText("the other side applies it and answers by itself");
  await add(page, "A", "Add synthetic video");
  await press(page, "A", "createOffer");
  await press(page, "A", "setLocalDescription");
  await receivesPictures(page, "B");
  for (const name of ["A", "B"] as const) {
    // Every line that names a call which was made is marked as having run.
    const lines = await client(page, name).locator(".line").filter({ hasText: /\.(addTrack|createOffer)\(/ }).all();
    for (const line of lines) {
      const ran = name === "A" || (await line.innerText()).includes("setRemote");
      expect(await line.getAttribute("data-mark"), await line.innerText()).toBe(ran ? "✓" : "");
    }
  }
  await client(page, "A").getByRole("button", { name: "Copy as a page" }).click();
  await expect(client(page, "A").getByText("Copied.")).toBeVisible();
  const html = await page.evaluate(() => navigator.clipboard.readText());
  await page.close({ runBeforeUnload: false });
  const both = await context.newPage();
  const errors: string[] = [];
  both.on("pageerror", (error) => errors.push(error.message));
  await both.route("**/both", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await both.goto("/both");
  const logged = async (start: string) => {
    const line = both.getByRole("listitem").filter({ hasText: start }).first();
    await expect(line).toBeVisible();
    return (await line.innerText()).slice(start.length + 2);
  };
  const hand = (call: string, blob = "null") =>
    both.evaluate(([call, blob]) => Reflect.get(globalThis, call)(JSON.parse(blob)), [call, blob]);
  await hand("offerFromA", await logged("Offer from Client A"));
  await hand("answerFromB", await logged("Answer from Client B"));
  await hand("candidateFromA", await logged("Candidate from Client A"));
  await hand("candidateFromB", await logged("Candidate from Client B"));
  await expect(() => hand("messageToB", '"hello"')).toPass();
  await hand("laterOnA");
  await hand("change1OnA");
  await logged("Client A needs a new offer");
  // The second channel is open when it takes a text.
  await expect(() => both.evaluate(() => Reflect.get(globalThis, "messageToB")('{"candidate":""}', 1))).toPass();
  await hand("offerAgainFromA");
  const video = both.locator("video");
  await expect(video).toHaveCount(1);
  // Browsers start what is muted by itself once it can be seen.
  await video.scrollIntoViewIfNeeded();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBe(320);
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0.5);
  expect(errors).toEqual([]);
});

test("a replay tells of tracks, and says that a trace holds no media", async ({ page }) => {
  await open(page, "/bench/");
  await add(page, "A", "Add synthetic video");
  await press(page, "A", "createOffer");
  await press(page, "A", "setLocalDescription");
  await press(page, "A", "Carry offer for me");
  await expect(found(page, "B")).toContainText("video from Client A");
  await openDrawer(page, "What happened");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save trace" }).click();
  const path = await (await download).path();
  await open(page, "/replay/");
  await page.locator('input[type="file"]').setInputFiles(path);
  await page.getByRole("slider", { name: "Moment of the session" }).press("End");
  await expect(media(page, "A")).toContainText("A trace holds facts, and no media");
  await expect(media(page, "A")).toContainText("sends synthetic video");
  await expect(media(page, "B")).toContainText("video from Client A, mid 0: nothing comes");
  await isAccessible(page);
});

test("what is new in a later offer is marked, line by line", async ({ page }) => {
  await open(page, "/bench/");
  await connect(page);
  await add(page, "A", "Add synthetic audio");
  await press(page, "A", "createOffer");
  await client(page, "A").getByRole("tab", { name: "Local SDP" }).click();
  const sdp = client(page, "A").getByRole("list", { name: "Created by Client A" });
  await expect(client(page, "A").getByText(/Marked: [1-9]\d new lines since/)).toBeVisible();
  const fresh = await sdp.locator("li.fresh").allTextContents();
  expect(fresh.some((line) => line.startsWith("new:m=audio"))).toBe(true);
  expect(fresh.filter((line) => /a=candidate|m=application|ice-ufrag:.*mid:0/.test(line))).toEqual([]);
  await press(page, "A", "setLocalDescription");
  await expect(client(page, "A").getByRole("list", { name: "Local SDP of Client A" }).locator("li.fresh").first())
    .toBeVisible();
  await isAccessible(page);
});

const relay = (page: Page, name: Name) =>
  media(page, name).getByRole("checkbox", { name: "Send offers and answers through the channel" });

test("through the channel: nobody carries, and media comes and goes, from either side", async ({ page }) => {
  await open(page, "/bench/");
  await add(page, "A");
  await expect(relay(page, "A")).toBeDisabled();
  await connect(page);
  await relay(page, "A").check();
  await expect(media(page, "A")).toContainText("the other side applies it and answers by itself");
  await isAccessible(page);
  await add(page, "A", "Add synthetic video", "Add synthetic audio");
  await press(page, "A", "createOffer");
  await press(page, "A", "setLocalDescription");
  await receives(page, "B");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
  await expect(page.getByRole("list", { name: "Carried between the clients" })).toContainText(/by channel 0:/);
  await showPane(page, "A", "Chat");
  await expect(client(page, "A").getByRole("log")).not.toContainText("sdp");
  expect(await darkButtons(page)).not.toContain("Copy offer");
  await nothingOverlaps(page);
  await add(page, "B", "Add synthetic video");
  await press(page, "B", "createOffer");
  await press(page, "B", "setLocalDescription");
  await expect(found(page, "A")).toContainText(/[1-9]\d* pictures, 320 × 180/);
  await press(page, "A", "Remove synthetic video");
  await press(page, "A", "createOffer");
  await press(page, "A", "setLocalDescription");
  await expect(found(page, "B")).toContainText("Client A sends nothing here now");
  await isAccessible(page);
});

test("@slow two devices: the second page answers through the channel; one that does not is told of", async ({ page, context }) => {
  const there = await context.newPage();
  await open(page, "/device/?client=A");
  await open(there, "/device/?client=B");
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await makeOffer(page);
  await expect(client(page, "A").getByText("candidates inside")).toBeVisible();
  await page.bringToFront();
  await press(page, "A", "Copy offer");
  await expect(client(page, "A").getByText("carried", { exact: true })).toBeVisible();
  const offer = await copied();
  await client(there, "B").getByRole("textbox", { name: "Paste into Client B" }).fill(offer);
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(there, "B", call);
  await expect(client(there, "B").getByText(/candidates? inside/)).toBeVisible();
  await there.bringToFront();
  await press(there, "B", "Copy answer");
  await expect(client(there, "B").getByText("carried", { exact: true })).toBeVisible();
  const answer = await there.evaluate(() => navigator.clipboard.readText());
  await client(page, "A").getByRole("textbox", { name: "Paste into Client A" }).fill(answer);
  await press(page, "A", "setRemoteDescription");
  await expect(state(page, "A", "channel")).toHaveText("open");

  await add(page, "A");
  await relay(page, "A").check();
  await add(page, "A", "Add synthetic video", "Add synthetic audio");
  await press(page, "A", "createOffer");
  await press(page, "A", "setLocalDescription");
  await receives(there, "B");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
  await isAccessible(there);
  await nothingOverlaps(there);

  await add(there, "B");
  await expect(relay(there, "B")).toBeChecked();
  await relay(there, "B").uncheck();
  await page.bringToFront();
  await press(page, "A", "Remove synthetic audio");
  await press(page, "A", "createOffer");
  await press(page, "A", "setLocalDescription");
  await expect(media(page, "A").getByRole("alert")).toContainText("No answer has come through the channel");
  await isAccessible(page);
});
