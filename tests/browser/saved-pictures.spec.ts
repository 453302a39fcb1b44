/** Pictures of what happened: one, or as many as can be read. */
import { readFile } from "node:fs/promises";
import { Buffer } from "node:buffer";
import { type Download, expect, type Page, test } from "@playwright/test";
import { open, openDrawer } from "./person.ts";

/** The pixels of a PNG, by its header. */
async function sizeOf(file: Download): Promise<readonly [width: number, height: number]> {
  const bytes = await readFile(await file.path());
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** Opens a trace in which the first message came so many times more. */
async function opened(page: Page, messages: number): Promise<void> {
  const whole = JSON.parse(await readFile("tests/fixtures/traces/first-connection.trace.json", "utf8"));
  const { at } = whole.clients.A.log.at(-1);
  const more = Array.from(
    { length: messages },
    (_, i) => ({ type: "message-received", text: `message ${i}`, at: at + i }),
  );
  whole.clients.A.log.push(...more);
  await open(page, "/replay/");
  await page.locator('input[type="file"]').first().setInputFiles({
    name: "long.trace.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(whole)),
  });
  await expect(page.getByText("long.trace.json")).toBeVisible();
  await openDrawer(page, "What happened");
}

async function saved(page: Page, count: number): Promise<readonly Download[]> {
  const files: Download[] = [];
  page.on("download", (file) => files.push(file));
  await page.getByRole("button", { name: "Save PNG" }).click();
  await expect.poll(() => files.length).toBe(count);
  return files;
}

test("a short session is one picture, and nothing is said of it", async ({ page }) => {
  await opened(page, 3);
  const [file] = await saved(page, 1);
  expect(file.suggestedFilename()).toMatch(/^out-of-band-\d{4}-\d\d-\d\d-\d{4}\.png$/);
  await expect(page.locator(".save-form [role=status]")).toBeEmpty();
});

test("a long session is several pictures, all as wide as one of a short one, and it says so", async ({ page }) => {
  await opened(page, 1_000);
  const files = await saved(page, 4);
  const sizes = await Promise.all(files.map(sizeOf));
  for (const [width, height] of sizes) {
    expect(width).toBe(sizes[0][0]);
    expect(width).toBeGreaterThan(800);
    expect(height).toBeLessThanOrEqual(16_000);
  }
  expect(
    files.map((file) => file.suggestedFilename()).filter((name) =>
      /^out-of-band-1-of-4-\d{4}-\d\d-\d\d-\d{4}\.png$/.test(name)
    ),
  ).toHaveLength(1);
  await expect(page.locator(".save-form [role=status]")).toHaveText(/too long for one picture .* it was saved as 4/);
});
