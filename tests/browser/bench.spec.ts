/** The bench by itself: the traps that browsers set, refused clipboards, rubbish, the keyboard, a phone. */
import { expect, type Page, test } from "@playwright/test";
import { darkButtons, isAccessible, nothingOverlaps } from "./looks.ts";
import {
  answerIt,
  box,
  carry,
  client,
  copyCard,
  face,
  hears,
  makeOffer,
  open,
  press,
  problem,
  reading,
  say,
  showPane,
  state,
} from "./person.ts";

async function connectByCarrying(page: Page) {
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await press(page, "B", "Carry answer for me");
  await face(page, "A");
  await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).click();
  await expect(state(page, "B", "channel")).toHaveText("open");
  await expect(client(page, "A").getByRole("listitem").filter({ hasText: "end of candidates" })).toContainText("added");
  await nothingOverlaps(page);
}

test("seven machines each, spelled as the W3C spells them, and a dash where there is nothing yet", async ({ page }) => {
  await open(page, "/bench/");
  const machines = ["signaling", "gathering", "ice", "dtls", "connection", "sctp", "channel"];
  const all = () => Promise.all(machines.map((machine) => state(page, "A", machine).textContent()));
  expect(await all()).toEqual(["stable", "new", "new", "—", "new", "—", "—"]);
  await connectByCarrying(page);
  await expect(state(page, "A", "gathering")).toHaveText("complete");
  expect(await all()).toEqual(["stable", "complete", "connected", "connected", "connected", "connected", "open"]);
});

test("close fires no event on the side that closes, and the bench says closed all the same", async ({ page }) => {
  await open(page, "/bench/");
  await connectByCarrying(page);
  await press(page, "A", "close");
  for (const machine of ["signaling", "ice", "dtls", "connection", "sctp", "channel"]) {
    await expect(state(page, "A", machine)).toHaveText("closed");
  }
  await expect(state(page, "B", "channel")).toHaveText("closed");
  await press(page, "A", "createOffer");
  await expect(problem(page, "A")).toContainText("Client A is closed.");
  await expect(problem(page, "A")).toContainText("Reset the bench");
  await isAccessible(page);
});

test("after a refused offer setLocalDescription does not make an offer of its own", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await carry(page, "A", "offer");
  const spoiled = (await box(page, "B").inputValue()).replace("sha-256 ", "sha-255 ");
  await box(page, "B").fill(spoiled);
  await press(page, "B", "setRemoteDescription");
  await expect(problem(page, "B")).toContainText("The word “sha-255” is no hash that browsers take for a fingerprint");
  await expect(box(page, "B")).toHaveValue(spoiled);
  await press(page, "B", "setLocalDescription");
  await expect(problem(page, "B")).toContainText("the offer that it was given could not be applied");
  await expect(state(page, "B", "signaling")).toHaveText("stable");
  await expect(client(page, "B").getByRole("button", { name: "Copy offer" })).toHaveCount(0);
});

test("raw SDP whose last line break was lost is mended, said so, and taken", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await carry(page, "A", "offer");
  const { sdp } = JSON.parse(await box(page, "B").inputValue());
  await box(page, "B").fill(sdp.trimEnd());
  await expect(reading(page, "B")).toContainText("The last line break was lost; it was put back.");
  await press(page, "B", "setRemoteDescription");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
});

test("candidates as bare lines are taken too", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await carry(page, "A", "offer");
  await answerIt(page);
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  await carry(page, "A", "candidate 1");
  const { candidate } = JSON.parse(await box(page, "B").inputValue());
  await box(page, "B").fill(`a=${candidate}\na=end-of-candidates`);
  await expect(reading(page, "B")).toContainText("from Client A");
  await press(page, "B", "addIceCandidate");
  await expect(state(page, "B", "connection")).toHaveText("connected");
});

const RUBBISH = [
  ["<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>", "it looks like markup"],
  ["javascript:document.title='run'", "it begins with “javascript"],
  ['{"type":"offer","sdp":"v=0', "a part is missing or was altered"],
  ['{"__proto__":{"sdp":"x"}}', "neither type and sdp nor a candidate"],
  ["See you at eight?", "it begins with “See you at eight"],
  ["v=0 and that was all", "This is not a blob"],
];

test("what is no blob gets two sentences, changes nothing else, and cannot run as markup", async ({ page }) => {
  await open(page, "/bench/");
  const title = await page.title();
  for (const [text, said] of RUBBISH) {
    await box(page, "B").fill(text);
    await expect(reading(page, "B")).toContainText(said);
    expect((await reading(page, "B").textContent())!.match(/[.!?:](\s|$)/g)!.length).toBeGreaterThanOrEqual(2);
    await press(page, "B", "setRemoteDescription");
    await expect(problem(page, "B")).toContainText(said);
    await expect(box(page, "B")).toHaveValue(text);
    await expect(state(page, "B", "signaling")).toHaveText("stable");
  }
  expect(await page.locator("img, script:not([src])").count()).toBe(0);
  expect(await page.title()).toBe(title);
  await isAccessible(page);
});

