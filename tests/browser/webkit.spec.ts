/** A third engine, without WebRTC: what there is to read works, and the bench says why it does not. */
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { noWebKit, type WebKitPage, withWebKit } from "./webkit.ts";

test.skip(() => noWebKit() !== undefined, noWebKit() ?? "");

/** The text that is shown, as soon as it holds what is waited for. */
const shows = (page: WebKitPage, words: RegExp) =>
  expect.poll(() => page.run<string>("return document.body.innerText.replace(/\\s+/g, ' ')")).toMatch(words);

/** Types into a text box, as `input` events tell it. */
const types = (page: WebKitPage, selector: string, text: string) =>
  page.run(
    `const box = document.querySelector(arguments[0]);
     Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, arguments[1]);
     box.dispatchEvent(new Event("input", { bubbles: true }));`,
    selector,
    text,
  );

test("WebKitGTK: prose, reader and replay work, and the bench says why it cannot", async ({ baseURL }) => {
  test.slow();
  await withWebKit(async (page) => {
    console.log(await page.run("return navigator.userAgent + ', RTCPeerConnection: ' + typeof RTCPeerConnection"));
    await page.goto(`${baseURL}/lessons/the-first-connection/`);
    await shows(page, /nothing passes between Client A and Client B unless you carry it/);
    await page.goto(`${baseURL}/annotate/`);
    await expect.poll(() => page.run("return document.querySelectorAll('[data-island]:not([data-awake])').length"))
      .toBe(0);
    await types(page, "textarea", await readFile("tests/fixtures/stacks/pion.offer.txt", "utf8"));
    await shows(page, /a=ice-ufrag/);
    await page.goto(`${baseURL}/replay/`);
    await expect.poll(() => page.run("return document.querySelectorAll('[data-island]:not([data-awake])').length"))
      .toBe(0);
    await types(page, "textarea", await readFile("tests/fixtures/traces/first-connection.trace.json", "utf8"));
    await shows(page, /What happened/);
    await page.goto(`${baseURL}/bench/`);
    await shows(page, /did not let the page open a peer connection, so the bench cannot work here/);
    expect(await page.run("return [...document.querySelectorAll('[data-failure]')].every((one) => one.hidden)")).toBe(
      true,
    );
  });
});
