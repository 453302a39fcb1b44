/** The workspace: what the present step needs is on the screen, whole, at every moment of lesson one; nothing jumps. */
import { expect, type Page, test } from "@playwright/test";
import type { Machine } from "../../protocol/facts/mod.ts";
import { seen, watch } from "./layout-shifts.ts";
import { hears, makeOffer, metSteps, open, press, state } from "./person.ts";

const LESSON = "/lessons/the-first-connection/";
const SIZES = [
  { width: 1440, height: 900, pane: 280 },
  { width: 1280, height: 720, pane: 150 },
  { width: 1024, height: 768, pane: 180 },
];

/** The dark button, by its words, and where its middle is. */
interface Dark {
  readonly words: string;
  readonly x: number;
  readonly y: number;
}

const dark = (page: Page): Promise<Dark[]> =>
  page.locator("button.next:visible").evaluateAll((all) =>
    all.map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return { words: button.textContent!.replaceAll(/\s+/g, " ").trim(), x: left + width / 2, y: top + height / 2 };
    })
  );

/** Whoever presses what is dark, one thing after the other. */
interface Hand {
  press(button: Dark): Promise<void>;
  write(text: string): Promise<void>;
}

/** Nothing is left to come: what was pressed has been answered, and is drawn. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    for (let n = 0; n < 2; n++) await new Promise((done) => requestAnimationFrame(done));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });

/** Does lesson one by pressing what is dark; before each press, and at the end, `look` is told what comes next. */
async function walk(page: Page, hand: Hand, look: (moment: string) => Promise<void>): Promise<string[]> {
  const pressed: string[] = [];
  for (let n = 0; n < 40; n++) {
    await settled(page);
    const [next, ...more] = await dark(page);
    expect(more, `besides ${next?.words}`).toEqual([]);
    await look(`${n + 1}, before ${next?.words ?? "the end"}`);
    if (!next) return pressed;
    pressed.push(next.words);
    if (next.words === "Send") await hand.write(`hello ${n}`);
    await hand.press(next);
    // What was dark is so no longer, or stands at another client.
    await expect.poll(async () => JSON.stringify((await dark(page))[0])).not.toBe(JSON.stringify(next));
    if (pressed.filter((one) => one === "addIceCandidate").length === 1) {
      for (const name of ["A", "B"] as const) {
        await expect(state(page, name, "channel")).toHaveAttribute("data-state", "open");
      }
    }
  }
  throw new Error(`The lesson does not end: ${pressed}`);
}

/** A hand with a mouse, which presses where it sees the button: nothing is scrolled for it. */
const mouse = (page: Page): Hand => ({
  press: ({ x, y }) => page.mouse.click(x, y),
  async write(text) {
    const form = page.locator("form:has(button.next)");
    const { x, y, width, height } = (await form.locator("input").boundingBox())!;
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.keyboard.type(text);
  },
});