test("what the box refuses is given as it is by a button, with the keyboard, and the browser answers", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await carry(page, "A", "offer");
  const give = client(page, "B").getByRole("button", { name: "Give it as it is to Client B" });
  await expect(reading(page, "B")).toContainText("This is Client A’s offer");
  await expect(give).toHaveCount(0);
  const { sdp } = JSON.parse(await box(page, "B").inputValue());
  const cut = sdp.replace(/a=ice-pwd:.*\r\n/, "");
  await box(page, "B").fill(cut);
  await expect(give).toBeVisible();
  await press(page, "B", "setRemoteDescription");
  await expect(problem(page, "B")).not.toContainText("SetRemoteDescription");
  await box(page, "B").focus();
  for (const key of ["Shift+Tab", "Shift+Tab", "Shift+Tab"]) await page.keyboard.press(key);
  await expect(give).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(problem(page, "B")).toContainText("InvalidAccessError");
  await expect(box(page, "B")).toHaveValue(cut.replaceAll("\r", ""));
  await expect(box(page, "B")).toBeFocused();
  await isAccessible(page);
  // An offer without sections is refused here, since nothing could connect; browsers take it.
  const bare = sdp.slice(0, sdp.indexOf("m=")).replace(/a=group:.*\r\n/, "");
  await box(page, "B").fill(bare);
  await give.click();
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await expect(box(page, "B")).toHaveValue("");
  await expect(give).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await face(page, "B");
  await box(page, "B").fill(cut);
  await expect(give).toBeVisible();
  await nothingOverlaps(page);
});

test("a text of more than a megabyte is refused in words, and the page stays awake", async ({ page }) => {
  await open(page, "/bench/");
  await page.evaluate(() => navigator.clipboard.writeText("a=d\n".repeat(300_000)));
  await box(page, "A").fill("what was there before");
  await box(page, "A").press("ControlOrMeta+V");
  await expect(problem(page, "A")).toContainText("This text has 1,200,000 characters; no blob is that long.");
  await expect(box(page, "A")).toHaveValue("what was there before");
  await press(page, "A", "createDataChannel");
  await expect(state(page, "A", "channel")).toHaveText("connecting");
});

test("where the clipboard is refused, the card shows its text to select", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  await open(page, "/bench/");
  await makeOffer(page);
  await press(page, "A", "Copy offer");
  await expect(problem(page, "A")).toContainText("Select the text on the card");
  const text = client(page, "A").getByRole("textbox", { name: "Text of offer, to select and copy" });
  await expect(text).toBeVisible();
  expect(JSON.parse(await text.inputValue()).type).toBe("offer");
  await isAccessible(page);
});

test("leaving the page warns while connected, and only then", async ({ page }) => {
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    dialog.accept();
  });
  await open(page, "/bench/");
  await press(page, "A", "createDataChannel");
  await page.reload();
  expect(asked).toEqual([]);
  await open(page, "/bench/");
  await connectByCarrying(page);
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
});

test("exactly one button is dark, all the way to a hello both ways", async ({ page }) => {
  await open(page, "/bench/");
  const pressed: string[] = [];
  for (let i = 0; i < 30; i++) {
    const [dark, ...more] = await darkButtons(page);
    expect(more, `besides ${dark}`).toEqual([]);
    if (dark === undefined) break;
    const name = await page.locator("button.next:visible").evaluate((button) =>
      button.closest("section.client")!.classList.contains("A") ? "A" as const : "B" as const
    );
    pressed.push(`${name} ${dark}`);
    if (dark === "Paste") {
      await press(page, name, dark);
      await expect(reading(page, name)).not.toBeEmpty();
    } else if (dark === "Chat") await showPane(page, name, "Chat");
    else if (dark === "Send") await say(page, name, `hello from ${name}`);
    else await press(page, name, dark);
    await expect(
      page.locator("button.next:visible", { hasText: dark }).and(
        page.locator(`.client.${name} button`),
      ),
    ).toHaveCount(0);
    if (pressed.at(-1) === "B addIceCandidate") await expect(state(page, "A", "channel")).toHaveText("open");
  }
  await hears(page, "A", "hello from B");
  expect(pressed.map((one) => one.replace(/ \d$/, ""))).toEqual([
    "A createDataChannel",
    "A createOffer",
    "A setLocalDescription",
    "A Copy offer",
    "B Paste",
    "B setRemoteDescription",
    "B createAnswer",
    "B setLocalDescription",
    "B Copy answer",
    "A Paste",
    "A setRemoteDescription",
    "A Copy candidate",
    "B Paste",
    "B addIceCandidate",
    "B Copy candidate",
    "A Paste",
    "A addIceCandidate",
    "A Chat",
    "A Send",
    "B Chat",
    "B Send",
  ]);
});

