/** The camera and pictures: a code held up at an angle comes out as text, and whatever goes wrong has a name. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { cameraProblems } from "../../browser/camera/lazy.ts";
import type { ScanState } from "../../components/desk/Scanner.tsx";
import { headers } from "../../server/policy.ts";
import { ALWAYS_ALLOW, FAKE_CAMERA, film, withCamera } from "./film.ts";
import { isAccessible } from "./looks.ts";

const CODE = "8M2K0QXV7J4TB9WZ".repeat(6);

const STAGE = "http://localhost:8217/stage/";
const PAGE = `<!doctype html><html lang="en"><title>Stage</title>
<link rel="stylesheet" href="site/base.css"><link rel="stylesheet" href="site/words.css">
<link rel="stylesheet" href="desk/QrCode.css"><link rel="stylesheet" href="desk/Scanner.css"><main><h1>Stage</h1><button type="button">Scan</button><div id="stage"></div>
<video id="video" muted playsinline></video></main></html>`;
/** What the stage can import, by name. */
const MODULES = {
  camera: "browser/camera/lazy.ts",
  qr: "components/desk/qr.ts",
  QrCode: "components/desk/QrCode.tsx",
  Scanner: "components/desk/Scanner.tsx",
  preact: "node_modules/preact/dist/preact.mjs",
};
let bundles = "";

test.beforeAll(async () => {
  bundles = await mkdtemp(join(tmpdir(), "stage-"));
  const config = {
    root: process.cwd(),
    logLevel: "error",
    publicDir: false,
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: { outDir: bundles, emptyOutDir: false, target: "es2022", lib: { entry: MODULES, formats: ["es"] } },
  };
  const path = join(bundles, "vite.config.mjs");
  await writeFile(path, `export default ${JSON.stringify(config)}`);
  // In a process of its own: Playwright's way of loading modules keeps Vite from finding its binary.
  await promisify(execFile)(process.execPath, ["run", "-A", "npm:vite", "build", "--config", path]);
});
test.afterAll(() => rm(bundles, { recursive: true, force: true }));

/** What the site's policy has refused on a stage. */
const refused: string[] = [];
test.afterEach(() => expect(refused.splice(0)).toEqual([]));

/** A page of its own under the site's policy, from which the modules can be imported. */
async function openStage(context: BrowserContext, base = STAGE): Promise<Page> {
  await context.route(`${base}**`, async (route) => {
    const name = route.request().url().slice(base.length);
    const [type, body] = name.endsWith(".mjs")
      ? ["text/javascript", await readFile(join(bundles, name))]
      : name.endsWith(".css")
      ? ["text/css", await readFile(`components/${name}`)]
      : ["text/html", PAGE];
    await route.fulfill({ headers: { ...headers(), "Content-Type": type }, body });
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (/Security Policy|TrustedScript/.test(message.text())) refused.push(message.text());
  });
  await page.goto(base);
  return page;
}

/** Scans until there is a text or a problem; then says whether the camera was let go. */
const scan = (page: Page) =>
  page.evaluate(async () => {
    const { scanCamera } = await import("/stage/camera.mjs" as string) as typeof import("../../browser/camera/lazy.ts");
    const video = document.querySelector("video")!;
    let track: MediaStreamTrack | undefined;
    const found = await new Promise<string>((done) => {
      const stop = scanCamera({
        video,
        onLooking: () => track = (video.srcObject as MediaStream).getVideoTracks()[0],
        onText: (text) => {
          stop();
          done(text);
        },
        onProblem: done,
      });
    });
    return { found, camera: track?.readyState ?? "never looked", emptied: video.srcObject === null };
  });

const readPicture = (page: Page, bytes: Uint8Array, type = "image/png") =>
  page.evaluate(async ([bytes, type]) => {
    const { readPicture } = await import(
      "/stage/camera.mjs" as string
    ) as typeof import("../../browser/camera/lazy.ts");
    return await readPicture(new Blob([Uint8Array.fromBase64(bytes)], { type }));
  }, [Buffer.from(bytes).toString("base64"), type] as const);

