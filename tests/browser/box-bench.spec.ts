/** The network between the clients, set on the free bench as a person does it, with the real box behind the page. */
import { expect, type Page, test } from "@playwright/test";
import { type RunningBox, startBox } from "./box.ts";
import { carryCandidates, connect, line, network, openNetwork, openOnBox } from "./box-hand.ts";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { answerIt, carry, client, makeOffer, open, openDrawer, press, showPane, state } from "./person.ts";

test.setTimeout(120_000);

let box: RunningBox | undefined;
test.afterEach(() => {
  box?.close();
  box = undefined;
});

/** Starts a box, and gives both clients its servers. */
async function onTheBox(page: Page, options: readonly string[] = []) {
  box = await openOnBox(page, options);
}

test("both clients get the box’s servers with one press, and the cable of one is pulled and plugged in again", async ({ page }) => {
  await onTheBox(page);
  const code = client(page, "A").locator(".code pre");
  await expect(code).toContainText("stun:127.0.0.1");
  await expect(code).not.toContainText(/pair-\d/);
  await connect(page);
  for (const name of ["A", "B"] as const) await expect(state(page, name, "connection")).toHaveText("connected");
  await openNetwork(page);
  await line(page, "A").getByRole("button", { name: "Pull the cable of Client A" }).click();
  await expect(line(page, "A").getByText("The cable of Client A is pulled.")).toBeVisible();
  await expect(network(page).locator("> summary")).toContainText("A cable pulled · B open");
  await expect(state(page, "B", "connection")).toHaveAttribute("data-state", "disconnected");
  await line(page, "A").getByRole("button", { name: "Plug it in again of Client A" }).click();
  await expect(line(page, "A").getByRole("button", { name: "Pull the cable of Client A" })).toBeVisible();
  await expect(state(page, "B", "connection")).toHaveAttribute("data-state", "connected");
  // Nothing of the box is kept on the device.
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(stored).not.toMatch(/127\.0\.0\.1|pair-\d/);
});

