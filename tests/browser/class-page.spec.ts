/** The teacher’s page of a box: every pair at once, for who has the key; and what a learner can change of it. */
import { expect, type Page, test } from "@playwright/test";
import { type RunningBox, startBox } from "./box.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { open, openDrawer } from "./person.ts";

let box: RunningBox | undefined;
test.afterEach(() => {
  box?.close();
  box = undefined;
});

/** The address for the teacher, as the terminal has printed it. */
const addressOf = ({ said }: RunningBox): string => /http:\S+\/class\/#\S+/.exec(said)![0];

/** A learner’s bench that has joined the box. */
async function learner(page: Page, address: string) {
  await open(page, `${address}/bench/`);
  await openDrawer(page, "Bench");
  await page.locator("details.network > summary").click();
  await expect(page.getByRole("button", { name: "Give both clients these servers" })).toBeVisible();
}

test("a teacher sees every pair, and what is set there is set for all of them; the key leaves the address", async ({ page, context }) => {
  box = await startBox();
  await learner(page, box.address);
  const teacher = await context.newPage();
  await open(teacher, addressOf(box));
  const pairs = teacher.getByRole("table", { name: "1 pair of clients" });
  await expect(pairs.getByRole("row").nth(1)).toContainText("A open · B open");
  expect(teacher.url()).toBe(`${box.address}/class/`);
  await teacher.getByRole("group", { name: "Client A" }).getByLabel("NAT").selectOption("symmetric");
  await teacher.getByRole("group", { name: "Client B" }).getByLabel("Loss, %").fill("10");
  await teacher.getByRole("group", { name: "Client B" }).getByLabel("Loss, %").press("Enter");
  await expect(page.locator("details.network > summary")).toContainText("A symmetric · B open, 10 % loss");
  await expect(pairs.getByRole("row").nth(1)).toContainText("A symmetric · B open, 10 % loss");
  await teacher.getByRole("button", { name: "Pull the cable of Client A" }).click();
  await expect(page.getByText("The cable of Client A is pulled.")).toBeVisible();
  await teacher.getByRole("button", { name: "Plug it in again of Client A" }).click();
  await expect(page.getByText("The cable of Client A is pulled.")).toBeHidden();
  await isAccessible(teacher);
  await teacher.setViewportSize({ width: 390, height: 844 });
  await nothingOverlaps(teacher);
  // A pair that comes later begins with what was set for all.
  const second = await context.newPage();
  await learner(second, box.address);
  await expect(second.locator("details.network > summary")).toContainText("A symmetric · B open, 10 % loss");
  // What is kept on the device tells nobody the key.
  const stored = await teacher.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(stored).not.toContain(addressOf(box).split("#")[1]);
});

test("who has not the key is shown nothing, and changes nothing but their own pair", async ({ page, context }) => {
  box = await startBox();
  await learner(page, box.address);
  const hostile = await context.newPage();
  await open(hostile, `${box.address}/class/`);
  await hostile.getByLabel("Key of the box").fill("0123456789abcdef");
  await hostile.getByRole("button", { name: "Show every pair" }).click();
  await expect(hostile.getByRole("alert").filter({ hasText: "Only with the teacher’s key" })).toBeVisible();
  await expect(hostile.getByRole("table")).toHaveCount(0);
  await isAccessible(hostile);
  // Past the page, straight at the box: with a pair of their own, and without one.
  const refusals = await hostile.evaluate(async () => {
    const change = { type: "set", side: "both", change: { nat: "blocked" } };
    const codes: string[] = [];
    for (
      const [join, ask] of [[true, { ...change, key: "guessed" }], [false, { ...change, key: "guessed" }]] as const
    ) {
      const socket = new WebSocket(`${location.origin.replace("http", "ws")}/box`);
      await new Promise((done) => socket.onopen = done);
      const refused = new Promise<string>((done) => {
        socket.onmessage = ({ data }) => {
          const message = JSON.parse(data);
          if (message.type === "refused") done(message.code);
        };
      });
      if (join) socket.send('{"type":"join"}');
      socket.send(JSON.stringify(ask));
      codes.push(await refused);
      // Their own pair is theirs.
      if (join) socket.send(JSON.stringify(change));
      socket.close();
    }
    return codes;
  });
  expect(refusals).toEqual(["box-key-wrong", "box-message-unreadable"]);
  await expect(page.locator("details.network > summary")).toContainText("A open · B open");
});

test("where there is no box the teacher’s page says how to start one", async ({ page }) => {
  await open(page, "/class/");
  await expect(page.getByText(/without the box.*deno task class/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask again" })).toBeVisible();
});