/** Shows the QR code of a text, as the page would. */
const draw = (page: Page, text: string) =>
  page.evaluate(async (text) => {
    const { h, render } = await import("/stage/preact.mjs" as string) as typeof import("preact");
    const { QrCode } = await import("/stage/QrCode.mjs" as string) as typeof import("../../components/desk/QrCode.tsx");
    const { qrOf } = await import("/stage/qr.mjs" as string) as typeof import("../../components/desk/qr.ts");
    render(h(QrCode, { text, label: "Offer of Client A", qr: qrOf(text) }), document.querySelector("#stage")!);
  }, text);

for (const [degrees, tilt] of [[0, 0], [24, 0.25], [-140, -0.4]]) {
  test(`the camera reads a code turned by ${degrees}°, tilted by ${tilt}`, async ({ launchOptions }, info) => {
    const path = info.outputPath("camera.y4m");
    await writeFile(path, film(CODE, degrees, tilt));
    const args = [FAKE_CAMERA, ALWAYS_ALLOW, `--use-file-for-fake-video-capture=${path}`];
    await withCamera(launchOptions, args, async (context) => {
      const page = await openStage(context);
      // Twice: once let go, the camera can be had again at once.
      for (let i = 0; i < 2; i++) {
        expect(await scan(page)).toEqual({ found: CODE, camera: "ended", emptied: true });
      }
    });
  });
}

test("every way to have no camera has its name", async ({ launchOptions }) => {
  const without = (found: string) => ({ found, camera: "never looked", emptied: true });
  await withCamera(launchOptions, [FAKE_CAMERA], async (context) => {
    expect(await scan(await openStage(context))).toEqual(without("refused"));
  });
  await withCamera(launchOptions, [ALWAYS_ALLOW], async (context) => {
    const page = await openStage(context);
    expect(await scan(page)).toEqual(without("none"));
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("in use", "NotReadableError"));
    });
    expect(await scan(page)).toEqual(without("busy"));
    // Only localhost is trusted without HTTPS.
    expect(await scan(await openStage(context, "http://oob.example/stage/"))).toEqual(without("insecure"));
  });
});

test("stopped while the browser still asks, the camera is let go when it comes", async ({ launchOptions }) => {
  await withCamera(launchOptions, [FAKE_CAMERA, ALWAYS_ALLOW], async (context) => {
    const page = await openStage(context);
    const told = await page.evaluate(async () => {
      const { scanCamera } = await import(
        "/stage/camera.mjs" as string
      ) as typeof import("../../browser/camera/lazy.ts");
      const got: MediaStream[] = [];
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (what) => {
        got.push(await ask(what));
        return got[0];
      };
      const told: string[] = [];
      const tell = (text: string) => void told.push(text);
      const video = document.querySelector("video")!;
      scanCamera({ video, onText: tell, onProblem: tell, onLooking: () => tell("looking") })();
      while (got.length === 0) await new Promise((done) => setTimeout(done, 20));
      await new Promise((done) => setTimeout(done, 100));
      return [...told, ...got[0].getTracks().map((track) => track.readyState)];
    });
    expect(told).toEqual(["ended"]);
  });
});

test("an unplugged camera says so, and so does a reader that did not load", async ({ launchOptions }) => {
  await withCamera(launchOptions, [FAKE_CAMERA, ALWAYS_ALLOW], async (context) => {
    const page = await openStage(context);
    const unplugged = scan(page);
    await expect.poll(() => page.evaluate(() => document.querySelector("video")!.srcObject !== null)).toBe(true);
    await page.evaluate(() => {
      const { srcObject } = document.querySelector("video")!;
      (srcObject as MediaStream).getVideoTracks()[0].dispatchEvent(new Event("ended"));
    });
    expect(await unplugged).toMatchObject({ found: "busy", emptied: true });

    const cut = await openStage(context);
    await cut.route(/\/stage\/esm-/, (route) => route.abort());
    expect(await scan(cut)).toEqual({ found: "no-reader", camera: "never looked", emptied: true });
    expect(await readPicture(cut, await cut.screenshot())).toEqual({ problem: "no-reader" });
  });
});

