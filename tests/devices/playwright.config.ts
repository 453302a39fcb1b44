/** The tests with two devices: one scenario at a time, each with a network and two browsers of its own. */
import process from "node:process";
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/devices",
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: true,
  // As in tests/browser: what passes the second time is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: [["list"], ["../failures.ts"]],
});
