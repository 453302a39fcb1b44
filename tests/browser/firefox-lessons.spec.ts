/** Every lesson in Firefox: a hand does what its text says, and each step is met by its own acts. */
import { test } from "@playwright/test";
import { FILES } from "../lessons/course.ts";
import { launchFirefox, noFirefox } from "./firefox.ts";
import { act, keepCopies } from "./firefox-hand.ts";
import { until } from "./firefox-presses.ts";

test.skip(...noFirefox);

for (const lesson of FILES) {
  test(`@slow ${lesson.slug} is finished in Firefox by what its text says`, async ({ baseURL }) => {
    test.skip(
      lesson.network,
      "Firefox gathers nothing from a server on 127.0.0.1, where the box of this test would be.",
    );
    test.setTimeout(180_000);
    const firefox = await launchFirefox();
    try {
      const page = await firefox.open("about:blank");
      await keepCopies(page);
      await page.setViewport({ width: 1440, height: 900 });
      await page.goto(new URL(`lessons/${lesson.slug}/`, baseURL).href);
      await until(page, () => document.querySelector("[data-island]:not([data-awake])") === null, "awake");
      for (const step of lesson.steps) {
        for (const one of step.solution) await act(page, one);
        await until(
          page,
          (id) => document.querySelector<HTMLElement>(`[data-step="${id}"]`)?.dataset.met === "true",
          step.id,
          step.id,
        );
      }
    } finally {
      await firefox.close();
    }
  });
}
