/** The SDP reader, as a person uses it: at /annotate/ and on the bench. */
import { expect, type Page, test } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { answerIt, carry, chooseMode, client, hears, makeOffer, open, press, say, showPane, state } from "./person.ts";

const SDP = "tests/fixtures/sdp/chromium-156/";
const offer = () => readFile(`${SDP}data-only.offerer.gathered.offer.sdp`, "utf8");
const answer = () => readFile(`${SDP}data-only.answerer.gathered.answer.sdp`, "utf8");

const given = (page: Page) => page.getByRole("textbox", { name: /An SDP, a description as JSON/ });

async function give(page: Page, text: string) {
  await open(page, "/annotate/");
  await given(page).fill(text);
  await expect(page.locator(".reader")).toBeVisible();
}

test("paste an SDP, press a word, read what this value says and where it is written", async ({ page }) => {
  await give(page, await offer());
  await expect(page.getByText("Read: offer.")).toBeVisible();
  await page.getByRole("button", { name: "2113937151" }).click();
  const why = page.locator(".why");
  await expect(why).toContainText("126·2²⁴ + 30·2⁸ + 255");
  await expect(why).toContainText("IPv4");
  await expect(why).toContainText("RFC 8839 §5.1");
  await isAccessible(page);
  await page.getByRole("button", { name: "2113937151" }).click();
  await expect(why).toHaveCount(0);
});

test("arrows go between lines and words, and related lines find each other", async ({ page }) => {
  await give(page, await offer());
  await page.getByRole("button", { name: "a=group", exact: true }).focus();
  await page.keyboard.press("End");
  await expect(page.locator(".why")).toContainText("Section 0");
  await expect(page.locator(".reader li.related")).toContainText(["a=mid:0"]);
  await page.keyboard.press("Home");
  await expect(page.locator(".why")).toContainText("Sections that belong together");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "a=extmap-allow-mixed" })).toBeFocused();
});

test("several at once: an offer, its answer and candidates; the difference says what the answer did", async ({ page }) => {
  const lines = (await readFile(`${SDP}data-only.offerer.candidates.jsonl`, "utf8")).split("\n").filter((l) =>
    l.startsWith("{")
  );
  const json = [
    JSON.stringify({ type: "offer", sdp: await offer() }),
    JSON.stringify({ type: "answer", sdp: await answer() }),
    ...lines,
  ].join("\n");
  await give(page, json);
  await expect(page.getByText("Read: offer, answer, candidates.")).toBeVisible();
  await page.getByRole("button", { name: "Difference" }).click();
  await expect(page.getByRole("heading", { name: "What the answer did" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Line by line" })).toContainText("a=setup:active");
  await isAccessible(page);
  await page.getByRole("button", { name: "candidates", exact: true }).click();
  await page.getByRole("button", { name: "Annotated" }).click();
  await expect(page.locator(".reader")).toContainText("a=candidate");
});

test("of a pair it is said first why the two would not connect, and next, when that was mended", async ({ page }) => {
  const pair = async (from: string, to: string) =>
    [{ type: "offer", sdp: await offer() }, { type: "answer", sdp: (await answer()).replace(from, to) }]
      .map((one) => JSON.stringify(one)).join("\n");
  await give(page, await pair("a=setup:active", "a=setup:actpass"));
  const why = page.getByRole("region", { name: "Why would these two not connect?" });
  const first = why.getByRole("listitem").first();
  await expect(first).toContainText("The answer leaves the DTLS role open (a=setup:actpass)");
  await expect(first.getByRole("list", { name: "What says so" })).toContainText(/answer, line \d+: a=setup:actpass/);
  // It is said once.
  await expect(page.locator(".shown")).not.toContainText("leaves the DTLS role open");
  await isAccessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await nothingOverlaps(page);
  await given(page).fill(await pair("", ""));
  await expect(first).toContainText("Every candidate of both is a .local name");
  await expect(why).not.toContainText("actpass");
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(why).toHaveCount(0);
});

test("of several rounds each is shown, the earlier ones folded", async ({ page }) => {
  await give(page, await readFile("tests/fixtures/field/two-rounds-dtls-role-flipped.txt", "utf8"));
  await page.getByRole("button", { name: "Difference" }).click();
  const [first, second] = [page.getByText(/^Round 1 of 2/), page.getByText(/^Round 2 of 2/)];
  await expect(second).toBeVisible();
  await expect(page.getByRole("heading", { name: "What the answer did" })).toHaveCount(1);
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "What the answer did" })).toHaveCount(2);
  await isAccessible(page);
});

