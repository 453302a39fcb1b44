/** Firefox as it is shipped, driven over WebDriver BiDi: Playwright drives only a Firefox of its own. */
import process from "node:process";
import type { Page } from "puppeteer-core";

/** A browser that has not ended by itself after so long is ended. */
const PATIENCE = 5_000;

/** For `test.skip`: whether there is no Firefox, and why its tests are left out. */
export const noFirefox = [
  !process.env.FIREFOX_PATH,
  "There is no Firefox: FIREFOX_PATH is not set, and the test command found none.",
] as const;

export interface Firefox {
  /** Opens a page; `evaluate` runs in it whatever its Content-Security-Policy says. */
  open(address: string): Promise<Page>;
  /** Ends the browser, by force if it must. Its profile goes with it. */
  close(): Promise<void>;
}

/** Starts a Firefox with a profile of its own, so that several may run at a time; `preferences` as in about:config. */
export async function launchFirefox(preferences: Record<string, boolean | number | string> = {}): Promise<Firefox> {
  const { default: puppeteer } = await import("puppeteer-core");
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX_PATH,
    headless: true,
    // States are shown as they are, not one after another (prefers-reduced-motion).
    extraPrefsFirefox: { "ui.prefersReducedMotion": 1, ...preferences },
  });
  return {
    async open(address) {
      const page = await browser.newPage();
      await page.goto(address);
      return page;
    },
    async close() {
      const child = browser.process();
      const force = setTimeout(() => child?.kill("SIGKILL"), PATIENCE);
      try {
        await browser.close();
      } finally {
        clearTimeout(force);
      }
    },
  };
}
