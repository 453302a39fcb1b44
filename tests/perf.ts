/**
 * From the press on the first `createOffer` to the open channel: the page’s own buttons, pressed by a script without a
 * pause, against the same calls on a bare page. `deno task perf [PAIRS]` prints both medians and their ratio.
 */
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "./find-browser.ts";
import { site } from "../routes/site.ts";

/** The ratio that must not be passed. */
const MOST = 1.15;

/** Runs before the page: lets the script hear when both ends of the page’s own channel are open. */
function hearChannels() {
  const { addEventListener } = RTCDataChannel.prototype;
  const heard = new WeakSet<RTCDataChannel>();
  let opened = 0;
  let done = (_at: number) => {};
  const open = () => ++opened % 2 === 0 && done(performance.now());
  RTCDataChannel.prototype.addEventListener = function (this: RTCDataChannel, ...listening: unknown[]) {
    if (!heard.has(this)) {
      heard.add(this);
      if (this.readyState === "open") open();
      else addEventListener.call(this, "open", open, { once: true });
    }
    return Reflect.apply(addEventListener, this, listening);
  } as typeof addEventListener;
  Object.assign(globalThis, { bothOpen: () => new Promise<number>((resolve) => done = resolve) });
}

/** Runs in the page: presses its buttons one after the other, twice, with a reset between. Milliseconds of each time. */
async function throughThePage(): Promise<readonly number[]> {
  const until = async (met: () => boolean) => {
    while (!met()) await new Promise((done) => requestAnimationFrame(done));
  };
  const find = (where: string, words: string) =>
    [...document.querySelectorAll<HTMLButtonElement>(`${where} button`)].find((one) =>
      one.textContent?.includes(words)
    )!;
  // What is true, and not what is shown for a moment each.
  const states = (machine: string, wanted: string) =>
    [...document.querySelectorAll<HTMLElement>(`.clients [data-machine="${machine}"]`)].map((one) => one.dataset.state)
      .join() === wanted;
  const lastEvent = () => document.querySelector(".happened > summary .quiet")?.textContent ?? "";
  const times: number[] = [];
  for (const round of ["first", "later"]) {
    if (round === "later") {
      find(".bottom-line", "Reset the bench").click();
      await until(() => find(".bottom-line", "Close both") !== undefined);
      find(".bottom-line", "Close both").click();
      await until(() => states("connection", "new,new"));
    }
    find(".client.A .calls", "createDataChannel").click();
    // What comes with the first press has come once the bottom line says what happened.
    await until(() =>
      states("channel", "connecting,—") && lastEvent() !== "" && find(".gap", "from Client A") !== undefined
    );
    const presses = [
      find(".client.A .calls", "createOffer"),
      find(".client.A .calls", "setLocalDescription"),
      find(".gap", "from Client A"),
      find(".client.B .calls", "createAnswer"),
      find(".client.B .calls", "setLocalDescription"),
      find(".gap", "from Client B"),
      find(".gap", "from Client A"),
      find(".gap", "from Client B"),
    ];
    const bothOpen: Promise<number> = Reflect.get(globalThis, "bothOpen")();
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    for (let n = 0; n < 2; n++) await new Promise((done) => requestIdleCallback(done));
    const began = performance.now();
    for (const press of presses) press.click();
    times.push(await bothOpen - began);
    await until(() => states("channel", "open,open"));
  }
  return times;
}

/** Runs in a bare page: the concept’s code, with the blobs as JSON in between, twice. Milliseconds of each time. */
async function bare(): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < 2; round++) {
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
    for (let n = 0; n < 2; n++) await new Promise((done) => requestIdleCallback(done));
    const began = performance.now();
    await a.setLocalDescription(await a.createOffer());
    await b.setRemoteDescription(JSON.parse(JSON.stringify(a.localDescription)));
    await b.setLocalDescription(await b.createAnswer());
    await a.setRemoteDescription(JSON.parse(JSON.stringify(b.localDescription)));
    await b.addIceCandidate(JSON.parse(await ofA));
    await a.addIceCandidate(JSON.parse(await ofB));
    await Promise.all(opens);
    times.push(performance.now() - began);
    a.close();
    b.close();
  }
  return times;
}

const median = (all: readonly number[]): number => [...all].sort((one, two) => one - two)[Math.floor(all.length / 2)];

async function measure(page: Page, address: string, run: () => Promise<readonly number[]>) {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelectorAll("[data-island]:not([data-awake])").length === 0);
  // A name under .local that nobody resolves on a busy machine leaves a connection waiting for ever.
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`No connection within 30 s on ${address}.`)), 30_000);
  return await Promise.race([page.evaluate(run), late]).finally(() => clearTimeout(timer));
}

const pairs = Number(Deno.args[0] ?? 30);
const found = await findChromium();
if ("reason" in found) throw new Error(found.reason);
const server = Deno.serve({ port: 0, onListen: () => {} }, site("dist").fetch);
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu"] });
const ours: (readonly number[])[] = [];
const theirs: (readonly number[])[] = [];
try {
  const page = await browser.newPage();
  await page.addInitScript(hearChannels);
  const root = `http://localhost:${server.addr.port}/`;
  for (let i = -2; i < pairs; i++) {
    const both = [await measure(page, `${root}bench/`, throughThePage), await measure(page, `${root}no-page`, bare)];
    if (i < 0) continue; // The first ones fill caches.
    ours.push(both[0]);
    theirs.push(both[1]);
  }
} finally {
  await browser.close();
  await server.shutdown();
}

/** The medians of one round, and their ratio. */
function compare(round: number, words: string): number {
  const [page, bare] = [ours, theirs].map((all) => median(all.map((one) => one[round])));
  const ratio = page / bare;
  console.log(
    `${words}: ${page.toFixed(1)} ms through the page, ${bare.toFixed(1)} ms bare, ratio ${ratio.toFixed(2)}`,
  );
  return ratio;
}
console.log(`${pairs} pairs; a ratio of at most ${MOST} is wanted.`);
const ratios = [compare(0, "The first connection of a page"), compare(1, "A later one, after a reset")];
Deno.exit(Math.max(...ratios) <= MOST ? 0 : 1);