test("a teacher's note stays on this device and goes into the handout, which is redacted by default", async ({ page }) => {
  const text = await offer();
  await give(page, text);
  await page.getByRole("button", { name: "a=setup", exact: true }).click();
  await page.getByText(/^Write a note on line/).click();
  await page.getByRole("textbox", { name: /Your note on line/ }).fill("Ask the class who speaks first.");
  await give(page, text);
  await expect(page.locator(".reader .own-note")).toHaveText("Ask the class who speaks first.");
  await page.getByText("Make a handout").click();
  await page.getByRole("textbox", { name: "Title" }).fill("Lesson two");
  await isAccessible(page);
  const save = async (name: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    return await readFile(await (await download).path(), "utf8");
  };
  const ufrag = /ice-ufrag:(\S+)/.exec(text)![1];
  const fingerprint = /sha-256 (\S+)/.exec(text)![1];
  for (const name of ["Save Markdown", "Save HTML", "Save JSON", "Save text"]) {
    const saved = await save(name);
    expect(saved).toContain("Ask the class who speaks first");
    expect(saved).not.toContain(fingerprint);
    expect(saved).not.toMatch(new RegExp(`ice-ufrag:${ufrag.replace(/[+/]/g, "\\$&")}\\b`));
  }
  await page.getByRole("checkbox", { name: /Replace addresses/ }).uncheck();
  await expect(page.getByRole("note")).toContainText("will hold the real addresses");
  expect(await save("Save text")).toContain(fingerprint);
});

test("the saved HTML opens without network and without script, and passes axe", async ({ page, browser }) => {
  await give(page, await offer());
  await page.getByText("Make a handout").click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save HTML" }).click();
  const html = await readFile(await (await download).path(), "utf8");
  const context = await browser.newContext({ offline: true });
  const alone = await context.newPage();
  const asked: string[] = [];
  alone.on("request", (request) => asked.push(request.url()));
  await alone.setContent(html);
  await expect(alone.getByRole("heading", { name: "An SDP, explained" })).toBeVisible();
  await isAccessible(alone);
  expect(asked.filter((url) => !url.startsWith("about:"))).toEqual([]);
  await context.close();
});

test("a dropped or chosen file is read; rubbish is refused in words; a megabyte does not freeze the page", async ({ page }) => {
  await open(page, "/annotate/");
  await page.getByLabel("Open a file").setInputFiles(`${SDP}data-only.offerer.gathered.offer.sdp`);
  await expect(page.locator(".reader")).toContainText("a=ice-ufrag");
  await given(page).fill("<script>document.title='run'</script>");
  await expect(page.getByRole("status")).toContainText("it looks like markup");
  await expect(page.locator(".reader")).toHaveCount(0);
  await page.getByLabel("Open a file").setInputFiles({
    name: "big.sdp",
    mimeType: "text/plain",
    buffer: Buffer.from("v=0\r\n" + "a=d\n".repeat(250_000)),
  });
  await expect(page.getByRole("button", { name: "Show more of 250,001 lines" })).toBeVisible();
  await page.getByRole("button", { name: "Raw" }).focus();
  await expect(page.getByRole("button", { name: "Raw" })).toBeFocused();
});

test("a file that is dropped is read", async ({ page }) => {
  await open(page, "/annotate/");
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "offer.sdp", { type: "application/sdp" }));
    return data;
  }, await offer());
  await given(page).dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page.getByRole("status")).toHaveText("Read: offer.");
});

test("at 390 nothing overlaps, with a word open", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await give(page, await offer());
  await page.getByRole("button", { name: "a=fingerprint", exact: true }).click();
  await nothingOverlaps(page);
  await isAccessible(page);
});

