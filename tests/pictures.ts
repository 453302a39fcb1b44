/** Takes the pictures in docs/pictures/ from the built site, as a person would come to see them. */
import { chromium, expect, type Page } from "@playwright/test";
import { site } from "../routes/site.ts";
import { answerIt, carry, makeOffer, open, press, state } from "./browser/person.ts";
import { findChromium } from "./find-browser.ts";

const found = await findChromium();
if ("reason" in found) throw new Error(found.reason);
const server = Deno.serve({ port: 0, onListen: () => {} }, site("dist").fetch);
const base = `http://localhost:${server.addr.port}`;
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu"] });
await Deno.mkdir("docs/pictures", { recursive: true });

const LESSON = `${base}/lessons/the-first-connection/`;
const PICTURES: Record<string, (page: Page) => Promise<void>> = {
  home: (page) => open(page, base),
  "lesson-connected": connected,
  "bench-mistake": mistake,
  reader: read,
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

for (const [name, reach] of Object.entries(PICTURES)) {
  for (
    const [kind, colorScheme, width] of [["light", "light", 1440], ["dark", "dark", 1440], [
      "phone",
      "light",
      390,
    ]] as const
  ) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    await reach(page);
    await page.evaluate(() => scrollTo(0, 0));
    const path = `docs/pictures/${name}-${kind}.png`;
    await page.screenshot({ path, fullPage: kind === "phone" });
    console.log(path);
    await context.close();
  }
}
await browser.close();
await server.shutdown();
