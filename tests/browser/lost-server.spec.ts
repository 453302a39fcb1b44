/** A page that lost its server: everything on it works, it reloads, and every other page opens. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, type Page, test } from "@playwright/test";
import { serveFiles } from "./file-server.ts";
import { answerIt, carry, client, hears, makeOffer, open, press, say, state } from "./person.ts";

test.use({ serviceWorkers: "allow" });

/** Waits until the site is kept on this device, and answers this page. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const controlled = () => navigator.serviceWorker.controller?.state === "activated";
    while (!controlled()) await new Promise((again) => setTimeout(again, 50));
  });
}

const LESSON = "lessons/the-first-connection/";
const PAGES = [
  "",
  "lessons/",
  LESSON,
  "bench/",
  "device/",
  "device/the-first-connection/",
  "replay/",
  "annotate/",
  "glossary/",
];

test("the server of `task start` gives a service worker all that it keeps", async ({ page }) => {
  await page.goto("/");
  await isKept(page);
});

test("the server is ended in the middle of a session: the page works on, reloads, and every page opens", async ({ page, context }) => {
  const { base, end } = await serveFiles("/class/oob/");
  try {
    await open(page, `${base}${LESSON}`);
    await makeOffer(page);
    await isKept(page);
    end();
    await expect(page.request.get(base)).rejects.toThrow(/ECONNREFUSED/);

    await carry(page, "A", "offer");
    await answerIt(page);
    await carry(page, "B", "answer");
    await press(page, "A", "setRemoteDescription");
    await press(page, "A", "Carry candidate 1 for me");
    await press(page, "B", "Carry candidate 1 for me");
    await expect(state(page, "A", "connection")).toHaveText(/^connected/);
    await say(page, "A", "no server");
    await hears(page, "B", "no server");
    await client(page, "A").getByRole("button", { name: /^signaling/ }).click();
    await expect(page.getByRole("group", { name: "The signaling states, explained" })).toBeVisible();
    await page.keyboard.press("Escape");
    await client(page, "A").getByRole("tab", { name: "Local SDP" }).click();
    await expect(client(page, "A").getByRole("tabpanel")).toContainText("a=ice-ufrag");

    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await open(page, `${base}${LESSON}`);
    await makeOffer(page);
    const second = await context.newPage();
    const bad: string[] = [];
    second.on("console", (message) => message.type() === "error" && bad.push(message.text()));
    for (const path of PAGES) {
      await open(second, `${base}${path}`);
      await expect(second.locator("h1")).not.toHaveText("There is no page here.");
    }
    await open(second, `${base}device/?client=B&mode=trickle`);
    await expect(client(second, "B")).toBeVisible();
    await open(second, `${base}annotate/`);
    const sdp = await readFile("tests/fixtures/sdp/chromium-156/data-only.offerer.gathered.offer.sdp", "utf8");
    await second.getByRole("textbox").first().fill(sdp);
    await expect(second.getByText("a=ice-ufrag").first()).toBeVisible();
    expect(bad).toEqual([]);
  } finally {
    end();
  }
});

test("an update never touches a bench in use: it waits until no page of the site is open", async ({ page, context }) => {
  const folder = await mkdtemp(`${tmpdir()}/out-of-band-`);
  let served = "dist";
  const { base, end } = await serveFiles("/", () => served);
  const home = () => page.getByRole("heading", { level: 1 });
  try {
    await open(page, `${base}bench/`);
    await isKept(page);
    await makeOffer(page);

    // A newer build: other words on the first page, and none of the scripts that the open page may still ask for.
    await cp("dist", folder, { recursive: true });
    const changed = (await readFile("dist/index.html", "utf8")).replace("You are the wire.", "A newer build.");
    await writeFile(`${folder}/index.html`, changed);
    const worker = await readFile("dist/sw.js", "utf8");
    await writeFile(
      `${folder}/sw.js`,
      worker.replace(/("\.\/",revision:")\w+|(revision:")\w+(",url:"\.\/")/, "$1$20$3"),
    );
    expect(await readFile(`${folder}/sw.js`, "utf8")).not.toBe(worker);
    served = folder;
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      while (!registration.waiting) await new Promise((again) => setTimeout(again, 50));
    });

    await press(page, "A", "Carry offer for me");
    await expect(state(page, "B", "signaling")).toHaveText(/^have-remote-offer/);
    await client(page, "A").getByRole("button", { name: /^signaling/ }).click();
    await expect(page.getByRole("group", { name: "The signaling states, explained" })).toBeVisible();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.goto(base);
    await expect(home()).toContainText("You are the wire.");
    await page.reload();
    await expect(home()).toContainText("You are the wire.");

    // The next visit has it.
    await page.close();
    await expect.poll(async () => {
      const next = await context.newPage();
      await next.goto(base);
      const words = await next.getByRole("heading", { level: 1 }).textContent();
      await next.close();
      return words;
    }).toContain("A newer build.");
  } finally {
    end();
    await rm(folder, { recursive: true });
  }
});
