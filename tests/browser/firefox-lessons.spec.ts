/** Every lesson in Firefox: a hand does what its text says, and each step is met by its own acts. */
import { expect, test } from "@playwright/test";
import type { Page } from "puppeteer-core";
import type { LessonFile } from "../../lessons/format/read.ts";
import { FILES } from "../lessons/course.ts";
import { startBox } from "./box.ts";
import { launchFirefox, noFirefox } from "./firefox.ts";
import { act, openForHand } from "./firefox-hand.ts";
import { click, until } from "./firefox-presses.ts";
import { ownAddress } from "./stun-server.ts";

test.skip(...noFirefox);

/** Lessons on the box that are not walked to their end here, by their last step, and why. */
const SAMPLED: Readonly<Record<string, readonly [last: string, why: string]>> = {
  "two-nats": ["another-door", "it ends with a connection that never comes about, which box.spec.ts waits for, too"],
  "the-path-breaks": ["suspicion", "Firefox waits 30 s for its verdict; what then is, box-cable.spec.ts says"],
  "how-good-is-it": ["channels", "what its statistics say while a cable is out, stats.spec.ts says"],
};

/** What a step that Firefox cannot do says there, and the one packet that is opened in place of another. */
const OTHERWISE: Readonly<Record<string, readonly [missing: string, packet: string]>> = {
  sealed: ["the box has seen no “ChannelBind request” of A", "Send indication"],
};

async function walk(page: Page, { slug, steps }: LessonFile): Promise<void> {
  const [last, why] = SAMPLED[slug] ?? [];
  for (const { id, solution } of steps) {
    const [missing, packet] = slug === "last-resort" ? OTHERWISE[id] ?? [] : [];
    for (const one of solution) await act(page, one.act === "open" && packet ? { ...one, packet, row: "" } : one);
    const step = `[data-step="${id}"]`;
    if (missing) {
      expect(await page.$eval(`${step} .checks`, (all) => all.textContent)).toContain(missing);
      await click(page, `//li[@data-step="${id}"]//button[starts-with(normalize-space(),"Turn the page")]`);
      continue;
    }
    await until(page, (step) => document.querySelector<HTMLElement>(step)?.dataset.met === "true", id, step);
    if (id === last) return console.log(`${slug} was walked in Firefox up to “${id}”: ${why}.`);
  }
}

for (const lesson of FILES) {
  const how = SAMPLED[lesson.slug] ? "is begun" : "is finished";
  test(`@slow ${lesson.slug} ${how} in Firefox by what its text says`, async ({ baseURL }) => {
    test.skip(
      lesson.network && ownAddress() === "127.0.0.1",
      "This machine has no address but 127.0.0.1, where Firefox gathers nothing.",
    );
    test.setTimeout(180_000);
    const box = lesson.network ? await startBox(["--host", ownAddress()]) : undefined;
    const firefox = await launchFirefox();
    try {
      const page = await openForHand(firefox, new URL(`lessons/${lesson.slug}/`, box ? `${box.address}/` : baseURL));
      await walk(page, lesson);
    } finally {
      await firefox.close();
      box?.close();
    }
  });
}
