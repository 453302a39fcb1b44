/** Browsers that are a little older, or lack something: what can be had is given, and the rest is said in a sentence. */
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { box, client, makeOffer, open, press, reading, state } from "./person.ts";

/** A browser without these, from before the page's own scripts. */
const without = (page: Page, ...paths: readonly string[]) =>
  page.addInitScript((paths) => {
    for (const path of paths) {
      const [object, ...names] = path.split(".");
      const holder = names.slice(0, -1).reduce((one, name) => Reflect.get(one, name), Reflect.get(globalThis, object));
      Reflect.deleteProperty(holder, names.at(-1)!);
    }
  }, paths);

const A_LITTLE_OLDER = [
  "Uint8Array.fromBase64",
  "Uint8Array.prototype.toBase64",
  "Uint8Array.prototype.toHex",
  "Promise.withResolvers",
  "Map.groupBy",
  "Object.groupBy",
];

test("a browser of some years ago reads base64, and connects", async ({ page }) => {
  await without(page, ...A_LITTLE_OLDER);
  await open(page, "/bench/");
  await box(page, "B").fill(await readFile("tests/fixtures/stacks/pion.offer.txt", "utf8"));
  await expect(reading(page, "B")).toContainText("setRemoteDescription makes it have-remote-offer");
  await box(page, "B").fill("");
  await makeOffer(page);
  await press(page, "A", "Carry offer for me");
  await press(page, "B", "createAnswer");
  await press(page, "B", "setLocalDescription");
  await press(page, "B", "Carry answer for me");
  await client(page, "A").getByRole("button", { name: /^Carry the rest/ }).click();
  await expect(state(page, "A", "channel")).toHaveText("open");
  await expect(page.locator("[data-failure]:visible")).toHaveCount(0);
});

/** What each of them answers, to good and bad input. */
const answersOf = (page: Page) =>
  page.evaluate(() => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const text = bytes.toBase64();
    const attempt = (text: string) => {
      try {
        return Uint8Array.fromBase64(text).join();
      } catch {
        return "refused";
      }
    };
    return [
      text,
      attempt(`${text.slice(0, 40)}\n ${text.slice(40)}`),
      ...["a", "a=", "*", "YQ", "YQ=="].map(attempt),
      bytes.toHex(),
      JSON.stringify([...Map.groupBy([1, 2, 3, 4], (n) => n % 2)]),
      JSON.stringify(Object.groupBy([1, 2, 3, 4], (n) => n % 2 ? "odd" : "even")),
    ];
  });

test("what is given to older browsers answers as the newest do", async ({ page, context }) => {
  await page.goto("/");
  const older = await context.newPage();
  await without(older, ...A_LITTLE_OLDER);
  await older.goto("/");
  expect(await answersOf(older)).toEqual(await answersOf(page));
});

for (const path of ["/bench/", "/annotate/", "/lessons/the-first-connection/"]) {
  test(`${path} without what it needs: one sentence says what, and nothing breaks`, async ({ page }) => {
    const thrown: string[] = [];
    page.on("pageerror", (error) => thrown.push(error.message));
    await without(page, "Array.prototype.findLast");
    await page.goto(path);
    await expect(page.getByRole("alert").filter({ visible: true })).toHaveText(
      /This browser is too old .* it lacks Array\.prototype\.findLast\. Open the page in Chrome or Edge 110/,
    );
    await expect(page.locator("[data-awake]")).toHaveCount(0);
    expect(thrown).toEqual([]);
  });
}

test("the script that looks is written as the oldest browsers read", async () => {
  const source = await readFile("static/engine.js", "utf8");
  const code = source.replace(/^\s*\/\/.*$/gm, "");
  expect(code).not.toMatch(/=>|\b(?:let|const|class|async|await)\b\s|`|\.\.\.|\?\.|\?\?|,\s*\)/);
  expect(() => new Function(code)).not.toThrow();
});