test("the browser's own reader is used where it reads QR codes, and ours where it fails", async ({ context }) => {
  const cases = [[["qr_code"], "its own", "its own"], [["qr_code"], null, "drawn"], [[], "its own", "drawn"]] as const;
  for (const [formats, own, text] of cases) {
    const page = await openStage(context);
    await page.evaluate(([formats, own]) => {
      class BarcodeDetector {
        static getSupportedFormats = () => Promise.resolve(formats);
        detect = () => own === null ? Promise.reject(new Error("gone")) : Promise.resolve([{ rawValue: own }]);
      }
      Object.assign(globalThis, { BarcodeDetector });
    }, [formats, own] as const);
    await draw(page, "drawn");
    expect(await readPicture(page, await page.screenshot())).toEqual({ text });
  }
});

test("a picture of the code as the page draws it is read, in light and in dark", async ({ context }) => {
  const page = await openStage(context);
  const link = `https://oob.example/device/?client=B#${CODE}`;
  await draw(page, link);
  const code = page.getByRole("img", { name: "Offer of Client A" });
  await expect(page.locator("figcaption")).toHaveText("QR version 6, level M, 41 × 41 modules, 133 characters");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await readPicture(page, await code.screenshot())).toEqual({ text: link });
    const jpeg = await page.screenshot({ type: "jpeg", quality: 60 });
    expect(await readPicture(page, jpeg, "image/jpeg")).toEqual({ text: link });
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await readPicture(page, await page.screenshot())).toEqual({ text: link });
  await isAccessible(page);
});

test("a text that is too long, a picture without a code, and a file that is no picture", async ({ context }) => {
  const page = await openStage(context);
  await draw(page, "x".repeat(3000));
  await expect(page.getByRole("status")).toHaveText(
    "This is too long for one QR code: 3,000 characters, and the largest holds about 2,953. Choose the compact code.",
  );
  expect(await readPicture(page, await page.screenshot())).toEqual({ problem: "no-code" });
  expect(await readPicture(page, Buffer.from("See you at eight?"))).toEqual({ problem: "not-a-picture" });
  expect(await readPicture(page, Buffer.alloc(0))).toEqual({ problem: "not-a-picture" });
});

test("the scanner words each problem, takes a picture twice, and closes on Escape", async ({ context }) => {
  const page = await openStage(context);
  const opener = page.getByRole("button", { name: "Scan" });
  await opener.focus();
  const show = (state: ScanState) =>
    page.evaluate(async (state) => {
      const { h, render } = await import("/stage/preact.mjs" as string) as typeof import("preact");
      const { Scanner } = await import(
        "/stage/Scanner.mjs" as string
      ) as typeof import("../../components/desk/Scanner.tsx");
      const stage = document.querySelector<HTMLElement>("#stage")!;
      const did = (what: string) => stage.dataset.did = `${stage.dataset.did ?? ""} ${what}`.trim();
      // One function for all renders, as the props ask for.
      const kept = globalThis as { videoRef?: (video: unknown) => void };
      kept.videoRef ??= (video) => did(video ? "shown" : "gone");
      const { videoRef } = kept;
      const onPicture = (file: File) => did(file.name);
      const onClose = () => {
        did("closed");
        render(null, stage);
      };
      render(h(Scanner, { client: "B", state, videoRef, onPicture, onClose }), stage);
    }, state);
  const dialog = page.getByRole("dialog", { name: "Read a code for Client B" });

  for (const [state, said] of [["asking", "Waiting"], ["looking", "hold it still"], ["found", "paste box"]] as const) {
    await show(state);
    await expect(dialog.getByRole("status")).toContainText(said);
    await expect(dialog.locator("video")).toBeVisible();
  }
  await isAccessible(page);
  for (const problem of [...cameraProblems, "no-reader", "no-code", "not-a-picture"] as const) {
    await show({ problem });
    expect((await dialog.getByRole("status").textContent())!.match(/\.(\s|$)/g), problem).toHaveLength(2);
    const sees = problem === "no-code" || problem === "not-a-picture";
    await expect(dialog.locator("video")).toBeVisible({ visible: sees });
  }
  await isAccessible(page);
  const picture = { name: "code.png", mimeType: "image/png", buffer: Buffer.alloc(0) };
  for (let i = 0; i < 2; i++) await dialog.getByLabel("Read a picture of the code").setInputFiles(picture);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expect(page.locator("#stage")).toHaveAttribute("data-did", "shown code.png code.png closed gone");
});
