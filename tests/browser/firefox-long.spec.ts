/** In Firefox: a flood of tracks from the other side, and the slider over as many entries as two logs may hold. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Page } from "puppeteer-core";
import { readAct } from "../../lessons/format/acts.ts";
import { noFirefox } from "./firefox.ts";
import { firefoxForEach } from "./firefox-each.ts";
import { act, openForHand } from "./firefox-hand.ts";
import { until } from "./firefox-presses.ts";

test.skip(...noFirefox);

const firefox = firefoxForEach();

declare global {
  var seenOfPage: { readonly thrown: string[]; readonly connections: RTCPeerConnection[]; longest: number };
}

/** Runs in the page before its own scripts: keeps what it throws, what it connects with, and how long it was busy. */
function keepAll(): void {
  globalThis.seenOfPage = { thrown: [], connections: [], longest: 0 };
  const { seenOfPage: seen } = globalThis;
  addEventListener("error", ({ message }) => seen.thrown.push(message));
  addEventListener("unhandledrejection", ({ reason }) => seen.thrown.push(String(reason)));
  const make = RTCPeerConnection.prototype.createDataChannel;
  RTCPeerConnection.prototype.createDataChannel = function (...args) {
    seen.connections.push(this);
    return make.apply(this, args);
  };
  // Firefox tells of no long tasks: as long as a message does not come, something else runs.
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  port1.onmessage = () => {
    const now = performance.now();
    seen.longest = Math.max(seen.longest, now - last);
    last = now;
    setTimeout(() => port2.postMessage(0), 4);
  };
  port2.postMessage(0);
}

const openIn = async (baseURL: string, path: string): Promise<Page> =>
  await openForHand(await firefox(), new URL(path, baseURL), keepAll);

async function does(page: Page, ...acts: readonly string[]): Promise<void> {
  for (const one of acts) await act(page, readAct(one)!);
}

const ROUND = [
  "A createOffer",
  "A setLocalDescription",
  "A waits for signaling have-local-offer",
  "A carry offer",
  "B setRemoteDescription",
  "B waits for signaling have-remote-offer",
  "B createAnswer",
  "B setLocalDescription",
  "B waits for signaling stable",
  "B carry answer",
  "A setRemoteDescription",
  "A waits for signaling stable",
];

test("in Firefox a flood of tracks is shown in part and counted, and the page still answers @slow", async ({ baseURL }) => {
  test.setTimeout(180_000);
  const page = await openIn(baseURL!, "bench/");
  await does(page, "A createDataChannel", ...ROUND, "A carry a candidate", "B addIceCandidate");
  await does(page, "A waits for channel open", "B waits for channel open", "A say hello");
  await page.evaluate(() => {
    const [connection] = globalThis.seenOfPage.connections;
    const { stream } = new AudioContext().createMediaStreamDestination();
    const canvas = document.createElement("canvas");
    canvas.getContext("2d");
    const sources = [...stream.getTracks(), ...canvas.captureStream(5).getTracks()];
    for (let i = 0; i < 120; i++) connection.addTransceiver(sources[i % 2].clone(), { direction: "sendonly" });
  });
  await does(page, ...ROUND);
  await until(
    page,
    () => /\d+ more tracks have come/.test(document.querySelector(".client.B")!.textContent!),
    "counted",
  );
  expect(await page.$$eval(".client.B :is(video, audio)", (all) => all.length)).toBeLessThanOrEqual(20);
  await does(page, "B say still here");
  await until(
    page,
    () => document.querySelector('.client.A [aria-label="Messages of Client A"]')!.textContent!.includes("still here"),
    "A hears B",
  );
  expect(await page.evaluate(() => globalThis.seenOfPage.thrown)).toEqual([]);
});

const TRACE = readFileSync("tests/fixtures/traces/first-connection.trace.json", "utf8");
/** Milliseconds that no task of the page may take while the slider is dragged. */
const AWAKE = 200;

/** Gives the replay a trace with so many more entries of a kind in each log, as a file. */
const giveLong = (page: Page, kind: "messages" | "states", each: number) =>
  page.evaluate(
    (text, kind, each) => {
      const trace = JSON.parse(text);
      const more = Array.from({ length: each }, (_, n) => ({
        ...(kind === "messages"
          ? { type: "message-received", text: `message ${n}` }
          : { type: "state-changed", machine: "ice", state: n % 2 ? "connected" : "disconnected" }),
        at: 12_000 + n,
      }));
      for (const client of ["A", "B"]) trace.clients[client].log.push(...more);
      const files = new DataTransfer();
      files.items.add(new File([JSON.stringify(trace)], "long.trace.json", { type: "application/json" }));
      const input = document.querySelector<HTMLInputElement>(".replay-file input")!;
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    TRACE,
    kind,
    each,
  );

/** Drags the slider from one share of it to another in so many steps, each drawn; gives the longest time that nothing else ran. */
const drag = (page: Page, from: number, to: number, steps: number) =>
  page.evaluate(
    async (from, to, steps) => {
      const slider = document.querySelector<HTMLInputElement>('[aria-label="Moment of the session"]')!;
      const shown = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      globalThis.seenOfPage.longest = 0;
      for (let i = 0; i <= steps; i++) {
        slider.value = String(Math.round(Number(slider.max) * (from + (to - from) * i / steps)));
        slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await shown();
        await shown();
      }
      return globalThis.seenOfPage.longest;
    },
    from,
    to,
    steps,
  );

for (const [kind, each] of [["messages", 99_940], ["states", 19_900]] as const) {
  test(`in Firefox the slider stays awake at ${2 * each} ${kind} @slow`, async ({ baseURL }) => {
    test.setTimeout(240_000);
    const page = await openIn(baseURL!, "replay/");
    await giveLong(page, kind, each);
    const has = () =>
      Number(document.querySelector<HTMLInputElement>('[aria-label="Moment of the session"]')?.max) > 9999;
    await until(page, has, "it is opened");
    let best: readonly number[] = [];
    // What takes long each time is the page’s own; what does once may be the machine’s.
    for (let time = 0; time < 4 && (best.length === 0 || Math.max(...best) >= AWAKE); time++) {
      const longest: number[] = [];
      for (const [from, to, steps] of [[0, 1, 40], [1, 0, 40], [0.9998, 1, 30], [0, 1, 3]] as const) {
        longest.push(await drag(page, from, to, steps));
      }
      best = longest.map((one, i) => Math.min(one, best[i] ?? one));
    }
    console.log(`${kind}: in each drag nothing else ran for at most ${best.map(Math.round).join(", ")} ms`);
    expect(Math.max(...best)).toBeLessThan(AWAKE);
    expect(await page.evaluate(() => globalThis.seenOfPage.thrown)).toEqual([]);
  });
}
