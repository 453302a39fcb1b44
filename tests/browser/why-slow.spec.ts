/** Why is it not connecting? The reasons, and the words, that take a browser’s patience to bring about. */
import { chromium, expect, test } from "@playwright/test";
import { chooseMode, makeOffer, open, press, state, withhold } from "./person.ts";
import {
  answers,
  ask,
  connectAnew,
  connectDevices,
  edit,
  exchange,
  give,
  halt,
  reads,
  side,
  sit,
  take,
  toAnswer,
  toNobody,
} from "./why-panel.ts";

test("other-gave-up: one side gives up after 15 s, and the other side says so @slow", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, "bench/");
  await exchange(page);
  await edit(page, "A", "candidate 1", toNobody);
  await press(page, "A", "Carry candidate 1 for me");
  await expect(state(page, "B", "connection")).toHaveText("failed", { timeout: 30_000 });
  await reads(page, "A", "other-gave-up", "B", {}, /^B: connection is failed since/);
  await reads(page, "B", "unreachable", "B", { failed: true, more: true }, /^B: connection is failed since/);
  await reads(page, "B", "candidates-held", "A", { count: 1 }, /^A holds candidate 2: host udp /);
  await press(page, "A", "Carry candidate 2 for me");
  for (const name of ["A", "B"] as const) await expect(state(page, name, "channel")).toHaveText("open");
});

test("lost: the other browser is halted until the path is given up @slow", async ({ page, baseURL, launchOptions }) => {
  test.setTimeout(120_000);
  const browser = await chromium.launch(launchOptions);
  try {
    const context = await browser.newContext({ baseURL, permissions: ["clipboard-read", "clipboard-write"] });
    const other = await context.newPage();
    await Promise.all([sit(page, "A"), sit(other, "B")]);
    await connectDevices(page, other);
    const halted = await halt(browser);
    try {
      await expect(state(page, "A", "connection")).toHaveText("failed", { timeout: 60_000 });
      await reads(page, "A", "lost", "A", { failed: true }, /^A: connection is failed since/);
    } finally {
      halted.goOn();
    }
  } finally {
    await browser.close();
  }
});

test("too-late: in Chromium, the answer is not carried for 222 s @slow", async ({ page }) => {
  test.setTimeout(400_000);
  await open(page, "bench/");
  await chooseMode(page, "inside the description");
  await withhold(page, false);
  await toAnswer(page);
  await expect(state(page, "B", "ice")).toHaveText(/connected|completed/);
  await expect(state(page, "B", "connection")).toHaveText("failed", { timeout: 300_000 });
  await ask(page);
  for (const name of ["A", "B"] as const) {
    await expect(side(page, name)).toContainText(
      /Client B gave up 2\d\d s after its descriptions were complete, before Client A had its answer, and does not recover\./,
    );
    await expect(side(page, name)).toContainText("B’s answer: A has not applied it");
    await expect(side(page, name)).toContainText("Reset the bench, and carry the next answer sooner.");
  }
  await chooseMode(page, "one by one");
  await connectAnew(page);
});

test("too-late: on one device in Chromium, an answer that was carried is not applied for 222 s @slow", async ({ page, browser }) => {
  test.setTimeout(400_000);
  const context = await browser.newContext();
  try {
    const other = await context.newPage();
    await Promise.all([sit(page, "A"), sit(other, "B", false)]);
    await makeOffer(page);
    await give(other, "B", await take(page, "A", "offer"));
    await answers(other);
    await take(other, "B", "answer");
    await expect(state(other, "B", "ice")).toHaveText(/connected|completed/);
    await expect(state(other, "B", "connection")).toHaveText("failed", { timeout: 300_000 });
    await ask(other);
    await expect(side(other, "B")).toContainText(
      /^Client BClient B gave up 2\d\d s after .* before Client A had its answer/,
    );
    await expect(side(other, "B")).toContainText("and no handshake came");
  } finally {
    await context.close();
  }
});
