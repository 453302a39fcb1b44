/** Takes the pictures in docs/pictures/ from the built site, as a person would come to see them: all, or those named. */
import { Buffer } from "node:buffer";
import { chromium, expect, type Locator, type Page } from "@playwright/test";
import { site } from "../routes/site.ts";
import {
  answerIt,
  carry,
  chooseMode,
  client,
  face,
  makeOffer,
  more,
  open,
  openDrawer,
  press,
  showPane,
  state,
} from "./browser/person.ts";
import { edit } from "./browser/why-panel.ts";
import { findChromium } from "./find-browser.ts";

const found = await findChromium();
if ("reason" in found) throw new Error(found.reason);
const server = Deno.serve({ port: 0, onListen: () => {} }, site("dist").fetch);
const base = `http://localhost:${server.addr.port}`;
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu"] });
await Deno.mkdir("docs/pictures", { recursive: true });

const LESSON = `${base}/lessons/the-first-connection/`;

/** How a state is come to, and which part of the page is shown where it is not the top. */
interface Picture {
  readonly reach: (page: Page) => Promise<void>;
  readonly of?: (page: Page) => Locator;
}
const PICTURES: Record<string, Picture> = {
  home: { reach: (page) => open(page, base) },
  "lesson-connected": { reach: connected },
  "bench-mistake": { reach: mistake },
  reader: { reach: read },
  desk: { reach: editOnTheWay, of: (page) => client(page, "A").locator(".over[open] > .over-body") },
  machine: { reach: openMachine, of: (page) => client(page, "A").locator(".machine") },
  pairs: { reach: openPairs, of: (page) => client(page, "A").locator(".pane") },
  "what-happened": { reach: whatHappened, of: (page) => page.locator(".happened .drawer-body") },
  why: { reach: askWhy, of: (page) => page.locator(".reasons .drawer-body") },
  settings: { reach: settle, of: (page) => page.locator("details.settings") },
  replay: { reach: replay },
  device: { reach: waitForOffer },
  "qr-code": { reach: showCode },
  media: { reach: sendVideo, of: (page) => client(page, "B").locator(".media") },
  moved: { reach: move },
};

async function connected(page: Page) {
  await open(page, LESSON);
  await makeOffer(page);
  await carry(page, "A", "offer");
  await answerIt(page);
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  await carry(page, "A", "candidate 1");
  await press(page, "B", "addIceCandidate");
  await expect(state(page, "B", "channel")).toHaveText("open");
}

async function whatHappened(page: Page) {
  await connected(page);
  await openDrawer(page, "What happened");
  await expect(page.locator(".diagram-scroll")).toBeVisible();
}

async function mistake(page: Page) {
  await open(page, `${base}/bench/`);
  await makeOffer(page);
  await carry(page, "A", "candidate 1");
  await press(page, "B", "addIceCandidate");
}

async function read(page: Page) {
  await open(page, `${base}/annotate/`);
  const sdp = "tests/fixtures/sdp/chromium-156/data-only.offerer.gathered.offer.sdp";
  await page.getByRole("textbox", { name: /An SDP/ }).fill(await Deno.readTextFile(sdp));
  await page.getByRole("button", { name: "2113937151" }).click();
}

async function editOnTheWay(page: Page) {
  await open(page, `${base}/bench/`);
  await makeOffer(page);
  await edit(page, "A", "candidate 1", (text) => text.replace("typ host", "typ srflx"));
  if (!await client(page, "A").locator(".over[open]").isVisible()) await more(page, "A", "candidate 1");
}

async function openMachine(page: Page) {
  await connected(page);
  await face(page, "A");
  await client(page, "A").getByRole("button", { name: /^ICE/ }).click();
  await expect(client(page, "A").locator(".machine")).toBeVisible();
}

async function openPairs(page: Page) {
  await connected(page);
  await face(page, "A");
  await showPane(page, "A", "Pairs");
  await expect(client(page, "A").locator(".pane")).toContainText("succeeded");
}

