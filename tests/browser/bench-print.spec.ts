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
      for (const one of pages) expect(outOfPage(one)).toEqual([]);
    });
  }
}
