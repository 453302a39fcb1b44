/** The Code tab is true: copied out and run as a page of its own, it makes the calls that the bench made. */
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { BUTTONS } from "../../protocol/facts/mod.ts";
import {
  answerIt,
  carry,
  chooseMode,
  client,
  face,
  hears,
  makeOffer,
  open,
  press,
  reading,
  say,
  state,
} from "./person.ts";

type Names = "A" | "B";
declare global {
  var calls: string[][];
}

/** Writes down every call on every connection of a page, one list for each connection, in order of construction. */
function listen(context: BrowserContext) {
  return context.addInitScript((buttons) => {
    globalThis.calls = [];
    const lists = new WeakMap<object, string[]>();
    const Native = RTCPeerConnection;
    globalThis.RTCPeerConnection = new Proxy(Native, {
      construct(target, args) {
        const made = Reflect.construct(target, args);
        const list = ["RTCPeerConnection"];
        lists.set(made, list);
        globalThis.calls.push(list);
        made.addEventListener("datachannel", (event: RTCDataChannelEvent) => lists.set(event.channel, list));
        return made;
      },
    });
    const watch = (prototype: object, methods: string[]) => {
      for (const method of methods) {
        const native = Reflect.get(prototype, method);
        Reflect.set(prototype, method, function (this: object, ...args: unknown[]) {
          const list = lists.get(this)!;
          list.push(method);
          const result = native.apply(this, args);
          if (method === "createDataChannel") lists.set(result, list);
          return result;
        });
      }
    };
    watch(Native.prototype, buttons);
    watch(RTCDataChannel.prototype, ["send"]);
  }, [...BUTTONS]);
}

async function onTheBench(page: Page, trickle: boolean) {
  await open(page, "/bench/");
  if (!trickle) await chooseMode(page, "inside the description");
  await makeOffer(page);
  if (!trickle) await expect(page.getByText(/offer \d+ characters, \d candidates? inside/)).toBeVisible();
  const code = {} as Record<Names, string>;
  for (const name of ["A", "B"] as const) {
    await client(page, name).getByRole("button", { name: "Copy code" }).click();
    await expect(client(page, name).getByText("Copied.")).toBeVisible();
    code[name] = await page.evaluate(() => navigator.clipboard.readText());
  }
  await carry(page, "A", "offer");
  await answerIt(page);
  if (!trickle) await expect(page.getByText(/answer \d+ characters, \d candidates? inside/)).toBeVisible();
  await carry(page, "B", "answer");
  await press(page, "A", "setRemoteDescription");
  await expect(reading(page, "A")).toBeEmpty();
  if (trickle) {
    for (const [from, to] of [["A", "B"], ["B", "A"]] as const) {
      await carry(page, from, "candidate 1");
      await press(page, to, "addIceCandidate");
      await expect(reading(page, to)).toBeEmpty();
    }
  }
  await expect(state(page, "A", "channel")).toHaveText("open");
  await expect(state(page, "B", "channel")).toHaveText("open");
  await say(page, "A", "hello");
  await say(page, "B", "hello yourself");
  await hears(page, "A", "hello yourself");
  return { code, calls: await page.evaluate(() => globalThis.calls) };
}

/** A page that holds nothing but one listing, as a module script. */
async function alone(context: BrowserContext, name: Names, code: string) {
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await page.route(
    `**/client-${name}`,
    (route) => route.fulfill({ contentType: "text/html", body: `<script type="module">${code}</script>` }),
  );
  await page.goto(`/client-${name}`);
  const waitFor = async (start: string) => {
    await expect.poll(() => said.find((text) => text.startsWith(start)), { message: start }).toBeDefined();
    return said.find((text) => text.startsWith(start))!.slice(start.length + 2);
  };
  const hand = async (call: string, blob: string) => {
    await page.waitForFunction((name) => name in globalThis, call);
    await page.evaluate(([call, blob]) => Reflect.get(globalThis, call)(JSON.parse(blob)), [call, blob]);
  };
  return { page, waitFor, hand };
}