test("on a phone: two tabs and the gap between them, nothing overlaps at any step", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/lessons/the-first-connection/");
  await expect(client(page, "A")).toBeVisible();
  await expect(client(page, "B")).toBeHidden();
  await makeOffer(page);
  await nothingOverlaps(page);
  await carry(page, "A", "offer");
  await expect(page.getByRole("list", { name: "Carried between the clients" })).toContainText("in your hand");
  await nothingOverlaps(page);
  await answerIt(page);
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  for (const name of ["A", "B"] as const) {
    await face(page, name);
    await client(page, name).getByRole("button", { name: /^Carry the rest/ }).click();
  }
  await expect(state(page, "A", "channel")).toHaveText("open");
  await say(page, "A", "hello from a phone");
  await hears(page, "B", "hello from a phone");
  await say(page, "B", "hello back");
  await expect(page.locator('[data-met="true"]')).toHaveCount(6);
  for (const pane of ["Local SDP", "Remote SDP", "Candidates", "Code"]) {
    await client(page, "B").getByRole("tab", { name: pane }).click();
    await nothingOverlaps(page);
  }
  await isAccessible(page);
});

test("a fingerprint altered on the way is seen before the call, and named when DTLS fails", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await carry(page, "A", "offer");
  await answerIt(page);
  await carry(page, "B", "answer");
  const whole = await box(page, "A").inputValue();
  const spoiled = whole.replace(/sha-256 (..)/, (_, pair) => `sha-256 ${pair === "00" ? "01" : "00"}`);
  await box(page, "A").fill(spoiled);
  await expect(reading(page, "A")).toContainText(/But line \d+ is not as Client B made it: a=fingerprint/);
  await press(page, "A", "setRemoteDescription");
  for (const name of ["A", "B"] as const) {
    await face(page, name);
    await client(page, name).getByRole("button", { name: /^Carry the rest/ }).click();
  }
  await expect(state(page, "A", "dtls")).toHaveText("failed");
  await expect(problem(page, "A")).toContainText("the DTLS handshake over it failed");
  await expect.poll(() => darkButtons(page)).toEqual(["Reset the bench"]);
  await isAccessible(page);
});

test("when the other side closes, this side says so, and the reset is dark", async ({ page }) => {
  await open(page, "/bench/");
  await connectByCarrying(page);
  await press(page, "B", "close");
  await expect(problem(page, "A")).toContainText("Client B has hung up");
  await expect.poll(() => darkButtons(page)).toEqual(["Reset the bench"]);
});

test("an offer made before there was a channel is led to a connection all the same", async ({ page }) => {
  await open(page, "/bench/");
  await press(page, "A", "createOffer");
  await press(page, "A", "setLocalDescription");
  await expect(client(page, "A").getByRole("button", { name: "Copy offer" })).toBeVisible();
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) {
    await expect.poll(() => darkButtons(page)).toEqual([call]);
    await press(page, "A", call);
  }
  await expect.poll(() => darkButtons(page)).toEqual(["Copy offer"]);
});

test("glare: taking the other's offer takes one's own back, and says so before", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  for (const call of ["createDataChannel", "createOffer", "setLocalDescription"]) await press(page, "B", call);
  await carry(page, "A", "offer");
  await expect(reading(page, "B")).toContainText("applying this one takes its own back");
  await press(page, "B", "setRemoteDescription");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await expect(client(page, "B").getByRole("button", { name: "Copy offer", exact: true })).toHaveCount(0);
  await expect(client(page, "B").getByText("answerer")).toBeVisible();
});

test("after an ICE restart the earlier candidates are earlier, and pasting one says that it is of no use", async ({ page }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await expect(client(page, "A").getByRole("button", { name: "Copy candidate 1" })).toBeVisible();
  const old = await copyCard(page, "A", "candidate 1");
  for (const call of ["restartIce", "createOffer", "setLocalDescription"]) await press(page, "A", call);
  await expect(client(page, "A").getByText(/^Earlier cards/)).toBeVisible();
  await press(page, "A", "Carry offer for me");
  await expect(state(page, "B", "signaling")).toHaveText("have-remote-offer");
  await box(page, "B").fill(old);
  await expect(reading(page, "B")).toContainText("It belongs to an earlier description of Client A.");
});

test("a clipboard that may not be read: the box takes a keyboard's paste", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.readText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await open(page, "/bench/");
  await makeOffer(page);
  await press(page, "A", "Copy offer");
  await press(page, "B", "Paste");
  await expect(problem(page, "B")).toContainText("paste with your keyboard");
  await carry(page, "A", "offer");
  await expect(reading(page, "B")).toContainText("This is Client A’s offer");
});

test("a message too long for the other side stays in its box, and later messages are scrolled to", async ({ page }) => {
  await open(page, "/bench/");
  await connectByCarrying(page);
  await say(page, "A", "x".repeat(300_000));
  await expect(problem(page, "A")).toContainText("This message is longer than this connection carries");
  for (let i = 1; i <= 9; i++) {
    await say(page, "A", `message ${i}`);
    await hears(page, "B", `message ${i}`);
  }
  await expect(client(page, "B").getByText("message 9")).toBeInViewport();
});
