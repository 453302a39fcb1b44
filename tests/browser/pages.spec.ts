/** Every page: reachable, readable without JavaScript, accessible, narrow, small, and under its policy. */
import { expect, type Response, test } from "@playwright/test";
import { brotliCompressSync } from "node:zlib";
import { isAccessible, nothingOverlaps } from "./looks.ts";
import { classesOf, filesBelow, read, rulesOf, sheetsWith, withImports } from "../components/sheets.ts";
import { client, open, openDrawer } from "./person.ts";

const PAGES = [
  "/",
  "/lessons/",
  "/lessons/the-first-connection/",
  "/bench/",
  "/device/",
  "/device/the-first-connection/",
  "/replay/",
  "/annotate/",
  "/class/",
  "/glossary/",
  "/no-such-page",
];

for (const path of PAGES) {
  test(`${path} is accessible, light and dark, and nothing overlaps at 390`, async ({ page }) => {
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    await open(page, path);
    await isAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await nothingOverlaps(page);
    await isAccessible(page);
    // The teacher’s page asks for a box, and this site has none.
    const own = errors.filter((text) => !(["/no-such-page", "/class/"].includes(path) && text.includes("404")));
    expect(own).toEqual([]);
  });
}

test("every link of the site leads to a page of the site", async ({ page, request }) => {
  const seen = new Set<string>();
  for (const path of PAGES) {
    await page.goto(path);
    const links = await page.locator('a[href]:not([href^="#"])').evaluateAll((all) =>
      all.map((a) => (a as HTMLAnchorElement).href)
    );
    for (const link of links) if (link.startsWith(new URL(page.url()).origin)) seen.add(link);
  }
  expect(seen.size).toBeGreaterThan(3);
  for (const link of seen) expect((await request.get(link)).status(), link).toBe(200);
});

test("an unknown page says so, with the status 404; an address without its slash is led on", async ({ page, request }) => {
  const answer = await page.goto("/lessons/no-such-lesson/");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no page here." })).toBeVisible();
  await page.getByRole("link", { name: "Go to the first page" }).click();
  await expect(page).toHaveURL("/");
  const led = await request.get("/lessons", { maxRedirects: 0 });
  expect([led.status(), led.headers()["location"]]).toEqual([301, "/lessons/"]);
});

test("the security headers stand on every answer, and in the page itself", async ({ page, request }) => {
  for (const path of PAGES) {
    const headers = (await request.get(path)).headers();
    const policy = headers["content-security-policy"];
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';/);
    expect(policy).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["permissions-policy"]).toContain("geolocation=()");
    await page.goto(path);
    const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy).toBe(`${meta}; frame-ancestors 'none'`);
    expect(await page.locator("script:not([src])").count()).toBe(0);
    expect(await page.locator("[style]").count()).toBe(0);
  }
});

test("assets are hashed and immutable, and come compressed", async ({ request }) => {
  const html = await (await request.get("/bench/")).text();
  const assets = [...html.matchAll(/(?:src|href)="\.\.\/(assets\/[^"]+)"/g)].map((match) => match[1]);
  expect(assets.length).toBeGreaterThan(2);
  for (const asset of assets) {
    expect(asset).toMatch(/-[\w-]{8}\.(js|css|svg|woff2)$/);
    for (const encoding of ["br", "gzip"]) {
      const headers = (await request.get(`/${asset}`, { headers: { "Accept-Encoding": encoding } })).headers();
      expect(headers["cache-control"]).toContain("immutable");
      // A typeface is compressed in itself.
      expect(headers["content-encoding"]).toBe(asset.endsWith(".woff2") ? undefined : encoding);
    }
  }
});

// One on the plain bench, one with media on the box, and one that programs carry in.
for (const slug of ["the-first-connection", "how-good-is-it", "from-hands-to-a-server"]) {
  test(`${slug} sends at most 40 kB of JavaScript and 8 kB of styles, brotli, and no highlighter`, async ({ page }) => {
    const sent = new Map<string, Promise<string>>();
    // What is still on its way when the test ends is none of what was sent before the load event.
    const read = (answer: Response) => answer.text().catch(() => "");
    page.on("response", (answer) => /\.(js|css)$/.test(answer.url()) && sent.set(answer.url(), read(answer)));
    await open(page, `/lessons/${slug}/`);
    const before = await page.evaluate(() => {
      const [{ loadEventStart }] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      return performance.getEntriesByType("resource").filter(({ startTime }) => startTime < loadEventStart)
        .map(({ name }) => name);
    });
    const small = async (what: string, ending: string, limit: number) => {
      const texts = await Promise.all(before.filter((url) => url.endsWith(ending)).map((url) => sent.get(url)!));
      const bytes = texts.reduce((sum, text) => sum + brotliCompressSync(text).length, 0);
      console.log(`lesson page: ${bytes} bytes of ${what} before its load event, brotli, in ${texts.length} files`);
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(limit);
    };
    await small("JavaScript", ".js", 40_000);
    await small("styles", ".css", 8_000);
    const all = (await Promise.all([...sent].filter(([url]) => url.endsWith(".js")).map(([, text]) => text))).join("");
    expect(all).not.toMatch(/shiki|oniguruma|textmate/i);
  });
}

