/**
 * From the press on the first `createOffer` to the open channel: the page’s own buttons, pressed by a script without a
 * pause, against the same calls on a bare page. `deno task perf [PAIRS]` prints both medians and their ratio.
 */
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "./find-browser.ts";
import { site } from "../routes/site.ts";

/** The ratio that must not be passed. */
const MOST = 1.25;

/** Runs before the page: lets the script hear when both ends of the page’s own channel are open. */
function hearChannels() {
  const { addEventListener } = RTCDataChannel.prototype;
  const heard = new WeakSet<RTCDataChannel>();
  let opened = 0;
  const bothOpen = new Promise<number>((done) => {
    const open = () => ++opened === 2 && done(performance.now());
    RTCDataChannel.prototype.addEventListener = function (this: RTCDataChannel, ...listening: unknown[]) {
      if (!heard.has(this)) {
        heard.add(this);
        if (this.readyState === "open") open();
        else addEventListener.call(this, "open", open, { once: true });
      }
      return Reflect.apply(addEventListener, this, listening);
    } as typeof addEventListener;
  });
  Object.assign(globalThis, { bothOpen });
}

/** Runs in the page: presses its buttons one after the other, and hears the channel open. Milliseconds. */
async function throughThePage(): Promise<number> {
  const until = async (met: () => boolean) => {
    while (!met()) await new Promise((done) => requestAnimationFrame(done));
  };
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(".bench button")];
  const button = (client: string, words: string) =>
    buttons.find((one) => one.closest(`.client.${client}`) && one.textContent === words)!;
  const carry = (client: string) =>
    buttons.find((one) => one.textContent?.includes(`from Client ${client} to Client`))!;
  const state = (client: string, machine: string) =>
    document.querySelector(`.client.${client} [data-machine="${machine}"]`)?.textContent ?? "";
  button("A", "createDataChannel").click();
  await until(() => state("A", "channel") === "connecting" && document.querySelector(".diagram") !== null);
  for (let n = 0; n < 2; n++) await new Promise((done) => requestIdleCallback(done));
  const began = performance.now();
  button("A", "createOffer").click();
  button("A", "setLocalDescription").click();
  carry("A").click();
  button("B", "createAnswer").click();
  button("B", "setLocalDescription").click();
  carry("B").click();
  carry("A").click();
  carry("B").click();
  const took = await Reflect.get(globalThis, "bothOpen") - began;
  await until(() => state("A", "channel") === "open" && state("B", "channel") === "open");
  carry("B").click();
  await until(() => state("A", "channel") === "open" && state("B", "channel") === "open");
  return took;
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
  await page.addInitScript(hearChannels);
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
