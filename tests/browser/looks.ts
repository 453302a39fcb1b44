/** What must hold on every page and in every state: axe finds nothing, light and dark; nothing overlaps. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Runs axe over the page as it stands, in light and in dark. */
export async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) =>
      `${id}: ${nodes.map((node) => node.html.slice(0, 140)).join(" | ")}`
    );
    expect(told, `axe, ${colorScheme}, ${page.url()}`).toEqual([]);
  }
}

/** Nothing is wider than the window, and no two things to press or to read lie on each other. */
export async function nothingOverlaps(page: Page): Promise<void> {
  const found = await page.evaluate(async () => {
    // A card on its way is not where it will be.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    // What lies under an open dialog is meant to.
    const whole = document.querySelector("dialog[open]") ?? document;
    const things = [...whole.querySelectorAll<HTMLElement>(
      ":is(button, a, input, textarea, summary, [data-machine], h1, h2, h3, label, p, .chip, .blob)",
    )].filter((thing) =>
      thing.checkVisibility() && !thing.closest(".hidden, .fronts, .skip, [popover], body > :not(main)")
    );
    const said: string[] = wide > 0 ? [`the page is ${wide} pixels too wide`] : [];
    // What a scrolling pane hides overlaps nothing.
    const seen = (thing: HTMLElement) => {
      const { left, right, top, bottom } = thing.getBoundingClientRect();
      const pane = thing.closest(".pane, .messages, .diagram-scroll")?.getBoundingClientRect();
      if (!pane || thing.closest("[role=tablist]")) return { left, right, top, bottom };
      return { left, right, top: Math.max(top, pane.top), bottom: Math.min(bottom, pane.bottom) };
    };
    const boxes = things.map((thing) => ({ thing, box: seen(thing) })).filter(({ box }) => box.bottom > box.top);
    for (const [i, one] of boxes.entries()) {
      for (const two of boxes.slice(i + 1)) {
        if (one.thing.contains(two.thing) || two.thing.contains(one.thing)) continue;
        const across = Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left);
        const down = Math.min(one.box.bottom, two.box.bottom) - Math.max(one.box.top, two.box.top);
        if (across > 1 && down > 1) {
          said.push(`${one.thing.outerHTML.slice(0, 80)} × ${two.thing.outerHTML.slice(0, 80)}`);
        }
      }
    }
    return said;
  });
  expect(found).toEqual([]);
}

/** Exactly one button that can be seen is the dark one, or none when there is nothing left to do. */
export async function darkButtons(page: Page): Promise<string[]> {
  return await page.locator("button.next:visible").evaluateAll((all) => all.map((button) => button.textContent ?? ""));
}
