/** Every way that a blob travels: links and tabs, QR codes and the camera, files, the share sheet, dragging. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { expect, type Page, test } from "@playwright/test";
import { findCodes } from "../../protocol/blob/code/find.ts";
import { ALWAYS_ALLOW, FAKE_CAMERA, film, withCamera } from "./film.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import {
  box,
  carry,
  chooseMode,
  client,
  hears,
  makeOffer,
  open,
  otherWays,
  press,
  problem,
  reading,
  say,
  state,
} from "./person.ts";

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Client A’s offer with its candidates inside, on its card. */
async function offerWithCandidates(page: Page) {
  await chooseMode(page, "inside the description");
  await makeOffer(page);
  await expect(client(page, "A").getByText("2 candidates inside")).toBeVisible();
}

/** Opens what a card can do beside being copied. */
async function more(page: Page, what: string, from: "A" | "B" = "A") {
  await client(page, from).getByText(`More about ${what}`, { exact: true }).click();
  await expect(client(page, from).getByRole("button", { name: `Copy link of ${what}` })).toBeVisible();
}

test("three tabs: the offer’s link opens the other client, the answer’s link finds the tab that waits", async ({ page, context }) => {
  await open(page, "lessons/the-first-connection/");
  await offerWithCandidates(page);
  await more(page, "offer");
  await press(page, "A", "Copy link of offer");
  await expect(client(page, "A").getByText("copied as a link")).toBeVisible();
  const link = await clipboard(page);
  expect(link).toMatch(/\/device\/the-first-connection\/\?client=B#O1[0-9A-Z]+$/);

  const other = await context.newPage();
  const asked: string[] = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.goto(link);
  await expect(reading(other, "B")).toContainText("This is an offer, with 2 candidates inside.");
  expect(other.url(), "what the link carried is off the address").not.toContain("#O1");
  const code = link.split("#")[1];
  expect(asked.filter((url) => url.includes(code.slice(0, 20))), "and reached no server").toEqual([]);
  await expect(other.getByRole("region", { name: "Client A" })).toHaveCount(0);
  await isAccessible(other);
  await nothingOverlaps(other);
  for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(other, "B", call);
  // A path that is found early ends the gathering early.
  await expect(client(other, "B").getByText(/[12] candidates? inside/)).toBeVisible();
  await expect(client(other, "B").getByRole("button", { name: "Copy answer" })).toHaveClass(/next/);
  await more(other, "answer", "B");
  await press(other, "B", "Copy link of answer");
  await expect(client(other, "B").getByText("copied as a link")).toBeVisible();
  const back = await clipboard(other);

  const third = await context.newPage();
  await third.goto(back);
  await expect(third.locator(".handed").getByRole("status")).toContainText(
    "Another tab of this browser waited for this, as Client A",
  );
  await isAccessible(third);
  await third.close();
  await expect(reading(page, "A")).toContainText(/This is an answer, with [12] candidates? inside. Client A is in/);
  await press(page, "A", "setRemoteDescription");
  await expect(state(page, "A", "channel")).toHaveText("open");
  await say(page, "A", "from tab to tab");
  await hears(other, "B", "from tab to tab");
});

test("an answer that nobody waits for stays in the box, and the page says so", async ({ page, context }) => {
  await open(page, "bench/");
  await offerWithCandidates(page);
  await press(page, "A", "Carry offer for me");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await expect(client(page, "B").getByText(/[12] candidates? inside/)).toBeVisible();
  await more(page, "answer", "B");
  await press(page, "B", "Copy link of answer");
  await expect(client(page, "B").getByText("copied as a link")).toBeVisible();
  const link = await clipboard(page);
  await page.close();
  const lonely = await context.newPage();
  await lonely.goto(link);
  await expect(lonely.getByRole("alert").filter({ visible: true }).first()).toContainText(
    "No open tab of this browser waits for this.",
  );
  await expect(box(lonely, "A")).toHaveValue(/^A1/);
});

/** What another library reads in a picture, which the browser itself unpacks. */
async function readAnew(page: Page, png: Buffer): Promise<string> {
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d")!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let text = "";
    for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i]);
    return { width: picture.width, height: picture.height, data: btoa(text) };
  }, png.toString("base64"));
  // In a process of its own: Playwright's way of loading modules does not find all of this one.
  const reader = spawn(process.execPath, ["run", "tests/components/desk/read-qr.ts", `${width}`, `${height}`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  reader.stdin.end(Buffer.from(data, "base64"));
  let said = "";
  for await (const piece of reader.stdout) said += piece;
  return said.trim();
}

for (const [colorScheme, width] of [["light", 1440], ["dark", 390]] as const) {
  test(`the QR code on the page, ${colorScheme} and ${width} wide, is read by another library from a picture of the page`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 1000 });
    await open(page, "bench/");
    await offerWithCandidates(page);
    await more(page, "offer");
    await press(page, "A", "Show QR code of offer");
    const dialog = page.getByRole("dialog");
    for (const [form, what] of [["a link", /^http:.*#O1[0-9A-Z]+$/], ["a compact code", /^O1[0-9A-Z]+$/]] as const) {
      await dialog.getByRole("radio", { name: form }).check();
      await expect(dialog.getByText(form === "a link" ? /version [78], level M/ : /version [5-7], level M/))
        .toBeVisible();
      const text = await readAnew(page, await page.screenshot());
      expect(text).toMatch(what);
      expect(findCodes(text).messages).toHaveLength(1);
    }
    await nothingOverlaps(page);
    await isAccessible(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(client(page, "A").getByRole("button", { name: "Show QR code of offer" })).toBeFocused();
    await expect(client(page, "A").getByText("shown as a QR code")).toBeVisible();
  });
}

test(
  "a picture of the code is read as a file and by the scanner; a file that is none is said",
  async ({ page }, { outputDir }) => {
    await open(page, "bench/");
    await offerWithCandidates(page);
    await more(page, "offer");
    await press(page, "A", "Show QR code of offer");
    await expect(page.getByText(/level M/)).toBeVisible();
    const picture = await page.getByRole("dialog").screenshot();
    await page.keyboard.press("Escape");
    const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
    const chooser = client(page, "B").getByLabel("Open a file for Client B");
    await chooser.setInputFiles(file("code.png", "image/png", picture));
    await expect(reading(page, "B")).toContainText("This is Client A’s offer");
    await chooser.setInputFiles(file("empty.png", "image/png", Buffer.from("no picture")));
    await expect(problem(page, "B")).toContainText("the browser cannot open it");
    await expect(box(page, "B"), "nothing is lost").toHaveValue(/O1/);

    const [download] = await Promise.all([page.waitForEvent("download"), press(page, "A", "Save offer as a file")]);
    expect(download.suggestedFilename()).toMatch(/client-A-offer-1-\d{4}-\d\d-\d\d-\d{4}\.json$/);
    await box(page, "B").fill("");
    const saved = join(outputDir, "offer.json");
    await download.saveAs(saved);
    await chooser.setInputFiles(saved);
    await expect(reading(page, "B")).toContainText("This is Client A’s offer, with 2 candidates inside.");
  },
);

test("the camera reads a code that somebody holds up, and the connection is made of it", async ({ page, launchOptions }) => {
  await open(page, "bench/");
  await offerWithCandidates(page);
  await more(page, "offer");
  await client(page, "A").getByLabel("Copy as").selectOption("compact");
  const text = client(page, "A").getByRole("textbox", { name: "Text of offer, to select and copy" });
  await expect(text).toHaveValue(/^O1/);
  const folder = await mkdtemp(join(tmpdir(), "film-"));
  try {
    const path = join(folder, "code.y4m");
    await writeFile(path, film(await text.inputValue(), 12, 0.15));
    const args = [FAKE_CAMERA, ALWAYS_ALLOW, `--use-file-for-fake-video-capture=${path}`];
    await withCamera(launchOptions, args, async (context) => {
      const phone = await context.newPage();
      await open(phone, new URL("device/", page.url().replace(/bench\/.*/, "")).href);
      await otherWays(phone, "B");
      await client(phone, "B").getByRole("button", { name: "Scan a QR code for Client B" }).click();
      await expect(reading(phone, "B")).toContainText("This is an offer, with 2 candidates inside.");
      await expect(phone.getByRole("dialog")).toHaveCount(0);
      for (const call of ["setRemoteDescription", "createAnswer", "setLocalDescription"]) await press(phone, "B", call);
      await expect(state(phone, "B", "signaling")).toHaveText("stable");
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("without a camera the scanner says so, and a picture still works", async ({ page }) => {
  await open(page, "bench/");
  await otherWays(page, "B");
  await client(page, "B").getByRole("button", { name: "Scan a QR code for Client B" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("status")).toContainText(/no camera|did not let/);
  await isAccessible(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toHaveCount(0);
});

test("a card is dragged into the other client’s box, in the form that is chosen", async ({ page }) => {
  await open(page, "bench/");
  await makeOffer(page);
  await client(page, "A").getByRole("listitem").filter({ hasText: "offer" }).dragTo(box(page, "B"));
  await expect(reading(page, "B")).toContainText("This is Client A’s offer");
  await more(page, "offer");
  await expect(client(page, "A").getByText("dragged at")).toBeVisible();
  await press(page, "B", "setRemoteDescription");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
});

test("every form on the card is read back in the other box; mended blobs say what was mended", async ({ page }) => {
  await open(page, "bench/");
  await offerWithCandidates(page);
  await more(page, "offer");
  for (const form of ["json", "sdp", "base64", "aiortc", "libdatachannel", "compact", "link"]) {
    await client(page, "A").getByLabel("Copy as").selectOption(form);
    await carry(page, "A", "offer");
    await expect(reading(page, "B"), form).toContainText("This is Client A’s offer, with 2 candidates inside.");
  }
  await client(page, "A").getByLabel("Copy as").selectOption("sdp");
  await press(page, "A", "Copy offer");
  const quoted = (await clipboard(page)).split("\r\n").filter(Boolean).map((line) => `> ${line}`).join("\n");
  await box(page, "B").fill(`Hi, here it is:\n\n${quoted}\n\nBye`);
  await expect(reading(page, "B")).toContainText("This is Client A’s offer");
  await client(page, "B").getByText("Show what was read").click();
  await expect(client(page, "B").getByRole("list", { name: "What was read" })).toContainText("a=setup:actpass");
  await isAccessible(page);
  await press(page, "B", "setRemoteDescription");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
});

test("hostile texts are shown as text and refused in words", async ({ page }) => {
  const opened: string[] = [];
  page.on("dialog", (dialog) => {
    opened.push(dialog.message());
    dialog.dismiss();
  });
  await open(page, "bench/");
  const laughs = `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`;
  for (
    const text of [
      "<img src=x onerror=alert(1)><script>alert(2)</script>",
      "javascript:alert(3)",
      "data:text/html,<script>alert(4)</script>",
      laughs,
      '{"type":"offer","sdp":"<svg onload=alert(5)>"}',
      "O14TY404HN92AC6XW73ME56X94TD692FEP3JK35YR8R16T43MPSDE1B81SN9D01X8363MNMF9E2ZBVXBPJVTE8RC6X05TH7",
    ]
  ) {
    await box(page, "B").fill(text);
    await expect(reading(page, "B"), text.slice(0, 40)).toContainText(/\S+ .*\S+\./);
    await expect(client(page, "B").locator(".paste")).toHaveClass(/bad/);
  }
  await expect(reading(page, "B")).toContainText("cut off");
  expect(opened).toEqual([]);
  await expect(page.locator("main :is(img, script)")).toHaveCount(0);
});

test("a code to be read aloud stands large, in groups of five; a misheard line is named, and heard again it is applied", async ({ page }) => {
  await open(page, "/bench/");
  await offerWithCandidates(page);
  await more(page, "offer");
  await client(page, "A").getByLabel("Copy as").selectOption("spoken");
  const shown = client(page, "A").getByRole("textbox", { name: /^Text of offer/ });
  await expect(shown).toHaveValue(/^1: (?:[0-9A-Z]{5} ){5}= [0-9A-Z]\n2: /);
  expect(await shown.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(20);
  const lines = (await shown.inputValue()).split("\n");
  const misheard = lines[1].replace(/(?<=^2: ..)./, (sign) => sign === "7" ? "8" : "7");
  await box(page, "B").fill(lines.with(1, misheard).join("\n"));
  await expect(reading(page, "B")).toContainText("Line 2 of this code is wrong");
  await box(page, "B").fill(lines.join("\n").toLowerCase());
  await expect(reading(page, "B")).toContainText("This is Client A’s offer, with 2 candidates inside.");
});
