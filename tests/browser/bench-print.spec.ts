/** The bench on paper: both clients, whichever was in front, with all that they say. */
import { expect, type Page, test } from "@playwright/test";
import { canReadPdf, outOfPage, readPdf } from "./pdf.ts";
import { client, face, hears, makeOffer, open, press, say, state } from "./person.ts";

async function connect(page: Page): Promise<void> {
  await open(page, "/bench/");
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  for (const call of ["createAnswer", "setLocalDescription"]) await press(page, "B", call);
  await expect(state(page, "B", "signaling")).toHaveText("stable");
  await press(page, "B", "Carry answer for me");
  await face(page, "A");
  await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).click();
  await expect(state(page, "B", "channel")).toHaveText("open");
  await say(page, "A", "are both on paper?");
  await hears(page, "B", "are both on paper?");
  await say(page, "B", "both are");
  await hears(page, "A", "both are");
}

for (const [what, width] of [["a laptop", 1280], ["a phone", 390]] as const) {
  for (const front of ["A", "B"] as const) {
    test(`printed from ${what} with Client ${front} in front, both clients stand there`, async ({ page }) => {
      test.skip(!canReadPdf, "There is no pdftotext (poppler-utils), which reads the printed page back.");
      await page.setViewportSize({ width, height: 800 });
      await connect(page);
      await face(page, front);
      const margin = { top: "15mm", right: "15mm", bottom: "15mm", left: "15mm" };
      const pages = readPdf(await page.pdf({ format: "A4", margin }));
      const words = pages.flatMap((one) => one.words.map(({ text }) => text)).join(" ");
      const times = (said: RegExp) => words.match(said)?.length ?? 0;
      expect(words).toMatch(/Client A offerer .* Client B answerer/s);
      // Of each: its machines, of which four are connected, its cards, and what it said and heard.
      for (const machine of ["signaling", "gathering", "DTLS", "SCTP", "channel"]) {
        expect(times(new RegExp(`(^| )${machine} `, "g")), machine).toBe(2);
      }
      expect(times(/(^| )connected(?= )/g)).toBe(8);
      expect(times(/To carry from Client [AB]/g)).toBe(2);
      for (const message of [/are both on paper\?/g, /both are(?= )/g]) {
        expect(times(message)).toBeGreaterThanOrEqual(2);
      }
      // What can only be pressed is no use on paper.
      expect(words).not.toMatch(/Undo|Reset the bench|Carry (?:next|the rest)|More about|Copy|Why is it not/);
      for (const one of pages) expect(outOfPage(one)).toEqual([]);
    });
  }
}

/** What stands on paper and could be pressed, but for what is a state, a mark of the diagram or a word of an SDP. */
const presses = (page: Page) =>
  page.locator("button:not(.state, .diagram-mark, .word), .more:not([open]) > summary, input[type=file]").filter({
    visible: true,
  });

/** What is on each page before it is printed. */
const PAGES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "bench/": connect,
  "device/": async (page) => {
    await open(page, "/device/");
    for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, "B", call);
    await expect(client(page, "B").getByText(/\d+ candidates? inside/)).toBeVisible();
  },
  "lessons/the-first-connection/": async (page) => {
    await open(page, "/lessons/the-first-connection/");
    await makeOffer(page);
  },
  "replay/": async (page) => {
    await open(page, "/replay/");
    await page.locator(".replay-file input").setInputFiles("tests/fixtures/traces/first-connection.trace.json");
    await expect(page.getByRole("slider", { name: "Moment of the session" })).toBeVisible();
  },
};

for (const [path, prepare] of Object.entries(PAGES)) {
  test(`on paper /${path} has no buttons, and its last line is below the clients`, async ({ page }) => {
    await prepare(page);
    await expect.poll(() => presses(page).count()).toBeGreaterThan(0);
    // A4 between its margins.
    await page.setViewportSize({ width: 680, height: 1000 });
    await page.emulateMedia({ media: "print" });
    expect(await presses(page).allTextContents()).toEqual([]);
    const lowest = await page.locator(".client").evaluateAll((all) =>
      Math.max(...all.map((one) => one.getBoundingClientRect().bottom))
    );
    expect((await page.locator(".bottom-line").boundingBox())!.y).toBeGreaterThanOrEqual(lowest);
    const cut = page.locator(".client, .client *").evaluateAll((all) =>
      all.filter((one) =>
        one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY !== "visible" &&
        getComputedStyle(one).clipPath === "none"
      ).map(({ className, scrollHeight, clientHeight }) => `${className}: ${clientHeight} of ${scrollHeight}`)
    );
    expect(await cut).toEqual([]);
  });
}