// What the page brings while it idles is none of what it needs.
test.beforeEach(({ page }) =>
  page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }))
);

/** Every sheet of the components, with the classes that no other names: where they are styled, the sheet is there. */
const SHEETS = new Map(filesBelow("components/", /\.css$/).map((path) => [path, classesIn(path)]));
const MARKS = new Map(
  [...SHEETS].map(([path, classes]) => {
    const others = new Set([...SHEETS].flatMap(([other, its]) => other === path ? [] : its));
    return [path, classes.filter((name) => !others.has(name))] as const;
  }).filter(([, marks]) => marks.length > 0),
);

function classesIn(sheet: string): readonly string[] {
  return [...new Set(rulesOf(read(sheet)).flatMap(({ selector }) => classesOf(selector)))];
}

/** The sheets that pages name, beside the one of every page. */
const NAMED: Record<string, string> = { "/": "components/site/home.css", "/glossary/": "components/site/glossary.css" };

test("a page links the styles of what it shows, and no others", async ({ request }) => {
  for (const path of PAGES) {
    const answer = await request.get(path);
    const html = await answer.text();
    const links = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href);
    const sheets = links.map(async (href) => (await request.get(new URL(href, answer.url()).href)).text());
    const styles = [/<style>([^<]*)/.exec(html)?.[1] ?? "", ...await Promise.all(sheets)].join("");
    const islands = [...html.matchAll(/data-island="(\w+)"/g)].map(([, name]) => `islands/${name}.tsx`);
    // The not-found page carries its own, and nothing on it fails to load.
    const own = path === "/no-such-page" ? "components/site/not-found.css" : "components/site/every-page.css";
    const named = [own, ...path in NAMED ? [NAMED[path]] : []].flatMap(withImports);
    const needed = [...named, ...sheetsWith(...islands)].filter((sheet) => MARKS.has(sheet));
    const isThere = (name: string) => new RegExp(`\\.${name}(?![\\w-])`).test(styles);
    const linked = [...MARKS].filter(([, marks]) => marks.some(isThere)).map(([sheet]) => sheet);
    expect(linked.toSorted(), path).toEqual(needed.toSorted());
  }
});

const LATE = [
  [".machine", "container-type", "inline-size", "signaling"],
  [".wish", "display", "grid", "Options"],
  [".media-sent", "display", "grid", "Video and audio"],
  [".away", "display", "grid", "Move Client B to another device"],
] as const;

for (const [part, property, value, opener] of LATE) {
  test(`what comes late has its styles when it is first shown: ${part}`, async ({ page }) => {
    await open(page, "/bench/");
    if (part === ".away") await openDrawer(page, "Bench");
    await page.evaluate(([part, property]) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        const found = document.querySelector(part);
        if (found && seen.length === 0) seen.push(getComputedStyle(found).getPropertyValue(property));
      }).observe(document.body, { childList: true, subtree: true });
    }, [part, property] as const);
    const [asked, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route("**/*.css", async (route) => {
      asked.resolve();
      await letGo.promise;
      await route.continue();
    });
    await client(page, "A").or(page.locator(".bench-bar")).getByText(opener).first().click();
    await asked.promise;
    await expect(page.locator(part)).toHaveCount(0);
    letGo.resolve();
    await expect(page.locator(part).first()).toBeVisible();
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([value]);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("prose and code can be read, and the page says what the bench needs", async ({ page }) => {
    await page.goto("/lessons/the-first-connection/");
    await expect(page.getByText("nothing passes between Client A and Client B unless you carry it")).toBeVisible();
    await page.locator("[data-step]").nth(3).locator("summary").click();
    await expect(page.getByText("and will wait as long as you need")).toBeVisible();
    await expect(page.getByText("const peerConnectionA = new RTCPeerConnection();")).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.locator("[data-step]").nth(5)).toBeVisible();
    await page.getByText("What you learned").click();
    await expect(page.getByText("Carry them over a channel that you trust")).toBeVisible();
    await expect(page.locator("noscript p", { hasText: "The bench needs JavaScript and WebRTC." })).toBeVisible();
  });
});

test("on paper a lesson has nothing to press, and all of the code", async ({ page }) => {
  await open(page, "/lessons/the-first-connection/");
  const code = client(page, "A").locator(".pane");
  await page.emulateMedia({ media: "print" });
  for (const gone of ["header.site", ".bench-bar", ".calls", ".paste", ".step-acts"]) {
    await expect(page.locator(gone).first()).toBeHidden();
  }
  expect(await code.evaluate((pane) => pane.scrollHeight - pane.clientHeight)).toBeLessThanOrEqual(0);
});

test("the theme follows the system until it is switched, and the choice stays", async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, "/");
  const light = await paper();
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await open(page, "/bench/");
  expect(await paper()).toBe(dark);
});

test("no script may make a policy of its own for what becomes markup or code (Trusted Types)", async ({ page }) => {
  await page.goto("/bench/");
  const made = await page.evaluate(() => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => object };
    };
    try {
      trustedTypes.createPolicy("evil", { createHTML: (text: string) => text });
      return "made";
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(made).toBe("TypeError");
});
