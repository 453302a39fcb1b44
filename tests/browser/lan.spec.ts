/** Plain HTTP on an address of the network: no clipboard and no camera, and everything works all the same. */
import { networkInterfaces } from "node:os";
import { expect, test } from "@playwright/test";
import { box, client, face, makeOffer, open, openDrawer, otherWays, press, reading, state } from "./person.ts";

/** An address that this machine has in a network; browsers trust it no more than any other. */
const address = Object.values(networkInterfaces()).flat().find((one) => one?.family === "IPv4" && !one.internal)
  ?.address;

test.skip(!address, "This machine has no address in a network, so no page can be opened by one.");

test("by selecting, by links and by picture files, two pages over plain HTTP are connected", async ({ page, context, baseURL }) => {
  const site = `http://${address}:${new URL(baseURL!).port}/`;
  await open(page, `${site}bench/`);
  expect(await page.evaluate(() => [isSecureContext, typeof navigator.clipboard])).toEqual([false, "undefined"]);
  await openDrawer(page, "Bench");
  await page.getByRole("button", { name: "Move Client B to another device" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("A camera opens it as a link.");
  const typed = dialog.locator(".qr-address b");
  await expect(typed).toHaveText(`${site}device/?client=B`);
  expect(await typed.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(20);
  const code = await dialog.getByRole("img").screenshot();
  await page.keyboard.press("Escape");
  await makeOffer(page);
  await expect(client(page, "A").getByText("2 candidates inside")).toBeVisible();

  await otherWays(page, "A");
  await client(page, "A").getByRole("button", { name: "Scan a QR code for Client A" }).click();
  await expect(dialog).toContainText("This page came over plain HTTP, and browsers give such pages no camera.");
  await dialog.getByLabel("Read a picture of the code").setInputFiles({
    name: "code.png",
    mimeType: "image/png",
    buffer: code,
  });
  await expect(box(page, "A")).toHaveValue(/^http:.*\/device\/\?client=B$/);
  await expect(reading(page, "A")).toContainText(/it is a web address\. Open it in a browser/);
  await box(page, "A").fill("");

  await page.getByRole("button", { name: "Copy this link" }).click();
  await expect(page.getByText("The browser did not let the page copy: select the link above and copy it."))
    .toBeVisible();
  const link = await page.getByRole("textbox", { name: "Link to Client B" }).inputValue();
  expect(link).toContain(`${site}device/?client=B#O1`);
  const there = await context.newPage();
  await there.goto(link);
  await expect(reading(there, "B")).toContainText("This is an offer");
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(there, "B", call);
  await expect(client(there, "B").getByText(/[12] candidates? inside/)).toBeVisible();
  await press(there, "B", "Copy answer");
  const text = client(there, "B").getByRole("textbox", { name: "Text of answer, to select and copy" });
  await expect(text).toBeVisible();
  await client(there, "B").getByLabel("Copy as").selectOption("link");
  await expect(text).toHaveValue(/#A1/);
  const answer = await context.newPage();
  await answer.goto(await text.inputValue());
  await expect(answer.locator(".handed").getByRole("status")).toContainText(
    "Another tab of this browser waited for this, as Client A",
  );
  await face(page, "A");
  await press(page, "A", "setRemoteDescription");
  await expect(state(page, "A", "signaling")).toHaveText("stable");
});
