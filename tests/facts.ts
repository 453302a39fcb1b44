/**
 * What one more fact costs on the bench, from its coming to the next painted frame, with the diagram open: at 100 facts
 * and at 10 000, in one run. The facts are messages over a real channel: the script holds the page’s own channels and
 * sends on them, and the bench hears what arrives. `deno task facts` prints both medians, their ratio and the memory.
 */
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "./find-browser.ts";
import { site } from "../routes/site.ts";

/** The ratio that must not be passed, how many facts are there, and how many are timed. */
const MOST = 1.2;
const MANY = 10_000;
const TIMED = 60;

/** Runs before the page: keeps the ends of its channel. */
function keepChannels() {
  const { addEventListener } = RTCDataChannel.prototype;
  const kept = new Set<RTCDataChannel>();
  RTCDataChannel.prototype.addEventListener = function (this: RTCDataChannel, ...listening: unknown[]) {
    kept.add(this);
    return Reflect.apply(addEventListener, this, listening);
  } as typeof addEventListener;
  Object.assign(globalThis, { kept });
}

/** Runs in the page: what it takes from a message’s coming to the frame in which the diagram shows it. Milliseconds. */
async function time(count: number): Promise<number[]> {
  const [, sender]: RTCDataChannel[] = [...Reflect.get(globalThis, "kept")];
  const [receiver]: RTCDataChannel[] = [...Reflect.get(globalThis, "kept")];
  const diagram = document.querySelector(".diagram")!;
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const text = `timed ${performance.now()}`;
    const shown = new Promise<void>((done) => {
      const look = new MutationObserver(() => {
        if (!diagram.textContent!.includes(text)) return;
        look.disconnect();
        done();
      });
      look.observe(diagram, { childList: true, subtree: true, characterData: true });
    });
    const came = new Promise<number>((done) =>
      receiver.addEventListener("message", () => done(performance.now()), { once: true })
    );
    sender.send(text);
    const began = await came;
    await shown;
    await new Promise((done) => requestAnimationFrame(done));
    const { port1, port2 } = new MessageChannel();
    await new Promise((done) => (port1.onmessage = done, port2.postMessage(0)));
    times.push(performance.now() - began);
  }
  return times;
}

/** Runs in the page: sends so many messages, a few hundred at a time, and waits until they have come. */
async function fill(count: number) {
  const [receiver, sender]: RTCDataChannel[] = [...Reflect.get(globalThis, "kept")];
  for (let sent = 0; sent < count;) {
    const some = Math.min(500, count - sent);
    const came = new Promise<void>((done) => {
      let left = some;
      const hear = () => --left === 0 && (receiver.removeEventListener("message", hear), done());
      receiver.addEventListener("message", hear);
    });
    for (let i = 0; i < some; i++) sender.send(`message ${sent++}`);
    await came;
  }
  await new Promise((done) => requestIdleCallback(done));
}

async function connect(page: Page) {
  const call = (name: string, what: string) =>
    page.getByRole("group", { name: `API calls of Client ${name}` }).getByRole("button", { name: what, exact: true })
      .click();
  const carry = (name: string) => page.getByRole("button", { name: `from Client ${name} to` }).click();
  for (const what of ["createDataChannel", "createOffer", "setLocalDescription"]) await call("A", what);
  await carry("A");
  for (const what of ["createAnswer", "setLocalDescription"]) await call("B", what);
  for (const name of ["B", "A", "B"]) await carry(name);
  await page.locator('.client.B [data-machine="channel"]', { hasText: "open" }).waitFor();
  await page.locator(".happened > summary").click();
  await page.locator(".diagram-scroll").waitFor();
}

const median = (all: readonly number[]): number => [...all].sort((one, two) => one - two)[Math.floor(all.length / 2)];

const found = await findChromium();
if ("reason" in found) throw new Error(found.reason);
const server = Deno.serve({ port: 0, onListen: () => {} }, site("dist").fetch);
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu"] });
const times: number[][] = [];
const megabytes: number[] = [];
try {
  const page = await browser.newPage();
  const devtools = await page.context().newCDPSession(page);
  const weigh = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    megabytes.push((await devtools.send("Runtime.getHeapUsage")).usedSize / 1e6);
  };
  await page.addInitScript(keepChannels);
  await page.goto(`http://localhost:${server.addr.port}/bench/`);
  await page.waitForFunction(() => document.querySelectorAll("[data-island]:not([data-awake])").length === 0);
  await connect(page);
  await page.evaluate(time, 20); // The first ones fill caches.
  times.push(await page.evaluate(time, TIMED));
  await weigh();
  await page.evaluate(fill, MANY);
  times.push(await page.evaluate(time, TIMED));
  await weigh();
} finally {
  await browser.close();
  await server.shutdown();
}
const [few, many] = times.map(median);
const ratio = many / few;
console.log(
  `One more fact, to the next painted frame: ${few.toFixed(1)} ms at some 100, ${many.toFixed(1)} ms at ${MANY}.`,
);
console.log(`Memory in use: ${megabytes.map((one) => one.toFixed(1)).join(" MB, then ")} MB.`);
console.log(`ratio ${ratio.toFixed(2)}, at most ${MOST} is wanted`);
Deno.exit(ratio <= MOST ? 0 : 1);
