/** The box between devices: it stands on the switch, and each client is a browser in a network namespace of its own. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import { createInterface } from "node:readline";
import { type Browser, chromium, expect, test as base } from "@playwright/test";
import type { SeenMessage } from "../../protocol/box/mod.ts";
import { readCapture } from "../../protocol/packets/capture/read.ts";
import type { Endpoint } from "../../protocol/packets/mod.ts";
import { packetsOf, sendMessages } from "../browser/box-page.ts";
import { type BoxPage, carry, connects, expectRelayed, expectTheory, type Players } from "../browser/box-pair.ts";
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
  readonly network: Network;
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
        network,
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

/** A datagram on the wire: from where, to where, and its bytes. */
const wire = (from: Endpoint, to: Endpoint, bytes: Uint8Array): string =>
  `${from.address}:${from.port} ${to.address}:${to.port} ${bytes.toHex()}`;

/** What of a packet that the box has told was on the wire: what a client sent, and what the box handed to a client. */
function wiresOf({ from, to, fate, bytes: text }: SeenMessage): readonly string[] {
  const bytes = Uint8Array.fromBase64(text);
  // A NAT’s inside and a relay’s are in the box: no wire has them.
  const source = from.who === "client" ? from.outside ?? from : from;
  return [
    ...(from.who === "client" ? [wire(from, to, bytes)] : []),
    ...(fate.outcome === "delivered" ? [wire(source, fate.inside, bytes)] : []),
  ];
}

test("a capture made by tcpdump shows the very packets that the box has told", async ({ room }) => {
  base.skip(!process.env.OOB_TCPDUMP, process.env.OOB_NO_TCPDUMP ?? "");
  const { network } = room;
  const players: Players = { A: await room.inChromium("a"), B: await room.inChromium("b") };
  const file = `${network.folder}/box.pcap`;
  const options = ["-i", "lan", "-U", "--immediate-mode", "-s", "0", "-Z", "root", "-w", file, "udp"];
  await network.start("switch", /listening on/, process.env.OOB_TCPDUMP!, options);
  for (const carried of ["srflx", "relay"] as const) {
    const all = await carry(players, { carried });
    expect(await connects(players, all)).toBe(true);
    await players.A.evaluate(sendMessages, { id: all.ids.A, count: 20 });
    const tellsSoFar = () => players.A.evaluate(packetsOf, { id: all.ids.A });
    await expect.poll(async () => (await tellsSoFar()).length).toBeGreaterThan(40);
    const packets = await tellsSoFar();
    const told = packets.flatMap(wiresOf);
    const captured = () => {
      const reading = readCapture(readFileSync(file));
      return reading.ok ? reading.capture.datagrams.map(({ from, to, bytes }) => wire(from, to, bytes)) : [];
    };
    // Every one that the box has told of was on the wire, and as often; tcpdump may be a moment late.
    await expect.poll(() => missing(told, captured())).toEqual([]);
    // And what was on the wire between these clients and the box, the box has told of.
    const isOurs = new Set(told);
    const servers = new Set(
      packets.filter(({ to }) => to.who === "server").map(({ to }) => `${to.address}:${to.port}`),
    );
    const toServers = captured().filter((one) => servers.has(one.split(" ")[1]) && !isOurs.has(one));
    await expect.poll(async () => missing(toServers, (await tellsSoFar()).flatMap(wiresOf))).toEqual([]);
  }
});

/** Those of some that are not among others, each as often as it stands there. */
function missing(some: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  return some.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}
