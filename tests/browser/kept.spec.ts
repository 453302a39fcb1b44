/** What stays on the device: progress, settings without secrets, the step in the address; and how it is erased. */
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { isAccessible } from "./looks.ts";
import { answerIt, carry, client, makeOffer, metSteps, open, openDrawer, press, showPane, state } from "./person.ts";

const LESSON = "/lessons/the-first-connection/";
const leftOff = (page: Page) => page.getByRole("status").filter({ hasText: "You were here before" });
const step = (page: Page, id: string) => page.locator(`[data-step="${id}"]`);
const stored = (page: Page) => page.evaluate(() => localStorage.getItem("out-of-band/kept"));

/** What remembers has come. */
async function remembers(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => /\/kept-/.test(name)));
}

test("a lesson is left halfway: after a reload the page says what died and puts back the rest", async ({ page }) => {
  await open(page, LESSON);
  await remembers(page);
  await expect(leftOff(page)).toHaveCount(0);
  await makeOffer(page);
  await carry(page, "A", "offer");
  await answerIt(page);
  await expect.poll(() => metSteps(page)).toHaveLength(3);
  await expect(page).toHaveURL(/#bring-the-answer-back$/);
  await expect.poll(() => stored(page)).toContain('"make-an-answer":{"met":');

  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(leftOff(page)).toContainText("had done 3 of 6 steps");
  await expect(leftOff(page)).toContainText("The connections died with that page");
  await expect(step(page, "make-an-offer")).toHaveAttribute("data-met", "false");
  await expect(step(page, "make-an-offer")).toContainText("done before");
  await expect(step(page, "say-hello-both-ways")).not.toContainText("done before");
  await expect(step(page, "bring-the-answer-back").locator("details")).toHaveAttribute("open");
  await isAccessible(page);
  // Whoever acts is shown what comes next.
  await makeOffer(page);
  await expect(leftOff(page)).toHaveCount(0);
  await expect(step(page, "carry-the-offer").locator("details")).toHaveAttribute("open");
  await expect(page).toHaveURL(/#carry-the-offer$/);
});

test("#step in the address opens that step, and moving changes it", async ({ page }) => {
  await open(page, `${LESSON}#say-hello-both-ways`);
  await expect(step(page, "say-hello-both-ways").locator("details")).toHaveAttribute("open");
  await step(page, "say-hello-both-ways").getByRole("button", { name: "Back" }).click();
  await expect(page).toHaveURL(/#carry-a-candidate-each-way$/);
  const before = await page.evaluate(() => history.length);
  await step(page, "carry-a-candidate-each-way").getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(/#make-an-offer$/);
  expect(await page.evaluate(() => history.length)).toBe(before);
  await page.evaluate(() => location.hash = "make-an-answer");
  await expect(step(page, "make-an-answer").locator("details")).toHaveAttribute("open");
  await open(page, "/device/the-first-connection/?client=B#make-an-answer");
  await expect(step(page, "make-an-answer").locator("details")).toHaveAttribute("open");
  await expect(page).toHaveURL(/client=B#make-an-answer$/);
  await open(page, "/lessons/");
  await open(page, `${LESSON}#no-such-step`);
  await expect(step(page, "make-an-offer").locator("details")).toHaveAttribute("open");
});

test("the course shows what is done, and the first page goes on where one stopped", async ({ page }) => {
  await open(page, "/");
  await expect(page.getByRole("link", { name: "Make your first connection" })).toBeVisible();
  await expect(page.getByText("Nothing of a lesson is kept yet.")).toBeVisible();
  await open(page, LESSON);
  await remembers(page);
  await makeOffer(page);
  await expect.poll(() => stored(page)).toContain('"met"');
  page.on("dialog", (dialog) => void dialog.accept());
  await open(page, "/");
  const next = page.getByRole("link", { name: "Go on with “The first connection”" });
  await expect(next).toHaveAttribute("href", /the-first-connection\/#carry-the-offer$/);
  await expect(page.locator(".stop").first()).toContainText("1 of 6 steps");
  await isAccessible(page);
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  const theme = await page.evaluate(() => document.documentElement.dataset.theme);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save it as a file" }).click();
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect([file.format, file.theme]).toEqual(["out-of-band/kept", theme]);
  expect(file.lessons["the-first-connection"].steps["make-an-offer"].met).toBeGreaterThan(1e12);

  await open(page, "/lessons/");
  await expect(page.locator(".stop").first()).toContainText("1 of 6 steps");
  await page.getByRole("button", { name: "Erase what this browser keeps" }).click();
  await page.getByRole("button", { name: "Erase it" }).click();
  await expect(page.getByText("It is erased.")).toBeVisible();
  await expect(page.locator(".stop").first()).not.toContainText("steps");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("settings stay without their secrets", async ({ page }) => {
  await open(page, "/bench/");
  await remembers(page);
  const settings = page.locator("details.settings");
  await openDrawer(page, "Bench");
  await settings.locator("> summary").click();
  await settings.getByRole("button", { name: "Add a server" }).click();
  const fill = (name: string, text: string) => settings.getByRole("textbox", { name, exact: true }).fill(text);
  await fill("URL of server 1", "turn:ada:secret@192.0.2.1");
  await fill("User name of server 1", "ada");
  await page.getByLabel("Credential of server 1").fill("secret");
  await settings.getByLabel("iceTransportPolicy").selectOption("relay");
  await expect.poll(() => stored(page)).toContain("turn:192.0.2.1");
  expect(await stored(page)).not.toMatch(/ada|secret/);
  await open(page, "/bench/");
  await openDrawer(page, "Bench");
  await expect(settings.locator("> summary")).toContainText("relay only");
  await settings.locator("> summary").click();
  await expect(settings).toContainText("Its user name and credential were not kept.");
  // A TURN server without them would leave the bench without an RTCPeerConnection.
  await settings.getByRole("button", { name: "Reset the bench with these" }).click();
  await expect(settings.getByText("The clients on the bench have these settings.")).toBeVisible();
  for (const name of ["A", "B"] as const) await expect(state(page, name, "signaling")).toHaveText("stable");
  await fill("User name of server 1", "ada");
  await page.getByLabel("Credential of server 1").fill("secret");
  await expect(settings).not.toContainText("were not kept");
  await expect(settings.locator("> summary")).toContainText("1 ICE server, relay only, not in force yet");
});

for (
  const [what, script, said] of [
    [
      "blocked",
      () =>
        Object.defineProperty(globalThis, "localStorage", {
          get: () => {
            throw new DOMException("no", "SecurityError");
          },
        }),
      "does not let the page keep anything",
    ],
    [
      "full",
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      },
      "is full, so it cannot remember",
    ],
    ["nonsense", () => localStorage.setItem("out-of-band/kept", '{"lessons":'), "cannot be read"],
  ] as const
) {
  test(`a storage that is ${what} is told in a sentence, and the lesson works`, async ({ page }) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.addInitScript(script);
    await open(page, LESSON);
    await remembers(page);
    await makeOffer(page);
    await expect(page.getByRole("status").filter({ hasText: said })).toHaveCount(1);
    await press(page, "A", "Carry offer for me");
    await expect(state(page, "B", "signaling")).toHaveText(/^have-remote-offer/);
    await expect(client(page, "B").getByRole("alert")).toHaveCount(0);
    await open(page, "/");
    expect(errors).toEqual([]);
  });
}

for (
  const [what, name, said] of [
    ["full", "QuotaExceededError", "is full, so your note is not kept"],
    ["blocked", "SecurityError", "does not let the page keep anything, so your note is not kept"],
  ] as const
) {
  test(`a teacher’s note that a ${what} storage does not keep says so, in the reader and on the bench`, async ({ page }) => {
    await page.addInitScript((name) => {
      Storage.prototype.setItem = () => {
        throw new DOMException("no", name);
      };
    }, name);
    const writes = async () => {
      await page.getByRole("button", { name: "a=setup", exact: true }).click();
      await page.getByText(/^Write a note on line/).click();
      await page.getByRole("textbox", { name: /Your note on line/ }).fill("Ask the class who speaks first.");
      await expect(page.locator(".note").getByRole("status")).toContainText(said);
    };
    await open(page, "/annotate/");
    await page.getByRole("textbox").first().fill(
      await readFile("tests/fixtures/stacks/libdatachannel.offer.txt", "utf8"),
    );
    await writes();
    await open(page, "/bench/");
    await makeOffer(page);
    await showPane(page, "A", "Local SDP");
    await writes();
  });
}