/** What of the present step is not whole on the screen; panes are to be so high. */
const missing = (page: Page, pane: number): Promise<string[]> =>
  page.evaluate((pane) => {
    const said: string[] = [];
    const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
    if (scrollHeight > clientHeight) said.push(`the page is ${scrollHeight - clientHeight} px too high`);
    if (scrollWidth > clientWidth) said.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    if (scrollY !== 0) said.push(`the page is scrolled by ${scrollY} px`);
    /** It lies within the window and every region that could cut it off, and nothing lies over its middle. */
    const isWhole = (what: string, element: Element | null) => {
      if (!element?.checkVisibility()) return said.push(`${what} is not there`);
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const limits: [string, { left: number; right: number; top: number; bottom: number }][] = [
        ["the window", { left: 0, right: innerWidth, top: 0, bottom: innerHeight }],
      ];
      for (let at = element.parentElement; at; at = at.parentElement) {
        if (getComputedStyle(at).overflow !== "visible") limits.push([at.className, at.getBoundingClientRect()]);
      }
      for (const [name, limit] of limits) {
        const out = Math.max(limit.left - left, right - limit.right, limit.top - top, bottom - limit.bottom);
        if (out > 1) said.push(`${what} is ${Math.round(out)} px outside of ${name}`);
      }
      const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (over && !element.contains(over)) said.push(`${what} lies under ${over.outerHTML.slice(0, 60)}`);
    };
    const isUnscrolled = (what: string, element: Element | null) => {
      if (!element) return said.push(`${what} is not there`);
      const hidden = element.scrollHeight - element.clientHeight;
      if (element.scrollTop !== 0) said.push(`${what} is scrolled by ${element.scrollTop} px`);
      if (hidden > 1) said.push(`${what} hides ${hidden} px`);
    };
    const step = document.querySelector('[aria-current="step"]');
    if (step) {
      isUnscrolled("the article", document.querySelector(".lesson"));
      isWhole("the step", step);
      for (const part of step.querySelectorAll(":is(.prose, .checks, .step-acts)")) isWhole(part.className, part);
      // What just happened is said in a place of its own.
      const said = document.querySelector(".just-met > :not([hidden])");
      if (said) isWhole("what just happened", said);
    } else isWhole("the heading of the end", document.querySelector(".ending h2"));
    const next = [...document.querySelectorAll("button.next")].find((one) => one.checkVisibility());
    if (next) isWhole(`the dark button ${next.textContent}`, next);
    for (const name of ["A", "B"]) {
      const of = (where: string) => document.querySelector(`.client.${name} ${where}`);
      for (const one of document.querySelectorAll(`.client.${name} .state`)) {
        isWhole(`${one.textContent} of ${name}`, one.querySelector(".state-now"));
      }
      isWhole(`the box of ${name}`, of(".paste textarea"));
      isWhole(`what the box of ${name} read`, of(".paste-read"));
      isUnscrolled(`what the box of ${name} read`, of(".paste-read"));
      isWhole(`the pane of ${name}`, of(".pane"));
      const high = of(".pane")?.clientHeight ?? 0;
      if (high < pane) said.push(`the pane of ${name} is ${high} px high`);
    }
    return said;
  }, pane);

/** The words of state machines that are cut off or broken. */
const broken = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".state-now")].filter((word) => word.checkVisibility()).flatMap(
      (word) => {
        const cell = word.closest(".state")!.getBoundingClientRect();
        const all = [...word.getClientRects()];
        const [{ left, right, top, bottom }] = all;
        const out = Math.max(cell.left - left, right - cell.right, cell.top - top, bottom - cell.bottom);
        const said = `${word.dataset.machine} ${word.textContent}`;
        if (all.length !== 1) return [`${said} is broken`];
        return out > 0.5 ? [`${said} is cut off by ${out.toFixed(1)} px`] : [];
      },
    )
  );

for (const { width, height, pane } of SIZES) {
  test(`lesson one at ${width}×${height}: all that a step needs is on the screen, and nothing jumps`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    await watch(page);
    await open(page, LESSON);
    const faults: string[] = [];
    await walk(page, mouse(page), async (moment) => {
      for (const fault of [...await missing(page, pane), ...await broken(page)]) faults.push(`${moment}: ${fault}`);
    });
    await hears(page, "A", "hello");
    expect(await metSteps(page)).toHaveLength(6);
    const { shift, moved, scrolled } = await seen(page);
    console.log(`lesson one at ${width}×${height}: layout shift ${shift.toFixed(4)}`);
    expect.soft(faults).toEqual([]);
    expect.soft(scrolled, "what was scrolled").toEqual([]);
    expect(shift, moved.join("\n")).toBeLessThan(0.05);
  });
}

test("the first view of lesson one has at most 32 controls", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, LESSON);
  const controls = await page.locator("button, a[href], input, select, textarea, summary").evaluateAll((all) =>
    all.filter((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return one.checkVisibility() && left < innerWidth && right > 0 && top < innerHeight && bottom > 0;
    }).map((one) => one.textContent || one.id)
  );
  console.log(`first view: ${controls.length} controls`);
  expect(controls.length, controls.join(" | ")).toBeLessThanOrEqual(32);
});

