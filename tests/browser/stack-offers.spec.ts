/**
 * What stacks have printed, and what people had in hand, goes through the paste box to `setRemoteDescription`, which
 * answers as the browser does that is given the description alone.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { readBlob } from "../../protocol/blob/mod.ts";
import { box, client, open, press, problem, reading, state } from "./person.ts";

const read = (path: string): string => readFileSync(`tests/fixtures/${path}`, "utf8");
const PRINTED = readdirSync("tests/fixtures/stacks").filter((name) => name.endsWith(".offer.txt"));
const FIELD = readdirSync("tests/fixtures/field").filter((name) => name.endsWith(".txt"));

/** The SDP of the one offer that a text holds, taken as it is. */
function offerIn(text: string): string | undefined {
  const found = readBlob(text, { asItIs: true });
  const [only, more] = found.ok ? found.messages : [];
  return only?.kind === "description" && !more && only.type !== "answer" ? only.sdp : undefined;
}

/** What the browser says to an offer that nothing has touched: the name of its exception, or nothing. */
const alone = (page: Page, sdp: string): Promise<string> =>
  page.evaluate(async (sdp) => {
    const peer = new RTCPeerConnection();
    try {
      await peer.setRemoteDescription({ type: "offer", sdp });
      return "";
    } catch (error) {
      return (error as Error).name;
    } finally {
      peer.close();
    }
  }, sdp);

/** Pastes an offer, gives it to Client B, past a refusal of the bench where it comes to one, and says what came of it. */
async function onBench(page: Page, text: string): Promise<string> {
  await open(page, "bench/");
  await box(page, "B").fill(text);
  await expect(reading(page, "B")).toContainText(/\S/);
  await press(page, "B", "setRemoteDescription");
  const signaling = state(page, "B", "signaling");
  const came = () =>
    signaling.textContent().then(async (now) => now !== "stable" || await problem(page, "B").count() > 0);
  await expect.poll(came).toBe(true);
  const give = client(page, "B").getByRole("button", { name: "Give it as it is to Client B" });
  if (await signaling.textContent() === "stable" && await give.isVisible()) {
    await give.click();
    await expect.poll(async () => await signaling.textContent() !== "stable" || await exception(page) !== "").toBe(
      true,
    );
  }
  return await signaling.textContent() === "have-remote-offer" ? "" : await exception(page);
}

/** The name of the exception that the problem of Client B quotes. */
const exception = async (page: Page): Promise<string> =>
  (await problem(page, "B").locator(".exception code").allTextContents()).join();

for (const file of PRINTED) {
  test(`${file}: read, applied and answered`, async ({ page }) => {
    expect(await onBench(page, read(`stacks/${file}`))).toBe("");
    await expect(box(page, "B"), "the box is emptied once all of it was taken").toHaveValue("");
    for (const call of ["createAnswer", "setLocalDescription"]) await press(page, "B", call);
    await expect(state(page, "B", "signaling")).toHaveText("stable");
    await expect(client(page, "B").getByRole("listitem").filter({ hasText: "answer" })).toBeVisible();
  });
}

test("an offer from the field is taken or refused as the browser does", async ({ page }) => {
  test.setTimeout(240_000);
  const said: Record<string, [onBench: string, alone: string]> = {};
  for (const file of FIELD) {
    const sdp = offerIn(read(`field/${file}`));
    if (sdp !== undefined) said[file] = [await onBench(page, read(`field/${file}`)), await alone(page, sdp)];
  }
  expect(Object.keys(said).length).toBeGreaterThan(5);
  console.log(`${Object.keys(said).length} offers of ${FIELD.length} texts from the field were given to the browser`);
  expect(Object.entries(said).filter(([, [bench, browser]]) => bench !== browser)).toEqual([]);
});

/** Shapes of lines that other readers refuse, and browsers take. */
const SHAPES: Record<string, (sdp: string) => string> = {
  "a=msid-semantic:WMS*": (sdp) => sdp.replace(/a=msid-semantic.*/, "a=msid-semantic:WMS*"),
  "a=msid-semantic: esp-webrtc": (sdp) => sdp.replace(/a=msid-semantic.*/, "a=msid-semantic: esp-webrtc"),
  "= and _ in a ufrag": (sdp) => sdp.replaceAll(/a=ice-ufrag:.*/g, "a=ice-ufrag:a=_b"),
};
for (const [what, change] of Object.entries(SHAPES)) {
  test(`${what} goes to the browser, whatever it says`, async ({ page }) => {
    const sdp = change(read("sdp/chromium-156/data-only.offerer.gathered.offer.sdp"));
    const bench = await onBench(page, sdp);
    expect(bench).toBe(await alone(page, sdp));
  });
}