for (const mode of ["one by one", "inside the description"]) {
  test(`candidates ${mode}: the same calls in the same order, for both clients`, async ({ page, context }) => {
    await listen(context);
    const trickle = mode === "one by one";
    const bench = await onTheBench(page, trickle);
    await page.close({ runBeforeUnload: false });
    const a = await alone(context, "A", bench.code.A);
    const b = await alone(context, "B", bench.code.B);
    await b.hand("offerFromA", await a.waitFor("Offer from Client A"));
    await a.hand("answerFromB", await b.waitFor("Answer from Client B"));
    if (trickle) {
      await b.hand("candidateFromA", await a.waitFor("Candidate from Client A"));
      await a.hand("candidateFromB", await b.waitFor("Candidate from Client B"));
    } else {
      await b.page.evaluate(() => Reflect.get(globalThis, "answerIsOnItsWayToA")());
    }
    const sends = (name: string, text: string) => async () => {
      const there = name === "messageToB" ? a.page : b.page;
      return await there.evaluate(([name, text]) => {
        try {
          Reflect.get(globalThis, name)(text);
          return true;
        } catch {
          globalThis.calls[0].pop();
          return false;
        }
      }, [name, text]);
    };
    await expect.poll(sends("messageToB", "hello")).toBe(true);
    expect(await b.waitFor("Message from Client A")).toBe("hello");
    await expect.poll(sends("messageToA", "hello yourself")).toBe(true);
    expect(await a.waitFor("Message from Client B")).toBe("hello yourself");
    const calls = [
      (await a.page.evaluate(() => globalThis.calls))[0],
      (await b.page.evaluate(() => globalThis.calls))[0],
    ];
    expect(calls).toEqual(bench.calls);
    expect(calls[0].length).toBeGreaterThan(5);
  });
}

test("the line being run is lit by the facts", async ({ page }) => {
  await open(page, "/bench/");
  const lit = (name: Names) => client(page, name).locator(".line.now").innerText();
  expect(await lit("A")).toContain("new RTCPeerConnection()");
  await press(page, "A", "createDataChannel");
  await expect.poll(() => lit("A")).toContain("createDataChannel");
  await press(page, "A", "createOffer");
  await expect.poll(() => lit("A")).toContain("createOffer()");
  await press(page, "A", "setLocalDescription");
  await expect.poll(() => lit("A")).toContain("Candidate from Client A");
  await carry(page, "A", "offer");
  await press(page, "B", "setRemoteDescription");
  await expect.poll(() => lit("B")).toContain("setRemoteDescription(offer)");
  await face(page, "B");
  await expect(client(page, "B").locator(".line.ran")).toHaveCount(2);
});

test("both clients' code, copied as a page, runs by itself and is signaled by hand", async ({ page, context }) => {
  await open(page, "/bench/");
  await press(page, "A", "createDataChannel");
  await client(page, "A").getByRole("button", { name: "Copy as a page" }).click();
  await expect(client(page, "A").getByText("Copied.")).toBeVisible();
  const html = await page.evaluate(() => navigator.clipboard.readText());
  const both = await context.newPage();
  const errors: string[] = [];
  both.on("pageerror", (error) => errors.push(error.message));
  await both.route("**/both", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await both.goto("/both");
  const logged = async (start: string) => {
    const line = both.getByRole("listitem").filter({ hasText: start }).first();
    await expect(line).toBeVisible();
    return (await line.innerText()).slice(start.length + 2);
  };
  const hand = (call: string, blob: string) =>
    both.evaluate(([call, blob]) => Reflect.get(globalThis, call)(JSON.parse(blob)), [call, blob]);
  await hand("offerFromA", await logged("Offer from Client A"));
  await hand("answerFromB", await logged("Answer from Client B"));
  await hand("candidateFromA", await logged("Candidate from Client A"));
  await hand("candidateFromB", await logged("Candidate from Client B"));
  await expect(() => hand("messageToB", '"hello"')).toPass();
  expect(await logged("Message from Client A")).toBe("hello");
  await hand("messageToA", '"hello yourself"');
  expect(await logged("Message from Client B")).toBe("hello yourself");
  expect(errors).toEqual([]);
});
