/** One Firefox for each test of a spec. */
import { test } from "@playwright/test";
import { type Firefox, launchFirefox } from "./firefox.ts";

/** What gives a test its Firefox: it is started when a test first asks for it, and ended after that test. */
export function firefoxForEach(): () => Promise<Firefox> {
  let firefox: Firefox | undefined;
  test.afterEach(async () => {
    await firefox?.close();
    firefox = undefined;
  });
  return async () => firefox ??= await launchFirefox();
}