async function askWhy(page: Page) {
  await open(page, `${base}/bench/`);
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  await answerIt(page);
  await press(page, "B", "Carry answer for me");
  await edit(
    page,
    "A",
    "candidate 1",
    (text) =>
      text.replace(/(ufrag )\S+/, "$1else").replace(/"usernameFragment":\s*"[^"]+"/, '"usernameFragment": "else"'),
  );
  await press(page, "A", "Carry candidate 1 for me");
  await openDrawer(page, "Why is it not connecting?");
  await expect(page.locator(".why-side li").first()).toBeVisible();
}

async function settle(page: Page) {
  await open(page, `${base}/bench/`);
  const settings = page.locator("details.settings");
  await openDrawer(page, "Bench");
  await settings.locator("> summary").click();
  await settings.getByRole("button", { name: "Add a server" }).click();
  await settings.getByRole("textbox", { name: "URL of server 1" }).fill("stun:stun.invalid:3478");
  await settings.getByRole("button", { name: "Try it with server 1" }).click();
  await expect(settings.locator(".trial b")).toBeVisible();
}

async function replay(page: Page) {
  await connected(page);
  await openDrawer(page, "What happened");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save trace" }).click();
  const trace = await (await saving).path();
  await open(page, `${base}/replay/`);
  await page.locator('input[type="file"]').first().setInputFiles({
    name: "out-of-band.json",
    mimeType: "application/json",
    buffer: Buffer.from(await Deno.readFile(trace)),
  });
  const slider = page.getByRole("slider", { name: "Moment of the session" });
  await slider.fill(String(Math.round(Number(await slider.getAttribute("max")) / 2)));
}

async function waitForOffer(page: Page) {
  await open(page, `${base}/device/the-first-connection/?client=B`);
}

async function sendVideo(page: Page) {
  await open(page, `${base}/bench/`);
  await face(page, "A");
  const media = (name: "A" | "B") => page.getByRole("region", { name: `Video and audio of Client ${name}` });
  await media("A").locator("summary").click();
  for (const what of ["video", "audio"]) {
    await media("A").getByRole("button", { name: `Add synthetic ${what}` }).click();
  }
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  await answerIt(page);
  await press(page, "B", "Carry answer for me");
  await face(page, "A");
  await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).click();
  await face(page, "B");
  await expect(page.getByRole("list", { name: "Tracks that came to Client B" })).toContainText(/[1-9]\d* pictures/);
}

async function move(page: Page) {
  await open(page, LESSON);
  await openDrawer(page, "Bench");
  await page.getByRole("button", { name: "Move Client B to another device" }).click();
  await expect(page.getByRole("button", { name: "Bring Client B back here" })).toBeVisible();
  await expect(page.locator(".call.next")).toHaveText("createDataChannel");
}

async function showCode(page: Page) {
  await open(page, `${base}/bench/`);
  await chooseMode(page, "inside the description");
  await makeOffer(page);
  await more(page, "A", "offer");
  await press(page, "A", "Show QR code of offer");
  await expect(page.getByRole("dialog")).toBeVisible();
}

const KINDS = [["light", "light", 1440], ["dark", "dark", 1440], ["phone", "light", 390]] as const;
const wanted = Deno.args.length > 0 ? Deno.args : Object.keys(PICTURES);

for (const name of wanted) {
  const { reach, of } = PICTURES[name];
  for (const [kind, colorScheme, width] of KINDS) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    await reach(page);
    const path = `docs/pictures/${name}-${kind}.png`;
    if (of) await of(page).screenshot({ path });
    else {
      await page.evaluate(() => scrollTo(0, 0));
      await page.screenshot({ path, fullPage: kind === "phone" });
    }
    console.log(path);
    await context.close();
  }
}
await browser.close();
await server.shutdown();
