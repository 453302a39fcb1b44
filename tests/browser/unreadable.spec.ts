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
