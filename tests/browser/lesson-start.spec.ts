/** How a lesson’s bench begins is data: each name of its front matter, in a lesson that is no part of the course. */
import { spawnSync } from "node:child_process";
import { expect, type Page, test } from "@playwright/test";
import { templateOf } from "../../lessons/format/template.ts";
import { carry, client, hears, makeOffer, metSteps, open, openDrawer, press, say, showPane, state } from "./person.ts";

/** The lesson that an author begins with, and more in its front matter. */
const lessonWith = (front: string) => templateOf("A fixture").replace(/^minutes/m, `${front}\nminutes`);

/** Opens a lesson that is no part of the course, at the place of one that is. */
async function openText(page: Page, text: string): Promise<void> {
  const { stdout, stderr, status } = spawnSync("deno", ["run", "-A", "tests/browser/render-lesson.ts"], {
    input: text,
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  await page.route("**/lessons/a-fixture/", (route) => route.fulfill({ contentType: "text/html", body: stdout }));
  await open(page, "/lessons/a-fixture/");
}

test("a lesson begins connected, by real calls on real connections, and does so again after a reset", async ({ page }) => {
  await openText(page, lessonWith("begins: connected"));
  for (const turn of ["first", "again"]) {
    for (const name of ["A", "B"] as const) {
      await expect(state(page, name, "channel"), turn).toHaveAttribute("data-state", "open");
    }
    await expect(page.locator(".clients")).not.toHaveAttribute("inert");
    await say(page, "A", `hello ${turn}`);
    await hears(page, "B", `hello ${turn}`);
    if (turn === "again") break;
    await page.getByRole("button", { name: "Reset the bench" }).click();
    await page.getByRole("button", { name: "Close both and start again" }).click();
    await expect(client(page, "B")).not.toContainText("hello first");
  }
  await openDrawer(page, "What happened");
  await expect(page.locator(".bottom-line")).toContainText("connected");
});

test("A has offered before the learner begins, and its step is met by that", async ({ page }) => {
  await openText(page, lessonWith("begins:\n  - A has offered\n  - A carry offer"));
  await expect(page.locator("#read-B")).toContainText("This is Client A’s offer");
  await expect(state(page, "A", "signaling")).toHaveText("have-local-offer");
  await expect.poll(() => metSteps(page)).toEqual(["make-an-offer"]);
  await press(page, "B", "setRemoteDescription");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
});

test("channels are made, options and all, before the learner begins", async ({ page }) => {
  await openText(
    page,
    lessonWith("begins:\n  - A option ordered false\n  - A createDataChannel\n  - A createDataChannel"),
  );
  await showPane(page, "A", "Code");
  await expect(page.locator(".client.A")).toContainText("ordered: false");
  await press(page, "A", "createOffer");
  await press(page, "A", "setLocalDescription");
  await expect.poll(() => metSteps(page)).toEqual(["make-an-offer"]);
});

test("servers and policy are those of the lesson: with relay alone and no relay there is no candidate", async ({ page }) => {
  await page.addInitScript(() => {
    const made: unknown[] = [];
    Reflect.set(globalThis, "madeWith", made);
    const real = RTCPeerConnection;
    globalThis.RTCPeerConnection = new Proxy(real, {
      construct(target, [configuration]) {
        made.push(configuration);
        return new target(configuration);
      },
    });
  });
  await openText(page, lessonWith("servers:\n  - stun:127.0.0.1:9\n  - turn:127.0.0.1:9 ada secret\npolicy: relay"));
  const made = await page.evaluate(() => Reflect.get(globalThis, "madeWith"));
  expect(made.at(-1)).toEqual({
    iceServers: [{ urls: "stun:127.0.0.1:9" }, { urls: "turn:127.0.0.1:9", username: "ada", credential: "secret" }],
    iceTransportPolicy: "relay",
  });
  await makeOffer(page);
  await expect(client(page, "A").getByRole("button", { name: "Copy offer" })).toBeVisible();
  await expect(client(page, "A").getByRole("button", { name: /^Copy candidate/ })).toHaveCount(0);
});

test("what is taken away is not there: calls, the hand that carries, and cards of candidates", async ({ page }) => {
  await openText(page, lessonWith("away:\n  - createAnswer\n  - carry\n  - candidates"));
  await expect(client(page, "B").getByRole("button", { name: "createOffer", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "createAnswer", exact: true })).toHaveCount(0);
  await makeOffer(page);
  await expect(state(page, "A", "gathering")).toHaveAttribute("data-state", "complete");
  await expect(client(page, "A").getByRole("button", { name: "Copy offer" })).toBeVisible();
  await expect(client(page, "A").getByRole("button", { name: /^Copy (candidate|end)|^Carry/ })).toHaveCount(0);
  await expect(page.getByRole("group", { name: "Carry the next card" })).toHaveCount(0);
  await carry(page, "A", "offer");
  await press(page, "B", "setRemoteDescription");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
});

test("an aside lies folded under its title, and is opened by the keyboard", async ({ page }) => {
  const aside = ':::aside{title="Why `actpass`?"}\n\nBecause the **answerer** chooses.\n\n:::\n\n';
  await openText(page, templateOf("A fixture").replace("::goal{", `${aside}::goal{`));
  const folded = page.locator('[data-step="make-an-offer"] .prose details');
  await expect(folded.locator("p")).toBeHidden();
  await folded.locator("summary").press("Enter");
  await expect(folded.locator("p")).toHaveText("Because the answerer chooses.");
  await expect(folded.locator("summary code")).toHaveText("actpass");
});