test("on the bench: the local SDP is read word by word, and the reader is sent only when it is opened", async ({ page }) => {
  const sent: Promise<Buffer>[] = [];
  // Nothing is brought before it is asked for, as where somebody saves data (Save Data API, §1).
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await open(page, "/bench/");
  await makeOffer(page);
  // The instruments come after the first press, on a busy machine later than what is pressed next.
  const hasCome = () =>
    page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => /\/instruments-.*js$/.test(name)));
  await expect.poll(hasCome).toBe(true);
  page.on("response", (answer) => /\.js$/.test(answer.url()) && sent.push(answer.body()));
  await client(page, "A").getByRole("tab", { name: "Local SDP" }).click();
  await client(page, "A").getByRole("button", { name: "a=ice-ufrag", exact: true }).click();
  await expect(client(page, "A").locator(".why")).toContainText("The ICE user fragment");
  const bytes = (await Promise.all(sent)).reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
  console.log(`the reader: ${bytes} bytes of JavaScript, brotli`);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(60_000);
  await isAccessible(page);
  await press(page, "A", "close");
});

test("from the bench to the reader's page: the session comes along behind the #, and leaves the address", async ({ page, context }) => {
  await open(page, "/bench/");
  await makeOffer(page);
  await client(page, "A").getByRole("tab", { name: "Local SDP" }).click();
  const opened = context.waitForEvent("page");
  await client(page, "A").getByRole("link", { name: "Make a handout" }).click();
  const there = await opened;
  await expect(there.locator(".reader")).toContainText("a=ice-ufrag");
  await expect(there.getByRole("status")).toHaveText(/^Read: offer[,.]/);
  expect(new URL(there.url()).hash).toBe("");
  await there.emulateMedia({ media: "print" });
  await expect(there.locator(".printed .diagram")).toContainText("createOffer");
});

test("a session that is too large for a link says so, and its trace is saved and opened instead", async ({ page, context }) => {
  await open(page, "/bench/");
  await chooseMode(page, "inside the description");
  await makeOffer(page);
  await expect(client(page, "A").getByText("2 candidates inside")).toBeVisible();
  await carry(page, "A", "offer");
  await answerIt(page);
  await expect(client(page, "B").getByText(/[12] candidates? inside/)).toBeVisible();
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  await expect(state(page, "A", "channel")).toHaveText("open");
  // Nothing in these can be made smaller: each is in the session twice, as it was sent and as it came.
  for (let i = 0; i < 2; i++) {
    const words = await page.evaluate(() =>
      Array.from({ length: 4 }, () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(48_000)))))
        .join("")
    );
    await say(page, "A", words);
    await hears(page, "B", words.slice(0, 40));
  }
  await showPane(page, "A", "Local SDP");
  const pane = client(page, "A").locator(".pane");
  await pane.getByRole("link", { name: "Make a handout" }).click();
  await expect(pane.getByRole("status")).toContainText("This session is too large to go along in a link.");
  expect(context.pages()).toHaveLength(1);
  await isAccessible(page);
  await pane.getByRole("button", { name: "Show Save trace" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save trace", exact: true }).click();
  const path = await (await download).path();
  await open(page, "/annotate/");
  await page.getByLabel("Open a file").setInputFiles(path);
  await expect(page.getByRole("status")).toHaveText(/^Read: offer, answer/);
});

test("on paper stands the handout: every line, and what it says", async ({ page }) => {
  await give(page, await offer());
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".printed");
  await expect(paper).toBeVisible();
  await expect(paper.locator(".lines tbody tr")).toHaveCount((await offer()).trimEnd().split("\r\n").length);
  await expect(paper).toContainText("126·2²⁴");
  await expect(page.getByRole("textbox").first()).toBeHidden();
});

test("what is printed is the handout as chosen: redacted, offer beside answer, with the class", async ({ page }) => {
  await give(page, (await offer()) + (await answer()));
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".printed");
  await expect(paper.getByRole("heading", { name: "offer and answer", includeHidden: true })).toBeVisible();
  const fingerprint = /sha-256 (\S+)/.exec(await offer())![1];
  await expect(paper).not.toContainText(fingerprint);
  await page.emulateMedia({ media: "screen" });
  await page.getByText("Make a handout").click();
  await page.getByRole("textbox", { name: "Class" }).fill("Networks 7b");
  await page.getByRole("checkbox", { name: /Replace addresses/ }).uncheck();
  await page.emulateMedia({ media: "print" });
  await expect(paper).toContainText(fingerprint);
  await expect(paper).toContainText("Networks 7b");
});

