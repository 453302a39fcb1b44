/** Browser tests: real Chromium, the built site, served as `deno task start` serves it. */
import process from "node:process";
import { defineConfig } from "@playwright/test";

const PORT = Number(process.env.TEST_PORT ?? 8217);

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Real connections over mDNS fail now and then on a busy machine. What passes the second time is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: [["list"], ["../failures.ts"]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    // States are shown as they are: what is shown one after another has a test of its own.
    contextOptions: { reducedMotion: "reduce" },
    permissions: ["clipboard-read", "clipboard-write"],
    // What a service worker answers, no test can hold back or refuse: offline.spec.ts alone has one.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command:
      `${process.execPath} run --no-prompt --allow-net=0.0.0.0:${PORT} --allow-read=dist --allow-env=HOST,PORT main.ts --signaling`,
    cwd: "../..",
    env: { PORT: String(PORT) },
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