test("lesson one by keyboard in at most 60 presses: one key goes to the dark button, and presses it", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, LESSON);
  let presses = 0;
  const key = async (name: string) => {
    presses++;
    await page.keyboard.press(name);
  };
  let byEnter = false;
  await walk(page, {
    async press() {
      if (await page.evaluate(() => document.activeElement?.matches("input"))) return await key("Enter");
      await key("ControlOrMeta+Enter");
      await expect(page.locator("button.next:focus")).toBeVisible();
      // Both press it: the key that went there, and the one that presses any button.
      byEnter = !byEnter;
      await key(byEnter ? "Enter" : "ControlOrMeta+Enter");
    },
    async write() {
      await key("ControlOrMeta+Enter");
      await expect(page.locator("form input:focus")).toBeVisible();
      for (const letter of "hi") await key(letter);
    },
  }, () => Promise.resolve());
  console.log(`lesson one by keyboard: ${presses} presses`);
  expect(await metSteps(page)).toHaveLength(6);
  expect(presses).toBeLessThanOrEqual(60);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  test("the next step is read from its beginning, however far the one before was scrolled", async ({ page }) => {
    await open(page, "/lessons/what-is-a-candidate/");
    const article = page.getByRole("article");
    const scrolled = () => article.evaluate((element) => element.scrollTop);
    await article.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    expect(await scrolled()).toBeGreaterThan(0);
    await article.getByRole("button", { name: /^Turn the page/ }).click();
    await expect(page.locator('[data-step="priority"]')).toHaveAttribute("aria-current", "step");
    await expect.poll(scrolled).toBe(0);
  });

  test("lesson one by touch: the dark button is docked, both clients’ states are seen, targets have 44 px", async ({ page }) => {
    test.setTimeout(120_000);
    await open(page, LESSON);
    const faults: string[] = [];
    const hand: Hand = {
      press: ({ x, y }) => page.touchscreen.tap(x, y),
      async write(text) {
        await page.locator("form:has(button.next) input").tap();
        await page.keyboard.type(text);
      },
    };
    await walk(page, hand, async (moment) => {
      for (const fault of [...await docked(page), ...await tooSmall(page), ...await broken(page)]) {
        faults.push(`${moment}: ${fault}`);
      }
    });
    expect(await metSteps(page)).toHaveLength(6);
    expect([...new Set(faults)]).toEqual([]);
  });
});

/** Of the dark button and of both clients’ states: what cannot be seen where the page stands, and scrolled to its end. */
const docked = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const said: string[] = [];
    const began = scrollY;
    for (const at of [began, document.documentElement.scrollHeight]) {
      scrollTo(0, at);
      await new Promise((done) => requestAnimationFrame(done));
      const look = (what: string, element: Element | undefined) => {
        if (!element) return said.push(`${what} is not there`);
        const { left, right, top, bottom } = element.getBoundingClientRect();
        if (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight) {
          return said.push(`${what} is at ${Math.round(top)} to ${Math.round(bottom)} px, scrolled to ${scrollY}`);
        }
        const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (over && !element.contains(over)) said.push(`${what} lies under ${over.outerHTML.slice(0, 60)}`);
      };
      const next = [...document.querySelectorAll("button.next")].find((one) => one.checkVisibility());
      if (next) look("the dark button", next);
      const states = [...document.querySelectorAll(".front-states")];
      look("the states of A", states[0]);
      look("the states of B", states[1]);
    }
    scrollTo(0, began);
    return said;
  });