test("each client’s NAT and weather are set, meet the box at once, and what it does not take is put back", async ({ page }) => {
  await onTheBox(page, ["--nat", "B=symmetric"]);
  await openNetwork(page);
  await expect(line(page, "B").getByLabel("NAT")).toHaveValue("symmetric");
  await line(page, "A").getByLabel("NAT").selectOption("port-restricted");
  await expect(line(page, "A").getByText(/the very address and port that was sent something/)).toBeVisible();
  const loss = line(page, "A").getByLabel("Loss, %");
  await loss.fill("");
  await loss.pressSequentially("12.5");
  await loss.press("Enter");
  await line(page, "A").getByLabel("Delay, ms").fill("40");
  await line(page, "A").getByLabel("Jitter, ms").fill("5");
  await line(page, "A").getByLabel("Rate, kbit/s").fill("900");
  await line(page, "A").getByLabel("Rate, kbit/s").press("Enter");
  const summary = network(page).locator("> summary");
  await expect(summary).toContainText(
    "A port-restricted, 12.5 % loss, 40 ms of delay, 5 ms of jitter, 900 kbit/s · B symmetric",
  );
  await loss.fill("200");
  await loss.press("Enter");
  await expect(loss).toHaveValue("12.5");
  await isAccessible(page);
  await nothingOverlaps(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await isAccessible(page);
});

test("a box that ends is said to be gone; started again, the page finds its way back", async ({ page }) => {
  await onTheBox(page);
  await openNetwork(page);
  const { port } = new URL(box!.address);
  box!.close();
  await expect(network(page).getByRole("alert")).toContainText("The box does not answer any more");
  box = await startBox(["--port", port]);
  await network(page).getByRole("button", { name: "Ask again" }).click();
  await expect(line(page, "A").getByLabel("NAT")).toHaveValue("open");
  await expect(network(page).getByText("do not have them yet")).toBeVisible();
});

test("where there is no box the page says what it would add, and how to start it", async ({ page }) => {
  await open(page, "/bench/");
  await openNetwork(page);
  await expect(network(page).getByText(/puts a NAT before each client.*deno task class/)).toBeVisible();
  await expect(network(page).getByRole("button", { name: "Ask again" })).toBeVisible();
  await isAccessible(page);
});

test("every packet of a client is a row of its pane, with bytes and fields, and leads to the line of SDP it repeats", async ({ page }) => {
  await onTheBox(page, ["--nat", "A=port-restricted,B=symmetric"]);
  await makeOffer(page);
  await carry(page, "A", "offer");
  await answerIt(page);
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  for (const name of ["A", "B"] as const) await carryCandidates(page, name, "srflx");
  await showPane(page, "A", "Packets");
  const packets = client(page, "A").getByRole("table", { name: "Packets of Client A" });
  await expect(packets.getByRole("row").filter({ hasText: "The server took it." }).first()).toBeVisible();
  // What became of it can be read without scrolling sideways.
  expect(await packets.evaluate((table) => table.scrollWidth <= table.closest(".packet-list")!.clientWidth)).toBe(true);
  // Between these two NATs nothing comes through, and the NAT says why.
  const dropped = packets.getByRole("row").filter({ hasText: /Client A’s NAT \(port-restricted\) dropped it/ }).first();
  await expect(dropped).toContainText("Client A has sent nothing yet to");
  await dropped.getByRole("button", { name: "Binding request" }).click();
  const fields = packets.getByRole("list", { name: "Fields of Binding request" });
  const lit = packets.locator(".packet-run.lit");
  await expect(lit).toHaveCount(0);
  await fields.getByRole("button", { name: /^PRIORITY/ }).first().click();
  await expect(lit.first()).toBeVisible();
  await isAccessible(page);
  // Bytes open their field, and a field that repeats a line leads to it.
  await fields.getByRole("button", { name: /^USERNAME/ }).first().click();
  await fields.getByRole("button", { name: /local ufrag|ufrag/i }).first().click();
  const tie = fields.getByRole("button", { name: /^line \d+ of Client [AB]’s local SDP: a=ice-ufrag:/ }).first();
  const said = await tie.textContent();
  await tie.click();
  const name = /Client ([AB])/.exec(said!)![1] as "A" | "B";
  await expect(client(page, name).getByRole("tab", { name: "Local SDP" })).toHaveAttribute("aria-selected", "true");
  const ufrag = /a=ice-ufrag:(\S+)/.exec(said!)![1];
  await expect(client(page, name).locator("li", { has: page.locator("[aria-expanded=true]") })).toContainText(ufrag);
});

test("packets are rows of what happened, in the order of time; pressed, one shows its bytes and fields", async ({ page }) => {
  await onTheBox(page);
  await connect(page);
  for (const name of ["A", "B"] as const) await expect(state(page, name, "connection")).toHaveText("connected");
  await openNetwork(page);
  await line(page, "A").getByLabel("Loss, %").fill("100");
  await line(page, "A").getByLabel("Loss, %").press("Enter");
  await openDrawer(page, "What happened");
  const diagram = page.locator(".diagram");
  await diagram.getByRole("button", { name: "As a list" }).click();
  for (const kind of ["Calls", "Blobs", "States", "Candidates", "Messages"]) {
    await diagram.getByRole("button", { name: kind, exact: true }).click();
  }
  const rows = diagram.locator(".diagram-list > li[data-kind=packet]");
  await expect(rows.filter({ hasText: /Lost on the line (from|to) Client [AB]: the weather/ }).first()).toBeVisible();
  const check = rows.filter({ hasText: /From Client A · \S+ to Client B’s NAT/ }).first();
  await check.getByRole("button", { name: "Binding request" }).click();
  const opened = diagram.getByRole("region", { name: /Binding request/ }).first();
  const fields = opened.getByRole("list", { name: "Fields of Binding request" });
  await fields.getByRole("button", { name: /^PRIORITY/ }).click();
  await expect(opened.locator(".packet-run.lit").first()).toBeVisible();
  await isAccessible(page);
  await diagram.getByRole("button", { name: "Packets", exact: true }).click();
  await expect(diagram.getByText("Nothing of these kinds has happened yet.")).toBeVisible();
});

test("with a delay the round trip that the page shows is what the path adds up to, ± 20 %", async ({ page }) => {
  await onTheBox(page, ["--delay", "75"]);
  await connect(page);
  for (const name of ["A", "B"] as const) {
    await expect(state(page, name, "connection")).toHaveText("connected");
    await showPane(page, name, "Pairs");
    const time = client(page, name).locator(".pair.selected .pair-time");
    // Out over two lines, and back over two: 4 · 75 ms.
    const shown = async () => parseInt((await time.textContent())!);
    // It is asked for again and again; a busy machine keeps one answer waiting now and then.
    await expect.poll(async () => Math.abs(await shown() - 300) <= 60, { timeout: 30_000 }).toBe(true);
  }
});
