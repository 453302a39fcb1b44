/** Captures opened at /replay/, chosen and dropped: their packets explained, and broken files told what to do. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { open } from "./person.ts";
import { ipv4, pcapng } from "../protocol/packets/write-capture.ts";

/** What tcpdump wrote of one STUN Binding. */
const BINDING = readFileSync("tests/fixtures/packets/binding.pcap");
const rows = (page: Page): Locator => page.getByRole("table", { name: "Packets of the capture" });

async function give(page: Page, name: string, bytes: Uint8Array) {
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) };
  await page.getByLabel(/^Open (a|another) trace$/).setInputFiles(file);
}

test("a capture of tcpdump is opened, its packets are explained, and it does not leave the page", async ({ page }) => {
  await open(page, "/replay/");
  await page.waitForLoadState("networkidle");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!/\.(js|css)$/.test(request.url())) asked.push(request.url());
  });
  await give(page, "binding.pcap", BINDING);
  await expect(page.getByText("This is a capture")).toBeVisible();
  await rows(page).getByRole("button", { name: "Binding request" }).first().click();
  const fields = rows(page).getByRole("list", { name: "Fields of Binding request" });
  await fields.getByRole("button", { name: /^magic cookie/ }).click();
  await expect(fields.getByText(/RFC 8489 §5/)).toBeVisible();
  await expect(rows(page).locator(".packet-run.lit")).toHaveText("21 12 a4 42");
  // A byte opens its field, too.
  await rows(page).locator(".packet-run").first().click();
  await expect(fields.locator("[aria-expanded=true]")).toHaveCount(1);
  await isAccessible(page);
  await nothingOverlaps(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await isAccessible(page);
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "Close the capture" }).click();
  await expect(page.getByText("Where a trace comes from")).toBeVisible();
});

test("a .pcapng that is dropped is opened, a long one in portions", async ({ page }) => {
  const flow = { from: "192.0.2.1", fromPort: 40000, to: "192.0.2.2", toPort: 3478 };
  const request = Uint8Array.from([0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, ...Array.from({ length: 12 }, (_, i) => i)]);
  const frames = Array.from({ length: 700 }, (_, i) => ({ at: 1000 + i, bytes: ipv4(flow, request) }));
  const bytes = pcapng(frames, 101, { isLittle: true, isNano: false });
  await open(page, "/replay/");
  await page.evaluate((bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(bytes)], "long.pcapng"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [...bytes]);
  await expect(page.getByText("Packets 1 to 200 of 700")).toBeVisible();
  await page.getByRole("button", { name: "Later ones" }).click();
  await expect(page.getByText("Packets 201 to 400 of 700")).toBeVisible();
  await expect(rows(page).getByRole("row")).toHaveCount(201);
});

test("a broken capture shows what can be read; a foreign one is refused, and says what to do", async ({ page }) => {
  await open(page, "/replay/");
  await give(page, "foreign.pcap", Uint8Array.from([1, 2, 3, 4]));
  await expect(page.locator(".replay").getByRole("alert")).toContainText("This file is no capture");
  await expect(page.locator(".replay").getByRole("alert")).toContainText(
    "Choose a file that tcpdump or Wireshark has written",
  );
  await give(page, "cut.pcap", Buffer.concat([BINDING, BINDING.subarray(24, 45)]));
  await expect(page.locator(".replay").getByRole("alert")).toContainText(
    /damaged, or was cut off: after \d+ datagrams? /,
  );
  await expect(rows(page).getByRole("button", { name: "Binding request" }).first()).toBeVisible();
  // A trace takes its place; what is none leaves it open.
  await give(page, "no.trace.json", new TextEncoder().encode("{}"));
  await expect(page.locator(".replay").getByRole("alert")).toContainText("no trace");
  await expect(rows(page)).toBeVisible();
  await give(page, "one.trace.json", readFileSync("tests/fixtures/traces/first-connection.trace.json"));
  await expect(page.getByText("This is a replay: nothing is called.")).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
});