/** What is smaller than a fingertip: 44 px; links within a text have its height (WCAG 2.2, SC 2.5.8). */
const tooSmall = (page: Page): Promise<string[]> =>
  page.locator("button, a[href], input, select, textarea, summary").evaluateAll((all) =>
    all.filter((one) => one.checkVisibility() && !one.closest(".hidden, .skip, .prose, .sdp, [type=file]")).flatMap(
      (one) => {
        const target = one.matches("input[type=radio], input[type=checkbox]") ? one.closest("label") ?? one : one;
        const { width, height } = target.getBoundingClientRect();
        const said = `${one.outerHTML.slice(0, 70)} is ${Math.round(width)}×${Math.round(height)}`;
        return Math.round(width) >= 44 && Math.round(height) >= 44 ? [] : [said];
      },
    )
  );

/** The longest word that each machine may have to show (WebRTC 1.0). */
const LONGEST = {
  signaling: "have-remote-pranswer",
  gathering: "gathering",
  ice: "disconnected",
  dtls: "connecting",
  connection: "disconnected",
  sctp: "connecting",
  channel: "connecting",
} as const satisfies Record<Machine, string>;

test("no word of a state machine is cut off or broken, at any width, however long it is", async ({ page }) => {
  await open(page, LESSON);
  for (const width of [1440, 1400, 1280, 1024, 1023, 860, 640, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.evaluate((words) => {
      for (const one of document.querySelectorAll<HTMLElement>(".state-now")) {
        one.textContent = words[one.dataset.machine as keyof typeof words];
      }
    }, LONGEST);
    expect(await broken(page), `${width} px`).toEqual([]);
  }
});

test.describe("with motion", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });
  test("states are shown one after another, 400 ms each, with the time that they lasted", async ({ page }) => {
    await page.addInitScript(() => {
      const shown: Shown[] = [];
      const late = { most: 0, ahead: 0 };
      Object.assign(globalThis, { shown, late });
      let last = performance.now();
      // How long a frame took: so much later than it was due may anything be painted.
      const frame = (now: number) => {
        late.most = Math.max(late.most, now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      new MutationObserver(() => {
        for (const one of document.querySelectorAll<HTMLElement>(".client.B [data-machine]")) {
          const { machine = "", state: is = "" } = one.dataset;
          const says = one.textContent!;
          if (is !== says) late.ahead++;
          const lasted = one.nextElementSibling?.textContent ?? "";
          const before = shown.findLast((other) => other.machine === machine);
          if (before?.says === says) before.lasted ||= lasted;
          else shown.push({ machine, says, lasted, at: performance.now() });
        }
      }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    await open(page, LESSON);
    await makeOffer(page);
    await press(page, "A", "Carry offer for me");
    await press(page, "B", "createAnswer");
    await press(page, "B", "setLocalDescription");
    await press(page, "B", "Carry answer for me");
    await press(page, "A", "Carry candidate 1 for me");
    for (const machine of ["ice", "dtls", "connection"]) {
      await expect(state(page, "B", machine)).toHaveText("connected");
    }
    const { shown, late } = await page.evaluate(() => ({
      shown: Reflect.get(globalThis, "shown") as Shown[],
      late: Reflect.get(globalThis, "late") as { most: number; ahead: number },
    }));
    // Before the page is awake, and where there is no such machine yet, there is a dash.
    const of = (machine: Machine) => shown.filter((one) => one.machine === machine && one.says !== "—");
    expect(of("signaling").map(({ says }) => says)).toEqual(["stable", "have-remote-offer", "stable"]);
    expect(of("ice").map(({ says }) => says)).toEqual(["new", "checking", "connected"]);
    expect(of("connection").map(({ says }) => says)).toEqual(["new", "connecting", "connected"]);
    expect(late.ahead, "what is true is known before it is shown").toBeGreaterThan(0);
    for (const machine of ["ice", "connection", "dtls"] as const) {
      const all = of(machine);
      for (const [i, one] of all.entries()) {
        const next = all[i + 1];
        if (!next || i === 0) continue;
        expect(next.at - one.at, `${machine} ${one.says}`).toBeGreaterThanOrEqual(400 - late.most);
        expect(one.lasted, `${machine} ${one.says}`).toMatch(/\d/);
      }
    }
  });
});

interface Shown {
  readonly machine: string;
  readonly says: string;
  readonly at: number;
  lasted: string;
}
