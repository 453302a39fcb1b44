/** The box between devices: it stands on the switch, and each client is a browser in a network namespace of its own. */
import { spawn } from "node:child_process";
import process from "node:process";
import { createInterface } from "node:readline";
import { type Browser, chromium, test as base } from "@playwright/test";
import { type BoxPage, expectRelayed, expectTheory } from "../browser/box-pair.ts";
import { type RunningBox, startBox } from "../browser/box.ts";
import { noFirefox } from "../browser/firefox.ts";
import { lay, type Network, SHARED } from "./network.ts";
import { ARGUMENTS, tell } from "./pair.ts";

/** Connections that never come about, in browsers that give up after a quarter of a minute. */
base.setTimeout(240_000);

/** A network with a box on its switch, and browsers at its ends; all of it ends with the test. */
interface Class {
  readonly inChromium: (end: "a" | "b") => Promise<BoxPage>;
  readonly inFirefox: (end: "a" | "b") => Promise<BoxPage>;
}

const test = base.extend<{ room: Class }>({
  // deno-lint-ignore no-empty-pattern
  room: async ({}, use) => {
    const network: Network = lay("one network");
    const closing: (() => unknown)[] = [];
    let box: RunningBox | undefined;
    try {
      box = await startBox(["--host", SHARED], ["ip", "netns", "exec", network.name("switch")]);
      const address = `${box.address}/lessons/`;
      await use({
        async inChromium(end) {
          const executablePath = network.wrapper(end, process.env.CHROMIUM_PATH!);
          const browser: Browser = await chromium.launch({ executablePath, args: ARGUMENTS });
          closing.push(() => browser.close());
          const page = await browser.newPage();
          await page.goto(address);
          return page as BoxPage;
        },
        async inFirefox(end) {
          const driver = await drive(network, end, address);
          closing.push(driver.close);
          return driver.page;
        },
      });
    } finally {
      await Promise.allSettled(closing.map((close) => close()));
      box?.close();
      network.close();
    }
  },
});

/** Firefox in a namespace, by a program that is in the same one. */
async function drive(network: Network, end: "a" | "b", address: string) {
  const program = [process.execPath, "run", "-A", "tests/devices/firefox-driver.ts", address];
  const child = spawn("ip", ["netns", "exec", network.name(end), ...program], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = new Map<number, { done: (value: unknown) => void; fail: (error: Error) => void }>();
  const ready = new Promise<void>((done, fail) => {
    child.on("exit", (code) => fail(new Error(`Firefox’s driver ended with ${code}.`)));
    createInterface({ input: child.stdout }).on("line", (line: string) => {
      if (line === "ready") return done();
      const { id, value, error } = JSON.parse(line);
      if (error !== undefined) waiting.get(id)?.fail(new Error(error));
      else waiting.get(id)?.done(value);
      waiting.delete(id);
    });
  });
  await ready;
  let count = 0;
  const page: BoxPage = {
    evaluate: (run, given) =>
      new Promise((done, fail) => {
        waiting.set(++count, { done: done as (value: unknown) => void, fail });
        const expression = `(${run})(${JSON.stringify(given)})`;
        child.stdin.write(`${JSON.stringify({ id: count, expression })}\n`);
      }),
  };
  const close = () => new Promise<void>((done) => child.on("exit", () => done()) && child.stdin.end());
  return { page, close };
}

test("ten pairings of the box’s NATs between two devices do as RFC 4787 says: Chromium", async ({ room }) => {
  const began = performance.now();
  await expectTheory({ A: await room.inChromium("a"), B: await room.inChromium("b") });
  tell("Ten pairings of NATs in Chromium, side by side, as theory says", Math.round(performance.now() - began));
});

test("ten pairings of the box’s NATs between two devices do as RFC 4787 says: Firefox", async ({ room }) => {
  base.skip(...noFirefox);
  const began = performance.now();
  await expectTheory({ A: await room.inFirefox("a"), B: await room.inFirefox("b") });
  tell("Ten pairings of NATs in Firefox, side by side, as theory says", Math.round(performance.now() - began));
});

test("relays only, through the box, between two devices: Chromium with Firefox, in both roles", async ({ room }) => {
  base.skip(...noFirefox);
  const began = performance.now();
  const [fox, other] = [await room.inFirefox("a"), await room.inChromium("b")];
  await expectRelayed({ A: fox, B: other });
  await expectRelayed({ A: other, B: fox });
  tell("Relays only, Chromium with Firefox", Math.round(performance.now() - began));
});
