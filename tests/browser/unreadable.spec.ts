/** What a link or a file brings, and nobody can read, is told, and blows nothing up. */
import { gzipSync } from "node:zlib";
import { Buffer } from "node:buffer";
import { expect, test } from "@playwright/test";
import { box, open, reading } from "./person.ts";

test("a link whose percent signs are broken leaves what it carried in the box, with a word", async ({ page }) => {
  await open(page, "device/?client=B#%E0%A4%A");
  await expect(box(page, "B")).toHaveValue("%E0%A4%A");
  await expect(reading(page, "B")).toContainText(/\S/);
});

test("a session that was damaged on its way to the handouts is told", async ({ page }) => {
  await open(page, "annotate/#trace=bm90IGRlZmxhdGVk");
  await expect(page.getByRole("textbox").first()).toHaveValue("trace=bm90IGRlZmxhdGVk");
  await expect(page.getByRole("main").getByRole("status")).toContainText("nothing that can be read here");
});

for (const [path, where] of [["annotate/", "main [role=status]"], ["replay/", ".problem:visible"]]) {
  test(`/${path}: a compressed file that is cut off, and one that unfolds to a thousand times its size`, async ({ page }) => {
    test.slow();
    await open(page, path);
    const give = (name: string, buffer: Buffer) =>
      page.locator('input[type="file"]').first().setInputFiles({ name, mimeType: "application/gzip", buffer });
    const told = page.locator(where).first();
    const whole = gzipSync(Buffer.from("v=0\r\n".repeat(2000)));
    await give("cut.gz", whole.subarray(0, whole.length - 12));
    await expect(told).toContainText(/\S/);
    const said = await told.textContent();
    await give("bomb.gz", gzipSync(Buffer.alloc(300_000_000, "a")));
    await expect(told).not.toHaveText(said!);
    await expect(told).toContainText(/50 MB|characters/);
    // Nothing of it was laid out.
    expect(await page.evaluate(() => document.body.textContent!.length)).toBeLessThan(200_000);
  });
}

for (const [path, where] of [["annotate/", "main [role=status]"], ["device/?client=B", ".client [role=alert]"]]) {
  test(`/${path}: an empty file is told to be empty`, async ({ page }) => {
    await open(page, path);
    await page.locator('input[type="file"]').first().setInputFiles({
      name: "empty.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("\n"),
    });
    await expect(page.locator(where).filter({ hasText: "This file is empty." })).toBeVisible();
  });
}

test("what another page of this browser says, and is no blob, is passed over", async ({ page, context }) => {
  const thrown: string[] = [];
  page.on("pageerror", (error) => thrown.push(error.message));
  await open(page, "device/?client=A");
  const other = await context.newPage();
  await other.goto("/");
  await other.evaluate(() => {
    const channel = new BroadcastChannel("out-of-band/blobs");
    for (const note of [null, 5, "text", [], { ask: 7 }, { ask: "1", text: {} }, { taken: null }]) {
      channel.postMessage(note);
    }
  });
  // What comes after it on the same channel has arrived when it is answered by what the page does not know, too.
  await page.evaluate(() => {
    const channel = new BroadcastChannel("out-of-band/blobs");
    return new Promise((done) => {
      channel.onmessage = done;
      new BroadcastChannel("out-of-band/blobs").postMessage(null);
    });
  });
  expect(thrown).toEqual([]);
});
