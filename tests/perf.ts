/**
 * From the press on the first `createOffer` to the open channel: the page’s own buttons, pressed by a script without a
 * pause, against the same calls on a bare page. `deno task perf [PAIRS]` prints both medians and their ratio.
 */
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "./find-browser.ts";
import { site } from "../routes/site.ts";

/** The ratio that must not be passed. */
const MOST = 1.25;

/** Runs in the page: presses each button as soon as the one before has had its effect. Milliseconds. */
async function throughThePage(): Promise<number> {
  const client = (name: string) => document.querySelector<HTMLElement>(`.client.${name}`)!;
  const state = (name: string, machine: string) =>
    client(name).querySelector(`[data-machine="${machine}"]`)?.textContent ?? "";
  const button = (name: string, words: string) =>
    [...client(name).querySelectorAll("button")].find((one) => one.textContent === words);
  const frame = new MessageChannel();
  const next = () => new Promise((done) => (frame.port1.onmessage = done, frame.port2.postMessage(0)));
  const until = async <T>(ask: () => T | undefined | false) => {
    for (let answer = ask();; answer = ask()) {
      if (answer) return answer;
      await next();
    }
  };
  const press = async (name: string, words: string) => (await until(() => button(name, words))).click();
  await press("A", "createDataChannel");
  await until(() => state("A", "channel") === "—" ? false : true);
  const began = performance.now();
  await press("A", "createOffer");
  await until(() => button("A", "createOffer")?.classList.contains("done"));
  await press("A", "setLocalDescription");
  await press("A", "Carry offer for me");
  await until(() => state("B", "signaling") === "have-remote-offer");
  await press("B", "createAnswer");
  await until(() => button("B", "createAnswer")?.classList.contains("done"));
  await press("B", "setLocalDescription");
  await press("B", "Carry answer for me");
  await until(() => state("A", "signaling") === "stable");
  await press("A", "Carry candidate 1 for me");
  await press("B", "Carry candidate 1 for me");
  await until(() => state("A", "channel") === "open" && state("B", "channel") === "open");
  return performance.now() - began;
}

/** Runs in a bare page: the concept’s code, with the blobs as JSON in between. Milliseconds. */
async function bare(): Promise<number> {
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const first = (peer: RTCPeerConnection) =>
    new Promise<string>((done) =>
      peer.onicecandidate = ({ candidate }) => candidate && done(JSON.stringify(candidate))
    );
  const [ofA, ofB] = [first(a), first(b)];
  const channel = a.createDataChannel("channel");
  const opens = [
    new Promise((done) => channel.onopen = done),
    new Promise((done) =>
      b.ondatachannel = ({ channel }) => (channel.readyState === "open" ? done(0) : channel.onopen = done)
    ),
  ];
  const began = performance.now();
  const offer = await a.createOffer();
  await a.setLocalDescription(offer);
  await b.setRemoteDescription(JSON.parse(JSON.stringify(a.localDescription)));
  const answer = await b.createAnswer();
  await b.setLocalDescription(answer);
  await a.setRemoteDescription(JSON.parse(JSON.stringify(b.localDescription)));
  await b.addIceCandidate(JSON.parse(await ofA));
  await a.addIceCandidate(JSON.parse(await ofB));
  await Promise.all(opens);
  const took = performance.now() - began;
  a.close();
  b.close();
  return took;
}

const median = (all: readonly number[]): number => [...all].sort((one, two) => one - two)[Math.floor(all.length / 2)];

async function measure(page: Page, address: string, run: () => Promise<number>): Promise<number> {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelectorAll("[data-island]:not([data-awake])").length === 0);
  return await page.evaluate(run);
}

const pairs = Number(Deno.args[0] ?? 30);
const found = await findChromium();
if ("reason" in found) throw new Error(found.reason);
const server = Deno.serve({ port: 0, onListen: () => {} }, site("dist").fetch);
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu"] });
const times = { page: [] as number[], bare: [] as number[] };
try {
  const page = await browser.newPage();
  const root = `http://localhost:${server.addr.port}/`;
  for (let i = -2; i < pairs; i++) {
    const [ours, theirs] = [
      await measure(page, `${root}bench/`, throughThePage),
      await measure(page, `${root}no-page`, bare),
    ];
    if (i < 0) continue; // The first ones fill caches.
    times.page.push(ours);
    times.bare.push(theirs);
  }
} finally {
  await browser.close();
  await server.shutdown();
}
const ratio = median(times.page) / median(times.bare);
console.log(
  `${pairs} pairs: ${median(times.page).toFixed(0)} ms through the page, ${median(times.bare).toFixed(0)} ms bare.`,
);
console.log(`ratio ${ratio.toFixed(2)}, at most ${MOST} is wanted`);
Deno.exit(ratio <= MOST ? 0 : 1);