test("a worksheet has blanks for what the teacher chose, and its key is made apart from it", async ({ page }) => {
  await give(page, (await offer()) + (await answer()));
  await page.getByText("Make a handout").click();
  await page.getByRole("radio", { name: "Worksheet, with blanks" }).check();
  for (const name of ["Blank values", "Blank what values mean", "Blank states"]) {
    await page.getByRole("checkbox", { name }).uncheck();
  }
  await isAccessible(page);
  const save = async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save text" }).click();
    return await readFile(await (await download).path(), "utf8");
  };
  const told = "The offer leaves the role open; the answer takes active: it starts the DTLS handshake.";
  const worksheet = await save();
  expect(worksheet).toMatch(/^mid 0 \| narrowed \| ____\(\d\)____$/m);
  expect(worksheet).not.toContain(told);
  await page.getByRole("radio", { name: "Key to the worksheet" }).check();
  expect(await save()).toContain(told);
});

test("a trace is read too: the handout is that of the whole session", async ({ page }) => {
  await open(page, "/annotate/");
  await page.getByLabel("Open a file").setInputFiles("tests/fixtures/traces/first-connection.trace.json");
  await expect(page.getByRole("status")).toHaveText(
    "Read: offer, answer, candidates of Client A, candidates of Client B.",
  );
  await page.emulateMedia({ media: "print" });
  for (const name of ["offer and answer", "Candidates", "What happened", "States over time"]) {
    await expect(page.locator(".printed").getByRole("heading", { name, exact: true, includeHidden: true }))
      .toBeVisible();
  }
});

test("a note that names a secret is masked with it", async ({ page }) => {
  await give(page, await offer());
  const [host] = /[0-9a-f-]{36}\.local/.exec(await offer())!;
  await page.getByRole("button", { name: "a=setup", exact: true }).click();
  await page.getByText(/^Write a note on line/).click();
  await page.getByRole("textbox", { name: /Your note on line/ }).fill(`See ${host} above.`);
  await page.getByText("Make a handout").click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save text" }).click();
  const saved = await readFile(await (await download).path(), "utf8");
  expect(saved).toMatch(/Note: See \S+ above\./);
  expect(saved).not.toContain(host);
});

test("a problem is found, and its button leads to the line", async ({ page }) => {
  const sdp = (await offer()).replace(/sha-256 (..)/, (_, pair) => `sha-256 ${pair.toLowerCase()}g`);
  await give(page, JSON.stringify({ type: "answer", sdp }));
  await expect(page.getByRole("region", { name: "answer" }).getByText("An answer must choose a role")).toBeVisible();
  const line = sdp.split("\r\n").findIndex((one) => one === "a=setup:actpass") + 1;
  await page.getByRole("button", { name: `Line ${line}`, exact: true }).click();
  await expect(page.getByRole("button", { name: "a=setup", exact: true })).toBeFocused();
  await expect(page.locator(".why")).toBeInViewport();
});

test("hostile lines do not freeze the page: a quarter of a million words, descriptions, blanks", async ({ page }) => {
  await open(page, "/annotate/");
  const hostile = [
    `v=0\r\na=fmtp:96 ${"x=1;".repeat(250_000)}\r\n`,
    `v=0\r\na=group:BUNDLE${" 1".repeat(250_000)}\r\n`,
    "v=0\r\n".repeat(150_000),
  ];
  for (const text of hostile) {
    await page.getByLabel("Open a file").setInputFiles({
      name: "x.sdp",
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    });
    await expect(page.getByRole("status")).toContainText("Read:");
    expect(await page.locator(".reader button").count()).toBeLessThan(2000);
    await page.getByRole("button", { name: "Clear" }).click();
    await expect(page.locator(".reader")).toHaveCount(0);
  }
});
